/**
 * A text as commands: each at its place, with what is said of time before or after it, joined by "and", "then" or a comma,
 * politeness left aside.
 */
import type { Token } from '../normalize.js';
import { AFTER, BEFORE, JOINS } from '../politeness.js';
import type { Match, Reading } from '../skill.js';
import { Chart } from './chart.js';
import { type Found, slotsOf } from './found.js';
import type { CompiledGrammar, CompiledGroup, CompiledSentence } from './node.js';

const MAX_COMMANDS = 6;
const MAX_READINGS = 200;
/** One command that says it all is likelier than two. */
const JOIN_COST = 1.5;

type ByWord = ReadonlyMap<string, readonly (readonly string[])[]>;
const BEFORE_BY_WORD = byWord(BEFORE);
const AFTER_BY_WORD = byWord(AFTER);
const JOINS_BY_WORD = byWord(JOINS);

/** One phrase of a skill at its place. */
interface Phrase {
  readonly of: CompiledGroup;
  readonly found: Found;
  readonly at: number;
  readonly score: number;
}

interface Command {
  readonly phrase: Phrase;
  readonly time: Phrase | null;
  readonly end: number;
  readonly score: number;
}

export class Sentence {
  readonly #text: string;
  readonly #tokens: readonly Token[];
  readonly #chart: Chart;
  /** Sentences of the grammar that may be in this text. */
  readonly #commands: readonly CompiledSentence[];
  readonly #times: readonly CompiledSentence[];
  readonly #phrases = new Map<string, readonly Phrase[]>();
  readonly #known = new Map<string, readonly Command[]>();
  readonly #sayables = new Map<string, boolean>();
  readonly #beginsAt = new Map<number, readonly number[]>();

  constructor(grammar: CompiledGrammar, text: string, tokens: readonly Token[]) {
    this.#text = text;
    this.#tokens = tokens;
    this.#chart = new Chart(grammar, text, tokens);
    const met = this.#chart.met(grammar);
    const possible = ({ needs }: CompiledSentence): boolean => needs.every((need) => met[need]);
    this.#commands = grammar.commands.filter(possible);
    this.#times = grammar.times.filter(possible);
  }

  /** In the order they are found. @throws TooTangled */
  read(): Reading[] {
    const readings: Reading[] = [];
    this.#from(0, [], 0, readings);
    return readings;
  }

  #from(at: number, before: readonly Command[], score: number, readings: Reading[]): void {
    if (readings.length >= MAX_READINGS) return;
    for (const command of this.#commandsAt(at, before.length === 0)) {
      const total = score + command.score - (before.length === 0 ? 0 : JOIN_COST);
      if (command.end >= this.#tokens.length) {
        const commands = [...before, command].map((one) => this.#match(one));
        readings.push({ commands, score: total, text: this.#text });
      } else {
        const next = this.#joined(command.end);
        // Only where the rest can be said: else six commands of many readings each would be tried in every combination.
        if (next !== null && this.#sayable(next, MAX_COMMANDS - before.length - 1)) {
          this.#from(next, [...before, command], total, readings);
        }
      }
    }
  }

  /** Can the words from here on be at most so many commands? */
  #sayable(at: number, commands: number): boolean {
    if (commands <= 0) return false;
    const key = `${at} ${commands}`;
    const known = this.#sayables.get(key);
    if (known !== undefined) return known;
    const ends = new Set(this.#commandsAt(at, false).map(({ end }) => end));
    const is = [...ends].some((end) => {
      if (end >= this.#tokens.length) return true;
      const next = this.#joined(end);
      return next !== null && this.#sayable(next, commands - 1);
    });
    this.#sayables.set(key, is);
    return is;
  }

  /** Where the next command begins; null where nothing joins it. */
  #joined(at: number): number | null {
    const [end] = this.#ends(JOINS_BY_WORD, at);
    if (end !== undefined) return end;
    const gap = this.#text.slice(this.#tokens[at - 1]?.end ?? 0, this.#tokens[at]?.start ?? 0);
    return /[,;.!?]/.test(gap) ? at : null;
  }

  #commandsAt(at: number, first: boolean): readonly Command[] {
    const key = `${at} ${first}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const found: Command[] = [];
    const add = (phrase: Phrase, time: Phrase | null, end: number): void => {
      const score = time === null ? phrase.score : phrase.score + time.score;
      found.push({ phrase, time, score, end: this.#after(end) });
    };
    const begins = this.#begins(at);
    for (const begin of begins) {
      for (const phrase of this.#commandPhrases(begin, first)) {
        add(phrase, null, phrase.found.end);
        for (const time of this.#timePhrases(this.#after(phrase.found.end)))
          add(phrase, time, time.found.end);
      }
    }
    for (const begin of begins) {
      for (const time of this.#timePhrases(begin)) {
        for (const start of this.#begins(time.found.end)) {
          for (const phrase of this.#commandPhrases(start, first)) add(phrase, time, phrase.found.end);
        }
      }
    }
    this.#known.set(key, found);
    return found;
  }

  #commandPhrases(at: number, first: boolean): readonly Phrase[] {
    return this.#matches(`${at} ${first}`, at, this.#commands, first);
  }

  #timePhrases(at: number): readonly Phrase[] {
    return this.#matches(`${at}`, at, this.#times, false);
  }

  #matches(
    key: string,
    at: number,
    sentences: readonly CompiledSentence[],
    first: boolean,
  ): readonly Phrase[] {
    if (at >= this.#tokens.length) return [];
    const known = this.#phrases.get(key);
    if (known !== undefined) return known;
    const phrases: Phrase[] = [];
    for (const { of, node } of sentences) {
      if ((first && of.continuation) || !this.#chart.begins(node, at)) continue;
      for (const found of this.#chart.match(node, at)) {
        if (found.end > at) phrases.push({ of, found, at, score: found.score + of.weight });
      }
    }
    this.#phrases.set(key, phrases);
    return phrases;
  }

  /** Every place where a command may begin: here, and after each of the words around it. */
  #begins(at: number): readonly number[] {
    const known = this.#beginsAt.get(at);
    if (known !== undefined) return known;
    const begins = new Set([at]);
    for (const begin of begins) for (const end of this.#ends(BEFORE_BY_WORD, begin)) begins.add(end);
    const all = [...begins];
    this.#beginsAt.set(at, all);
    return all;
  }

  #after(at: number): number {
    const [end] = this.#ends(AFTER_BY_WORD, at);
    return end === undefined ? at : this.#after(end);
  }

  /** Where the phrases that stand at a place end, in the phrases' order. */
  #ends(phrases: ByWord, at: number): number[] {
    return (phrases.get(this.#tokens[at]?.norm ?? '') ?? []).flatMap((words) =>
      words.every((word, index) => this.#tokens[at + index]?.norm === word) ? [at + words.length] : [],
    );
  }

  #match({ phrase, time }: Command): Match {
    const { of, found, at } = phrase;
    return {
      skill: of.group.skill,
      intent: of.group.intent,
      group: of.phrases,
      slots: slotsOf(of.slots, found.slots),
      when:
        time === null
          ? null
          : { intent: time.of.group.intent, slots: slotsOf(time.of.slots, time.found.slots) },
      text: this.#chart.said(at, found.end),
    };
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
