/**
 * A sentence as commands: each at its place, with what is said of time before or after it, joined by "and", "then" or a
 * comma, politeness left aside. Readings come best first.
 */
import type { GrammarSource } from '../../asr/recognizer.js';
import type { Token } from '../normalize.js';
import { AFTER, BEFORE, hearings, JOINS, literalWords } from '../politeness.js';
import { bestFirst } from '../readings.js';
import type { Match, Reading, SlotMatch } from '../skill.js';
import { compileGroups, type Group } from './lexicon.js';
import { Matcher } from './match.js';

const MAX_COMMANDS = 6;
const MAX_READINGS = 200;
/** One command that says it all is likelier than two. */
const JOIN_COST = 1.5;

interface Command {
  readonly match: Match;
  readonly end: number;
  readonly score: number;
}

/** Compiles the grammar; the function it returns reads one text. */
export function createReader(source: GrammarSource): (text: string) => Reading[] {
  const groups = compileGroups(source);
  const commands = groups.filter(({ group }) => group.skill !== 'when');
  const times = groups.filter(({ group }) => group.skill === 'when');
  const literals = literalWords(source);
  return (text) =>
    bestFirst(hearings(text, literals).map((tokens) => new Sentence(text, tokens, commands, times).read()));
}

class Sentence {
  readonly #text: string;
  readonly #tokens: readonly Token[];
  readonly #commands: readonly Group[];
  readonly #times: readonly Group[];
  readonly #matcher: Matcher;
  readonly #known = new Map<string, readonly Command[]>();

  constructor(text: string, tokens: readonly Token[], commands: readonly Group[], times: readonly Group[]) {
    this.#text = text;
    this.#tokens = tokens;
    this.#commands = commands;
    this.#times = times;
    this.#matcher = new Matcher(text, tokens);
  }

  read(): Reading[] {
    const readings: Reading[] = [];
    this.#from(0, [], 0, readings);
    return readings;
  }

  #from(at: number, before: readonly Match[], score: number, readings: Reading[]): void {
    if (before.length >= MAX_COMMANDS || readings.length >= MAX_READINGS) return;
    for (const command of this.#commandsAt(at, before.length === 0)) {
      const commands = [...before, command.match];
      const total = score + command.score - (before.length === 0 ? 0 : JOIN_COST);
      if (command.end >= this.#tokens.length) readings.push({ commands, score: total, text: this.#text });
      else {
        const next = this.#joined(command.end);
        if (next !== null) this.#from(next, commands, total, readings);
      }
    }
  }

  /** Where the next command begins; null where nothing joins it. */
  #joined(at: number): number | null {
    for (const words of JOINS) {
      const end = this.#spoken(words, at);
      if (end !== null) return end;
    }
    const gap = this.#text.slice(this.#tokens[at - 1]?.end ?? 0, this.#tokens[at]?.start ?? 0);
    return /[,;.!?]/.test(gap) ? at : null;
  }

  #commandsAt(at: number, first: boolean): readonly Command[] {
    const key = `${at} ${first}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const begins = this.#begins(at);
    const groups = this.#commands.filter(({ group }) => !first || group.continuation !== true);
    const found: Command[] = [];
    for (const command of begins.flatMap((begin) => this.#matches(groups, begin))) {
      found.push(command);
      const end = this.#skip(command.end, AFTER);
      for (const time of this.#matches(this.#times, end)) found.push(withTime(command, time, time.end));
    }
    for (const time of begins.flatMap((begin) => this.#matches(this.#times, begin))) {
      for (const command of this.#begins(time.end).flatMap((begin) => this.#matches(groups, begin))) {
        found.push(withTime(command, time, command.end, true));
      }
    }
    const trimmed = found.map((command) => ({ ...command, end: this.#skip(command.end, AFTER) }));
    this.#known.set(key, trimmed);
    return trimmed;
  }

  #matches(groups: readonly Group[], at: number): Command[] {
    const word = this.#tokens[at]?.norm;
    if (word === undefined) return [];
    return groups.flatMap(({ group, scope, sentences }) =>
      sentences.flatMap(({ expression, first }) => {
        if (!first.any && !first.empty && !first.words.has(word)) return [];
        return this.#matcher
          .match(scope, expression, at)
          .filter(({ end }) => end > at)
          .map(({ end, slots, score }): Command => {
            const { skill, intent, rules: _rules, lists: _lists, ...phrases } = group;
            const all = { ...fixed(group.slots), ...slots };
            const match = {
              skill,
              intent,
              group: phrases,
              slots: all,
              when: null,
              text: this.#matcher.said(at, end),
            };
            return { match, end, score: score + (group.weight ?? 0) };
          });
      }),
    );
  }

  /** Every place where a command may begin: here, and after each of the words around it. */
  #begins(at: number): number[] {
    const begins = [at];
    for (const begin of begins) {
      for (const words of BEFORE) {
        const end = this.#spoken(words, begin);
        if (end !== null && !begins.includes(end)) begins.push(end);
      }
    }
    return begins;
  }

  #skip(at: number, phrases: readonly (readonly string[])[]): number {
    for (const words of phrases) {
      const end = this.#spoken(words, at);
      if (end !== null) return this.#skip(end, phrases);
    }
    return at;
  }

  #spoken(words: readonly string[], at: number): number | null {
    return words.every((word, index) => this.#tokens[at + index]?.norm === word) ? at + words.length : null;
  }
}

function withTime(command: Command, time: Command, end: number, leads = false): Command {
  const { intent, slots } = time.match;
  const when = { intent, slots, ...(leads ? { leads: true as const } : {}) };
  return { match: { ...command.match, when }, end, score: command.score + time.score };
}

/** A group's fixed slots, as if said. */
function fixed(slots: Readonly<Record<string, unknown>> | undefined): Record<string, SlotMatch> {
  const entries = Object.entries(slots ?? {});
  return Object.fromEntries(
    entries.map(([slot, value]) => [slot, { value, text: String(value), items: [] }]),
  );
}
