/**
 * What silence means: a sensor that promised to speak every few minutes is gone when it does not (`expire_after`), and one
 * that only tells that somebody moved is at rest a while later (`off_delay`).
 */
import type { DeviceState } from '../home.js';
import type { DeviceBinding } from './binding.js';

/** Longer than a timer can be set for: about 24 days. */
const MAX_MS = 2 ** 31 - 1;

export interface Lapse {
  /** Without a word for so long it counts as away, ms. */
  readonly awayMs?: number;
  /** So long after it was last told on it is off, ms. */
  readonly offMs?: number;
}

interface Listener {
  readonly away: (device: string) => void;
  readonly off: (device: string) => void;
}

export class Lapses {
  private readonly timers = new Map<string, NodeJS.Timeout>();

  constructor(private readonly listener: Listener) {}

  /** The device told this of its state. */
  heard(device: string, { lapse }: DeviceBinding, told: DeviceState): void {
    if (lapse === undefined) return;
    const { awayMs, offMs } = lapse;
    if (awayMs !== undefined) this.after(`away ${device}`, awayMs, () => this.listener.away(device));
    if (offMs === undefined || told['on'] === undefined) return;
    this.stop(`off ${device}`);
    if (told['on'] === true) this.after(`off ${device}`, offMs, () => this.listener.off(device));
  }

  /** Of others, nothing is awaited any more. */
  keep(bindings: ReadonlyMap<string, DeviceBinding>): void {
    for (const key of [...this.timers.keys()]) {
      if (bindings.get(key.slice(key.indexOf(' ') + 1))?.lapse === undefined) this.stop(key);
    }
  }

  close(): void {
    for (const key of [...this.timers.keys()]) this.stop(key);
  }

  private after(key: string, ms: number, act: () => void): void {
    this.stop(key);
    const timer = setTimeout(
      () => {
        this.timers.delete(key);
        act();
      },
      Math.min(ms, MAX_MS),
    );
    this.timers.set(key, timer.unref());
  }

  private stop(key: string): void {
    clearTimeout(this.timers.get(key));
    this.timers.delete(key);
  }
}
