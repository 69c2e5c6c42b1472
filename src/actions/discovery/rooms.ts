/** The room that a friendly name begins with: "kitchen ceiling light" hangs in the kitchen. Pure. */

import { nameKey } from '../home-file/collisions.js';

/** Rooms that people have, for a house that names none itself; the second list lies outside. */
const USUAL =
  'living room,kitchen,bedroom,master bedroom,guest bedroom,guest room,bathroom,hall,hallway,office,study,dining room,nursery,kids room,attic,basement,cellar,laundry room,utility room,pantry,toilet,landing,garage,workshop,conservatory,entrance,corridor,lounge';
const OUTSIDE = 'garden,balcony,terrace,patio,porch,driveway,backyard,front yard,shed';

const USUAL_ROOMS: ReadonlyMap<string, { readonly name: string; readonly outside: boolean }> = new Map(
  [USUAL, OUTSIDE].flatMap((list) =>
    list.split(',').map((room) => {
      const name = room.replaceAll(/\b[a-z]/g, (letter) => letter.toUpperCase());
      return [nameKey(room), { name, outside: list === OUTSIDE }] as const;
    }),
  ),
);

/**
 * What a name begins with, the longest first, as `nameKey` writes it: `living room lamp` -> `living room`, `living`. The
 * whole name is none of them: a lamp called "Hall" may hang anywhere.
 */
export function headsOf(name: string): readonly string[] {
  const words = nameKey(name).split(' ').slice(0, 6);
  return words.slice(1).map((_, place) => words.slice(0, words.length - 1 - place).join(' '));
}

/** A usual room at the head of the name, for a house that names no rooms: its name, and whether it is outside. */
export function usualRoom(name: string): { readonly name: string; readonly outside: boolean } | null {
  const head = headsOf(name).find((one) => USUAL_ROOMS.has(one));
  return head === undefined ? null : (USUAL_ROOMS.get(head) ?? null);
}
