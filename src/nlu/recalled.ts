/**
 * A function of a text that remembers its latest answers. In one turn a sentence is put into normal form by a dozen parts that know
 * nothing of each other; once it is done, the others are told.
 */

/** A turn's sentence, its parts and rewordings, and the names beside which they are held. */
const MOST = 256;
/** Longer texts are rare, and would be kept for long. Characters. */
const LONGEST = 300;

const all: { clear(): void }[] = [];

/** A function that is asked for each key once, and answers the same from then on. */
export function once<Key, T>(of: (key: Key) => T): (key: Key) => T {
  const known = new Map<Key, { readonly found: T }>();
  return (key) => {
    const before = known.get(key) ?? { found: of(key) };
    known.set(key, before);
    return before.found;
  };
}

/** What was said in a turn is not kept beyond it, a PIN least of all. */
export function forgetTexts(): void {
  for (const known of all) known.clear();
}

/** @param of a pure function; what it gives is shared, so nobody may change it */
export function recalled<T>(of: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  all.push(known);
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const found = of(text);
    if (text.length > LONGEST) return found;
    if (known.size === MOST) known.clear();
    known.set(text, found);
    return found;
  };
}
