/** The MQTT messages that a plugin asked to hear: as text, no larger and no more than it can take. */
import type { HouseMessage } from '../actions/house.js';
import { messageOf } from '../errors.js';
import { Allowance } from '../page/limits.js';
import type { PluginHouse } from './house-port.js';
import { LIMITS } from './limits.js';
import type { Manifest } from './manifest.js';

export interface Letter {
  readonly topic: string;
  readonly payload: string;
  readonly retained: boolean;
}

export interface MailHooks {
  /** @param handler the filter whose handler is to be called, or null: for whoever waits */
  readonly deliver: (letter: Letter, handler: string | null) => void;
  readonly onProblem: (problem: string) => void;
}

export class Mail {
  private readonly hooks: MailHooks;
  private readonly allowance = new Allowance(LIMITS.deliveries, () => performance.now());
  private readonly leave: Promise<() => Promise<void>>[] = [];
  private closed = false;

  constructor({ abilities, messages }: Manifest, house: Pick<PluginHouse, 'subscribe'>, hooks: MailHooks) {
    this.hooks = hooks;
    for (const filter of abilities.mqtt.subscribe) {
      const handler = messages.includes(filter) ? filter : null;
      const standing = house.subscribe(filter, (message) => this.take(message, handler));
      standing.catch((error: unknown) => {
        if (!this.closed) hooks.onProblem(`cannot listen to ${filter}: ${messageOf(error)}`);
      });
      this.leave.push(standing);
    }
  }

  close(): void {
    this.closed = true;
    for (const leave of this.leave) leave.then((stop) => stop()).catch(() => {});
  }

  private take({ topic, payload, retained }: HouseMessage, handler: string | null): void {
    if (this.closed || payload.length > LIMITS.payloadBytes || !this.allowance.take()) return;
    this.hooks.deliver({ topic, payload: new TextDecoder().decode(payload), retained }, handler);
  }
}
