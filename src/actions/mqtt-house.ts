/**
 * The house behind a broker. The traps of mqtt.js (runtime-facts.md) are closed here: a message is refused at once while
 * offline, withdrawn at its deadline, sent once, and never delivered minutes late; the connection is retried for ever,
 * from broker to broker where there are several.
 */
import { randomBytes } from 'node:crypto';
import { type IClientOptions, type IPublishPacket, MqttClient } from 'mqtt';
import { messageOf } from '../errors.js';
import { createLog } from '../log.js';
import type { House, HouseMessage, PublishOptions } from './house.js';
import { badTopic, houseClosed, offline, retainedCommand, untaken } from './house-errors.js';
import { ConnectionListeners, type Listener, Listeners } from './listeners.js';
import { addressesOf, type BrokerAddress } from './mqtt/addresses.js';
import { Attempts, type Version } from './mqtt/attempts.js';
import { Conflation, type ConflationOptions } from './mqtt/conflation.js';
import { InFlight } from './mqtt/in-flight.js';
import { type OpenedStream, openStream, type TlsFiles } from './mqtt/open-stream.js';
import { sayProblem } from './mqtt/problem-words.js';
import { Subscriptions } from './mqtt-subscriptions.js';
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
/** A broker may not send more in one message (MQTT 5): zigbee2mqtt's list of devices is the longest, at some MB. */
const MAX_PACKET_BYTES = 16 * 1024 * 1024;
/** The broker did not like the version: by MQTT 3.1.1's number, and by MQTT 5's. */
const BAD_VERSION: readonly unknown[] = [1, 132];
const log = createLog('mqtt');

/** Opens the connection in the background: a hub boots before its broker. See `connected` and `onConnection`. */
export class MqttHouse implements House {
  /** Why the last attempt to connect failed, in words; null while connected or before the first. */
  problem: string | null = null;
  private readonly client: MqttClient;
  private readonly listeners = new Listeners();
  private readonly connections = new ConnectionListeners();
  private readonly subscriptions: Subscriptions;
  private readonly inFlight: InFlight;
  private readonly conflation: Conflation;
  private readonly attempts: Attempts;
  private readonly options: MqttHouseOptions;
  private readonly statusTopic: string | null;
  private opened: OpenedStream | null = null;
  private address: BrokerAddress | null = null;
  private versionRefused = false;
  private online = false;
  private closing: Promise<void> | null = null;
  private readonly onAbort = (): void => {
    this.close().catch((error: unknown) => log.error(`closing: ${messageOf(error)}`));
  };

  /** @throws EarshotError BROKER_URL_INVALID (usage) */
  constructor(options: MqttHouseOptions) {
    const addresses = addressesOf(options.url);
    options.signal?.throwIfAborted();
    this.options = options;
    this.statusTopic = options.statusTopic === undefined ? 'earshot/status' : options.statusTopic;
    this.attempts = new Attempts(addresses, {
      version: options.protocolVersion ?? 4,
      backoffMs: options.backoffMs ?? { first: 500, longest: 30_000 },
    });
    this.conflation = new Conflation((message) => this.listeners.dispatch(message), options.conflation);
    this.client = new MqttClient((client) => this.open(client), this.clientOptions(addresses.length > 1));
    this.inFlight = new InFlight(this.client, () => this.opened?.discard());
    this.subscriptions = new Subscriptions(this.client, () => this.online);
    this.client.on('connect', () => this.onConnect());
    this.client.on('close', () => this.onDisconnect());
    this.client.on('error', (error) => this.onProblem(error));
    this.client.on('message', (topic, payload, packet) => this.onMessage(topic, payload, packet));
    options.signal?.addEventListener('abort', this.onAbort, { once: true });
    this.client.connect();
  }

  get connected(): boolean {
    return this.online;
  }

  /** The broker we are connected to, or try: host and port. */
  get broker(): string {
    return this.address?.shown ?? '';
  }

  /** Of the connection that stands: with 5 commands carry their expiry. */
  get version(): Version | null {
    return this.online ? (this.client.options.protocolVersion === 5 ? 5 : 4) : null;
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
    const expires = this.version === 5 && deadlineMs !== undefined;
    // A broker keeps QoS 1 for a device that is away, and delivers it whenever that comes back, unless it knows the expiry.
    const qos = options.qos ?? (expires && !once ? 1 : 0);
    await this.inFlight.send(topic, typeof payload === 'string' ? payload : Buffer.from(payload), {
      qos,
      retain,
      deadlineMs,
      // Whole seconds: the broker may hold it for one, never longer.
      ...(expires
        ? { properties: { messageExpiryInterval: Math.max(1, Math.floor(deadlineMs / 1000)) } }
        : {}),
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
      if (this.listeners.remove(filter, own) && this.online) await this.client.unsubscribeAsync(filter);
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

  private clientOptions(several: boolean): IClientOptions {
    const { clientId, username, password } = this.options;
    return {
      manualConnect: true,
      clientId: clientId ?? `earshot-${randomBytes(4).toString('hex')}`,
      clean: true,
      resubscribe: false,
      queueQoSZero: false,
      reconnectOnConnackError: true,
      keepalive: 15,
      // A dead broker among several must not hold up the way to a living one.
      connectTimeout: several ? 3_000 : 10_000,
      ...(username === undefined ? {} : { username }),
      ...(password === undefined ? {} : { password }),
      ...(this.statusTopic === null
        ? {}
        : { will: { topic: this.statusTopic, payload: Buffer.from('offline'), qos: 1, retain: true } }),
    };
  }

  /** Called by mqtt.js at each attempt. It reads its options again after this, and how long to wait if this one fails. */
  private open(client: MqttClient): OpenedStream['stream'] {
    const { address, version, waitMs } = this.attempts.next();
    client.options.protocolVersion = version;
    client.options.reconnectPeriod = waitMs;
    if (version === 5) client.options.properties = { maximumPacketSize: MAX_PACKET_BYTES };
    else delete client.options.properties;
    this.address = address;
    this.versionRefused = false;
    this.opened = openStream(address, this.options.tls ?? {});
    return this.opened.stream;
  }

  private onConnect(): void {
    if (this.closing !== null) return;
    this.client.options.reconnectPeriod = this.attempts.connected();
    this.problem = null;
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
    if (this.online) this.attempts.lost();
    else this.attempts.failed({ refused: this.versionRefused, answered: this.opened?.reached() ?? false });
    const wasOnline = this.online;
    this.online = false;
    this.inFlight.interrupt();
    if (wasOnline && this.closing === null) this.connections.tell(false);
  }

  private onProblem(error: Error): void {
    if ('code' in error && BAD_VERSION.includes(error.code)) {
      this.versionRefused = true;
      // The next attempt is by 3.1.1: no problem of anybody's.
      if (this.options.protocolVersion === 'auto') return;
    }
    const text = sayProblem(error);
    if (this.problem !== text) log.warn(`the broker at ${this.broker}: ${text}`);
    this.problem = text;
  }

  private onMessage(topic: string, payload: Buffer, packet: IPublishPacket): void {
    this.conflation.take({ topic, payload, retained: packet.retain === true });
  }
}

/** Waits at most so long; a failure on the way out is no reason to stay. */
async function withTimeout(work: Promise<unknown>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const enough = new Promise<void>((done) => {
    timer = setTimeout(done, ms);
  });
  await Promise.race([work.catch((error: unknown) => log.debug(`closing: ${messageOf(error)}`)), enough]);
  clearTimeout(timer);
}
