/** The statistics of the benches: pure functions on numbers and words. */

import { edits } from '../edit-distance.js';

/**
 * Value below which a share `p` (0-1) of the values lies, linear between the two nearest (R's type 7).
 * NaN without values.
 */
export function percentile(values: readonly number[], p: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  if (sorted.length === 0) return Number.NaN;
  const at = (sorted.length - 1) * Math.min(1, Math.max(0, p));
  const low = sorted[Math.floor(at)] ?? Number.NaN;
  const high = sorted[Math.ceil(at)] ?? Number.NaN;
  return low + (high - low) * (at - Math.floor(at));
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);

export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** NaN without values. */
export const mean = (values: readonly number[]): number => sum(values) / values.length;

/** The value for a figure: null where there is none (JSON has no NaN). */
export const orNull = (value: number): number | null => (Number.isFinite(value) ? value : null);

/** 0-100; NaN without any. */
export const percent = (part: number, whole: number): number => (100 * part) / whole;

/**
 * The interval, in per cent, that holds the true share with 95 % probability when `part` of `whole` were seen.
 * Source: E. B. Wilson, 1927.
 */
export function wilson95(part: number, whole: number): readonly [number, number] {
  if (whole === 0) return [0, 100];
  const z = 1.96;
  const share = part / whole;
  const middle = share + (z * z) / (2 * whole);
  const half = z * Math.sqrt((share * (1 - share)) / whole + (z * z) / (4 * whole * whole));
  const scale = 1 + (z * z) / whole;
  return [Math.max(0, (100 * (middle - half)) / scale), Math.min(100, (100 * (middle + half)) / scale)];
}

/** Fewest insertions, deletions and substitutions of whole words that turn one sentence into the other. */
export function wordErrors(reference: readonly string[], heard: readonly string[]): number {
  return edits(reference, heard);
}
