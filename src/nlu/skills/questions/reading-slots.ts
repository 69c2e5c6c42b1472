/** From the slots of a question for a value to its call: which property of which device tells it. */
import type { QueryCall, Target } from '../../call.js';
import type { ListItem, ListSource, Match, SlotMatch } from '../../skill.js';
import { SHARED_LISTS } from '../shared-rules.js';
import { stringSlot, targetOf, textSlot } from '../target.js';
import { isDeviceName } from '../unknown-names.js';
import { isMeasure, MEASURES, type Measure } from './measures.js';

const SCOPES = SHARED_LISTS['scope'] ?? { values: [] };

/** Places to measure at: within the house, too. */
export const WITHIN: ListSource = {
  values: [
    ...('values' in SCOPES ? SCOPES.values : []),
    { in: '[on the] (inside|indoors|indoor) [(of|in) the (house|home|flat|apartment)]', out: 'inside' },
  ],
};

/** Of several devices of one name, those that measure it. */
function measuring(slot: SlotMatch, { attr, classes }: Measure): SlotMatch {
  const fitting = slot.items.filter((item) => {
    const { kind, class: deviceClass, can } = item.context ?? {};
    if (kind === 'sensor') return typeof deviceClass === 'string' && classes.includes(deviceClass);
    if (attr === 'temperature') return kind === 'climate' || kind === 'weather' || kind === 'water_heater';
    return Array.isArray(can) && can.includes(attr);
  });
  return fitting.length > 0 ? { ...slot, items: fitting } : slot;
}

/** The property to read of the device that was named: a sensor's value, a thermostat's current temperature. */
function attrOf(slot: SlotMatch, measure: Measure): string {
  // "How full is the tank": what it measures itself is how full it is.
  if (measure.attr === 'full') return slot.items.every(isFilled) ? 'value' : 'battery';
  const kinds = new Set(slot.items.map((item) => item.context?.kind));
  if (kinds.size !== 1) return measure.attr;
  // What a wind meter measures is not how full its battery is.
  const classes = slot.items.map((item) => item.context?.class);
  if (measure.attr === 'battery' && classes.every((one) => typeof one === 'string' && one !== 'battery'))
    return 'battery';
  if (kinds.has('sensor')) return 'value';
  // "The loudness of the radio".
  if (measure.attr === 'sound_pressure' && kinds.has('media')) return 'volume';
  if (measure.attr === 'temperature' && (kinds.has('climate') || kinds.has('water_heater'))) return 'current';
  return measure.attr;
}

const FILLED: ReadonlySet<unknown> = new Set(['level', 'volume', 'volume_storage', 'water', 'weight', 'gas']);
const VESSEL = /\b(?:tank|butt|cistern|bin|hopper|feeder|reservoir|silo|oil|salt|trough|bucket|tub|level)\b/i;

/** Is it a vessel that tells how full it is? */
function isFilled({ context }: ListItem): boolean {
  const { kind, class: deviceClass, name } = context ?? {};
  return kind === 'sensor' && (FILLED.has(deviceClass) || (typeof name === 'string' && VESSEL.test(name)));
}

function readNamed(match: Match, measure: Measure): QueryCall[] {
  const said = match.slots.name;
  if (said === undefined) return [];
  const name = measuring(said, measure);
  const target = targetOf({ ...match, slots: { ...match.slots, name } });
  return [{ do: 'query', attr: attrOf(name, measure), target }];
}

export function readMeasure(match: Match, measure: Measure): QueryCall[] {
  const measured = textSlot(match, 'measured');
  if (measured !== undefined)
    return isDeviceName(measured)
      ? [{ do: 'query', attr: 'temperature', target: { name: `${measured} temperature` } }]
      : [];
  if (match.slots.name !== undefined) return readNamed(match, measure);
  if (match.group.slots?.water === true)
    return [{ do: 'query', attr: measure.attr, target: { kind: 'water_heater' } }];
  if (match.slots.group === undefined && !OF_A_PLACE.has(measure.attr)) return [];
  const fallback: Target =
    measure.attr === 'title' ? { kind: 'media' } : measure.attr === 'target' ? { kind: 'climate' } : {};
  const target = targetOf(match, fallback);
  // The weather and the porch are not in the house.
  const within = stringSlot(match, 'scope') === 'home' && OF_THE_AIR.has(measure.attr);
  return [{ do: 'query', attr: measure.attr, target: within ? { area: 'inside' } : target }];
}

const OF_THE_AIR: ReadonlySet<string> = new Set(['temperature', 'humidity']);

/** What can be asked of a room, or of the house, without naming who measures it. */
const OF_A_PLACE: ReadonlySet<string> = new Set([
  'temperature',
  'humidity',
  'brightness',
  'illuminance',
  'volume',
  'target',
  'title',
  'power',
  'energy',
  'aqi',
  'atmospheric_pressure',
  'carbon_dioxide',
  'carbon_monoxide',
  'volatile_organic_compounds',
  'pm25',
  'pm10',
]);

/** What is asked for by its word alone; a bare "volume" or "power" may be anything. */
export const BARE: ReadonlySet<string> = new Set(
  [...OF_A_PLACE].filter(
    (attr) => !['brightness', 'volume', 'target', 'title', 'power', 'energy'].includes(attr),
  ),
);

export function measureOf(match: Match): Measure | null {
  const said = match.slots.measure?.value;
  if (isMeasure(said)) return said;
  const implied = match.group.slots?.measure;
  if (typeof implied !== 'string') return null;
  if ('values' in MEASURES) {
    const item = MEASURES.values.find(({ out }) => isMeasure(out) && out.attr === implied);
    if (isMeasure(item?.out)) return item.out;
  }
  return { attr: implied, classes: [implied] };
}
