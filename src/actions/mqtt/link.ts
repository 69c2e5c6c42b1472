/** mqtt.js's client on the brokers of a list: which one, by which version, and why the last attempt failed. */
import { randomBytes } from 'node:crypto';
import { type IClientOptions, MqttClient } from 'mqtt';
import { createLog } from '../../log.js';
import { addressesOf, type BrokerAddress } from './addresses.js';
import { Attempts, type Version } from './attempts.js';
import { readFairly } from './fair-reading.js';
import type { MqttHouseOptions } from './mqtt-house.js';
import { type OpenedStream, openStream } from './open-stream.js';
import { sayProblem } from './problem-words.js';

/** A broker may not send more in one message (MQTT 5): zigbee2mqtt's list of devices is the longest, at some MB. */
const MAX_PACKET_BYTES = 16 * 1024 * 1024;
/** The broker did not like the version: by MQTT 3.1.1's number, and by MQTT 5's. */
const BAD_VERSION: readonly unknown[] = [1, 132];
const log = createLog('mqtt');

export class Link {
  /** Not connected yet: `client.connect()` begins. */
  readonly client: MqttClient;
  /** Why the last attempt to connect failed, in words; null while connected or before the first. */
  problem: string | null = null;
  private readonly options: MqttHouseOptions;
  private readonly attempts: Attempts;
  private opened: OpenedStream | null = null;
  private address: BrokerAddress | null = null;
  private versionRefused = false;

  /** @throws EarshotError BROKER_URL_INVALID (usage) */
  constructor(options: MqttHouseOptions, statusTopic: string | null) {
    const addresses = addressesOf(options.url);
    this.options = options;
    this.attempts = new Attempts(addresses, {
      version: options.protocolVersion ?? 4,
      backoffMs: options.backoffMs ?? { first: 500, longest: 30_000 },
    });
    const several = addresses.length > 1;
    this.client = new MqttClient((client) => this.open(client), clientOptions(options, statusTopic, several));
    readFairly(this.client);
    this.client.on('error', (error) => this.onProblem(error));
  }

  /** The broker we are connected to, or try: host and port. */
  get broker(): string {
    return this.address?.shown ?? '';
  }

  /** Of the present connection or attempt. */
  get version(): Version {
    return this.client.options.protocolVersion === 5 ? 5 : 4;
  }

  connected(): void {
    this.client.options.reconnectPeriod = this.attempts.connected();
    this.problem = null;
  }

  /** @param stood there was a connection; otherwise an attempt came to nothing */
  disconnected(stood: boolean): void {
    if (stood) this.attempts.lost();
    else this.attempts.failed({ refused: this.versionRefused, answered: this.opened?.reached() ?? false });
  }

  /** Ends the connection without delivering what is still in a buffer. */
  discard(): void {
    this.opened?.discard();
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
}

function clientOptions(
  { clientId, username, password }: MqttHouseOptions,
  statusTopic: string | null,
  several: boolean,
): IClientOptions {
  return {
    manualConnect: true,
    clientId: clientId ?? `earshot-${randomBytes(4).toString('hex')}`,
    clean: true,
    resubscribe: false,
    queueQoSZero: false,
    // mqtt-packet would keep all 65,536 numbers of two bytes as buffers: 8 MB.
    writeCache: false,
    // It would note ten lines for each message, and make them up even where nobody reads them.
    ...(process.env['DEBUG'] === undefined ? { log: () => {} } : {}),
    reconnectOnConnackError: true,
    keepalive: 15,
    // A dead broker among several must not hold up the way to a living one.
    connectTimeout: several ? 3_000 : 10_000,
    ...(username === undefined ? {} : { username }),
    ...(password === undefined ? {} : { password }),
    ...(statusTopic === null
      ? {}
      : { will: { topic: statusTopic, payload: Buffer.from('offline'), qos: 1, retain: true } }),
  };
}
