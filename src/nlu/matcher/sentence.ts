/**
 * A text as commands: each at its place, with what is said of time before or after it, joined by "and", "then" or a comma,
 * politeness left aside.
 */
import type { Token } from '../normalize.js';
import type { Match, Reading } from '../skill.js';
import { Around } from './around.js';
import type { Budget } from './budget.js';
import { Chart } from './chart.js';
import { type Found, slotsOf } from './found.js';
import type { CompiledGrammar, CompiledGroup, CompiledSentence } from './node.js';

const MAX_COMMANDS = 6;
const MAX_READINGS = 200;
/** One command that says it all is likelier than two. */
const JOIN_COST = 1.5;

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
  /** The time stands before the phrase. */
  readonly leads: boolean;
  readonly end: number;
  readonly score: number;
}

export class Sentence {
  readonly #text: string;
  readonly #tokens: readonly Token[];
  readonly #chart: Chart;
  readonly #budget: Budget;
  readonly #around: Around;
  /** Sentences of the grammar that may be in this text. */
  readonly #commands: readonly CompiledSentence[];
  readonly #times: readonly CompiledSentence[];
  readonly #phrases = new Map<string, readonly Phrase[]>();
  readonly #known = new Map<string, readonly Command[]>();
  readonly #sayables = new Map<string, boolean>();
  readonly #given = new Map<Command, Match>();

  constructor(grammar: CompiledGrammar, text: string, tokens: readonly Token[], budget: Budget) {
    this.#budget = budget;
    this.#text = text;
    this.#tokens = tokens;
    this.#around = new Around(text, tokens);
    this.#chart = new Chart(grammar, text, tokens, budget);
    const met = this.#chart.met(grammar);
    this.#commands = grammar.commands.possible(met);
    this.#times = grammar.times.possible(met);
  }

  /** In the order they are found. @throws TooTangled */
  read(): Reading[] {
    const readings: Reading[] = [];
    this.#from(0, [], 0, readings);
    return readings;
  }

  #from(at: number, before: readonly Command[], score: number, readings: Reading[]): void {
    if (readings.length >= MAX_READINGS) return;
    const possible = this.#commandsAt(at, before.length === 0);
    this.#budget.spend(possible.length);
    for (const command of possible) {
      const total = score + command.score - (before.length === 0 ? 0 : JOIN_COST);
      if (command.end >= this.#tokens.length) {
        const commands = [...before, command].map((one) => this.#match(one));
        readings.push({ commands, score: total, text: this.#text });
      } else {
        const next = this.#around.joined(command.end);
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
      const next = this.#around.joined(end);
      return next !== null && this.#sayable(next, commands - 1);
    });
    this.#sayables.set(key, is);
    return is;
  }

  #commandsAt(at: number, first: boolean): readonly Command[] {
    const key = `${at} ${first}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const found: Command[] = [];
    const add = (phrase: Phrase, time: Phrase | null, end: number, leads = false): void => {
      const score = time === null ? phrase.score : phrase.score + time.score;
      found.push({ phrase, time, leads, score, end: this.#around.after(end) });
    };
    const begins = this.#around.begins(at);
    for (const begin of begins) {
      for (const phrase of this.#commandPhrases(begin, first)) {
        add(phrase, null, phrase.found.end);
        for (const time of this.#timePhrases(this.#around.after(phrase.found.end)))
          add(phrase, time, time.found.end);
      }
    }
    for (const begin of begins) {
      for (const time of this.#timePhrases(begin)) {
        for (const start of this.#around.begins(time.found.end)) {
          for (const phrase of this.#commandPhrases(start, first)) add(phrase, time, phrase.found.end, true);
        }
      }
    }
    this.#budget.spend(found.length);
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
    this.#budget.spend(phrases.length);
    this.#phrases.set(key, phrases);
    return phrases;
  }

  /** What a reading gives out of a command; one that is in many readings is put together once. */
  #match(command: Command): Match {
    const known = this.#given.get(command);
    if (known !== undefined) return known;
    const { of, found, at } = command.phrase;
    const { time } = command;
    const match: Match = {
      skill: of.group.skill,
      intent: of.group.intent,
      group: of.phrases,
      slots: slotsOf(of.slots, found.slots),
      when:
        time === null
          ? null
          : {
              intent: time.of.group.intent,
              slots: slotsOf(time.of.slots, time.found.slots),
              ...(command.leads ? { leads: true as const } : {}),
            },
      text: this.#chart.said(at, found.end),
    };
    this.#given.set(command, match);
    return match;
  }
}
