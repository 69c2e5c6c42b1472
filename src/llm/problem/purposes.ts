/**
 * Retrieval by purpose: "I need caffeine" means the coffee machine, wherever it stands and whatever it is called. Which sorts of things a sentence
 * speaks of, by naive Bayes over its words and pairs of words (purpose-words.ts).
 */
import type { Device, Home, Kind } from '../../actions/home.js';
import { PURPOSES } from './purpose-words.js';

export interface Purpose {
  readonly kinds: readonly Kind[];
  /** Names of such things. */
  readonly names: RegExp;
  readonly words: string;
}

/** Sorts that one sentence may bring in, and things of each. */
const MAX_SORTS = 3;
const MAX_OF_SORT = 2;
/** As a logarithm: how much likelier the sentence must be for the sort than for anything. */
const LIKELY = 0.5;

/** Words and neighbouring pairs of a sentence, from its words in normal form and the singular. */
export function purposeWords(words: readonly string[]): string[] {
  return [...words, ...words.slice(1).map((word, index) => `${words[index]} ${word}`)];
}

/** By word, the index of each sort that it speaks for, and how much; read when first wanted. */
let known: ReadonlyMap<string, readonly (readonly [number, number])[]> | null = null;

function weightsOf(): NonNullable<typeof known> {
  if (known !== null) return known;
  const weights = new Map<string, (readonly [number, number])[]>();
  for (const [index, { words }] of PURPOSES.entries())
    for (const each of words.split(' ')) {
      const [word = '', weight = '0'] = each.split(':');
      const spoken = word.replace('+', ' ');
      weights.set(spoken, [...(weights.get(spoken) ?? []), [index, Number(weight)]]);
    }
  known = weights;
  return weights;
}

/** By sort, the device ids of a house. */
const sortsOfHome = new WeakMap<Home, ReadonlyMap<number, readonly Device[]>>();

/** What is switched in one house is one press in another: a dog's feeder. */
const isSort = (kind: Kind, kinds: readonly Kind[]): boolean =>
  kinds.includes(kind) || ((kind === 'button' || kind === 'script') && kinds.includes('outlet'));

function sortsIn(home: Home): ReadonlyMap<number, readonly Device[]> {
  const before = sortsOfHome.get(home);
  if (before !== undefined) return before;
  const sorts = new Map<number, readonly Device[]>();
  for (const [index, { kinds, names }] of PURPOSES.entries()) {
    const such = home.devices.filter(
      ({ kind, name, aliases }) => isSort(kind, kinds) && [name, ...aliases].some((one) => names.test(one)),
    );
    if (such.length > 0) sorts.set(index, such);
  }
  sortsOfHome.set(home, sorts);
  return sorts;
}

/**
 * Ids of the things that a sentence's purpose speaks for, likeliest first; those of the speaker's room before others.
 *
 * @param words of the sentence, in normal form and the singular
 */
export function forPurpose(words: readonly string[], home: Home, room: string | null): string[] {
  const there = sortsIn(home);
  if (there.size === 0) return [];
  const weights = weightsOf();
  const scores = new Map<number, number>();
  for (const word of new Set(purposeWords(words)))
    for (const [index, weight] of weights.get(word) ?? [])
      if (there.has(index)) scores.set(index, (scores.get(index) ?? 0) + weight);
  return [...scores]
    .filter(([, score]) => score > LIKELY)
    .sort(([, a], [, b]) => b - a)
    .slice(0, MAX_SORTS)
    .flatMap(([index]) =>
      [...(there.get(index) ?? [])]
        .sort((a, b) => Number(b.area === room) - Number(a.area === room))
        .slice(0, MAX_OF_SORT)
        .map(({ id }) => id),
    );
}
