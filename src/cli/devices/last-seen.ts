/** A house that remembers when each topic last spoke, as far as that can be known. */
import type { DeviceBinding } from '../../actions/discovery/binding.js';
import type { House, HouseMessage, PublishOptions } from '../../actions/house.js';
import { isOwnConfig } from '../../hub/house/own-device.js';

/** Of a payload that may be a device's: nobody tells the time in more. */
const MAX_BYTES = 64 * 1024;

export class ListeningHouse implements House {
  /** By topic: ms since 1970. */
  private readonly times = new Map<string, number>();
  /** By `performance.now()`. */
  lastMessageAt = performance.now();

  constructor(
    private readonly house: House,
    private readonly now: () => number = Date.now,
  ) {}

  get connected(): boolean {
    return this.house.connected;
  }

  publish(topic: string, payload: string | Uint8Array, options?: PublishOptions): Promise<void> {
    return this.house.publish(topic, payload, options);
  }

  subscribe(filter: string, listener: (message: HouseMessage) => void): Promise<() => Promise<void>> {
    return this.house.subscribe(filter, (message) => {
      // A hub's own announcements: no devices of the spoken house.
      if (isOwnConfig(message.topic)) return;
      this.note(message);
      listener(message);
    });
  }

  onConnection(listener: (connected: boolean) => void): () => void {
    return this.house.onConnection(listener);
  }

  close(): Promise<void> {
    return this.house.close();
  }

  /** When one of the device's topics last spoke, ms since 1970; null: not since we listen, and it does not tell. */
  lastSeen({ routes, availability }: DeviceBinding): number | null {
    const topics = [...routes.keys(), ...availability.topics.map(({ topic }) => topic)];
    const times = topics.flatMap((topic) => this.times.get(topic) ?? []);
    return times.length === 0 ? null : Math.max(...times);
  }

  private note({ topic, payload, retained }: HouseMessage): void {
    this.lastMessageAt = performance.now();
    const at = toldTime(payload) ?? (retained ? null : this.now());
    // A clock that is ahead is no reason to have been seen tomorrow.
    if (at !== null) this.times.set(topic, Math.min(at, this.now()));
  }
}

/** zigbee2mqtt tells `last_seen` (ISO or ms), Tasmota `Time` (local, without an offset). */
function toldTime(payload: Uint8Array): number | null {
  if (payload.length > MAX_BYTES || payload[0] !== 0x7b) return null;
  let told: unknown;
  try {
    told = JSON.parse(new TextDecoder().decode(payload));
  } catch {
    return null;
  }
  if (typeof told !== 'object' || told === null) return null;
  const value = 'last_seen' in told ? told.last_seen : 'Time' in told ? told.Time : null;
  const at = typeof value === 'string' ? Date.parse(value) : typeof value === 'number' ? value : Number.NaN;
  return Number.isFinite(at) && at > 0 ? at : null;
}
