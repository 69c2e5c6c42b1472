/**
 * The house in memory: MQTT's rules (wildcards, retained messages) without a network. For `try`, `hear` and tests.
 * Messages are delivered in order, one after the other, never inside `publish`: as with a broker, a listener that
 * publishes is not called again before it has returned.
 */
import type { House, HouseMessage, PublishOptions } from './house.js';
import { badTopic, houseClosed, offline, retainedCommand } from './house-errors.js';
import { ConnectionListeners, type Listener, Listeners } from './mqtt/listeners.js';
import { hasWildcard, isFilter, isTopic, topicMatches } from './mqtt/topic.js';

export class MemoryHouse implements House {
  private readonly listeners = new Listeners();
  private readonly connections = new ConnectionListeners();
  private readonly retained = new Map<string, Uint8Array>();
  private delivery: Promise<void> = Promise.resolve();
  private open = true;
  private online = true;

  get connected(): boolean {
    return this.open && this.online;
  }

  /** As if the cable were pulled or put back. Nothing published meanwhile is kept for later. */
  setConnected(connected: boolean): void {
    if (!this.open || connected === this.online) return;
    this.online = connected;
    this.connections.tell(connected);
  }

  async publish(topic: string, payload: string | Uint8Array, options: PublishOptions = {}): Promise<void> {
    if (!isTopic(topic)) throw badTopic(topic);
    if (options.retain === true && options.deadlineMs !== undefined) throw retainedCommand(topic);
    if (!this.open) throw houseClosed();
    if (!this.online) throw offline(topic);
    const bytes = typeof payload === 'string' ? new TextEncoder().encode(payload) : payload.slice();
    if (options.retain === true) {
      if (bytes.length === 0) this.retained.delete(topic);
      else this.retained.set(topic, bytes);
    }
    await this.deliver(() => this.listeners.dispatch({ topic, payload: bytes, retained: false }));
  }

  async subscribe(filter: string, listener: Listener): Promise<() => Promise<void>> {
    if (!isFilter(filter)) throw badTopic(filter);
    if (!this.open) throw houseClosed();
    // A wrapper of its own, so that one function may listen twice and leave once.
    const own = (message: HouseMessage): void => listener(message);
    await this.deliver(() => {
      this.listeners.add(filter, own);
      const stored = new Listeners();
      stored.add(filter, own);
      for (const topic of hasWildcard(filter) ? this.retained.keys() : [filter]) {
        const payload = this.retained.get(topic);
        if (payload !== undefined && topicMatches(filter, topic)) {
          stored.dispatch({ topic, payload, retained: true });
        }
      }
    });
    return async () => {
      this.listeners.remove(filter, own);
    };
  }

  onConnection(listener: (connected: boolean) => void): () => void {
    return this.connections.add(listener);
  }

  /** Resolves when everything published so far, and everything published in answer to it, was delivered. */
  async settled(): Promise<void> {
    let last: Promise<void>;
    do {
      last = this.delivery;
      await last;
    } while (last !== this.delivery);
  }

  async close(): Promise<void> {
    if (!this.open) return;
    await this.delivery;
    const was = this.online;
    this.open = false;
    if (was) this.connections.tell(false);
    this.listeners.clear();
    this.connections.clear();
    this.retained.clear();
  }

  private deliver(step: () => void): Promise<void> {
    this.delivery = this.delivery.then(step);
    return this.delivery;
  }
}
