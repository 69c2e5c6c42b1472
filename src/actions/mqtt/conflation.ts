/**
 * Too many messages. A device gone wild (or hostile) may repeat itself ten thousand times a second, and a whole house may
 * say more than this machine can take in. Then only the latest word of a topic is kept and passed on a little later: what
 * a topic says last is always delivered, and between two slices of work there is room for a command.
 *
 * - One topic beyond a rate that no healthy device reaches: that topic.
 * - All of them together beyond half of the processor's time: all. A broker whose client does not read drops messages,
 *   and nobody knows which.
 */
import { createLog } from '../../log.js';
import type { HouseMessage } from '../house.js';

export interface ConflationOptions {
  /** A topic may say so much in a second before it is called wild. */
  readonly perSecond?: number;
  /** Between two words of a wild topic, ms. */
  readonly everyMs?: number;
}

/** Of each window, at most half goes into delivering at once. */
const WINDOW_MS = 100;
const BUDGET_MS = 50;
/** What is held is delivered in slices, ms. */
const SLICE_MS = 2;
const MAX_REPORTS = 50;
const log = createLog('mqtt');

export class Conflation {
  private readonly perSecond: number;
  private readonly everyMs: number;
  /** Messages by topic in the present second. */
  private readonly counts = new Map<string, number>();
  private secondEnds = 0;
  private windowEnds = 0;
  /** Of the present window, ms. */
  private spentMs = 0;
  /** The latest word of each topic that has to wait. */
  private readonly held = new Map<string, HouseMessage>();
  private readonly reported = new Set<string>();
  /** Ends the wait for the next flush; null while none is due. */
  private waiting: (() => void) | null = null;
  private closed = false;
  /** All messages that came. */
  received = 0;
  /** Those of them that nobody heard, because a later one took their place. */
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
    this.received += 1;
    if (now >= this.secondEnds) {
      this.counts.clear();
      this.secondEnds = now + 1_000;
    }
    if (now >= this.windowEnds) {
      this.spentMs = 0;
      this.windowEnds = now + WINDOW_MS;
    }
    const count = (this.counts.get(topic) ?? 0) + 1;
    this.counts.set(topic, count);
    if (count === this.perSecond + 1) this.report(topic);
    // What is held is older than this: it must not come after it.
    if (count > this.perSecond || this.held.has(topic)) this.hold(message);
    // What was stored comes once: waiting would only make the start longer.
    else if (message.retained) this.deliver(message);
    else if (this.spentMs > BUDGET_MS) this.hold(message);
    else this.timed(message, now);
  }

  /** What is held is passed on; nothing comes later. */
  close(): void {
    this.closed = true;
    this.flush();
  }

  private timed(message: HouseMessage, startedAt: number): void {
    this.deliver(message);
    this.spentMs += this.now() - startedAt;
  }

  private hold(message: HouseMessage): void {
    const before = this.held.get(message.topic);
    if (before !== undefined) this.dropped += 1;
    this.held.set(message.topic, { ...message, payload: kept(message.payload, before?.payload) });
    if (this.waiting !== null) return;
    const timer = setTimeout(() => this.flush(), this.everyMs);
    this.waiting = () => clearTimeout(timer);
  }

  /** Delivers for a slice of time; the rest in the next turn, after what else there is to do. */
  private flush(): void {
    this.stopWaiting();
    const startedAt = this.now();
    for (const [topic, message] of this.held) {
      if (!this.closed && this.now() - startedAt > SLICE_MS) {
        const next = setImmediate(() => this.flush());
        this.waiting = () => clearImmediate(next);
        return;
      }
      this.held.delete(topic);
      this.timed(message, this.now());
    }
  }

  private stopWaiting(): void {
    this.waiting?.();
    this.waiting = null;
  }

  private report(topic: string): void {
    if (this.reported.has(topic) || this.reported.size >= MAX_REPORTS) return;
    this.reported.add(topic);
    log.warn(
      { topic },
      `more than ${this.perSecond} messages a second: only the latest is heard, every ${this.everyMs} ms; look what is wrong with this device`,
    );
  }
}

/**
 * A copy: the payload is a view into a chunk of 64 KB, which it would keep. It goes where the word before it lies, which
 * nobody has seen: memory of its own for each is what a flood makes the garbage collector stop the hub for.
 */
function kept(payload: Uint8Array, before: Uint8Array | undefined): Uint8Array {
  if (before === undefined || before.buffer.byteLength < payload.length) return new Uint8Array(payload);
  const copy = new Uint8Array(before.buffer, 0, payload.length);
  copy.set(payload);
  return copy;
}
