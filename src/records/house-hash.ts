/** A house by its content: records that were made in the same house share one copy of it. */
import { createHash } from 'node:crypto';
import type { Home } from '../actions/home.js';

/** As kept: without bindings, which hold topics and say nothing to the understanding. */
export function keptHouse(home: Home): Home {
  return { ...home, devices: home.devices.map((device) => ({ ...device, mqtt: null })) };
}

/** 16 hexadecimal digits. */
export const shortHash = (text: string): string =>
  createHash('sha256').update(text).digest('hex').slice(0, 16);

const KNOWN = new WeakMap<Home, string>();

export function houseHash(home: Home): string {
  let hash = KNOWN.get(home);
  if (hash === undefined) {
    hash = shortHash(JSON.stringify(keptHouse(home)));
    KNOWN.set(home, hash);
  }
  return hash;
}
