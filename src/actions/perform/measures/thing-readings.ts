/** What single things measure or are measured at: the charge of a battery, the power that a dryer draws, how wet a bed is. */
import type { OfThings, Target } from '../../../nlu/call.js';
import { sayNumber } from '../../../nlu/reply/values.js';
import type { Device } from '../../home.js';
import { convertBetween } from '../../kinds/unit-symbols.js';
import { propertyRead } from '../../readings.js';
import { nameWords } from '../../resolve/names.js';
import type { PerformContext } from '../perform.js';
import { devicesTelling } from '../query.js';
import { reachable, stateOf } from '../targets.js';

export interface ThingReading {
  readonly device: Device;
  /** In the unit of `UNIT`. */
  readonly value: number;
}

/** What each is told in, whatever its sensor counts in. */
const UNIT: Readonly<Record<OfThings, string>> = { battery: '%', power: 'W', energy: 'kWh', moisture: '%' };

/** The house's own meter counts everything at once: it is no thing among things. */
const METER =
  /\b(?:meter|mains|grid|total|whole|house|home|household|overall|electricity|consumption|import)\b/i;

/** What is made, sent out or kept is not used. */
const PRODUCES =
  /\b(?:solar|pv|photovoltaics?|panels?|export|exported|generation|generated|production|inverter|turbine|powerwall)\b/i;

const isUse = (of: OfThings): boolean => of === 'power' || of === 'energy';

/** Every thing at the place that tells, or, with `ids`, these; each once. */
export function thingReadings(
  of: OfThings,
  target: Target,
  context: PerformContext,
): readonly ThingReading[] {
  const each = target.ids === undefined ? [target] : target.ids.map((id): Target => ({ ids: [id] }));
  const everywhere = Object.keys(target).length === 0 || target.all === true;
  const devices =
    everywhere && target.ids === undefined
      ? reachable(context.world.home.devices, context)
      : each.flatMap((one) => devicesTelling({ do: 'query', attr: of, target: one, agg: 'which' }, context));
  return [...new Set(devices)].flatMap((device) => {
    const value = valueTold(device, of, context);
    return value === null || (isUse(of) && PRODUCES.test(device.name)) ? [] : [{ device, value }];
  });
}

/** The readings of the house's own meters, and of things. */
export function apart(readings: readonly ThingReading[]): {
  readonly meters: readonly ThingReading[];
  readonly things: readonly ThingReading[];
} {
  const meters = readings.filter(({ device }) => METER.test(device.name));
  return { meters, things: readings.filter((reading) => !meters.includes(reading)) };
}

function valueTold(device: Device, of: OfThings, context: PerformContext): number | null {
  const property = propertyRead(device, of);
  if (property === null) return null;
  const state = stateOf(context, device);
  const value = state[property];
  if (typeof value !== 'number') return null;
  const unit = property === 'value' ? (state['unit'] ?? device.state['unit']) : undefined;
  return typeof unit === 'string' ? (convertBetween(value, unit, UNIT[of]) ?? value) : value;
}

export function sayThingReading(value: number, of: OfThings): string {
  const shown = of === 'energy' ? Math.round(value * 100) / 100 : Math.round(value * 10) / 10;
  return UNIT[of] === '%' ? `${sayNumber(shown)}%` : `${sayNumber(shown)} ${UNIT[of]}`;
}

const MEASURED: ReadonlySet<string> = new Set(
  'power energy consumption usage use wattage watts draw moisture sensor today'.split(' '),
);

/** What is measured, where the sensor is called after it: the Dryer of "Dryer Power". */
export function measuredThing(device: Device): Device {
  if (device.kind !== 'sensor') return device;
  const words = device.name.split(' ');
  while (words.length > 1 && nameWords(words.at(-1) ?? '').every((word) => MEASURED.has(word))) words.pop();
  return { ...device, name: words.join(' ') };
}
