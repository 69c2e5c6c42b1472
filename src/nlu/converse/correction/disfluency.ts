/**
 * What a speaker says twice or in between while looking for the next word: "on the on the list", "add um the, the oats". The
 * phrases skip it between their own words; the free words of an item or a reminder would keep it. Only what cannot be part of
 * a name goes: small words, and hesitation beside one of them. Anywhere else hesitation may begin a correction ("the soup, uh,
 * the super"), and stays for whoever can tell.
 */

import { normalWords } from '../../normalize.js';

/** Words that nothing is called by, and that are never said twice on purpose. */
const SMALL: ReadonlySet<string> = new Set(
  'the a an my our your his her their to on onto in into at of for from with by and or is are i we it that this'.split(
    ' ',
  ),
);
/** Verbs after which the thing follows. */
const VERBS: ReadonlySet<string> = new Set(
  'add put get write note buy need want remind set turn switch make play open close lock start stop some more me us'.split(
    ' ',
  ),
);
const HESITATION = /^(?:u+h+m*|u+m+|e+r+m*|e+h+m*|h+m+|m+m+)$/i;
const ARTICLE = /^(?:the|an?|my|our|some)$/;
const LONGEST_RUN = 3;

interface Word {
  readonly text: string;
  /** In lower case, without marks; with the mark that ends it beside it. */
  readonly norm: string;
  readonly mark: string;
}

/** The text without repeated small words and without hesitation beside them; the same text where there is neither. */
export function fluent(said: string): string {
  const text = withoutEcho(said);
  const words = text.trim().split(/\s+/).map(wordOf);
  const steady = words.filter((word, at) => {
    const [next, then] = [words[at + 1], words[at + 2]];
    // "The uh, a click spring": begun again.
    const restarts = ARTICLE.test(word.norm) && ARTICLE.test(then?.norm ?? '');
    if (restarts && next !== undefined && HESITATION.test(next.norm)) return false;
    return !isHesitation(word, words[at - 1], next);
  });
  const once = withoutRepeats(steady);
  return once.length === words.length ? text : once.map((word) => word.text).join(' ');
}

/** "Five, five o'clock", "twelve, twelve minutes": the number again, with its unit. */
const AGAIN_WITH_UNIT =
  /\b([\p{L}\d]+),? \1(?= (?:o['’]?clock|seconds?|minutes?|mins?|hours?|percent|per cent|degrees?|a\.?m|p\.?m)\b)/giu;
/** "Freeze, Rover, freeze": the order again after the name, which may not be another's. */
const CALLED =
  /^\W*(\p{L}+)[,\s]+((?:(?!\1\b)[\p{L}\d'’-]+[ ,]+){0,3}(?!\1\b)[\p{L}\d'’-]+)\s*,\s*\1[\s.!]*$/iu;

function withoutEcho(text: string): string {
  const once = text.replace(AGAIN_WITH_UNIT, (echo, number: string) => (isNumber(number) ? number : echo));
  return once.includes(',') ? once.replace(CALLED, '$1 $2') : once;
}

function isNumber(word: string): boolean {
  return /^\d/.test(normalWords(word)[0] ?? '');
}

function wordOf(text: string): Word {
  const [, bare = '', mark = ''] = /^(.*?)([,.;:!?…-]*)$/.exec(text) ?? [];
  return { text, norm: bare.toLowerCase(), mark };
}

function isHesitation({ norm, text }: Word, before: Word | undefined, after: Word | undefined): boolean {
  // "ER" is watched; at the beginning and the end the phrases skip it themselves, where no phrase insists on it.
  if (!HESITATION.test(norm) || text === text.toUpperCase() || before === undefined || after === undefined)
    return false;
  const leads = before.mark === '' && (SMALL.has(before.norm) || VERBS.has(before.norm));
  return leads || HESITATION.test(before.norm);
}

/** Without the first of a run of small words that follows itself: "to the to the list", "the the lamp". */
function withoutRepeats(words: readonly Word[]): readonly Word[] {
  // Without a small word that is said twice there is no run of them that is.
  const small = words.filter(({ norm }) => SMALL.has(norm)).map(({ norm }) => norm);
  if (new Set(small).size === small.length) return words;
  for (let at = 0; at < words.length; at += 1) {
    for (let length = LONGEST_RUN; length > 0; length -= 1) {
      const run = words.slice(at, at + length);
      const next = words.slice(at + length, at + 2 * length);
      const said = (some: readonly Word[]): string => some.map(({ norm }) => norm).join(' ');
      const repeats =
        next.length === length &&
        // "Is the light on? On the wall ...": two sentences.
        run.every(({ norm, mark }) => SMALL.has(norm) && /^(?:,|-|…)?$/.test(mark)) &&
        said(run) === said(next) &&
        // "Play The The".
        words[at + 2 * length] !== undefined;
      if (repeats) return withoutRepeats([...words.slice(0, at), ...words.slice(at + length)]);
    }
  }
  return words;
}
