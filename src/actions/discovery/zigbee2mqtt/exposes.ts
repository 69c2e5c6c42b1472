/** A device's exposes -> the parts one speaks to, and what is left out with the reason. Pure. */
import { climatePart } from './climate.js';
import { coverPart } from './cover.js';
import { fanOf, fanPart } from './fan.js';
import { type Feature, HOLDERS } from './feature.js';
import { genericPart } from './generic.js';
import { lightPart } from './light.js';
import { lockPart } from './lock.js';
import type { Part, PartContext } from './part.js';
import { sirenPart } from './siren.js';
import { onOffPart, switchPart } from './switch.js';

export interface Exposed {
  readonly parts: readonly Part[];
  /** The property that tells the battery's charge in percent. */
  readonly battery: string | null;
  /** What nobody can speak to, and why. */
  readonly skipped: readonly { readonly feature: Feature; readonly reason: string }[];
}

const READERS: Readonly<Record<string, (holder: Feature, context: PartContext) => Part | null>> = {
  light: lightPart,
  switch: switchPart,
  cover: coverPart,
  lock: lockPart,
  fan: fanPart,
  climate: climatePart,
};

export function readExposes(features: readonly Feature[], context: PartContext): Exposed {
  const parts: Part[] = [];
  const skipped: { feature: Feature; reason: string }[] = [];
  const used = new Set<Feature>();
  for (const holder of features) {
    if (!HOLDERS.has(holder.type)) continue;
    used.add(holder);
    const part = READERS[holder.type]?.(holder, context) ?? null;
    if (part !== null) parts.push(part);
    else skipped.push({ feature: holder, reason: 'has nothing that can be set' });
  }
  const loose = features.filter((feature) => !used.has(feature));
  for (const part of unwrapped(loose, features, context, used)) parts.push(part);
  const battery = loose.find(({ name, type }) => name === 'battery' && type === 'numeric');
  const properties = new Set<string>();
  for (const feature of loose) {
    if (used.has(feature)) continue;
    // Meters expose one property for each way they may be wired.
    if (properties.has(feature.property)) {
      skipped.push({ feature, reason: 'is exposed twice' });
      continue;
    }
    properties.add(feature.property);
    const part = sirenPart(feature) ?? genericPart(feature, context);
    if (typeof part === 'string') skipped.push({ feature, reason: part });
    else parts.push(part);
  }
  return { parts, battery: battery?.property ?? null, skipped };
}

/** Covers, fans, thermostats and switches whose features stand loose, as many Tuya converters have them. */
function unwrapped(
  loose: readonly Feature[],
  all: readonly Feature[],
  context: PartContext,
  used: Set<Feature>,
): readonly Part[] {
  const parts: Part[] = [];
  const find = (names: RegExp): Feature | undefined =>
    loose.find(({ name, settable }) => settable && names.test(name));
  const take = (part: Part | null, ...features: readonly (Feature | undefined)[]): void => {
    if (part === null) return;
    parts.push(part);
    for (const feature of features) if (feature !== undefined) used.add(feature);
  };
  const has = (type: string): boolean => all.some((feature) => feature.type === type);
  const setpoint = find(/^(target_temperature|(occupied|current)_heating_setpoint)$/);
  if (setpoint !== undefined && !has('climate')) {
    const members = loose.filter(({ name }) => THERMOSTAT.test(name));
    take(climatePart(holderOf('climate', members), context), ...members);
  }
  const state = loose.find(({ name, settable }) => settable && name === 'state');
  if (state !== undefined && opens(state) && !has('cover')) {
    const position = find(/^position$/);
    const members = [state, ...(position === undefined ? [] : [position])];
    take(coverPart(holderOf('cover', members), context), ...members);
  } else if (state?.type === 'binary' && state.category === null) take(onOffPart(state, context), state);
  const speed = find(/^fan_speed$/);
  if (speed !== undefined && !has('fan') && !used.has(speed)) {
    const figures = speed.type === 'numeric';
    take(fanOf(undefined, figures ? undefined : speed, figures ? speed : undefined, speed.endpoint), speed);
  }
  return parts;
}

const THERMOSTAT =
  /^(target_temperature|occupied_(heating|cooling)_setpoint|current_(heating|cooling)_setpoint|system_mode|preset|fan_mode|local_temperature|current_temperature)$/;

function opens({ type, values, on }: Feature): boolean {
  const words = type === 'binary' ? [String(on)] : values;
  return words.some((word) => word.toUpperCase() === 'OPEN');
}

function holderOf(type: string, features: readonly Feature[]): Feature {
  return {
    type,
    name: '',
    property: '',
    endpoint: features[0]?.endpoint ?? null,
    label: type,
    told: false,
    settable: false,
    askable: false,
    category: null,
    unit: null,
    min: undefined,
    max: undefined,
    step: undefined,
    values: [],
    on: undefined,
    off: undefined,
    features,
  };
}
