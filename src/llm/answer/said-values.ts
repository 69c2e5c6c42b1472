/** The values of a call as pointers to where they were said. */
import { isDeepStrictEqual } from 'node:util';
import type { DayExpression } from '../../nlu/call.js';
import type { Problem, Value } from '../problem/problem.js';
import { type Item, LEVELS, WORDS } from './vocabulary.js';

/** Something of the call cannot be said about this problem: a name that was not retrieved, a value nobody said. */
export class Unsayable extends Error {}

export class SaidValues {
  readonly #problem: Problem;

  constructor(problem: Problem) {
    this.#problem = problem;
  }

  /** A value that was said, or one that a word of the schema stands for. */
  constant(value: string | number | boolean): Item {
    if (typeof value === 'boolean') return String(value);
    if (typeof value === 'number') {
      const said = this.find((one) => one.type === 'number' && one.number === value);
      if (said !== null) return said;
      if (LEVELS.some((level) => level === value)) return `num:${value}`;
      throw new Unsayable(String(value));
    }
    const color = this.find((one) => one.type === 'color' && one.name === value);
    if (color !== null) return color;
    return WORDS.some((word) => word === value) ? `word:${value}` : this.word(value);
  }

  find(fits: (value: Value) => boolean): Item | null {
    const value = this.#problem.values.findIndex(fits);
    return value < 0 ? null : { value };
  }

  #must(fits: (value: Value) => boolean, what: unknown): Item {
    const found = this.find(fits);
    if (found === null) throw new Unsayable(String(what));
    return found;
  }

  said(number: number): Item {
    return this.#must((one) => one.type === 'number' && Math.abs(one.number) === number, number);
  }

  word(word: string): Item {
    return this.#must((one) => one.type === 'word' && one.word === word, word);
  }

  seconds(seconds: number): Item {
    return this.#must((one) => one.type === 'duration' && one.seconds === seconds, seconds);
  }

  rule(rule: string): Item {
    return this.#must((one) => one.type === 'repeat' && one.rule === rule, rule);
  }

  day(day: DayExpression): Item {
    return this.#must((one) => one.type === 'day' && isDeepStrictEqual(one.day, day), JSON.stringify(day));
  }

  saysDay(day: DayExpression): boolean {
    return this.find((one) => one.type === 'day' && isDeepStrictEqual(one.day, day)) !== null;
  }
}
