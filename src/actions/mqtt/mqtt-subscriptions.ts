/** What the house wants to hear from its broker: asked for in batches, asked again after each connect, refused one by one. */
import type { MqttClient } from 'mqtt';
import { EarshotError, messageOf } from '../../errors.js';
import { createLog } from '../../log.js';
import { houseClosed } from '../house-errors.js';

/** Mosquitto drops retained messages beyond 1,000 queued ones: ask for a part of the house at a time. */
const BATCH = 100;
/** Batches on their way at once: waiting for each would cost a large house a round trip per hundred topics. */
const ABREAST = 4;
/** Characters that MQTT allows in topics, and some brokers do not. */
const DOUBTFUL = [' ', '.'] as const;
const log = createLog('mqtt');

export class Subscriptions {
  private readonly waiting = new Map<string, { stand: () => void; fail: (error: Error) => void }[]>();
  private readonly wanted = new Set<string>();
  /** Characters that this broker takes in no topic. */
  private readonly untaken = new Set<string>();

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

  /**
   * False for a topic that the broker is known not to take. NATS server refuses to subscribe to topics with spaces (and,
   * before 2.10, dots), which is harmless, and ends the connection of who publishes to one, which is not.
   */
  carries(topic: string): boolean {
    return ![...this.untaken].some((character) => topic.includes(character));
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

  /** Subscribes in batches, a few at a time. What fails because the connection went is asked for again later. */
  ask(filters: readonly string[]): void {
    let next = 0;
    const asking = async (): Promise<void> => {
      while (next < filters.length) {
        const at = next;
        next += BATCH;
        await this.askBatch(filters.slice(at, at + BATCH));
      }
    };
    Promise.all(Array.from({ length: ABREAST }, asking)).catch((error: unknown) => {
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
      else for (const filter of batch) await this.learn(filter);
    }
  }

  /** Is it this topic that the broker refuses, or its characters? If so, one beside it without them is granted. */
  private async learn(filter: string): Promise<void> {
    const beside = `${filter.replace(/\/#$/, '').replaceAll(/[ .]/g, '_')}/earshot_probe`;
    for (const character of DOUBTFUL) {
      if (!filter.includes(character) || this.untaken.has(character)) continue;
      if (
        !(await this.grants(beside)) ||
        (await this.grants(beside.replace('earshot_', `earshot${character}`)))
      )
        continue;
      this.untaken.add(character);
      log.warn(
        { filter },
        `this broker takes no topics with "${character}": rename devices that have it in theirs, or use another broker`,
      );
    }
    this.settle(filter, true);
  }

  private async grants(probe: string): Promise<boolean> {
    try {
      await this.client.subscribeAsync(probe, { qos: 0 });
    } catch (error) {
      if (isRefusal(error)) return false;
      throw error;
    }
    await this.client.unsubscribeAsync(probe);
    return true;
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
