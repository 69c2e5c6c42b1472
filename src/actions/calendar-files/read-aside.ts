/**
 * Calendar files are read in a thread of their own that ends: a rule such as "every second of 30 February" keeps the
 * library looking for ever, and the hub must not wait with it.
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { EarshotError, messageOf } from '../../errors.js';
import type { CalendarEvent } from '../home.js';
import type { IcsPart, IcsSpan } from './read-ics.js';

/** The compiled entry beside this file; there is none when the TypeScript sources run directly (tests). */
const WORKER_FILE = fileURLToPath(new URL('./ics-worker.js', import.meta.url));
const LIMIT_MS = 10_000;
const HEAP_MB = 128;
/** More than that nobody asks for; the ones that come first are told. */
const MAX_EVENTS = 5_000;
/** Of those that are left out, by name. */
const MAX_NAMED = 3;

export interface IcsRequest {
  readonly text: string;
  readonly span: IcsSpan;
  readonly timezone: string | null;
}

/** `refused: null`: that was all. */
export type FromIcs = { readonly part: IcsPart } | { readonly refused: string | null };

export interface ReadCalendar {
  /** Earliest first. */
  readonly events: readonly CalendarEvent[];
  /** What of the file is left out, in one line; null: nothing is. */
  readonly problem: string | null;
}

/** @throws EarshotError CALENDAR_UNREADABLE: nothing of it can be read */
export async function readIcsAside(
  request: IcsRequest,
  { file = WORKER_FILE, limitMs = LIMIT_MS } = {},
): Promise<ReadCalendar> {
  const parts: IcsPart[] = [];
  const refused = existsSync(file)
    ? await readInThread(request, { file, limitMs, take: (part) => parts.push(part) })
    : await readHere(request, (part) => parts.push(part));
  const events = parts.flatMap((part) => part.events).sort(byStart);
  const problems = [...parts.flatMap((part) => part.problems), ...(refused === null ? [] : [refused])];
  if (events.length === 0 && problems.length > 0) {
    throw new EarshotError(
      'CALENDAR_UNREADABLE',
      `no calendar (.ics) that can be read: ${inOneLine(problems)}`,
    );
  }
  if (events.length > MAX_EVENTS)
    problems.push(
      `more than ${MAX_EVENTS} events: those after ${events[MAX_EVENTS - 1]?.start.slice(0, 10)}`,
    );
  return {
    events: events.slice(0, MAX_EVENTS),
    problem: problems.length === 0 ? null : `some of it is left out: ${inOneLine(problems)}`,
  };
}

const byStart = (a: CalendarEvent, b: CalendarEvent): number =>
  a.start < b.start ? -1 : a.start > b.start ? 1 : 0;

function inOneLine(problems: readonly string[]): string {
  const rest = problems.length - MAX_NAMED;
  return [...problems.slice(0, MAX_NAMED), ...(rest > 0 ? [`and ${rest} more`] : [])].join('; ');
}

interface Reading {
  readonly file: string;
  readonly limitMs: number;
  readonly take: (part: IcsPart) => void;
}

/** @returns why it did not come to the end; null: it did */
async function readInThread(request: IcsRequest, { file, limitMs, take }: Reading): Promise<string | null> {
  const worker = new Worker(file, {
    workerData: request,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise((resolve) => {
      timer = setTimeout(
        () =>
          resolve(`an event takes longer than ${limitMs / 1_000} s to read, and what follows is not read`),
        limitMs,
      );
      worker.on('message', (said: FromIcs) => {
        if ('part' in said) take(said.part);
        else resolve(said.refused);
      });
      worker.once('error', (error) => resolve(messageOf(error)));
      worker.once('exit', () => resolve('its reader ended'));
    });
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}

async function readHere(
  { text, span, timezone }: IcsRequest,
  take: (part: IcsPart) => void,
): Promise<string | null> {
  // The library's 300 kB stay out of the memory of a hub, which reads in its thread.
  const { readIcs } = await import('./read-ics.js');
  try {
    for (const part of readIcs(text, span, timezone)) take(part);
    return null;
  } catch (error) {
    return messageOf(error);
  }
}
