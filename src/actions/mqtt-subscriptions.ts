/** What the house wants to hear from its broker: asked for in batches, asked again after each connect, refused one by one. */
import type { MqttClient } from 'mqtt';
import { EarshotError, messageOf } from '../errors.js';
import { createLog } from '../log.js';
import { houseClosed } from './house-errors.js';

/** Mosquitto drops retained messages beyond 1,000 queued ones: ask for a part of the house at a time. */
const BATCH = 100;
const log = createLog('mqtt');

export class Subscriptions {
  private readonly waiting = new Map<string, { stand: () => void; fail: (error: Error) => void }[]>();
  private readonly wanted = new Set<string>();

  constructor(
    private readonly client: MqttClient,
    private readonly online: () => boolean,
  ) {}

  /** Asks for a filter. Resolves when the broker has granted it. @throws EarshotError SUBSCRIPTION_REFUSED, HOUSE_CLOSED */
  stands(filter: string): Promise<void> {
    const standing = new Promise<void>((stand, fail) => {
      this.waiting.set(filter, [...(this.waiting.get(filter) ?? []), { stand, fail }]);
    });
    this.askSoon(filter);
    return standing;
  }

  /** Nobody waits any longer. */
  close(): void {
    for (const waiting of this.waiting.values()) for (const { fail } of waiting) fail(houseClosed());
    this.waiting.clear();
  }

  /** What is wanted in one turn of the event loop is asked for together. */
  private askSoon(filter: string): void {
    if (this.wanted.size === 0) {
      queueMicrotask(() => {
        const filters = [...this.wanted];
        this.wanted.clear();
        // Offline: the next connect asks for everything there is.
        if (this.online()) this.ask(filters);
      });
    }
    this.wanted.add(filter);
  }

  /** Subscribes in batches, one after the other. What fails because the connection went is asked for again later. */
  ask(filters: readonly string[]): void {
    const asking = async (): Promise<void> => {
      for (let at = 0; at < filters.length; at += BATCH) {
        await this.askBatch(filters.slice(at, at + BATCH));
      }
    };
    asking().catch((error: unknown) => {
      if (this.online()) log.warn(`subscribing: ${messageOf(error)}`);
    });
  }

  private async askBatch(batch: readonly string[]): Promise<void> {
    try {
      // At QoS 0: over one connection nothing is lost by it, it spares an acknowledgement per message, and NATS would make a
      // replicated consumer of each filter at QoS 1 (seconds for a house, during which it answers nothing else).
      await this.client.subscribeAsync([...batch], { qos: 0 });
      for (const filter of batch) this.settle(filter, false);
    } catch (error) {
      // One refused filter fails its whole batch: find out which. Anything else is the connection, and asked again.
      if (!isRefusal(error)) throw error;
      if (batch.length > 1) for (const filter of batch) await this.askBatch([filter]);
      else for (const filter of batch) this.settle(filter, true);
    }
  }

  private settle(filter: string, refused: boolean): void {
    const waiting = this.waiting.get(filter) ?? [];
    this.waiting.delete(filter);
    for (const { stand, fail } of waiting) {
      if (!refused) stand();
      else {
        const text = `the broker refuses the subscription ${filter}; check its access rules for this user`;
        fail(new EarshotError('SUBSCRIPTION_REFUSED', text));
      }
    }
  }
}

/** A SUBACK from 0x80 up: the broker does not allow it. mqtt.js 5.16 gives it no code, only these words. */
function isRefusal(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('Subscribe error:');
}
