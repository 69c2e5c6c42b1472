/**
 * Asks devices for their state, where no retained message tells it (Tasmota, zigbee2mqtt without `retain`). A house
 * that starts has hundreds to ask, and Zigbee carries a few dozen messages a second: they go out one after the other, each
 * network (the first level of its topics) at its own pace.
 */
import { messageOf } from '../../errors.js';
import { createLog } from '../../log.js';
import type { House } from '../house.js';
import type { Command } from './binding.js';

const GAP_MS = 40;
const log = createLog('registry');

export class Asking {
  /** By network, what is still to be asked. */
  private readonly waiting = new Map<string, Map<string, Command>>();
  private readonly timers = new Map<string, NodeJS.Timeout>();

  constructor(private readonly house: House) {}

  /** Asked soon, each once. */
  ask(commands: readonly Command[]): void {
    for (const command of commands) {
      const network = command.topic.split('/', 1)[0] ?? '';
      const queue = this.waiting.get(network) ?? new Map<string, Command>();
      this.waiting.set(network, queue.set(`${command.topic} ${command.payload}`, command));
      if (!this.timers.has(network)) this.wait(network);
    }
  }

  close(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.timers.clear();
    this.waiting.clear();
  }

  private wait(network: string): void {
    this.timers.set(
      network,
      setTimeout(() => this.next(network), GAP_MS),
    );
  }

  private next(network: string): void {
    this.timers.delete(network);
    const queue = this.waiting.get(network) ?? new Map<string, Command>();
    const [first] = queue;
    if (first === undefined) {
      this.waiting.delete(network);
      return;
    }
    const [key, { topic, payload }] = first;
    queue.delete(key);
    this.wait(network);
    // Offline: the registry asks everybody again when the connection is back.
    if (!this.house.connected) return;
    this.house.publish(topic, payload).catch((error: unknown) => log.debug(`asking: ${messageOf(error)}`));
  }
}
