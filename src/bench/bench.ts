/** The port of a bench: a name, what it measures, and how. */
import type { Progress } from './progress.js';
import type { Findings } from './report.js';

export interface BenchContext {
  /** Folder of recorded speech and noise (sets with a `manifest.jsonl`), or null: synthetic clips only. */
  readonly data: string | null;
  /** At most so many clips of each set; null: all. */
  readonly limit: number | null;
  /** For files that are needed on the way; removed afterwards. */
  readonly scratch: string;
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

export interface Bench {
  readonly name: string;
  /** One line, for the list and the page. */
  readonly title: string;
  run(context: BenchContext): Promise<Findings>;
}

/** At most `limit` of them, spread evenly, so that a short run sees all voices and kinds. */
export function spread<T>(items: readonly T[], limit: number | null): readonly T[] {
  if (limit === null || items.length <= limit) return items;
  return Array.from(
    { length: limit },
    (_, index) => items[Math.floor((index * items.length) / limit)],
  ).filter((item) => item !== undefined);
}
