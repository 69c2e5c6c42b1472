/** What a browser is called in the hub, and what that tells of where it is. */
import { randomUUID } from 'node:crypto';
import { isLoopback } from '../config.js';

const AFAR = 'afar-';

/** @param address of the other end of its connection */
export function clientId(address: string): string {
  return `${isLoopback(address.replace(/^::ffff:/i, '')) ? '' : AFAR}${randomUUID()}`;
}

/** On another machine: whoever sits there may be in the house, in the street, or anywhere that a tunnel reaches. */
export const isAfar = (id: string): boolean => id.startsWith(AFAR);
