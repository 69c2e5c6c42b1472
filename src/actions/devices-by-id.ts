import type { Device, Home } from './home.js';

const known = new WeakMap<Home, ReadonlyMap<string, Device>>();

/** A home's devices by id; made once for each home, for every sentence asks several times. */
export function devicesById(home: Home): ReadonlyMap<string, Device> {
  let devices = known.get(home);
  if (devices === undefined) {
    devices = new Map(home.devices.map((device) => [device.id, device]));
    known.set(home, devices);
  }
  return devices;
}
