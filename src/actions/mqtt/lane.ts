/**
 * The commands to one device, in order. The next goes when the one before is confirmed, or a moment after it was sent; what
 * piles up meanwhile ("brighter, brighter, brighter", a slider on a page) becomes one command with the latest values.
 */
import type { DeviceEffect } from '../discovery/binding.js';
import type { DeviceState } from '../home.js';
import type { House } from '../house.js';
import { expired } from '../house-errors.js';
import type { Registry } from '../registry/registry.js';
import { applyEffect } from '../simulated/simulated-device.js';
import { Execution, failed, type Order } from './execution.js';
import type { DeviceOutcome } from './outcome.js';

/** Zigbee carries a handful of messages a second to one device; nobody sees finer steps. */
const GAP_MS = 150;
const OFF: DeviceState = { on: false };

interface Member {
  readonly order: Order;
  readonly start: (outcome: Promise<DeviceOutcome>) => void;
}

export class Lane {
  /** Each group will be one command. */
  private readonly queue: Member[][] = [];
  private running = false;
  /** Begun, and not yet at their end. */
  private readonly open = new Set<Execution>();

  constructor(
    private readonly registry: Registry,
    private readonly house: House,
    private readonly gapMs = GAP_MS,
  ) {}

  /** Rejects only when aborted. */
  take(order: Order): Promise<DeviceOutcome> {
    return new Promise<DeviceOutcome>((resolve, reject) => {
      const member: Member = { order, start: (outcome) => outcome.then(resolve, reject) };
      const last = this.queue.at(-1);
      if (last?.every((one) => isSetting(one.order)) === true && isSetting(order)) last.push(member);
      else this.queue.push([member]);
      if (this.running) return;
      this.running = true;
      this.run().catch(reject);
    });
  }

  private async run(): Promise<void> {
    for (let group = this.queue.shift(); group !== undefined; group = this.queue.shift()) {
      const wanted = group.filter((member) => !isGivenUp(member));
      const order = this.merge(wanted.map((member) => member.order));
      if (order === null) continue;
      if (order.deadlineAt <= performance.now()) {
        const late = failed(order.device, 'expired', expired(order.device, 0).message);
        for (const { start } of wanted) start(Promise.resolve(late));
        continue;
      }
      const execution = new Execution(this.registry, this.house, order);
      for (const earlier of this.open) earlier.overriddenBy(execution);
      this.open.add(execution);
      for (const { order: own, start } of wanted) start(unlessAborted(execution.outcome, own.signal));
      const over = execution.outcome.then(
        () => this.open.delete(execution),
        () => this.open.delete(execution),
      );
      await execution.sent;
      await atMost(over, this.gapMs);
    }
    this.running = false;
  }

  /** Settings that wait become one, the latest value of each property; they are called off only one by one. */
  private merge(orders: readonly Order[]): Order | null {
    const [first] = orders;
    const last = orders.at(-1);
    if (first === undefined || last === undefined || orders.length === 1) return first ?? null;
    const device = this.registry.device(last.device);
    let set: DeviceState = {};
    for (const effect of orders.flatMap(({ effects }) => effects)) {
      if (effect.type !== 'device') continue;
      const { on, ...rest } = set;
      // "Off" and then "half as bright" is on again: the word before must not win because it is another property's.
      const wakes = on === false && device !== null && applyEffect(device, OFF, effect)['on'] === true;
      set = { ...(wakes ? rest : set), ...effect.set };
    }
    const effect: DeviceEffect = { type: 'device', device: last.device, set };
    return { ...last, effects: [effect], signal: undefined };
  }
}

function isSetting({ effects }: Order): boolean {
  return effects.length === 1 && effects[0]?.type === 'device';
}

function isGivenUp({ order: { signal }, start }: Member): boolean {
  if (signal?.aborted !== true) return false;
  start(Promise.reject(signal.reason));
  return true;
}

function unlessAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return work;
  return new Promise((resolve, reject) => {
    const aborted = (): void => reject(signal.reason);
    signal.addEventListener('abort', aborted, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', aborted));
  });
}

async function atMost(work: Promise<unknown>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const enough = new Promise<void>((done) => {
    timer = setTimeout(done, ms);
  });
  await Promise.race([work, enough]);
  clearTimeout(timer);
}
