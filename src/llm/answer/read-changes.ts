/** Values and differences of a change, and the tests of a question. */

import type { Problem } from '../problem/problem.js';
import type { Fields } from './fields.js';
import { either, type Legal, type Part, type Reading, symbols, take } from './legal.js';
import { choicePart } from './parts.js';
import { numberOf, opens, valueAt, valuesOfType } from './read-values.js';
import { type Item, LEVELS, WORDS } from './vocabulary.js';

const LEVEL_SYMBOLS = symbols(...LEVELS.map((level) => `num:${level}`));
const WORD_SYMBOLS = symbols(...WORDS.map((word) => `word:${word}`));
const FLAGS = symbols('true', 'false');
/** Attributes that are true or false. */
const FLAGGED: ReadonlySet<string> = new Set(['muted', 'oscillating']);

const SOME = {
  '+some': { some: 1 },
  '-some': { some: -1 },
  '+few': { some: 1, size: 'few' },
  '-few': { some: -1, size: 'few' },
  '+lot': { some: 1, size: 'lot' },
  '-lot': { some: -1, size: 'lot' },
} as const;
const isSome = (item: Item): item is keyof typeof SOME => typeof item === 'string' && item in SOME;

/** A value or a difference, never both. */
export function changeParts(attr: string, problem: Problem, fields: Fields): Part[] {
  const free = (legal: Legal): Legal =>
    fields.value === undefined && fields.delta === undefined ? legal : symbols();
  const numbers = valuesOfType(problem, 'number');
  const values =
    attr === 'color'
      ? valuesOfType(problem, 'color')
      : FLAGGED.has(attr)
        ? FLAGS
        : either(numbers, LEVEL_SYMBOLS, valuesOfType(problem, 'word'), WORD_SYMBOLS);
  const measured = attr !== 'color' && !FLAGGED.has(attr);
  return [
    {
      starts: () => free(opens('=', values)),
      *read(): Reading<void> {
        const item = yield* take(values);
        fields.value = plainValue(item, problem);
        const unit = numberOf(item, problem)?.unit ?? null;
        if (unit === 'celsius' || unit === 'fahrenheit') fields.unit = unit;
      },
    },
    ...(['+', '-'] as const).map(
      (sign): Part => ({
        starts: () => (measured ? free(opens(sign, numbers)) : symbols()),
        *read(): Reading<void> {
          const found = numberOf(yield* take(numbers), problem);
          const amount = Math.abs(found?.number ?? 0);
          fields.delta = sign === '+' ? amount : -amount;
          if (found?.unit === 'celsius' || found?.unit === 'fahrenheit') fields.unit = found.unit;
        },
      }),
    ),
    {
      starts: () => (measured || attr === 'color' ? free(symbols(...Object.keys(SOME))) : symbols()),
      fill(item): void {
        if (isSome(item)) fields.delta = SOME[item];
      },
    },
  ];
}

/** A symbol or a value that was said, as it stands in a call. */
export function plainValue(item: Item, problem: Problem): string | number | boolean {
  if (item === 'true' || item === 'false') return item === 'true';
  const number = numberOf(item, problem);
  if (number !== null) return number.number;
  if (typeof item === 'string') return item.replace(/^word:/, '');
  const value = valueAt(item, problem);
  if (value?.type === 'color') return value.name;
  return value?.type === 'word' ? value.word : '';
}

interface Test {
  is?: string | number | boolean;
  above?: number;
  below?: number;
}

/** What stands after `is`, `above` or `below`. */
export function* readTest(key: 'is' | 'above' | 'below', problem: Problem): Reading<Test> {
  const numbers = either(valuesOfType(problem, 'number'), LEVEL_SYMBOLS);
  if (key === 'is') {
    const words = either(numbers, FLAGS, WORD_SYMBOLS, valuesOfType(problem, 'word', 'color'));
    return { is: plainValue(yield* take(words), problem) };
  }
  const { number } = numberOf(yield* take(numbers), problem) ?? { number: 0 };
  return key === 'above' ? { above: number } : { below: number };
}

export function testParts(problem: Problem, fields: Fields): Part[] {
  return [
    ...(['is', 'above', 'below'] as const).map(
      (key): Part => ({
        starts: () => (fields.test === undefined ? symbols(key) : symbols()),
        *read(): Reading<void> {
          fields.test = yield* readTest(key, problem);
        },
      }),
    ),
    choicePart('agg', ['which', 'any', 'all', 'count'] as const, (agg) => (fields.agg = agg)),
  ];
}
