/** Who listens to which topics. A house of 5,000 devices has 15,000 plain filters: those are looked up, not searched. */
import { messageOf } from '../errors.js';
import { createLog } from '../log.js';
import type { HouseMessage } from './house.js';
import { hasWildcard, topicMatches } from './topic.js';

export type Listener = (message: HouseMessage) => void;

const log = createLog('house');

export class Listeners {
  private readonly exact = new Map<string, Set<Listener>>();
  private readonly wild = new Map<string, Set<Listener>>();

  /** True where this filter had no listener before: it must be subscribed at the broker. */
  add(filter: string, listener: Listener): boolean {
    const table = hasWildcard(filter) ? this.wild : this.exact;
    const listeners = table.get(filter);
    if (listeners === undefined) table.set(filter, new Set([listener]));
    else listeners.add(listener);
    return listeners === undefined;
  }

  /** True where nobody listens to this filter any more: it must be unsubscribed. */
  remove(filter: string, listener: Listener): boolean {
    const table = hasWildcard(filter) ? this.wild : this.exact;
    const listeners = table.get(filter);
    if (listeners === undefined || !listeners.delete(listener) || listeners.size > 0) return false;
    return table.delete(filter);
  }

  filters(): readonly string[] {
    return [...this.exact.keys(), ...this.wild.keys()];
  }

  clear(): void {
    this.exact.clear();
    this.wild.clear();
  }

  /** Each listener once, however many of its filters match. One that throws is reported; the others still hear. */
  dispatch(message: HouseMessage): void {
    const hearing = new Set(this.exact.get(message.topic));
    for (const [filter, listeners] of this.wild) {
      if (topicMatches(filter, message.topic)) for (const listener of listeners) hearing.add(listener);
    }
    for (const listener of hearing) {
      try {
        listener(message);
      } catch (error) {
        log.error({ topic: message.topic }, `a listener failed: ${messageOf(error)}`);
      }
    }
  }
}

/** Listeners to a connection coming and going. */
export class ConnectionListeners {
  private readonly listeners = new Set<(connected: boolean) => void>();

  add(listener: (connected: boolean) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  tell(connected: boolean): void {
    for (const listener of [...this.listeners]) {
      try {
        listener(connected);
      } catch (error) {
        log.error(`a connection listener failed: ${messageOf(error)}`);
      }
    }
  }

  clear(): void {
    this.listeners.clear();
  }
}
