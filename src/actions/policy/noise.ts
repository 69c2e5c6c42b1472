/** What wakes people: the table of noisy things, and when a player would be loud. Data, for the quiet hours. */
import type { Device, DeviceState } from '../home.js';
import { applyEffect } from '../simulated/simulated-device.js';
import type { Effect, LocalTime } from '../world.js';
import { type QuietHours, quietAt } from './quiet.js';

type DeviceEffect = Extract<Effect, { readonly type: 'device' | 'device-op' }>;

/** By kind, or by class of an outlet or switch: noisy while `property` is one of these. */
const NOISY: readonly {
  readonly kinds: readonly Device['kind'][];
  readonly classes?: readonly string[];
  readonly property: string;
  readonly values: readonly unknown[];
}[] = [
  { kinds: ['vacuum', 'mower'], property: 'activity', values: ['cleaning'] },
  {
    kinds: ['outlet', 'switch'],
    classes: ['washer', 'washing_machine', 'dryer', 'tumble_dryer', 'dishwasher', 'pump', 'compressor'],
    property: 'on',
    values: [true],
  },
];
/** Operations that begin what is noisy, where they are no property. */
const NOISY_OPS: ReadonlySet<string> = new Set(['clean_area']);

/** Whether this would make noise in hours in which it is quiet where the device is. */
export function isNoisy(
  device: Device,
  effect: DeviceEffect,
  before: DeviceState,
  { quiet, at }: { readonly quiet: readonly QuietHours[] | undefined; readonly at: LocalTime },
): boolean {
  const hours = quietAt(quiet, at, device.area);
  if (hours === null) return false;
  const after = applyEffect(device, before, effect);
  if (device.kind === 'media') return isTurnedUp(before, after, hours.players);
  const row = NOISY.find(
    ({ kinds, classes }) =>
      kinds.includes(device.kind) && (classes?.includes(device.deviceClass ?? '') ?? true),
  );
  if (row === undefined) return false;
  if (effect.type === 'device-op') return NOISY_OPS.has(effect.op);
  return row.values.includes(effect.set[row.property]);
}

/** Louder than allowed, and louder than it was. */
function isTurnedUp(before: DeviceState, after: DeviceState, most: number): boolean {
  const now = loudness(after);
  return now > most && now > loudness(before);
}

function loudness({ playback, volume, muted }: DeviceState): number {
  const silent = playback !== 'playing' || muted === true;
  return silent || typeof volume !== 'number' ? 0 : volume;
}
