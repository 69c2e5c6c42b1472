/** What rings now, from the hub's events, so that a page that connects while something rings can stop it. Pure. */
import { RING_LIMIT_SECONDS } from '../actions/perform/agenda/timer-choice.js';
import type { HubEvent } from '../hub/events.js';

export class Ringing {
  /** By id: what to call it, and when it has rung itself out. */
  private readonly entries = new Map<string, { readonly name: string; readonly endsMs: number }>();

  /** True if something else rings than before. */
  take(event: HubEvent, nowMs: number): boolean {
    if (event.event !== 'timer') return false;
    const { op, kind, id, label } = event;
    // Whatever else happens to it, it is silent then. Reminders are said, not rung.
    if (op !== 'fired' || kind === 'reminder') return this.entries.delete(id);
    const name = [label, kind].filter((word) => word !== null && word !== '').join(' ');
    this.entries.set(id, { name, endsMs: nowMs + RING_LIMIT_SECONDS * 1000 });
    return true;
  }

  /** Forgets what has rung itself out. True if anything has. */
  expire(nowMs: number): boolean {
    const over = [...this.entries].filter(([, { endsMs }]) => endsMs <= nowMs);
    for (const [id] of over) this.entries.delete(id);
    return over.length > 0;
  }

  /** "pasta timer", "alarm". */
  get names(): readonly string[] {
    return [...this.entries.values()].map(({ name }) => name);
  }
}
