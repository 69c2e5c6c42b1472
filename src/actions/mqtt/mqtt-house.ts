/**
 * The house behind a broker. The traps of mqtt.js (runtime-facts.md) are closed here: a message is refused at once while
 * offline, withdrawn at its deadline, sent once, and never delivered minutes late; the connection is retried for ever,
 * from broker to broker where there are several.
 */
import type { IPublishPacket, MqttClient } from 'mqtt';
import { messageOf } from '../../errors.js';
import { createLog } from '../../log.js';
import type { House, HouseMessage, PublishOptions } from '../house.js';
import { badTopic, houseClosed, offline, retainedCommand, untaken } from '../house-errors.js';
import type { Version } from './attempts.js';
import { Conflation, type ConflationOptions } from './conflation.js';
import { InFlight } from './in-flight.js';
import { Link } from './link.js';
import { ConnectionListeners, type Listener, Listeners } from './listeners.js';
import { Subscriptions } from './mqtt-subscriptions.js';
import type { TlsFiles } from './open-stream.js';
import { isFilter, isTopic } from './topic.js';

export { whenConnected } from './when-connected.js';

export interface MqttHouseOptions {
  /** `mqtt://`, `mqtts://`, `ws://` or `wss://`; of several, the next is tried when one fails. */
  readonly url: string | readonly string[];
  readonly clientId?: string;
  readonly username?: string;
  readonly password?: string;
  readonly tls?: TlsFiles;
  /** `<base>/status` says `online` while we are (retained), and `offline` by last will. null: neither. */
  readonly statusTopic?: string | null;
  /** 4 (left out) is MQTT 3.1.1; with 5 the broker itself drops commands after their deadline; `auto`: 5 where it is understood. */
  readonly protocolVersion?: Version | 'auto';
  /** First and longest wait between attempts to connect, ms. */
  readonly backoffMs?: { readonly first: number; readonly longest: number };
  readonly conflation?: ConflationOptions;
  /** Closes the house. */
  readonly signal?: AbortSignal;
}

const CLOSE_TIMEOUT_MS = 1_000;
const log = createLog('mqtt');

/** Opens the connection in the background: a hub boots before its broker. See `connected` and `onConnection`. */
export class MqttHouse implements House {
  private readonly link: Link;
  private readonly client: MqttClient;
  private readonly listeners = new Listeners();
  private readonly connections = new ConnectionListeners();
  private readonly subscriptions: Subscriptions;
  private readonly inFlight: InFlight;
  private readonly conflation: Conflation;
  private readonly options: MqttHouseOptions;
  private readonly statusTopic: string | null;
  private online = false;
  private closing: Promise<void> | null = null;
  private readonly onAbort = (): void => {
    this.close().catch((error: unknown) => log.error(`closing: ${messageOf(error)}`));
  };

  /** @throws EarshotError BROKER_URL_INVALID (usage) */
  constructor(options: MqttHouseOptions) {
    options.signal?.throwIfAborted();
    this.options = options;
    this.statusTopic = options.statusTopic === undefined ? 'earshot/status' : options.statusTopic;
    this.link = new Link(options, this.statusTopic);
    this.client = this.link.client;
    this.conflation = new Conflation((message) => this.listeners.dispatch(message), options.conflation);
    this.inFlight = new InFlight(this.client, () => this.link.discard());
    this.subscriptions = new Subscriptions(this.client, () => this.online);
    this.client.on('connect', () => this.onConnect());
    this.client.on('close', () => this.onDisconnect());
    this.client.on('message', (topic, payload, packet) => this.onMessage(topic, payload, packet));
    options.signal?.addEventListener('abort', this.onAbort, { once: true });
    this.client.connect();
  }

  get connected(): boolean {
    return this.online;
  }

  /** The broker we are connected to, or try: host and port. */
  get broker(): string {
    return this.link.broker;
  }

  /** Why the last attempt to connect failed, in words; null while connected or before the first. */
  get problem(): string | null {
    return this.link.problem;
  }

  /** Of the connection that stands: with 5 commands carry their expiry. */
  get version(): Version | null {
    return this.online ? this.link.version : null;
  }

  /** Messages that came, all in all. */
  get received(): number {
    return this.conflation.received;
  }

  /** Those of them that a later one of the same topic made superfluous, because there were too many. */
  get dropped(): number {
    return this.conflation.dropped;
  }

  async publish(topic: string, payload: string | Uint8Array, options: PublishOptions = {}): Promise<void> {
    const { deadlineMs, retain = false, once = false } = options;
    if (!isTopic(topic)) throw badTopic(topic);
    if (retain && deadlineMs !== undefined) throw retainedCommand(topic);
    if (this.closing !== null) throw houseClosed();
    // mqtt.js would queue it and deliver it at the next connect, whenever that is.
    if (!this.online || !this.client.connected) throw offline(topic);
    if (!this.subscriptions.carries(topic)) throw untaken(topic);
    const expirySeconds = this.version === 5 && deadlineMs !== undefined ? expiryOf(deadlineMs) : null;
    // A broker keeps QoS 1 for a device that is away, and delivers it whenever that comes back, unless it knows the expiry.
    const mayBeKept = !once && expirySeconds !== null && expirySeconds > 0;
    const qos = deadlineMs === undefined ? (options.qos ?? 0) : mayBeKept ? 1 : 0;
    await this.inFlight.send(topic, typeof payload === 'string' ? payload : Buffer.from(payload), {
      qos,
      retain,
      deadlineMs,
      ...(expirySeconds === null
        ? {}
        : { properties: { messageExpiryInterval: Math.max(1, expirySeconds) } }),
    });
  }

  async subscribe(filter: string, listener: Listener): Promise<() => Promise<void>> {
    if (!isFilter(filter)) throw badTopic(filter);
    if (this.closing !== null) throw houseClosed();
    const own = (message: HouseMessage): void => listener(message);
    this.listeners.add(filter, own);
    // A filter that stands already is asked for again: the broker then repeats its retained messages for the newcomer.
    const standing = this.subscriptions.stands(filter);
    const leave = async (): Promise<void> => {
      if (!this.listeners.remove(filter, own) || !this.online) return;
      await this.client.unsubscribeAsync(filter).catch((error: unknown) => {
        // A connection that is gone has no subscriptions either.
        if (this.online) throw error;
      });
    };
    try {
      await standing;
    } catch (error) {
      this.listeners.remove(filter, own);
      throw error;
    }
    return leave;
  }

  onConnection(listener: (connected: boolean) => void): () => void {
    return this.connections.add(listener);
  }

  /** Says goodbye (`offline`, since a clean disconnect triggers no will), then disconnects. */
  close(): Promise<void> {
    this.closing ??= this.shutDown();
    return this.closing;
  }

  private async shutDown(): Promise<void> {
    this.options.signal?.removeEventListener('abort', this.onAbort);
    if (this.online && this.statusTopic !== null) {
      const goodbye = this.client.publishAsync(this.statusTopic, 'offline', { qos: 1, retain: true });
      await withTimeout(goodbye, CLOSE_TIMEOUT_MS);
    }
    const wasOnline = this.online;
    await withTimeout(this.client.endAsync(!this.online), CLOSE_TIMEOUT_MS);
    this.client.end(true);
    this.online = false;
    this.inFlight.interrupt();
    this.subscriptions.close();
    this.conflation.close();
    if (wasOnline) this.connections.tell(false);
    this.listeners.clear();
    this.connections.clear();
  }

  private onConnect(): void {
    if (this.closing !== null) return;
    this.link.connected();
    this.online = true;
    if (this.statusTopic !== null) {
      this.client.publish(this.statusTopic, 'online', { qos: 1, retain: true }, (error) => {
        if (error && this.online) log.warn(`the birth message was not sent: ${error.message}`);
      });
    }
    this.subscriptions.ask(this.listeners.filters());
    this.connections.tell(true);
  }

  private onDisconnect(): void {
    const wasOnline = this.online;
    this.link.disconnected(wasOnline);
    this.online = false;
    this.inFlight.interrupt();
    if (wasOnline && this.closing === null) this.connections.tell(false);
  }

  private onMessage(topic: string, payload: Buffer, packet: IPublishPacket): void {
    this.conflation.take({ topic, payload, retained: packet.retain === true });
  }
}

/**
 * Seconds for which a broker may keep a command so that it never comes late; below 1, not at all. Mosquitto counts by whole
 * seconds, and one that expires after a second was delivered 1.87 s later (measured, 2.0.11).
 */
const expiryOf = (deadlineMs: number): number => Math.floor(deadlineMs / 1000) - 1;

/** Waits at most so long; a failure on the way out is no reason to stay. */
async function withTimeout(work: Promise<unknown>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const enough = new Promise<void>((done) => {
    timer = setTimeout(done, ms);
  });
  await Promise.race([work.catch((error: unknown) => log.debug(`closing: ${messageOf(error)}`)), enough]);
  clearTimeout(timer);
}
