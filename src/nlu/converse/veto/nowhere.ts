/**
 * A thing in a room that this house has not got: "the lamp in the study", said where there is none, is no lamp of the lounge. Only
 * where the room is said of the thing itself: people call rooms by many names, and come from them and go there.
 */
import type { Home } from '../../../actions/home.js';
import { singular } from '../../../actions/resolve/names.js';
import { KINDS_OF_WORD } from '../../kind-words.js';
import { normalWords } from '../../normalize.js';

/** Words for one room stand together: whoever has a basement may say "cellar". */
const ROOMS: readonly (readonly string[])[] = [
  ['attic', 'loft'],
  ['cellar', 'basement'],
  ['conservatory', 'sunroom', 'sun room', 'winter garden', 'veranda', 'verandah'],
  ['study', 'office', 'den', 'library'],
  ['guest room', 'spare room', 'guest bedroom', 'spare bedroom'],
  ['granny flat', 'annexe', 'annex', 'guest house', 'pool house', 'summer house'],
  ['dining room', 'diner'],
  ['greenhouse', 'glasshouse', 'polytunnel'],
  ['workshop', 'shed', 'garage', 'barn'],
  ['pantry', 'larder'],
  ['laundry', 'laundry room', 'utility room', 'utility'],
  ['playroom', 'games room', 'game room', 'nursery', 'kids room'],
  ['gym', 'fitness room'],
  ['sauna', 'steam room'],
];
const PLACED = new RegExp(
  `\\b(?<kind>\\w+) (?:in|of) (?:the|my|our) (?<room>${ROOMS.flat().join('|')})(?= please$|$)`,
);

export function isNowhere(text: string, home: Home): boolean {
  const { kind, room } = PLACED.exec(normalWords(text).join(' '))?.groups ?? {};
  if (kind === undefined || room === undefined || !KINDS_OF_WORD.has(singular(kind))) return false;
  const same = ROOMS.find((names) => names.includes(room)) ?? [];
  const here = [...home.areas, ...home.floors, ...home.devices].flatMap(({ name, aliases }) => [
    name,
    ...aliases,
  ]);
  return !here.some((one) => {
    const words = ` ${normalWords(one).join(' ')} `;
    return same.some((name) => words.includes(` ${name} `));
  });
}
