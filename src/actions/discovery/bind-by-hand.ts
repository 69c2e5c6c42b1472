/** The devices of home.yaml that have a binding by hand, and what that can tell them where `can` names nothing. */
import { messageOf } from '../../errors.js';
import type { Device, Home } from '../home.js';
import type { Problem } from './adapter.js';
import type { DeviceBinding } from './binding.js';
import { readByHand } from './by-hand.js';

export interface BoundByHand {
  readonly devices: readonly Device[];
  /** By device id. */
  readonly bindings: ReadonlyMap<string, DeviceBinding>;
}

/** A binding that cannot be read is reported, and its device stays without one. */
export function bindByHand({ devices, units }: Home, report: (problem: Problem) => void): BoundByHand {
  const bindings = new Map<string, DeviceBinding>();
  const bound = devices.map((device): Device => {
    if (device.mqtt === null) return device;
    try {
      const { binding, abilities } = readByHand(device.mqtt, device.kind, units);
      bindings.set(device.id, binding);
      return Object.keys(device.abilities).length > 0 ? device : { ...device, abilities };
    } catch (error) {
      const source = `mqtt of device ${device.id} in home.yaml`;
      report({ source, reason: `cannot be used: ${messageOf(error)}` });
      return device;
    }
  });
  return { devices: bound, bindings };
}
