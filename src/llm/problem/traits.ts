/**
 * A candidate in plain words: how it is, what it is and what can be told to it. "It's too dark in here" switches on a lamp
 * that is off and brightens one that is on; "too bright" dims a lamp that can be dimmed and switches off one that cannot;
 * "draw the curtains" means the Gardinen.
 */
import type { Device, DeviceState, PropertyValue } from '../../actions/home.js';
import { KIND_TABLE } from '../../actions/kinds/kinds.js';
import { nameWords } from '../../actions/resolve/names.js';

/** Of an ability that most of a kind have, nothing is said. */
const ABILITY_WORDS: Readonly<Partial<Record<Device['kind'], Readonly<Record<string, string>>>>> = {
  light: { brightness: 'dim', color: 'color', color_temp: 'warm' },
  fan: { speed: 'speed' },
  cover: { tilt: 'tilt' },
  media: { source: 'source' },
};

/** At most one word for its state, one for its level, one for its class and a few for its abilities; words of the name are not said again. */
export function traitsOf(device: Device, state: DeviceState, text: string): string[] {
  const { kind, deviceClass, abilities } = device;
  const abilityWords = Object.entries(ABILITY_WORDS[kind] ?? {})
    .filter(([name]) => Object.hasOwn(abilities, name))
    .map(([, word]) => word);
  const cools = kind === 'climate' && abilities['mode']?.values?.includes('cool') === true;
  const named = new Set(nameWords(text));
  return [
    stateWord(kind, state),
    levelWord(kind, state),
    deviceClass !== null && CLASSED.has(kind) && !named.has(deviceClass) ? deviceClass : null,
    ...abilityWords,
    cools ? 'cool' : null,
  ].filter((word) => word !== null);
}

const CLASSED: ReadonlySet<Device['kind']> = new Set(['cover', 'media', 'sensor', 'binary_sensor']);

/** What the kind's main property says, where it is one word. */
function stateWord(kind: Device['kind'], state: DeviceState): string | null {
  const { main } = KIND_TABLE[kind];
  const value = main === null ? undefined : state[main];
  switch (main) {
    case 'on':
      return flag(value, 'on', 'off');
    case 'locked':
      return flag(value, 'locked', 'open');
    case 'position':
      return typeof value === 'number' ? flag(value > 0, 'open', 'closed') : null;
    case 'mode':
    case 'playback':
    case 'activity':
      // Told by the device: only what could be a state is passed on.
      return typeof value === 'string' && /^[a-z_]{2,20}$/.test(value) ? value.replaceAll('_', ' ') : null;
    default:
      return null;
  }
}

/** Levels of which a sentence may complain: up to the first number they are low, from the second on high. Percent. */
const LEVELS: Readonly<
  Partial<
    Record<
      Device['kind'],
      { readonly of: string; readonly low: [number, string]; readonly high: [number, string] }
    >
  >
> = {
  light: { of: 'brightness', low: [35, 'low'], high: [75, 'full'] },
  fan: { of: 'speed', low: [35, 'slow'], high: [70, 'fast'] },
  media: { of: 'volume', low: [20, 'quiet'], high: [55, 'loud'] },
};

/** "I can't see my hands": the lamp that is low is made brighter; where it is full, another one is meant. */
function levelWord(kind: Device['kind'], state: DeviceState): string | null {
  if (kind === 'cover') {
    const { position } = state;
    return typeof position === 'number' && position > 0 && position < 100 ? 'partly' : null;
  }
  const level = LEVELS[kind];
  const value = level === undefined ? undefined : state[level.of];
  const { main } = KIND_TABLE[kind];
  const goes = main !== null && (state[main] === true || state[main] === 'playing');
  if (level === undefined || typeof value !== 'number' || !goes) return null;
  if (value <= level.low[0]) return level.low[1];
  return value >= level.high[0] ? level.high[1] : null;
}

const flag = (value: PropertyValue | undefined, yes: string, no: string): string | null =>
  value === true ? yes : value === false ? no : null;
