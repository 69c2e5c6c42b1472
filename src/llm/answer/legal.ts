/** What may come next in an answer. A grammar of parts: each begins with certain items and reads the rest itself. */
import type { Item, Pointer } from './vocabulary.js';

export interface Legal {
  readonly symbols: readonly string[];
  readonly pointers: readonly Pointer[];
}

/** Yields what may come next, is given what came, ends in what was read. */
export type Reading<T> = Generator<Legal, T, Item>;

export interface Part {
  /** How it may begin, as far as the call has been read. */
  readonly starts: () => Legal;
  /** For a part that is one item. */
  readonly fill?: (item: Item) => void;
  /** The rest of a longer part, after its first item. */
  readonly read?: (first: Item) => Reading<void>;
  /** May come again. */
  readonly again?: boolean;
}

export const symbols = (...names: readonly string[]): Legal => ({ symbols: names, pointers: [] });
export const pointers = (those: readonly Pointer[]): Legal => ({ symbols: [], pointers: those });

export function either(...all: readonly Legal[]): Legal {
  return {
    symbols: all.flatMap((one) => one.symbols),
    pointers: all.flatMap((one) => one.pointers),
  };
}

export function includes(legal: Legal, item: Item): boolean {
  if (typeof item === 'string') return legal.symbols.includes(item);
  return legal.pointers.some((pointer) => samePointer(pointer, item));
}

export function samePointer(a: Pointer, b: Pointer): boolean {
  if ('entity' in a) return 'entity' in b && a.entity === b.entity;
  if ('value' in a) return 'value' in b && a.value === b.value;
  return 'word' in b && a.word === b.word;
}

/** The item is not among what was offered: a broken model or a bug, never a sentence. */
export class IllegalItem extends Error {}

export function* take(legal: Legal): Reading<Item> {
  const item = yield legal;
  if (!includes(legal, item)) throw new IllegalItem(`${JSON.stringify(item)} may not come here`);
  return item;
}

/** Any of the parts, each at most once unless `again`, in their order, until one of `ends`. Returns the end that came. */
export function* inOrder(parts: readonly Part[], ends: Legal): Reading<Item> {
  for (let from = 0; ; ) {
    const open = parts.map(({ starts }, index) => (index < from ? symbols() : starts()));
    const item = yield* take(either(...open, ends));
    if (includes(ends, item)) return item;
    const at = open.findIndex((legal) => includes(legal, item));
    const part = parts[at];
    if (part === undefined) throw new IllegalItem('no part begins so');
    part.fill?.(item);
    if (part.read !== undefined) yield* part.read(item);
    from = part.again === true ? at : at + 1;
  }
}
