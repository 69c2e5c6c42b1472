/** What the adapters hear at the broker: which devices are announced, which are nothing to speak to, what was wrong. */

import { EarshotError, messageOf } from '../../errors.js';
import type { Adapter, PassedOver, Problem } from '../discovery/adapter.js';
import { Catalogue, type Listed } from '../discovery/catalogue.js';
import { Repeats } from '../discovery/repeats.js';
import { Standing } from '../discovery/standing.js';
import type { House, HouseMessage } from '../house.js';
import { houseClosed } from '../house-errors.js';

export interface AnnouncementHooks {
  /** What is announced is different now. */
  readonly changed: () => void;
  /** A source was read; `problems` are what is wrong with its parts. */
  readonly read: (source: string, problems: readonly Problem[]) => void;
  readonly report: (problem: Problem) => void;
}

export class Announcements {
  private readonly catalogue = new Catalogue();
  private readonly repeats = new Repeats();
  private readonly standing: Standing[] = [];
  private readonly closing = new AbortController();

  constructor(
    private readonly house: House,
    private readonly adapters: readonly Adapter[],
    private readonly hooks: AnnouncementHooks,
  ) {}

  get list(): readonly Listed[] {
    return this.catalogue.list();
  }

  get passedOver(): ReadonlyMap<string, PassedOver> {
    return this.catalogue.passedOver;
  }

  /**
   * Resolves when every adapter listens.
   * @throws EarshotError HOUSE_CLOSED when closed meanwhile; the signal's reason; what the house throws
   */
  async start(signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    const { signal: closed } = this.closing;
    const over = signal === undefined ? closed : AbortSignal.any([closed, signal]);
    for (const adapter of this.adapters) {
      const hear = (message: HouseMessage): void => this.hear(adapter, message);
      for (const filter of adapter.filters) {
        if (closed.aborted) throw houseClosed();
        const standing = new Standing(this.house.subscribe(filter, hear));
        this.standing.push(standing);
        try {
          await unless(over, standing.stands);
        } catch (error) {
          // A broker may let this user hear only some protocols: those are heard.
          if (!isRefused(error)) throw error;
          this.hooks.report({ source: filter, reason: `is not heard: ${messageOf(error)}` });
        }
        signal?.throwIfAborted();
      }
    }
  }

  async close(): Promise<void> {
    this.closing.abort(houseClosed());
    await Promise.all(this.standing.splice(0).map((one) => one.end()));
  }

  private hear(adapter: Adapter, { topic, payload }: HouseMessage): void {
    if (this.closing.signal.aborted || this.repeats.isRepeat(topic, payload)) return;
    const news = adapter.read(topic, payload);
    for (const source of news.sources.keys()) this.hooks.read(source, news.problems);
    for (const problem of news.problems) this.hooks.report(problem);
    if (this.catalogue.take(adapter, news)) this.hooks.changed();
  }
}

const isRefused = (error: unknown): boolean =>
  error instanceof EarshotError && error.code === 'SUBSCRIPTION_REFUSED';

/** Waits, and rejects with the signal's reason should that abort first. */
async function unless(signal: AbortSignal, work: Promise<void>): Promise<void> {
  signal.throwIfAborted();
  let abort = (): void => {};
  const aborted = new Promise<never>((_, reject) => {
    abort = () => reject(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
  });
  try {
    await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}
