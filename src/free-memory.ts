/**
 * Whether there is memory for a model. One that is opened where too little is left does not fail alone: V8 and libstdc++
 * end the whole process when an allocation of theirs fails.
 */
import { readFileSync } from 'node:fs';
import { freemem } from 'node:os';
import { EarshotError } from './errors.js';

/** Address space that a thread reserves for its V8 and hardly uses, bytes (measured: 560 MB). */
const THREAD_SPACE = 600e6;

/**
 * What this process may still take, bytes: of the machine (what is only cache counts as free), of its control group, and
 * of its own limits (`LimitDATA=` and `LimitAS=` of a unit, prlimit(1)).
 */
export function freeMemory(): number {
  const group = process.constrainedMemory();
  const of = (file: string): string => {
    try {
      return readFileSync(`/proc/self/${file}`, 'utf8');
    } catch {
      return '';
    }
  };
  return Math.min(
    freemem(),
    // 0 or more than any machine has: there is no group with a limit.
    group > 0 ? group - process.memoryUsage.rss() : Number.POSITIVE_INFINITY,
    leftOfLimits(of('limits'), of('status')),
  );
}

/** By the texts of proc(5). Infinity where there is no limit, or no such system. */
export function leftOfLimits(limits: string, status: string): number {
  const limit = (name: string): number =>
    Number(new RegExp(`^${name} +(\\d+)`, 'm').exec(limits)?.[1] ?? Number.POSITIVE_INFINITY);
  const used = (name: string): number =>
    1024 * Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? 0);
  return Math.min(
    limit('Max data size') - used('VmData'),
    limit('Max address space') - used('VmSize') - THREAD_SPACE,
  );
}

const CODES: ReadonlySet<unknown> = new Set(['ERR_WORKER_OUT_OF_MEMORY', 'SHORT_OF_MEMORY']);

/** Whatever told it: a thread of ours, onnxruntime, V8, the system. */
export function isShortOfMemory(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('code' in error && CODES.has(error.code)) return true;
  return /bad_alloc|out of memory|memory allocation failed|allocation failed|ENOMEM/i.test(error.message);
}

/** The words do not differ from time to time: it is told once. */
export const shortOfMemory = (what: string, cause?: unknown): EarshotError =>
  new EarshotError(
    'SHORT_OF_MEMORY',
    `There is too little memory left for ${what}: end other programs, or choose a smaller profile (docs/profiles.md).`,
    { cause },
  );

/** @throws EarshotError SHORT_OF_MEMORY where fewer bytes are left */
export function needMemory(bytes: number, what: string, left = freeMemory()): void {
  if (left < bytes) throw shortOfMemory(what);
}
