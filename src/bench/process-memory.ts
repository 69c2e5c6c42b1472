/** Memory of a process and its children, from /proc (Linux). */
import { readdir, readFile } from 'node:fs/promises';

export interface Memory {
  /** Resident, shared libraries counted whole, as `top` and most people count. */
  readonly residentMb: number;
  /** Shared pages divided among those who share them; null where the kernel does not tell. */
  readonly proportionalMb: number | null;
  readonly processes: number;
}

/** null where there is no such process, or no /proc. */
export async function memoryOf(pid: number): Promise<Memory | null> {
  const pids = [pid, ...(await descendants(pid))];
  const texts = (await Promise.all(pids.map(rollup))).filter((text) => text !== null);
  if (texts.length === 0) return null;
  const total = (key: string): number => texts.reduce((sum, text) => sum + (kilobytes(text, key) ?? 0), 0);
  return {
    residentMb: total('Rss') / 1_000,
    proportionalMb: texts.every((text) => kilobytes(text, 'Pss') !== null) ? total('Pss') / 1_000 : null,
    processes: texts.length,
  };
}

/** `Key:   123 kB` of /proc/PID/status or smaps_rollup, in units of 1000 bytes; null where it is not there. */
export function kilobytes(text: string, key: string): number | null {
  const found = new RegExp(`^${key}:\\s+(\\d+) kB`, 'm').exec(text)?.[1];
  return found === undefined ? null : Number(found) * 1.024;
}

async function rollup(pid: number): Promise<string | null> {
  try {
    return await readFile(`/proc/${pid}/smaps_rollup`, 'utf8');
  } catch {
    const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => null);
    return status === null ? null : status.replace(/^VmRSS:/m, 'Rss:');
  }
}

async function descendants(pid: number): Promise<number[]> {
  const tasks = await readdir(`/proc/${pid}/task`).catch(() => []);
  const lists = await Promise.all(
    tasks.map((task) => readFile(`/proc/${pid}/task/${task}/children`, 'utf8').catch(() => '')),
  );
  const own = lists.flatMap((list) => list.trim().split(/\s+/).filter(Boolean).map(Number));
  return [...own, ...(await Promise.all(own.map(descendants))).flat()];
}
