/**
 * The wake phrase in a free transcript. This stands in until the wake network has its own place in front of the
 * recogniser: it costs a decode for every sentence that is spoken in the room, and needs the phrase to be transcribed
 * nearly right.
 */

export interface Woken {
  readonly phrase: string;
  /** What followed in the same breath; empty where the phrase stood alone. */
  readonly rest: string;
}

/** One letter in five may be wrong: "hey ear shot", "hay earshot", but not "hey you should". */
const LETTERS_PER_MISTAKE = 5;

/** null: none of the phrases opens the text. */
export function afterWakePhrase(text: string, phrases: readonly string[]): Woken | null {
  const words = text.match(/[\p{L}\p{N}'%.:-]+/gu) ?? [];
  let best: (Woken & { readonly mistakes: number }) | null = null;
  for (const phrase of phrases) {
    const wanted = letters(phrase);
    const longest = phrase.split(/[\s-]+/).length + 2;
    for (let count = 1; count <= Math.min(longest, words.length); count += 1) {
      const mistakes = distance(letters(words.slice(0, count).join('')), wanted);
      if (mistakes > wanted.length / LETTERS_PER_MISTAKE || (best !== null && mistakes >= best.mistakes))
        continue;
      best = { phrase, rest: words.slice(count).join(' '), mistakes };
    }
  }
  return best === null ? null : { phrase: best.phrase, rest: best.rest };
}

function letters(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}]/gu, '');
}

/** Levenshtein, one row at a time. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length]!;
}
