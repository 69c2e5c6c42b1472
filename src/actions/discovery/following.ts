/** Listens to the topics of the present devices, and to no others. */
import { messageOf } from '../../errors.js';
import { createLog } from '../../log.js';
import type { House } from '../house.js';
import type { Problem } from './adapter.js';
import type { DeviceBinding } from './binding.js';

/** State messages beyond this are somebody's camera picture. */
const MAX_STATE_BYTES = 64 * 1024;
const DECODER = new TextDecoder();
const log = createLog('registry');

interface Ears {
  /** What a topic said, for each device that listens to it. */
  readonly hear: (device: string, topic: string, text: string) => void;
  readonly report: (problem: Problem) => void;
}

export class Following {
  /** Topics listened to, each with the promise of how to leave it. */
  private readonly standing = new Map<string, Promise<() => Promise<void>>>();
  private readonly devicesOf = new Map<string, Set<string>>();
  /** By topic, for devices that are announced after their topic has spoken (many entities share one topic). */
  private readonly lastWords = new Map<string, string>();
  private closed = false;

  constructor(
    private readonly house: House,
    private readonly ears: Ears,
  ) {}

  /** From now on, these devices are listened to. Those whose binding is new hear what was said last. */
  follow(bindings: ReadonlyMap<string, DeviceBinding>, before: ReadonlyMap<string, DeviceBinding>): void {
    this.devicesOf.clear();
    for (const [id, { routes, availability }] of bindings) {
      for (const topic of routes.keys()) this.add(topic, id);
      for (const { topic } of availability.topics) this.add(topic, id);
    }
    for (const topic of this.devicesOf.keys()) if (!this.standing.has(topic)) this.join(topic);
    for (const topic of [...this.standing.keys()]) if (!this.devicesOf.has(topic)) this.leave(topic);
    for (const [topic, devices] of this.devicesOf) {
      const text = this.lastWords.get(topic);
      if (text === undefined) continue;
      for (const id of devices) if (before.get(id) !== bindings.get(id)) this.ears.hear(id, topic, text);
    }
  }

  /** Ways to leave what is still listened to. */
  async close(): Promise<readonly (() => Promise<void>)[]> {
    this.closed = true;
    const standing = await Promise.allSettled(this.standing.values());
    this.standing.clear();
    return standing.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  }

  private add(topic: string, id: string): void {
    const devices = this.devicesOf.get(topic);
    if (devices === undefined) this.devicesOf.set(topic, new Set([id]));
    else devices.add(id);
  }

  private join(topic: string): void {
    const standing = this.house.subscribe(topic, ({ payload }) => this.onState(topic, payload));
    standing.catch((error: unknown) => {
      if (!this.closed) this.ears.report({ source: `no state from ${topic}:`, reason: messageOf(error) });
    });
    this.standing.set(topic, standing);
  }

  private leave(topic: string): void {
    const standing = this.standing.get(topic);
    this.standing.delete(topic);
    this.lastWords.delete(topic);
    standing?.then((leave) => leave()).catch((error: unknown) => log.debug(`leaving: ${messageOf(error)}`));
  }

  private onState(topic: string, payload: Uint8Array): void {
    const devices = this.devicesOf.get(topic);
    if (this.closed || devices === undefined || payload.length > MAX_STATE_BYTES) return;
    const text = DECODER.decode(payload);
    this.lastWords.set(topic, text);
    for (const id of devices) this.ears.hear(id, topic, text);
  }
}
