/** The parts of a call that hold a value: a number, a colour, a length of time, a moment, a text of the sentence. */
import type { DayExpression, TimeExpression } from '../../nlu/call.js';
import type { Problem, Unit, Value, ValueType } from '../problem/problem.js';
import { textOf } from '../problem/spans.js';
import { type Legal, type Part, pointers, type Reading, symbols, take } from './legal.js';
import type { Item, Pointer } from './vocabulary.js';

/** Pointers to the values of these types. */
export function valuesOfType({ values }: Problem, ...types: readonly ValueType[]): Legal {
  return pointers(values.flatMap(({ type }, value): Pointer[] => (types.includes(type) ? [{ value }] : [])));
}

export const hasAny = (legal: Legal): boolean => legal.symbols.length + legal.pointers.length > 0;

/** Symbols that open a part, where what must follow exists at all. */
export const opens = (symbol: string, needs: Legal): Legal => (hasAny(needs) ? symbols(symbol) : symbols());

export function valueAt(item: Item, { values }: Problem): Value | null {
  return typeof item !== 'string' && 'value' in item ? (values[item.value] ?? null) : null;
}

export function* readSeconds(problem: Problem): Reading<number> {
  const item = yield* take(valuesOfType(problem, 'duration'));
  const value = valueAt(item, problem);
  return value?.type === 'duration' ? value.seconds : 0;
}

export function* readRule(problem: Problem): Reading<string> {
  const item = yield* take(valuesOfType(problem, 'repeat'));
  const value = valueAt(item, problem);
  return value?.type === 'repeat' ? value.rule : '';
}

export function* readDay(problem: Problem): Reading<DayExpression> {
  const item = yield* take(valuesOfType(problem, 'day'));
  const value = valueAt(item, problem);
  return value?.type === 'day' ? value.day : { in: 0 };
}

/** A number that was said or a level that a word stands for, with its unit. */
export function numberOf(item: Item, problem: Problem): { number: number; unit: Unit | null } | null {
  if (typeof item === 'string') {
    return item.startsWith('num:') ? { number: Number(item.slice(4)), unit: null } : null;
  }
  const value = valueAt(item, problem);
  return value?.type === 'number' ? { number: value.number, unit: value.unit } : null;
}

/** Words of the sentence: the first, then the last, which does not stand before it. */
export function* readText(problem: Problem): Reading<string> {
  const word = (item: Item): number => (typeof item !== 'string' && 'word' in item ? item.word : 0);
  const first = word(yield* take(wordsFrom(problem, 0)));
  const last = word(yield* take(wordsFrom(problem, first)));
  return textOf({ first, last }, problem);
}

export function wordsFrom({ words }: Problem, from: number): Legal {
  return pointers(words.slice(from).map((_, index) => ({ word: from + index })));
}

/** The first that a moment is told by: a clock time, sunset, a day. */
export const momentStarts = (problem: Problem): Legal => valuesOfType(problem, 'time');

export function* readMoment(problem: Problem): Reading<TimeExpression> {
  const value = valueAt(yield* take(momentStarts(problem)), problem);
  return value?.type === 'time' ? value.time : { day: { in: 0 } };
}

/** What may be told after it: the day where it was said apart ("tomorrow ... at six"), `am` or `pm` where only the sense tells. */
export function momentParts(
  problem: Problem,
  moment: { readonly get: () => TimeExpression | null; readonly set: (time: TimeExpression) => void },
): Part[] {
  return [
    {
      starts: () => {
        const time = moment.get();
        return time !== null && !('day' in time) ? valuesOfType(problem, 'day') : symbols();
      },
      fill(item): void {
        const value = valueAt(item, problem);
        const time = moment.get();
        if (value?.type === 'day' && time !== null && ('clock' in time || 'sun' in time))
          moment.set({ ...time, day: value.day });
      },
    },
    {
      starts: () => {
        const time = moment.get();
        return time !== null && isOpen(time) ? symbols('am', 'pm') : symbols();
      },
      fill(item): void {
        const time = moment.get();
        if (time !== null && 'clock' in time && (item === 'am' || item === 'pm'))
          moment.set({ ...time, meridiem: item });
      },
    },
  ];
}

/** Seven may be in the morning or in the evening. */
function isOpen(time: TimeExpression): boolean {
  if (!('clock' in time) || time.meridiem !== undefined) return false;
  const hour = Number(time.clock.slice(0, 2));
  return hour >= 1 && hour <= 12;
}
