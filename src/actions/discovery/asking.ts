/**
 * Asks devices for their state, where no retained message tells it (Tasmota, zigbee2mqtt without `retain`). A house
 * that starts has hundreds to ask, and Zigbee carries a few dozen messages a second: they go out one after the other.
 */
import { messageOf } from '../../errors.js';
import { createLog } from '../../log.js';
import type { House } from '../house.js';
import type { Command } from './binding.js';

const GAP_MS = 40;
const log = createLog('registry');

export class Asking {
  private readonly waiting = new Map<string, Command>();
  private timer: NodeJS.Timeout | null = null;

  constructor(private readonly house: House) {}

  /** Asked soon, each once. */
  ask(commands: readonly Command[]): void {
    for (const command of commands) this.waiting.set(`${command.topic} ${command.payload}`, command);
    if (this.waiting.size > 0) this.timer ??= setTimeout(() => this.next(), GAP_MS);
  }

  close(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    this.waiting.clear();
  }

  private next(): void {
    this.timer = null;
    const [first] = this.waiting;
    if (first === undefined) return;
    const [key, { topic, payload }] = first;
    this.waiting.delete(key);
    // Offline: the registry asks everybody again when the connection is back.
    if (this.house.connected) {
      this.house.publish(topic, payload).catch((error: unknown) => log.debug(`asking: ${messageOf(error)}`));
    }
    this.ask([]);
  }
}
