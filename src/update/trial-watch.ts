/**
 * Watches a hub that runs on models on trial, by its events. The trial is won when the parts that use models have worked
 * for some minutes on end, and lost when they fail a few checks in a row. A microphone, a broker or a disk that fails is
 * none of the models' doing.
 */
import type { HubEvent, Part, PartHealth } from '../hub/events.js';

export type TrialEnd = { readonly kept: true } | { readonly kept: false; readonly why: string };

export interface TrialOptions {
  readonly onEnd: (end: TrialEnd) => void;
  /** Between two checks, ms. */
  readonly everyMs?: number;
  /** Checks in a row that must be good. */
  readonly wanted?: number;
  /** Checks in a row that may be bad. */
  readonly allowed?: number;
}

/** Parts that stand on model files. */
const WATCHED: readonly Part[] = ['recognizer', 'models', 'voice'];

/** Ten checks, half a minute apart: five minutes. */
const DEFAULTS = { everyMs: 30_000, wanted: 10, allowed: 2 };

export class TrialWatch {
  private readonly options: Required<TrialOptions>;
  private readonly parts = new Map<Part, PartHealth>();
  private ready = false;
  private good = 0;
  private bad = 0;
  /** Since the last check something broke, even if it works again. */
  private broke: string | null = null;
  private timer: NodeJS.Timeout | null = null;
  private ended = false;

  constructor(options: TrialOptions) {
    this.options = { ...DEFAULTS, ...options };
  }

  /** The hub came up and nothing of the models is amiss, though not for long enough to say so for good. */
  get well(): boolean {
    return this.ready && !this.ended && this.broke === null && this.problem() === null;
  }

  observe(event: HubEvent): void {
    if (event.event === 'health') this.parts.set(event.health.part, event.health);
    if (event.event === 'error' && WATCHED.includes(event.part)) this.broke = event.message;
    if (event.event !== 'ready' || this.ready || this.ended) return;
    this.ready = true;
    this.timer = setInterval(() => this.check(), this.options.everyMs);
    this.timer.unref();
  }

  /** One check; public, so that nobody has to wait for a clock. */
  check(): void {
    if (this.ended || !this.ready) return;
    const why = this.problem() ?? this.broke;
    this.broke = null;
    this.good = why === null ? this.good + 1 : 0;
    this.bad = why === null ? 0 : this.bad + 1;
    if (why !== null && this.bad > this.options.allowed) this.end({ kept: false, why });
    else if (this.good >= this.options.wanted) this.end({ kept: true });
  }

  close(): void {
    this.ended = true;
    if (this.timer !== null) clearInterval(this.timer);
  }

  private problem(): string | null {
    for (const part of WATCHED) {
      const health = this.parts.get(part);
      if (health !== undefined && !health.ok) return health.message;
    }
    return null;
  }

  private end(end: TrialEnd): void {
    this.close();
    this.options.onEnd(end);
  }
}
