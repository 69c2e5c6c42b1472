/** Things the hub says by itself, each with what is to happen once it has been said to its end. */
import type { Inbox } from './inbox.js';

export class Announcements {
  private readonly inbox: () => Pick<Inbox, 'put'>;
  private started = false;
  private readonly waiting: { readonly text: string; readonly said: () => void }[] = [];

  constructor(inbox: () => Pick<Inbox, 'put'>) {
    this.inbox = inbox;
  }

  put(text: string, said: () => void = () => {}): void {
    this.waiting.push({ text, said });
    if (this.started) this.send(text);
  }

  /** From now on there is an inbox; what was put before goes to it. */
  start(): void {
    this.started = true;
    for (const { text } of this.waiting) this.send(text);
  }

  /** Already on its way? */
  has(text: string): boolean {
    return this.waiting.some((each) => each.text === text);
  }

  /** An announcement came to its end; an interrupted one has not been heard. */
  over(text: string, interrupted: boolean): void {
    const index = this.waiting.findIndex((each) => each.text === text);
    const [found] = index < 0 ? [] : this.waiting.splice(index, 1);
    if (!interrupted) found?.said();
  }

  private send(text: string): void {
    this.inbox().put({ type: 'announce', text }, 'when-quiet');
  }
}
