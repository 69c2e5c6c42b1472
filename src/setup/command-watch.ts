/** The end of a setup: whether a command, spoken or typed, was understood and did what it said. Pure: events in, verdict out. */
import type { HubEvent } from '../hub/events.js';

export interface Tried {
  readonly works: boolean;
  readonly reply: string;
}

export class CommandWatch {
  private understood = false;
  private acted = false;
  private changed = false;

  /** A verdict with each reply; null: nothing has been answered by this event. */
  take(event: HubEvent): Tried | null {
    switch (event.event) {
      case 'understood':
        this.understood = event.source !== 'none';
        this.acted = false;
        this.changed = false;
        return null;
      case 'acting':
        this.acted = true;
        return null;
      case 'changed':
        this.changed = true;
        return null;
      case 'reply':
        // What was told to act and changed nothing may not have been reached. A question is no deed yet.
        return {
          works: this.understood && event.ask === null && (this.changed || !this.acted),
          reply: event.text,
        };
      default:
        return null;
    }
  }
}
