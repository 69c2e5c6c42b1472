/**
 * The house behind a broker. The traps of mqtt.js (runtime-facts.md) are closed here: a message is refused at once while
 * offline, withdrawn at its deadline, and never delivered minutes late; the connection is retried for ever.
 */
import { Socket } from 'node:net';
import { connect, type IClientOptions, type IPublishPacket, type MqttClient } from 'mqtt';
import { EarshotError, messageOf } from '../errors.js';
import { createLog } from '../log.js';
import type { House, HouseMessage, PublishOptions } from './house.js';
import { badTopic, expired, houseClosed, offline } from './house-errors.js';
import { ConnectionListeners, type Listener, Listeners } from './listeners.js';
import { Subscriptions } from './mqtt-subscriptions.js';
import { isFilter, isTopic } from './topic.js';

export { whenConnected } from './when-connected.js';

export interface MqttHouseOptions {
  /** `mqtt://`, `mqtts://`, `ws://` or `wss://`. */
  readonly url: string;
  readonly clientId?: string;
  readonly username?: string;
  readonly password?: string;
  /** `<base>/status` says `online` while we are (retained), and `offline` by last will. null: neither. */
  readonly statusTopic?: string | null;
  /** 4 is MQTT 3.1.1 (aedes knows no other); with 5 the broker itself drops commands after their deadline. */
  readonly protocolVersion?: 4 | 5;
  /** First and longest wait between attempts to connect, ms. */
  readonly backoffMs?: { readonly first: number; readonly longest: number };
  /** Closes the house. */
  readonly signal?: AbortSignal;
}

const CLOSE_TIMEOUT_MS = 1_000;
const log = createLog('mqtt');

/** Opens the connection in the background: a hub boots before its broker. See `connected` and `onConnection`. */
export class MqttHouse implements House {
  /** Why the last attempt to connect failed, in words; null while connected or before the first. */
  problem: string | null = null;
  private readonly client: MqttClient;
  private readonly listeners = new Listeners();
  private readonly connections = new ConnectionListeners();
  private readonly subscriptions: Subscriptions;
  private readonly options: MqttHouseOptions;
  private readonly statusTopic: string | null;
  private attempts = 0;
  private online = false;
  private closing: Promise<void> | null = null;
  private readonly onAbort = (): void => {
    this.close().catch((error: unknown) => log.error(`closing: ${messageOf(error)}`));
  };

  constructor(options: MqttHouseOptions) {
    checkUrl(options.url);
    options.signal?.throwIfAborted();
    this.options = options;
    this.statusTopic = options.statusTopic === undefined ? 'earshot/status' : options.statusTopic;
    this.client = connect(options.url, this.clientOptions());
    this.subscriptions = new Subscriptions(this.client, () => this.online);
    this.client.on('connect', () => this.onConnect());
    this.client.on('close', () => this.onDisconnect());
    this.client.on('error', (error) => this.onProblem(error));
    this.client.on('message', (topic, payload, packet) => this.onMessage(topic, payload, packet));
    options.signal?.addEventListener('abort', this.onAbort, { once: true });
  }

  get connected(): boolean {
    return this.online;
  }

  async publish(topic: string, payload: string | Uint8Array, options: PublishOptions = {}): Promise<void> {
    if (!isTopic(topic)) throw badTopic(topic);
    if (this.closing !== null) throw houseClosed();
    // mqtt.js would queue it and deliver it at the next connect, whenever that is.
    if (!this.online) throw offline(topic);
    const { deadlineMs, retain = false, qos = deadlineMs === undefined ? 0 : 1 } = options;
    const bytes = typeof payload === 'string' ? payload : Buffer.from(payload);
    const expiry =
      this.options.protocolVersion === 5 && deadlineMs !== undefined
        ? { properties: { messageExpiryInterval: Math.max(1, Math.ceil(deadlineMs / 1000)) } }
        : {};
    await new Promise<void>((resolve, reject) => {
      let timer: NodeJS.Timeout | undefined;
      const done = (error?: Error | null): void => {
        clearTimeout(timer);
        if (error) reject(this.online ? expired(topic, deadlineMs ?? 0) : offline(topic));
        else resolve();
      };
      this.client.publish(topic, bytes, { qos, retain, ...expiry }, done);
      if (deadlineMs === undefined) return;
      timer = setTimeout(() => {
        this.withdraw(done);
        reject(expired(topic, deadlineMs));
      }, deadlineMs);
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
    this.subscriptions.close();
    if (wasOnline) this.connections.tell(false);
    this.listeners.clear();
    this.connections.clear();
  }

  private clientOptions(): IClientOptions {
    const { clientId, username, password, protocolVersion = 4 } = this.options;
    const random = Math.random().toString(16).slice(2, 10);
    return {
      protocolVersion,
      clientId: clientId ?? `earshot-${random}`,
      clean: true,
      resubscribe: false,
      queueQoSZero: false,
      reconnectOnConnackError: true,
      keepalive: 15,
      connectTimeout: 10_000,
      reconnectPeriod: this.backoff(),
      ...(username === undefined ? {} : { username }),
      ...(password === undefined ? {} : { password }),
      ...(this.statusTopic === null
        ? {}
        : { will: { topic: this.statusTopic, payload: Buffer.from('offline'), qos: 1, retain: true } }),
    };
  }

  /** Doubles from the first to the longest wait. mqtt.js reads its option at each attempt. */
  private backoff(): number {
    const { first, longest } = this.options.backoffMs ?? { first: 500, longest: 30_000 };
    return Math.min(longest, first * 2 ** Math.min(this.attempts, 16));
  }

  private onConnect(): void {
    if (this.closing !== null) return;
    // Nagle's algorithm and delayed acknowledgements cost 40 ms per command (measured with aedes and mosquitto).
    const stream: unknown = this.client.stream;
    if (stream instanceof Socket) stream.setNoDelay(true);
    this.attempts = 0;
    this.client.options.reconnectPeriod = this.backoff();
    this.problem = null;
    this.online = true;
    if (this.statusTopic !== null) {
      this.client.publish(this.statusTopic, 'online', { qos: 1, retain: true }, (error) => {
        if (error) log.warn(`the birth message was not sent: ${error.message}`);
      });
    }
    this.subscriptions.ask(this.listeners.filters());
    this.connections.tell(true);
  }

  private onDisconnect(): void {
    this.attempts += 1;
    this.client.options.reconnectPeriod = this.backoff();
    if (!this.online) return;
    this.online = false;
    if (this.closing === null) this.connections.tell(false);
  }

  private onProblem(error: Error): void {
    const text = error.message === '' && 'code' in error ? String(error.code) : error.message;
    if (this.problem !== text) log.warn(`the broker at ${hostOf(this.options.url)}: ${text}`);
    this.problem = text;
  }

  private onMessage(topic: string, payload: Buffer, packet: IPublishPacket): void {
    this.listeners.dispatch({ topic, payload, retained: packet.retain === true });
  }

  /** Takes the message out of mqtt.js's store, so that no reconnect sends it again. */
  private withdraw(callback: (error?: Error | null) => void): void {
    for (const [id, { cb }] of Object.entries(this.client.outgoing)) {
      if (cb === callback) this.client.removeOutgoingMessage(Number(id));
    }
  }
}

function checkUrl(url: string): void {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (parsed !== null && /^(mqtts?|wss?):$/.test(parsed.protocol) && parsed.hostname !== '') return;
  throw new EarshotError(
    'BROKER_URL_INVALID',
    `"${url.replace(/\/\/[^@/]*@/, '//')}" is not a broker's address; write mqtt://HOST:1883 (or mqtts, ws, wss)`,
    { usage: true },
  );
}

/** Without user and password, for logs. */
function hostOf(url: string): string {
  return new URL(url).host;
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
