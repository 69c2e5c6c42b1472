/**
 * As few messages as the protocol allows: what goes out in one turn of the event loop is looked at together. Two JSON
 * messages to one device become one (both sockets of a double plug), as do several commands of Tasmota, and the same message to every member of a group goes
 * to the group: its lamps change together, and the radio carries one frame instead of ten.
 */
import type { House, PublishOptions } from '../house.js';
import { asBacklogs, type BacklogCommand, commandOf } from './backlog.js';
import type { DeviceBinding } from './binding.js';
import { type Json, parseObject } from './json.js';

interface Sending {
  readonly options: PublishOptions;
  readonly done: (sent: Promise<void>) => void;
}
interface Waiting extends Sending {
  readonly topic: string;
  readonly message: Json;
}
interface Listed extends Sending {
  readonly command: BacklogCommand;
}

/** The house, for those who send commands. */
export class JointHouse implements House {
  private waiting: Waiting[] = [];
  /** By the prefix of their device. */
  private readonly listed = new Map<string, Listed[]>();
  private due = false;
  private known: ReadonlyMap<string, DeviceBinding> | null = null;
  private joining: ReadonlySet<string> = new Set();
  private backlogs: ReadonlySet<string> = new Set();
  private groups: readonly { readonly topic: string; readonly covers: ReadonlySet<string> }[] = [];

  /** @param bindings of the devices as they are now; a new map when they change */
  constructor(
    private readonly house: House,
    private readonly bindings: () => ReadonlyMap<string, DeviceBinding>,
  ) {}

  get connected(): boolean {
    return this.house.connected;
  }

  publish(topic: string, payload: string | Uint8Array, options: PublishOptions = {}): Promise<void> {
    this.learn();
    if (typeof payload !== 'string') return this.house.publish(topic, payload, options);
    const prefix = topic.slice(0, topic.lastIndexOf('/') + 1);
    const command = this.backlogs.has(prefix) ? commandOf(prefix, topic, payload) : null;
    const message = this.joining.has(topic) ? parseObject(payload) : null;
    if (command === null && message === null) return this.house.publish(topic, payload, options);
    return new Promise<void>((resolve, reject) => {
      const done = (sent: Promise<void>) => void sent.then(resolve, reject);
      if (command !== null) {
        this.listed.set(prefix, [...(this.listed.get(prefix) ?? []), { command, options, done }]);
      } else if (message !== null) this.waiting.push({ topic, message, options, done });
      if (this.due) return;
      this.due = true;
      queueMicrotask(() => this.flush());
    });
  }

  subscribe: House['subscribe'] = (filter, listener) => this.house.subscribe(filter, listener);
  onConnection: House['onConnection'] = (listener) => this.house.onConnection(listener);
  close: House['close'] = () => this.house.close();

  private learn(): void {
    const now = this.bindings();
    if (now === this.known) return;
    this.known = now;
    const all = [...now.values()];
    this.joining = new Set(all.flatMap(({ joins }) => joins ?? []));
    this.backlogs = new Set(all.flatMap(({ backlog }) => backlog ?? []));
    this.groups = all
      .flatMap(({ joins: topic, covers }) =>
        topic === undefined || covers === undefined || covers.length < 2
          ? []
          : [{ topic, covers: new Set(covers) }],
      )
      .toSorted((a, b) => b.covers.size - a.covers.size);
  }

  private flush(): void {
    this.due = false;
    this.sendLists();
    this.sendObjects();
  }

  private sendLists(): void {
    for (const [prefix, all] of this.listed) {
      const options = strictest(all.map((one) => one.options));
      const sent = asBacklogs(
        prefix,
        all.map(({ command }) => command),
      ).map(([topic, payload]) => this.house.publish(topic, payload, options));
      // What is told in two messages is sent when both are.
      const together = Promise.all(sent).then(() => {});
      for (const { done } of all) done(together);
    }
    this.listed.clear();
  }

  private sendObjects(): void {
    const byTopic = new Map<string, Waiting[]>();
    for (const one of this.waiting) byTopic.set(one.topic, [...(byTopic.get(one.topic) ?? []), one]);
    this.waiting = [];
    const messages = new Map<string, string>();
    for (const [topic, all] of byTopic) {
      messages.set(topic, JSON.stringify(Object.assign({}, ...all.map(({ message }) => message))));
    }
    for (const { topic, covers } of this.groups) {
      const [first] = covers;
      const message = messages.get(first ?? '');
      if (message === undefined || ![...covers].every((member) => messages.get(member) === message)) continue;
      const own = messages.get(topic);
      // The group is told something else at the same time: who wins is not ours to say.
      if (own !== undefined && own !== message) continue;
      const moved = [...covers].flatMap((member) => byTopic.get(member) ?? []);
      for (const member of covers) {
        byTopic.delete(member);
        messages.delete(member);
      }
      byTopic.set(topic, [...(byTopic.get(topic) ?? []), ...moved]);
      messages.set(topic, message);
    }
    for (const [topic, all] of byTopic) {
      const sent = this.house.publish(
        topic,
        messages.get(topic) ?? '',
        strictest(all.map(({ options }) => options)),
      );
      for (const { done } of all) done(sent);
    }
  }
}

/** What holds for one holds for all: the first deadline, and once only if any of them must come once. */
function strictest(all: readonly PublishOptions[]): PublishOptions {
  const deadlines = all.flatMap(({ deadlineMs }) => deadlineMs ?? []);
  return {
    ...Object.assign({}, ...all),
    ...(deadlines.length === 0 ? {} : { deadlineMs: Math.min(...deadlines) }),
    ...(all.some(({ once }) => once === true) ? { once: true } : {}),
  };
}
