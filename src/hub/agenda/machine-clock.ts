/** The clocks of this machine, read together: the wall clock that can be set, and the uptime that cannot. */
import { readFileSync } from 'node:fs';
import { uptime } from 'node:os';
import { toSeconds } from '../../nlu/time/local-time.js';
import { wallTime } from '../../nlu/time.js';
import type { ClockMark } from '../../store/store.js';

export interface Sources {
  /** Milliseconds since 1970, UTC. */
  readonly utcMs: () => number;
  /** Seconds since this machine was started; goes on while it is suspended (Linux: CLOCK_BOOTTIME). */
  readonly uptimeS: () => number;
  readonly boot: () => string | null;
}

const MACHINE: Sources = { utcMs: Date.now, uptimeS: uptime, boot: readBootId };

/** @param timezone IANA name of the home; null: this machine's own */
export function clockMarks(timezone: string | null, sources: Sources = MACHINE): () => ClockMark {
  const zone = timezone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const boot = sources.boot();
  return () => {
    const utcMs = sources.utcMs();
    return { utcMs, offsetS: offsetAt(utcMs, zone), zone, uptimeS: sources.uptimeS(), boot };
  };
}

/** Local time minus UTC, in seconds. */
export function offsetAt(utcMs: number, zone: string | null): number {
  const seconds = Math.floor(utcMs / 1000);
  return toSeconds(wallTime(new Date(seconds * 1000), zone)) - seconds;
}

/** A name for this start of the machine; null where the system has none (macOS, Windows). */
function readBootId(): string | null {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim() || null;
  } catch {
    return null;
  }
}
