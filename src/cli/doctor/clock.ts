/** The check of the clock: alarms and schedules are no better than it. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Check } from '../doctor.js';

export interface ClockState {
  readonly nowMs: number;
  /** This build: no right clock shows an earlier time. */
  readonly builtMs: number;
  /** By network time; null: nobody can tell. */
  readonly synchronised: boolean | null;
  /** A clock with a battery. */
  readonly keepsTime: boolean;
  readonly zone: string;
}

const DAY_MS = 86_400_000;

export async function checkClock(): Promise<Check> {
  const built = await stat(fileURLToPath(import.meta.url));
  return judgeClock({
    nowMs: Date.now(),
    builtMs: built.mtimeMs,
    synchronised: await synchronised(),
    keepsTime: existsSync('/dev/rtc0') || existsSync('/dev/rtc'),
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  });
}

export function judgeClock({ nowMs, builtMs, synchronised, keepsTime, zone }: ClockState): Check {
  const check = 'clock';
  const shown = `${new Date(nowMs).toISOString().slice(0, 16)}Z, zone ${zone}`;
  // A day: files may come from a machine whose zone or clock was off by hours.
  if (nowMs < builtMs - DAY_MS) {
    return {
      check,
      ok: false,
      found: `${shown}: that is before this Earshot was made`,
      remedy:
        'set it: `sudo timedatectl set-time "YYYY-MM-DD HH:MM"`, or `sudo timedatectl set-ntp true` where there is a network',
    };
  }
  if (synchronised === true)
    return { check, ok: true, found: `${shown}, kept by network time`, remedy: null };
  const remedy = keepsTime
    ? null
    : 'after a power cut this machine does not know the time: let it have network time (`sudo timedatectl set-ntp true`), or a clock with a battery';
  const source = keepsTime ? 'a clock with a battery' : 'no clock with a battery, and no network time';
  return { check, ok: true, found: `${shown}, ${source}`, remedy };
}

async function synchronised(): Promise<boolean | null> {
  try {
    const { stdout } = await promisify(execFile)(
      'timedatectl',
      ['show', '-p', 'NTPSynchronized', '--value'],
      {
        timeout: 3_000,
      },
    );
    return stdout.trim() === 'yes';
  } catch {
    return null;
  }
}
