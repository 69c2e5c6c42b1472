/**
 * Things the hub says by itself, each with what is to happen once it has been said to its end. In quiet hours what nobody
 * asked for waits until they are over.
 */
import type { Inbox } from '../inbox.js';

interface Waiting {
  readonly text: string;
  readonly said: () => void;
  /** It is said whatever the hour. */
  readonly asked: boolean;
  /** On its way to the dialog. */
  sent: boolean;
}

/** What a whole night may leave for the morning; of more, the last. */
const MOST_HELD = 20;

export class Announcements {
  private readonly inbox: () => Pick<Inbox, 'put'>;
  private readonly quiet: () => boolean;
  private started = false;
  private waiting: readonly Waiting[] = [];

  /** @param quiet asked only once it has started */
  constructor(inbox: () => Pick<Inbox, 'put'>, quiet: () => boolean = () => false) {
    this.inbox = inbox;
    this.quiet = quiet;
  }

  /** @param asked somebody set it for now, or has just spoken: it is said whatever the hour */
  put(text: string, said: () => void = () => {}, asked = false): void {
    this.waiting = [...this.waiting, { text, said, asked, sent: false }];
    this.deliver();
  }

  /** From now on there is an inbox; what was put before goes to it. */
  start(): void {
    this.started = true;
    this.deliver();
  }

  /** Sends what may be said now: call it when quiet hours may be over. */
  deliver(): void {
    if (!this.started) return;
    const quiet = this.quiet();
    for (const one of this.waiting.filter(({ sent, asked }) => !sent && (asked || !quiet))) {
      one.sent = true;
      this.inbox().put({ type: 'announce', text: one.text }, 'when-quiet');
    }
    if (quiet) this.thin();
  }

  /** Already on its way? */
  has(text: string): boolean {
    return this.waiting.some((each) => each.text === text);
  }

  /** An announcement came to its end; an interrupted one has not been heard. */
  over(text: string, interrupted: boolean): void {
    const found = this.waiting.find((each) => each.text === text && each.sent);
    this.waiting = this.waiting.filter((each) => each !== found);
    if (!interrupted) found?.said();
  }

  /** The same thing all night is one thing in the morning. */
  private thin(): void {
    const held = this.waiting.filter(({ sent }) => !sent);
    const last = held.filter(({ text }, at) => held.findLastIndex((other) => other.text === text) === at);
    const kept = new Set(last.slice(-MOST_HELD));
    this.waiting = this.waiting.filter((one) => one.sent || kept.has(one));
  }
}
