/** `earshot models check` in a process of its own: models that crash take nothing with them. */
import { z } from 'zod';
import { EarshotError } from '../errors.js';
import type { Hearing } from './judge.js';
import { runEarshot } from './run-earshot.js';

/** Whose sentences are tried. */
export interface OwnHouse {
  /** home.yaml whose devices are named; null: the bundled example house. */
  readonly home: string | null;
  /** Phrase tests of this home; null: it has none. */
  readonly tests: string | null;
  /** Its folder of plugins; null: none. */
  readonly plugins: string | null;
}

const rowSchema = z.object({
  say: z.string(),
  heard: z.string(),
  right: z.boolean(),
  ms: z.number(),
  lost: z.number().min(0).max(1).optional(),
});

/**
 * @param args beside those of the house
 * @param models the folder that the process uses
 * @throws EarshotError MODELS_UNHEARD where the process fails
 */
export async function checkInProcess(
  args: readonly string[],
  models: string,
  { home, tests, plugins }: OwnHouse,
  signal?: AbortSignal,
): Promise<readonly Hearing[]> {
  const flag = (name: string, value: string | null): string[] => (value === null ? [] : [name, value]);
  const house = [...flag('--home', home), ...flag('--tests', tests), ...flag('--plugins', plugins)];
  const all = ['models', 'check', '--json', ...args, ...house];
  const { rows, code, complaint } = await runEarshot(all, models, rowSchema, signal);
  // 1: it ran, and some sentence was not right. Anything else: it did not run.
  if (code === 0 || (code === 1 && rows.length > 0)) return rows;
  throw new EarshotError(
    'MODELS_UNHEARD',
    `the models in ${models} cannot be tried: ${complaint || 'the process ended'}`,
  );
}
