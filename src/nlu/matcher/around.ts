/** What stands around the commands of one text: politeness before and after, and words that join two. */
import type { Token } from '../normalize.js';
import { AFTER, BEFORE, JOINS } from '../politeness.js';

type ByWord = ReadonlyMap<string, readonly (readonly string[])[]>;
const BEFORE_BY_WORD = byWord(BEFORE);
const AFTER_BY_WORD = byWord(AFTER);
const JOINS_BY_WORD = byWord(JOINS);

export class Around {
  readonly #text: string;
  readonly #tokens: readonly Token[];
  readonly #beginsAt = new Map<number, readonly number[]>();

  constructor(text: string, tokens: readonly Token[]) {
    this.#text = text;
    this.#tokens = tokens;
  }

  /** Where the next command begins; null where nothing joins it. */
  joined(at: number): number | null {
    const [end] = this.#ends(JOINS_BY_WORD, at);
    if (end !== undefined) return end;
    const gap = this.#text.slice(this.#tokens[at - 1]?.end ?? 0, this.#tokens[at]?.start ?? 0);
    return /[,;.!?]/.test(gap) ? at : null;
  }

  /** Every place where a command may begin: here, and after each of the words around it. */
  begins(at: number): readonly number[] {
    const known = this.#beginsAt.get(at);
    if (known !== undefined) return known;
    const begins = new Set([at]);
    for (const begin of begins) for (const end of this.#ends(BEFORE_BY_WORD, begin)) begins.add(end);
    const all = [...begins];
    this.#beginsAt.set(at, all);
    return all;
  }

  /** Where what is politely said after a command ends. */
  after(at: number): number {
    const [end] = this.#ends(AFTER_BY_WORD, at);
    return end === undefined ? at : this.after(end);
  }

  /** Where the phrases that stand at a place end, in the phrases' order. */
  #ends(phrases: ByWord, at: number): number[] {
    return (phrases.get(this.#tokens[at]?.norm ?? '') ?? []).flatMap((words) =>
      words.every((word, index) => this.#tokens[at + index]?.norm === word) ? [at + words.length] : [],
    );
  }
}

/** Phrases by their first word, in their order. */
function byWord(phrases: readonly (readonly string[])[]): ByWord {
  const table = new Map<string, (readonly string[])[]>();
  for (const words of phrases) {
    const [first = ''] = words;
    table.set(first, [...(table.get(first) ?? []), words]);
  }
  return table;
}
