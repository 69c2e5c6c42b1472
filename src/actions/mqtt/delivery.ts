/** How much it matters that a command is carried out twice, or by a device that comes back later. */
import type { DeviceBinding, DeviceEffect } from '../discovery/binding.js';
import type { Device } from '../home.js';
import { isEntrance } from '../kinds/entrances.js';

/** What lets somebody in, lets something out, or wakes the street. */
const GRAVE_KINDS: ReadonlySet<Device['kind']> = new Set(['lock', 'alarm', 'siren', 'valve']);

/**
 * True for what must reach the device once and now, or not at all, so that nothing on the way may store it: at QoS 1 a
 * broker that is restarted repeats to devices that keep their session what they had carried out already (measured with
 * Mosquitto: 37 of 2,000 commands in 100 restarts). That is everything but one case: a harmless setting of a device that
 * never reports, where nothing else would tell that nobody listens.
 */
export function mustComeOnce(
  device: Device,
  effect: DeviceEffect,
  { reports }: Pick<DeviceBinding, 'reports'>,
): boolean {
  if (effect.type === 'device-op' || Object.keys(effect.set).some((name) => reports.has(name))) return true;
  if (GRAVE_KINDS.has(device.kind) || (device.risk !== null && device.risk !== 'none')) return true;
  return isEntrance(device);
}
