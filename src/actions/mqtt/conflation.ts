/**
 * A device gone wild (or hostile) may repeat itself ten thousand times a second. Beyond a rate that no healthy device
 * reaches, only its latest word is kept and passed on at intervals; every other topic goes straight through. What a topic
 * says last is always delivered.
 */
import { createLog } from '../../log.js';
import type { HouseMessage } from '../house.js';

export interface ConflationOptions {
  /** A topic may say so much in a second before it is called wild. */
  readonly perSecond?: number;
  /** Between two words of a wild topic, ms. */
  readonly everyMs?: number;
}

const MAX_REPORTS = 50;
const log = createLog('mqtt');

export class Conflation {
  private readonly perSecond: number;
  private readonly everyMs: number;
  /** Messages by topic in the present second. */
  private counts = new Map<string, number>();
  private secondEnds = 0;
  /** The latest word of each wild topic, not yet passed on. */
  private readonly held = new Map<string, HouseMessage>();
  private readonly reported = new Set<string>();
  private timer: NodeJS.Timeout | null = null;
  /** Messages that nobody heard because a later one took their place. */
  dropped = 0;

  constructor(
    private readonly deliver: (message: HouseMessage) => void,
    { perSecond = 100, everyMs = 50 }: ConflationOptions = {},
    private readonly now: () => number = () => performance.now(),
  ) {
    this.perSecond = perSecond;
    this.everyMs = everyMs;
  }

  take(message: HouseMessage): void {
    const { topic } = message;
    const now = this.now();
    if (now >= this.secondEnds) {
      this.counts.clear();
      this.secondEnds = now + 1_000;
    }
    const count = (this.counts.get(topic) ?? 0) + 1;
    this.counts.set(topic, count);
    // What is held is older than this: it must not come after it.
    if (count <= this.perSecond && !this.held.has(topic)) this.deliver(message);
    else this.hold(message);
  }

  /** What is held is passed on; nothing comes later. */
  close(): void {
    this.flush();
  }

  private hold(message: HouseMessage): void {
    if (this.held.has(message.topic)) this.dropped += 1;
    this.held.set(message.topic, message);
    this.timer ??= setTimeout(() => this.flush(), this.everyMs);
    if (this.reported.has(message.topic) || this.reported.size >= MAX_REPORTS) return;
    this.reported.add(message.topic);
    log.warn(
      { topic: message.topic },
      `more than ${this.perSecond} messages a second: only the latest is heard, every ${this.everyMs} ms; look what is wrong with this device`,
    );
  }

  private flush(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    const held = [...this.held.values()];
    this.held.clear();
    for (const message of held) this.deliver(message);
  }
}
