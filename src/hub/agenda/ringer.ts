/**
 * Rings as long as the agenda says that something rings: soft at first, loud after a minute, with pauses in which "stop"
 * can be heard, silent while the dialog speaks or listens. It ends when the agenda says so: by voice, by the page, or
 * when it has rung itself out (perform/agenda/advance.ts).
 */
import type { Agenda } from '../../actions/world.js';
import { pause } from '../pause.js';

export interface RingerParts {
  readonly agenda: () => Agenda;
  /** Plays one ring to whoever can hear; resolves when it is over, or soon after an abort. */
  readonly ring: (gain: number, signal: AbortSignal) => Promise<void>;
  readonly onError?: (error: unknown) => void;
  readonly nowMs?: () => number;
  readonly wait?: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** -24 dB: heard beside the bed, not next door. */
const SOFT_DB = -24;
const GROWS_MS = 60_000;
const PAUSE_MS = 1_600;

/** From soft to loud in even steps of loudness, not of amplitude. */
export function ringGain(elapsedMs: number): number {
  const part = Math.min(1, Math.max(0, elapsedMs / GROWS_MS));
  return 10 ** ((SOFT_DB * (1 - part)) / 20);
}

/** Reminders are said, not rung. */
export function isRinging({ timers, clock }: Agenda): boolean {
  return (
    timers.some(({ ringing }) => ringing) || clock.some(({ ringing, kind }) => ringing && kind === 'alarm')
  );
}

export class Ringer {
  private readonly parts: RingerParts;
  private readonly nowMs: () => number;
  private readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
  private running: AbortController | null = null;
  /** Ends the ring that sounds now; the ringing goes on. */
  private sounding: AbortController | null = null;
  private quiet = true;

  constructor(parts: RingerParts) {
    this.parts = parts;
    this.nowMs = parts.nowMs ?? (() => performance.now());
    this.wait = parts.wait ?? pause;
  }

  get ringing(): boolean {
    return this.running !== null;
  }

  /** Call after every change of the agenda. */
  look(): void {
    const ringing = isRinging(this.parts.agenda());
    if (ringing && this.running === null) this.start();
    if (!ringing) this.stop();
  }

  /** False while somebody speaks or is listened to. */
  setQuiet(quiet: boolean): void {
    this.quiet = quiet;
    if (!quiet) this.sounding?.abort();
  }

  stop(): void {
    this.running?.abort();
    this.sounding?.abort();
    this.running = null;
  }

  private start(): void {
    const running = new AbortController();
    this.running = running;
    this.run(running.signal).catch((error: unknown) => this.parts.onError?.(error));
  }

  private async run(signal: AbortSignal): Promise<void> {
    const startedMs = this.nowMs();
    while (!signal.aborted) {
      if (this.quiet) await this.ringOnce(ringGain(this.nowMs() - startedMs));
      if (!signal.aborted) await this.wait(PAUSE_MS, signal);
    }
  }

  private async ringOnce(gain: number): Promise<void> {
    const sounding = new AbortController();
    this.sounding = sounding;
    try {
      await this.parts.ring(gain, sounding.signal);
    } catch (error) {
      // A loudspeaker that fails once may work again; an alarm must not end for it.
      this.parts.onError?.(error);
    } finally {
      if (this.sounding === sounding) this.sounding = null;
    }
  }
}
