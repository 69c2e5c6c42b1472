/**
 * "Gentler", "no, colder", "just a shade down", "it has to go lower": a way to go, said of nothing, just after something was
 * done. It is said of that, where the thing can go that way at all; what else it might mean elsewhere is nobody's wish.
 */

import { attrOf } from '../../../actions/adjusting.js';
import type { Device, Kind } from '../../../actions/home.js';
import { abilityOf, LEVELLED } from '../../../actions/kinds/kinds.js';
import { remembered } from '../../../actions/resolve/place.js';
import type { World } from '../../../actions/world.js';
import type { AdjustCall, Call } from '../../call.js';
import type { Session } from '../../conversation.js';
import { normalWords } from '../../normalize.js';
import { oppositeOf } from '../../opposite-state.js';

const WAYS: Readonly<Record<string, 1 | -1>> = {
  ...Object.fromEntries(
    'gentler softer weaker slower lower down quieter dimmer darker cooler colder'
      .split(' ')
      .map((word) => [word, -1]),
  ),
  ...Object.fromEntries(
    'stronger harder faster higher up louder brighter warmer hotter'.split(' ').map((word) => [word, 1]),
  ),
};
/** What may be said so of any device that has a level. */
const ANY: ReadonlySet<string> = new Set(['lower', 'higher', 'up', 'down']);
/** What is said of these kinds besides; what is said of one kind alone ("louder") the grammar reads by itself. */
const OF_KIND: Readonly<Partial<Record<Kind, ReadonlySet<string>>>> = {
  fan: new Set(['gentler', 'softer', 'weaker', 'slower', 'stronger', 'harder', 'faster', 'quieter']),
  media: new Set(['gentler', 'softer', 'quieter', 'louder']),
  light: new Set(['gentler', 'softer', 'weaker', 'dimmer', 'darker', 'brighter', 'stronger']),
};
const WARMTH: ReadonlySet<string> = new Set(['warmer', 'cooler', 'colder']);

const PRONOUN = /\b(?:it|them|these|those)\b/;
const LEAD =
  '(?:(?:no|nope|hmm|and|now|just|even|still|please|okay|(?:make|get) (?:it|them|both|these|those|that|this)|it|them|they|both|both of them|that|this|these|those|has to|have to|need to|needs to|should|must|go|be|come|get) )*';
const SIZE =
  '((?:(?:a|just|the) )?(?:(?:tiny|little|wee) )?(?:bit|little|tad|touch|shade|notch|hair|smidge|much|lot|way|far|slightly|some) )?';
const SAID = new RegExp(
  `^${LEAD}${SIZE}(${Object.keys(WAYS).join('|')})( a (?:tiny )?(?:bit|little|tad|touch|shade|notch)| a lot| again| more| further)*(?: please)?$`,
);
/** "That's too low", of what was just done: the other way. */
const TOO =
  /^(?:(?:no|nope|hmm|oh|and|now|but|well) )*(?:its|thats|theyre|it is|that is|this is|they are|still) (?:(?:now|still|far|way|much|a bit|a little|just) )*too (low|high|soft|weak|strong|dim|dark|bright|quiet|loud|slow|fast)(?: (?:now|for me|for us))?$/;
const BACK: Readonly<Record<string, string>> = {
  low: 'higher',
  high: 'lower',
  soft: 'stronger',
  weak: 'stronger',
  strong: 'weaker',
  dim: 'brighter',
  dark: 'brighter',
  bright: 'dimmer',
  quiet: 'louder',
  loud: 'quieter',
  slow: 'faster',
  fast: 'slower',
};
/** Bare, "up" and "down" are for blinds and stairs; with a size they are for what was just set. */
const PLAIN = /^(?:up|down)(?: please)?$/;
const LITTLE = /\b(?:bit|little|tad|touch|shade|notch|hair|smidge|slightly)\b/;
const LOT = /\b(?:much|lot|way|far)\b/;
/** The change of what was just done; null where nothing was, or it cannot go that way. */
export function comparedAgain(text: string, session: Session, world: World): Call | null {
  const last = remembered(session, world.now);
  if (last === null) return null;
  const said = normalWords(lastClause(text)).join(' ');
  const way = BACK[TOO.exec(said)?.[1] ?? ''] ?? SAID.exec(said)?.[2] ?? '';
  const sign = WAYS[way];
  if (sign === undefined || PLAIN.test(said)) return null;
  const devices = world.home.devices.filter(({ id }) => last.devices.includes(id));
  const before = last.calls.findLast((call): call is AdjustCall => call.do === 'adjust');
  const size = LITTLE.test(said) ? { size: 'few' as const } : LOT.test(said) ? { size: 'lot' as const } : {};
  const changed = (attr: string, some: 1 | -1): Call => ({
    do: 'adjust',
    attr,
    delta: { some, ...size },
    target: { ref: 'last' },
  });
  // Of white light, warmer is fewer kelvin; nobody calls it too cold who did not choose its white.
  if (WARMTH.has(way)) {
    const white = (one: Device): boolean => abilityOf(one, 'color_temp') !== null;
    // "Make them warmer", of lamps: those that can be.
    const lamps = [...devices, ...world.home.devices.filter(({ id }) => last.also?.includes(id) === true)];
    const points = PRONOUN.test(said) && lamps.every(({ kind }) => kind === 'light') && lamps.some(white);
    return devices.length > 0 &&
      (way !== 'colder' || before?.attr === 'color_temp') &&
      (devices.every(white) || points) &&
      // "Kill the lights." "Make it warmer": nobody sees their white.
      devices.some(({ id }) => world.states.get(id)?.['on'] !== false)
      ? changed('color_temp', sign === 1 ? -1 : 1)
      : null;
  }
  const fits = devices.length > 0 && devices.every((one) => mayGo(one, way));
  return fits ? changed('level', sign) : null;
}

function mayGo(device: Device, way: string): boolean {
  return (ANY.has(way) && LEVELLED.has(device.kind)) || OF_KIND[device.kind]?.has(way) === true;
}

/** "I'm still stuck to the sheets, it has to go lower": what comes last is what is wanted, where "it" is said in it. */
function lastClause(text: string): string {
  return text.replace(/^.*[,;.!]\s*(?=(?:it|that|this)\b)/i, '');
}

const REVERSES =
  /^(?:(?:now|and|please|okay) )*(?:reverse (?:it|that|them)|(?:turn|switch|flip) (?:it|that|them) (?:round|around|the other way))(?: please)?$/;

/** "Reverse it", after a fan that can turn the other way. */
export function reversed(text: string, session: Session, world: World): Call | null {
  const last = remembered(session, world.now);
  const said = normalWords(text).join(' ');
  if (last !== null && OTHER_WAY.test(said)) return otherWay(session, last, world);
  if (last === null || !REVERSES.test(said)) return null;
  const [fan, ...more] = world.home.devices.filter(({ id }) => last.devices.includes(id));
  if (fan === undefined || more.length > 0 || abilityOf(fan, 'direction') === null) return null;
  const value = world.states.get(fan.id)?.['direction'] === 'reverse' ? 'forward' : 'reverse';
  return { do: 'adjust', attr: 'direction', value, target: { ref: 'last' } };
}

const OTHER_WAY =
  /^(?:(?:no|nope|oh|oops|wait|sorry|actually|i (?:meant|mean)|not that way) )*(?:(?:the )?other (?:way|direction)|(?:thats |thats the )?(?:the )?wrong (?:way|direction))(?: please)?$/;

/** "No, the other way": as far from where it was as it went, on the other side; what was opened is closed. */
function otherWay(
  { undo }: Session,
  last: NonNullable<Session['last']>,
  { home, states }: World,
): Call | null {
  const call = last.calls.at(-1);
  const target = { ref: 'last' } as const;
  if (call?.do === 'set') {
    const state = oppositeOf(call.state);
    return call.when === undefined && state !== undefined ? { do: 'set', state, target } : null;
  }
  const [device, ...more] = home.devices.filter(({ id }) => last.devices.includes(id));
  if (call?.do !== 'adjust' || call.when !== undefined || device === undefined || more.length > 0)
    return null;
  const attr = attrOf(device, call.attr);
  const [was, is] = [undo?.devices[device.id]?.[attr], states.get(device.id)?.[attr]];
  if (typeof was !== 'number' || typeof is !== 'number' || was === is) return null;
  return { do: 'adjust', attr, delta: 2 * (was - is), target };
}
