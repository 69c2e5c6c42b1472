/**
 * Which numbers a `range` list holds: one definition for text and speech. After Home Assistant's parser (hassil,
 * `RangeSlotList`): from `from` in steps, and with `fractions` the parts between two whole numbers.
 */
import type { NumberRange } from '../skill.js';

const FRACTIONS = {
  halves: [0.5],
  tenths: [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9],
} as const;

/** Far below any step that is said, far above what adding tenths loses. */
const NEARLY = 1e-6;

/** What may follow a value of the steps, as part of it: 0.5, or 0.1 to 0.9. */
export function fractionsOf({ fractions }: NumberRange): readonly number[] {
  return fractions === undefined ? [] : FRACTIONS[fractions];
}

/** Is it one of the range's values? Without a step every number from `from` to `to` is. */
export function holds(range: NumberRange, value: number): boolean {
  const { from, to, step } = range;
  if (!(value >= from && value <= to)) return false;
  if (step === undefined) return true;
  return [0, ...fractionsOf(range)].some((fraction) => {
    const steps = (value - fraction - from) / step;
    return steps > -NEARLY && Math.abs(steps - Math.round(steps)) < NEARLY;
  });
}

/** What a slot yields for a number that was said. */
export function yielded({ multiplier = 1 }: NumberRange, value: number): number {
  // 3 * 0.1 is 0.3 to people.
  return Number((value * multiplier).toPrecision(12));
}

export interface RangeHit {
  /** The token after it. */
  readonly end: number;
  /** As said, before the multiplier. */
  readonly value: number;
}

/** Words after a whole number that make it half more; "½" is one of them in normal form. */
const AND_A_HALF = [['and', 'a', 'half'], ['and', 'half'], ['half']];
const NEGATIVE: ReadonlySet<string> = new Set(['minus', 'negative']);

/** Is "21 and a half" one value? Where any number will do, a skill's own phrases say what may follow it ("7 and a half hours"). */
export function saysHalves({ step }: NumberRange): boolean {
  return step !== undefined;
}

/** Every value of the range that begins at this token: "21", "21.5", "minus 5", "21 and a half". */
export function rangeHits(
  tokens: readonly { readonly norm: string }[],
  at: number,
  range: NumberRange,
): RangeHit[] {
  const below = range.from < 0 && NEGATIVE.has(tokens[at]?.norm ?? '');
  const place = below ? at + 1 : at;
  const said = tokens[place]?.norm;
  if (said === undefined || !/^\d/.test(said)) return [];
  const number = Number(said);
  const hits = [{ end: place + 1, value: number }];
  if (saysHalves(range) && Number.isInteger(number)) {
    // "Between nine and half past ten" says no nine and a half.
    const half = AND_A_HALF.find(
      (words) =>
        words.every((word, index) => tokens[place + 1 + index]?.norm === word) &&
        tokens[place + 1 + words.length]?.norm !== 'past',
    );
    if (half !== undefined) hits.push({ end: place + 1 + half.length, value: number + 0.5 });
  }
  return hits
    .map(({ end, value }) => ({ end, value: below ? -value : value }))
    .filter(({ value }) => holds(range, value));
}

/** Values of a range as they are offered to the ear, the least first: whole numbers where it has no step. */
export function spokenValues({ from, to, step }: NumberRange, atMost: number): number[] {
  const first = step === undefined ? Math.ceil(from) : from;
  const values: number[] = [];
  while (values.length < atMost) {
    const value = Number((first + values.length * (step ?? 1)).toPrecision(12));
    if (value > to) break;
    values.push(value);
  }
  return values;
}

/** The tenths (1 to 9) that may be said after one of `spokenValues`, a whole number. */
export function spokenParts(range: NumberRange, value: number): number[] {
  if (!Number.isInteger(value)) return [];
  const sign = value < 0 ? -1 : 1;
  return fractionsOf(range)
    .filter((fraction) => holds(range, value + sign * fraction))
    .map((fraction) => Math.round(fraction * 10));
}
