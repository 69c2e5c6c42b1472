/** Who listens to which topics. A house of 5,000 devices has 15,000 plain filters: those are looked up, not searched. */
import { messageOf } from '../../errors.js';
import { createLog } from '../../log.js';
import type { HouseMessage } from '../house.js';
import { hasWildcard, topicMatches } from './topic.js';

export type Listener = (message: HouseMessage) => void;

const log = createLog('house');

export class Listeners {
  private readonly exact = new Map<string, Set<Listener>>();
  /** By first level, so that a state is not held against every filter of discovery; `+` and `#` under ''. */
  private readonly wild = new Map<string, Map<string, Set<Listener>>>();
  /**
   * Who hears a topic that is listened to by its own name (of others there may be any number), until somebody comes or
   * goes: a state is told again and again, and holding it against two dozen wildcards cost a tenth of an update.
   */
  private readonly hearers = new Map<string, readonly Listener[]>();

  /** True where this filter had no listener before: it must be subscribed at the broker. */
  add(filter: string, listener: Listener): boolean {
    this.hearers.clear();
    const table = this.tableOf(filter);
    const listeners = table.get(filter);
    if (listeners === undefined) table.set(filter, new Set([listener]));
    else listeners.add(listener);
    return listeners === undefined;
  }

  /** True where nobody listens to this filter any more: it must be unsubscribed. */
  remove(filter: string, listener: Listener): boolean {
    this.hearers.clear();
    const table = this.tableOf(filter);
    const listeners = table.get(filter);
    if (listeners === undefined || !listeners.delete(listener) || listeners.size > 0) return false;
    return table.delete(filter);
  }

  filters(): readonly string[] {
    return [...this.exact.keys(), ...[...this.wild.values()].flatMap((table) => [...table.keys()])];
  }

  clear(): void {
    this.exact.clear();
    this.wild.clear();
    this.hearers.clear();
  }

  /** Each listener once, however many of its filters match. One that throws is reported; the others still hear. */
  dispatch(message: HouseMessage): void {
    const { topic } = message;
    // The list stays as it is while listeners come and go: who comes gets a new one.
    for (const listener of this.hearersOf(topic)) {
      try {
        listener(message);
      } catch (error) {
        log.error({ topic }, `a listener failed: ${messageOf(error)}`);
      }
    }
  }

  private hearersOf(topic: string): readonly Listener[] {
    const known = this.hearers.get(topic);
    if (known !== undefined) return known;
    const exact = this.exact.get(topic);
    const wild = [...this.matching(topic, firstLevel(topic)), ...this.matching(topic, '')];
    const all = wild.length === 0 ? [...(exact ?? NONE)] : [...new Set([...(exact ?? NONE), ...wild])];
    if (exact !== undefined) this.hearers.set(topic, all);
    return all;
  }

  private matching(topic: string, level: string): readonly Listener[] {
    const table = this.wild.get(level);
    if (table === undefined || table.size === 0) return NONE;
    return [...table].flatMap(([filter, listeners]) => (topicMatches(filter, topic) ? [...listeners] : []));
  }

  private tableOf(filter: string): Map<string, Set<Listener>> {
    if (!hasWildcard(filter)) return this.exact;
    const level = firstLevel(filter);
    const key = hasWildcard(level) ? '' : level;
    const table = this.wild.get(key) ?? new Map<string, Set<Listener>>();
    this.wild.set(key, table);
    return table;
  }
}

const NONE: readonly Listener[] = [];

function firstLevel(topic: string): string {
  const end = topic.indexOf('/');
  return end < 0 ? topic : topic.slice(0, end);
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
