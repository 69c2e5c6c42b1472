/**
 * English letters to about the sounds that they stand for, by rule, and how far two rows of sounds are apart: enough to tell
 * that "lied" is nearly "light" and "cot at sue" nearly "Kotatsu", for names that no lexicon has. A weighted edit distance
 * in the manner of Kessler ("Phonetic comparison algorithms", 2005): sounds made in the same place are near.
 */

/** In order; capitals are sounds that have no letter of their own: A as in "light", E "day", I "see", O "low", U "moon", W "now". */
const RULES: readonly (readonly [RegExp, string])[] = [
  // Zoë, Anaïs: two dots part it from the vowel before; other accents change little.
  [/[ëï]/g, 'I'],
  [/\p{M}/gu, ''],
  [/^(?:kn|gn|pn)/, 'n'],
  [/^wr/, 'r'],
  [/^ps/, 's'],
  [/mb$/, 'm'],
  [/eigh/g, 'E'],
  [/igh/g, 'A'],
  [/ough/g, 'O'],
  [/tion/g, 'Son'],
  [/ph/g, 'f'],
  [/sh/g, 'S'],
  [/tch|ch/g, 'C'],
  [/th/g, 'T'],
  [/wh/g, 'w'],
  [/gh/g, ''],
  [/dge/g, 'J'],
  [/ck/g, 'k'],
  [/ng/g, 'N'],
  [/qu/g, 'kw'],
  [/^([^aeiouy]+)ie(d|s)$/, '$1A$2'],
  [/a([bcdfgklmnprstvz])e(?=[ds]?$)/, 'E$1'],
  [/i([bcdfgklmnprstvz])e(?=[ds]?$)/, 'A$1'],
  [/o([bcdfgklmnprstvz])e(?=[ds]?$)/, 'O$1'],
  [/u([bcdfgklmnprstvz])e(?=[ds]?$)/, 'U$1'],
  [/ee|ea|ie/g, 'I'],
  [/oo|ew|ue/g, 'U'],
  [/ou|ow/g, 'W'],
  [/oa/g, 'O'],
  // "Joey", "honey", "Kelsey"; but "they".
  [/(?<=[aeiouAEIOUW].*)ey(?=s?$)/, 'I'],
  [/ai|ay|ei|ey/g, 'E'],
  [/au|aw/g, 'o'],
  [/([^aeiouy])y$/, '$1I'],
  [/(?<=.[^aeiou])e$/, ''],
  [/c(?=[eiyI])/g, 's'],
  [/c/g, 'k'],
  [/q/g, 'k'],
  [/x/g, 'ks'],
  [/y(?=[^aeiouAEIOUW]|$)/g, 'i'],
  [/(.)\1+/g, '$1'],
];

const VOWELS: ReadonlySet<string> = new Set('aeiouAEIOUW');
/** Sounds that are easily taken for one another. */
const NEAR = ['pb', 'tdT', 'kg', 'fvTw', 'szSCJ', 'mnN', 'lr', 'aeu', 'iIe', 'oOaW', 'uU', 'AaE', 'Ee'];
const NEARLY = 0.35;
const OTHER_VOWEL = 0.6;
/** A vowel more or less, an "h", and what is swallowed at the end. */
export const LIGHT = 0.6;
/** Pairs of sounds whose cost is kept: whoever types other letters gets no more. */
const MOST_PAIRS = 2_000;

/** The sounds of words that are said without a pause: where one ends and the next begins cannot be heard. */
export function soundsOf(words: readonly string[]): string {
  return words
    .map(ofWord)
    .join('')
    .replace(/(.)\1+/g, '$1');
}

function ofWord(word: string): string {
  const plain = word
    .toLowerCase()
    .normalize('NFC')
    .replace(/[^ëï\p{ASCII}]/gu, (letter) => letter.normalize('NFD'));
  return RULES.reduce((text, [from, to]) => text.replace(from, to), plain);
}

/**
 * 0 the same; 1 nothing in common.
 * @param most further apart is all the same, and 1: most names of a large house are given up after a few sounds
 */
export function soundDistance(a: string, b: string, most = 1): number {
  if (a === b) return 0;
  const length = Math.max(1, a.length, b.length);
  // So many sounds are left over, whatever the others are.
  if (Math.abs(a.length - b.length) * LIGHT > most * length) return 1;
  let row = [0];
  for (const sound of b) row.push((row.at(-1) ?? 0) + alone(sound));
  for (let i = 0; i < a.length; i += 1) {
    const one = a[i] ?? '';
    const next = [(row[0] ?? 0) + alone(one)];
    let least = next[0] ?? 0;
    for (let j = 0; j < b.length; j += 1) {
      const other = b[j] ?? '';
      const change = (row[j] ?? 0) + between(one, other);
      const cost = Math.min(change, (row[j + 1] ?? 0) + alone(one), (next[j] ?? 0) + alone(other));
      next.push(cost);
      if (cost < least) least = cost;
    }
    // What a row has at least, the last one has.
    if (least > most * length) return 1;
    row = next;
  }
  return Math.min(1, (row[b.length] ?? 0) / length);
}

/** What a sound costs that is there and should not be, or is missing; never less than `LIGHT`. */
export const alone = (sound: string): number => (sound === 'h' || VOWELS.has(sound) ? LIGHT : 1);

/** Of two sounds in a row; there are a few hundred such pairs. */
const changes = new Map<string, number>();

/** What it costs to take one sound for another. */
export function between(a: string, b: string): number {
  if (a === b) return 0;
  const pair = a + b;
  const known = changes.get(pair);
  if (known !== undefined) return known;
  const isNear = NEAR.some((group) => group.includes(a) && group.includes(b));
  const cost = isNear ? NEARLY : VOWELS.has(a) && VOWELS.has(b) ? OTHER_VOWEL : 1;
  if (changes.size < MOST_PAIRS) changes.set(pair, cost);
  return cost;
}
