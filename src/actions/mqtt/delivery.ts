/** How much it matters that a command is carried out twice, or by a device that comes back later. */
import type { DeviceEffect } from '../discovery/binding.js';
import type { Device } from '../home.js';

/** What lets somebody in, lets something out, or wakes the street. */
const GRAVE_KINDS: ReadonlySet<Device['kind']> = new Set(['lock', 'alarm', 'siren', 'valve']);
const ENTRANCES: ReadonlySet<string> = new Set(['garage', 'garage_door', 'gate', 'door']);

/**
 * True for what must reach the device once and now, or not at all: operations that are no state (a scene's run, the next
 * track), and whatever home.yaml or the kind calls risky. No broker stores it, so no device gets it again, or later.
 */
export function mustComeOnce(device: Device, effect: DeviceEffect): boolean {
  if (effect.type === 'device-op') return true;
  if (GRAVE_KINDS.has(device.kind) || (device.risk !== null && device.risk !== 'none')) return true;
  return device.kind === 'cover' && ENTRANCES.has(device.deviceClass ?? '');
}
