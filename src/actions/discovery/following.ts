/** Listens to the topics of the present devices, and to no others. */
import { messageOf } from '../../errors.js';
import type { House } from '../house.js';
import type { Problem } from './adapter.js';
import type { DeviceBinding } from './binding.js';
import { Standing } from './standing.js';

/** State messages beyond this are somebody's camera picture. */
const MAX_STATE_BYTES = 64 * 1024;
const DECODER = new TextDecoder();

interface Ears {
  /** What a topic said, for each device that listens to it. */
  readonly hear: (device: string, topic: string, text: string) => void;
  readonly report: (problem: Problem) => void;
}

export class Following {
  /** By topic. */
  private readonly standing = new Map<string, Standing>();
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

  /** Listens to nothing any more. */
  async close(): Promise<void> {
    this.closed = true;
    const standing = [...this.standing.values()];
    this.standing.clear();
    await Promise.all(standing.map((one) => one.end()));
  }

  private add(topic: string, id: string): void {
    const devices = this.devicesOf.get(topic);
    if (devices === undefined) this.devicesOf.set(topic, new Set([id]));
    else devices.add(id);
  }

  private join(topic: string): void {
    const standing = new Standing(this.house.subscribe(topic, ({ payload }) => this.onState(topic, payload)));
    standing.stands.catch((error: unknown) => {
      if (!this.closed) this.ears.report({ source: `no state from ${topic}:`, reason: messageOf(error) });
    });
    this.standing.set(topic, standing);
  }

  private leave(topic: string): void {
    const standing = this.standing.get(topic);
    this.standing.delete(topic);
    this.lastWords.delete(topic);
    void standing?.end();
  }

  private onState(topic: string, payload: Uint8Array): void {
    const devices = this.devicesOf.get(topic);
    if (this.closed || devices === undefined || payload.length > MAX_STATE_BYTES) return;
    const text = DECODER.decode(payload);
    this.lastWords.set(topic, text);
    for (const id of devices) this.ears.hear(id, topic, text);
  }
}
