/** Runs one command of Earshot in a process of its own and parses its rows: models that crash take nothing with them. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { z } from 'zod';
import { EarshotError, messageOf } from '../errors.js';

export interface Ran<T> {
  readonly rows: readonly T[];
  /** null: a signal ended it. */
  readonly code: number | null;
  /** Last line of what it said on stderr. */
  readonly complaint: string;
}

const EARSHOT = fileURLToPath(new URL('../../bin/earshot.js', import.meta.url));
/** A Pi needs about half a minute; models that hang must not hang the hub. */
const TIMEOUT_MS = 600_000;
/** What a crashing library says on its way out, at most. */
const MAX_STDERR = 2_000;

/**
 * @param models the models folder that the command uses
 * @throws EarshotError MODELS_UNHEARD where its rows are no rows; what aborts `signal`
 */
export async function runEarshot<T>(
  args: readonly string[],
  models: string,
  row: z.ZodType<T>,
  signal?: AbortSignal,
): Promise<Ran<T>> {
  const stop = AbortSignal.any([AbortSignal.timeout(TIMEOUT_MS), ...(signal === undefined ? [] : [signal])]);
  const child = spawn(process.execPath, [EARSHOT, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, EARSHOT_MODELS: models },
    signal: stop,
    killSignal: 'SIGKILL',
  });
  const closed = once(child, 'close').catch((error: unknown) => error);
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-MAX_STDERR);
  });
  const rows: T[] = [];
  try {
    for await (const line of createInterface({ input: child.stdout })) rows.push(row.parse(JSON.parse(line)));
  } catch (cause) {
    child.kill('SIGKILL');
    throw new EarshotError('MODELS_UNHEARD', `\`earshot ${args[0]}\` cannot be read: ${messageOf(cause)}`, {
      cause,
    });
  }
  await closed;
  signal?.throwIfAborted();
  return { rows, code: child.exitCode, complaint: said.trim().split('\n').at(-1) ?? '' };
}
