/**
 * Calendar files are read in a thread of their own that ends: a rule such as "every second of 30 February" keeps the
 * library looking for ever, and the hub must not wait with it.
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { EarshotError } from '../../errors.js';
import type { CalendarEvent } from '../home.js';
import type { IcsSpan } from './read-ics.js';

/** The compiled entry beside this file; there is none when the TypeScript sources run directly (tests). */
const WORKER_FILE = fileURLToPath(new URL('./ics-worker.js', import.meta.url));
const LIMIT_MS = 10_000;
const HEAP_MB = 128;

export interface IcsRequest {
  readonly text: string;
  readonly span: IcsSpan;
  readonly timezone: string | null;
}

export type FromIcs = { readonly events: CalendarEvent[] } | { readonly problem: string };

/** @throws EarshotError CALENDAR_UNREADABLE */
export async function readIcsAside(
  request: IcsRequest,
  { file = WORKER_FILE, limitMs = LIMIT_MS } = {},
): Promise<CalendarEvent[]> {
  if (!existsSync(file)) return await readHere(request);
  const worker = new Worker(file, {
    workerData: request,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise((resolve, reject) => {
      const fail = (problem: string): void => reject(unreadable(problem));
      timer = setTimeout(() => fail(`it takes longer than ${limitMs / 1_000} s to read`), limitMs);
      worker.once('message', (said: FromIcs) =>
        'events' in said ? resolve(said.events) : fail(said.problem),
      );
      worker.once('error', (error) => fail(error instanceof Error ? error.message : String(error)));
    });
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}

async function readHere({ text, span, timezone }: IcsRequest): Promise<CalendarEvent[]> {
  // The library's 300 kB stay out of the memory of a hub, which reads in its thread.
  const { readIcs } = await import('./read-ics.js');
  try {
    return readIcs(text, span, timezone);
  } catch (error) {
    throw unreadable(error instanceof Error ? error.message : String(error));
  }
}

const unreadable = (problem: string): EarshotError =>
  new EarshotError('CALENDAR_UNREADABLE', `no calendar (.ics) that can be read: ${problem.slice(0, 200)}`);
