/** What stands outside: by its area, or, where it has none, by its name. "Outside Temperature" is announced without a room. Pure. */
import type { Device, Home } from '../home.js';
import { nameWords } from './names.js';

/** A shed stands outside, too, and it is dry and warm in it. */
const OUTSIDE: ReadonlySet<string> = new Set(
  'outside outdoor outdoors exterior garden balcony terrace patio porch backyard yard'.split(' '),
);

/** Water and earth are as warm as they are, whatever the air is. */
const NO_AIR: ReadonlySet<string> = new Set(
  'pool pond tub spa jacuzzi whirlpool water sea lake soil compost'.split(' '),
);

export function isUnderSky({ area, name }: Device, { areas }: Pick<Home, 'areas'>): boolean {
  if (nameWords(name).some((word) => NO_AIR.has(word))) return false;
  return area === null
    ? nameWords(name).some((word) => OUTSIDE.has(word))
    : areas.some(({ id, outside }) => id === area && outside);
}
