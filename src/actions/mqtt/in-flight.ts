/**
 * Commands between us and the broker. Each is sent once and never again: mqtt.js would send what was not acknowledged
 * after the next connect, which is a light that turns on minutes late, or a door that opens twice. So whatever is under
 * way when its deadline passes or the connection breaks is withdrawn, and its sender is told.
 *
 * How one knows that the broker has it: at QoS 1 by its acknowledgement; at QoS 0 by the answer to a ping that was sent
 * after it, since a broker reads one connection in order (MQTT 3.1.1, 4.6).
 */
import type { IClientPublishOptions, MqttClient } from 'mqtt';
import { expired, interrupted, offline, refused, unheard } from '../house-errors.js';

export interface Sending extends Pick<IClientPublishOptions, 'retain' | 'properties'> {
  readonly qos: 0 | 1;
  /** undefined: not a command; it is sent and forgotten at QoS 0, and waited for at QoS 1. */
  readonly deadlineMs: number | undefined;
}

interface Waiting {
  readonly done: () => void;
  readonly fail: (error: Error) => void;
}

/** MQTT 5's reason for a message that nobody subscribes to. */
const NO_SUBSCRIBERS = 16;

export class InFlight {
  private readonly waiting = new Map<Waiting, string>();
  /** Pings on the wire, oldest first, each with the messages before it. */
  private readonly pings: Waiting[][] = [];
  /** Sent since the last ping. */
  private unfenced: Waiting[] = [];
  /** Callbacks of messages that no subscriber got. */
  private readonly nobody = new WeakSet<object>();

  /** @param stalled a deadline passed although we are connected: what we sent may still lie in a buffer */
  constructor(
    private readonly client: MqttClient,
    private readonly stalled: () => void,
  ) {
    client.on('packetsend', ({ cmd }) => {
      if (cmd === 'pingreq') this.pings.push(this.unfenced.splice(0));
    });
    client.on('packetreceive', (packet) => {
      if (packet.cmd === 'pingresp') for (const { done } of this.pings.shift() ?? []) done();
      // mqtt.js hands the reason on only where it is an error.
      if (packet.cmd === 'puback' && packet.reasonCode === NO_SUBSCRIBERS) {
        const own = packet.messageId === undefined ? undefined : client.outgoing[packet.messageId]?.cb;
        if (own !== undefined) this.nobody.add(own);
      }
    });
  }

  /** @throws EarshotError HOUSE_OFFLINE, COMMAND_EXPIRED, COMMAND_INTERRUPTED, COMMAND_UNHEARD, PUBLISH_REFUSED */
  send(topic: string, payload: string | Buffer, { qos, deadlineMs, ...options }: Sending): Promise<void> {
    return new Promise<void>((resolve, reject) => {
      let timer: NodeJS.Timeout | undefined;
      const settle = (): void => {
        clearTimeout(timer);
        this.waiting.delete(waiting);
      };
      const waiting: Waiting = {
        done: () => {
          settle();
          resolve();
        },
        fail: (error) => {
          settle();
          reject(error);
        },
      };
      const acknowledged = (error?: Error | null): void => {
        if (!this.waiting.has(waiting)) return;
        if (error) waiting.fail(this.client.connected ? refused(topic, error) : offline(topic));
        else if (deadlineMs !== undefined && this.nobody.has(acknowledged)) waiting.fail(unheard(topic));
        else if (qos === 1 || deadlineMs === undefined) waiting.done();
      };
      const withdraw = (error: Error): void => {
        waiting.fail(error);
        this.forget(acknowledged);
      };
      this.waiting.set(waiting, topic);
      this.client.publish(topic, payload, { qos, ...options }, acknowledged);
      if (deadlineMs === undefined) return;
      if (qos === 0) this.fence(waiting);
      timer = setTimeout(() => {
        // A process that was busy for so long has the answer in its queue: look there first.
        setImmediate(() => {
          if (!this.waiting.has(waiting)) return;
          withdraw(expired(topic, deadlineMs));
          this.stalled();
        });
      }, deadlineMs);
    });
  }

  /** The connection is gone: nothing that was under way is sent again. */
  interrupt(): void {
    this.pings.length = 0;
    this.unfenced = [];
    const lost = [...this.waiting];
    for (const [{ fail }, topic] of lost) fail(interrupted(topic));
    for (const [id, { cmd }] of Object.entries(this.client.outgoing)) {
      if (cmd === 'publish' || cmd === 'pubrel') this.client.removeOutgoingMessage(Number(id));
    }
  }

  /** One ping for all that is sent in the same turn. */
  private fence(waiting: Waiting): void {
    if (this.unfenced.length === 0) queueMicrotask(() => this.unfenced.length > 0 && this.client.sendPing());
    this.unfenced.push(waiting);
  }

  /** Takes a message out of mqtt.js's store. */
  private forget(callback: (error?: Error | null) => void): void {
    for (const [id, { cb }] of Object.entries(this.client.outgoing)) {
      if (cb === callback) this.client.removeOutgoingMessage(Number(id));
    }
  }
}
