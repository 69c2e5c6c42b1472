/** What every adapter's tests do: feed messages, look at devices, see what is told and sent. */
import type { Adapter, Announced, News } from '../../../src/actions/discovery/adapter.js';
import type { DeviceState } from '../../../src/actions/home.js';

export const bytes = (value: unknown): Uint8Array =>
  new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value));

export const devicesOf = (news: News): readonly Announced[] => [...news.sources.values()].flat();

/** An adapter and all that stands announced by it. */
export class Feed {
  private readonly standing = new Map<string, readonly Announced[]>();
  readonly problems: string[] = [];
  readonly passedOver = new Map<string, string>();

  constructor(private readonly adapter: Adapter) {}

  say(topic: string, payload: unknown): News {
    const news = this.adapter.read(topic, bytes(payload));
    for (const [source, devices] of news.sources) {
      this.passedOver.delete(source);
      if (devices.length === 0) this.standing.delete(source);
      else this.standing.set(source, devices);
    }
    for (const [source, { reason }] of news.passedOver) this.passedOver.set(source, reason);
    for (const { source, reason } of news.problems) this.problems.push(`${source} ${reason}`);
    return news;
  }

  get devices(): readonly Announced[] {
    return [...this.standing.values()].flat();
  }

  get names(): readonly (string | null)[] {
    return this.devices.filter(({ secondary }) => !secondary).map(({ name }) => name);
  }

  device(name: string): Announced {
    const found = this.devices.find((device) => device.name === name);
    if (found === undefined) throw new Error(`no device "${name}" among ${this.names.join(', ')}`);
    return found;
  }
}

/** What a message on a state topic says. */
export function told(device: Announced, topic: string, payload: unknown): DeviceState {
  const text = typeof payload === 'string' ? payload : JSON.stringify(payload);
  return Object.assign({}, ...(device.binding.routes.get(topic) ?? []).map((read) => read(text)));
}

/** `topic payload` of each message sent for the properties; null where the device cannot. */
export function sent(device: Announced, set: DeviceState, state: DeviceState = {}): readonly string[] | null {
  const commands = device.binding.encode({ type: 'device', device: 'x', set }, state);
  return commands?.map(({ topic, payload }) => `${topic} ${payload}`) ?? null;
}

export function operated(device: Announced, op: string): readonly string[] | null {
  const commands = device.binding.encode({ type: 'device-op', device: 'x', op }, {});
  return commands?.map(({ topic, payload }) => `${topic} ${payload}`) ?? null;
}

/** What the availability topics make of a message. */
export function available(device: Announced, topic: string, payload: string): boolean | null {
  return device.binding.availability.topics.find((one) => one.topic === topic)?.read(payload) ?? null;
}
