/**
 * Words around a command that ask for it nicely and mean nothing by themselves, and the ways to hear a sentence with or
 * without them. Data shared by the matcher and the reference it is tested against.
 */
import type { GrammarSource } from '../asr/recognizer.js';
import { type Token, tokenize } from './normalize.js';
import type { ListSource } from './skill.js';
import { BEFORE as CARRIERS, FILLERS, AFTER as TAILS, unstutter } from './template/carriers.js';

type Phrases = readonly (readonly string[])[];

/** Longer sentences are speeches, not commands. */
export const MAX_TOKENS = 60;
const MAX_CHARACTERS = 2000;
/** What follows these is said as -ing. */
const MINDING: ReadonlySet<string> = new Set(['mind', 'try']);

/** Said before a command; each may be left out or not, for a template may begin with the same words. */
export const BEFORE: Phrases = [...CARRIERS, ...[...FILLERS].map((word) => [word])];

export const AFTER: Phrases = [...TAILS, ...[...FILLERS].map((word) => [word])];

export { JOINS } from './template/carriers.js';

/**
 * The words of a text as a command may hold them, likeliest first: without fillers; then with those that the grammar's
 * own sentences use ("say please"). Nothing where the text is empty or far too long.
 */
export function hearings(text: string, literals: ReadonlySet<string>): Token[][] {
  if (text.length > MAX_CHARACTERS) return [];
  const all = tokenize(text);
  const plain = all.filter(({ norm }) => !FILLERS.has(norm));
  const kept = all.filter(({ norm }) => !FILLERS.has(norm) || literals.has(norm));
  const ways = kept.length === plain.length ? [plain] : [plain, kept];
  return ways
    .map((tokens) => commanded(unstutter(tokens), literals))
    .filter(({ length }) => length > 0 && length <= MAX_TOKENS);
}

/** "would you mind turning it off and closing the door": as commands, "turn", "close". */
function commanded(tokens: Token[], literals: ReadonlySet<string>): Token[] {
  const minding = tokens.findIndex(({ norm }) => MINDING.has(norm));
  if (minding < 0) return tokens;
  return tokens.map((token, at) => {
    const before = tokens[at - 1]?.norm ?? '';
    if (at <= minding || (before !== 'and' && !MINDING.has(before))) return token;
    const verb = verbOf(token.norm, literals);
    return verb === undefined ? token : { ...token, norm: verb };
  });
}

/** "closing" -> "close", "dimming" -> "dim", if the grammar has that word. */
function verbOf(word: string, literals: ReadonlySet<string>): string | undefined {
  const stem = /^(.{2,})ing$/.exec(word)?.[1];
  if (stem === undefined) return undefined;
  return [stem, `${stem}e`, stem.replace(/(.)\1$/, '$1')].find((verb) => literals.has(verb));
}

/** Every word that the grammar's sentences, rules and lists spell, lower case. */
export function literalWords({ groups, rules, lists }: GrammarSource): ReadonlySet<string> {
  const words = new Set<string>();
  const seen = new Set<object>();
  const add = (text: string): void => {
    for (const word of text.toLowerCase().match(/\p{L}+/gu) ?? []) words.add(word);
  };
  const once = (of: object | undefined, visit: () => void): void => {
    if (of === undefined || seen.has(of)) return;
    seen.add(of);
    visit();
  };
  const addLists = (of: Readonly<Record<string, ListSource>> | undefined): void =>
    once(of, () => {
      for (const list of Object.values(of ?? {})) {
        once(list, () => {
          if ('values' in list) for (const { in: said } of list.values) add(said);
        });
      }
    });
  const addRules = (of: Readonly<Record<string, string>> | undefined): void =>
    once(of, () => Object.values(of ?? {}).forEach(add));
  addRules(rules);
  addLists(lists);
  for (const group of groups) {
    once(group.sentences, () => group.sentences.forEach(add));
    addRules(group.rules);
    addLists(group.lists);
  }
  return words;
}
