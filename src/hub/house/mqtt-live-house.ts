/**
 * The live house over MQTT: the broker (embedded, or the user's own), the simulated devices behind an embedded one, and
 * the registry. The demo takes the road that a real house takes.
 */
import { randomUUID } from 'node:crypto';
import { adaptersFor } from '../../actions/discovery/adapters.js';
import { JointHouse } from '../../actions/discovery/joint-house.js';
import type { Home } from '../../actions/home.js';
import type { House } from '../../actions/house.js';
import { propertyNames } from '../../actions/kinds/kinds.js';
import { type Broker, startBroker } from '../../actions/mqtt/broker.js';
import { Claims } from '../../actions/mqtt/claims.js';
import { brokerOptions } from '../../actions/mqtt/credentials.js';
import { MqttHouse, type MqttHouseOptions, whenConnected } from '../../actions/mqtt/mqtt-house.js';
import { GivenDocument, GivenNames, NOTHING_GIVEN } from '../../actions/registry/given-names.js';
import { IdsDocument, KnownIds, NO_IDS } from '../../actions/registry/known-ids.js';
import { Registry, type RegistryChange } from '../../actions/registry/registry.js';
import { SimulatedHouse } from '../../actions/simulated/simulated-house.js';
import { carryOut, sayReport } from '../../actions/transaction.js';
import type { BrokerConfig, Config } from '../../config.js';
import { EarshotError, messageOf } from '../../errors.js';
import { createLog, type Logger } from '../../log.js';
import { openDocument } from '../../store/state-document.js';
import { Closers } from '../closers.js';
import { askForAnnouncements } from './ask-for-announcements.js';
import { LastCommands } from './last-commands.js';
import type { HouseChange, LiveHouse } from './live-house.js';
import { MqttInventory } from './mqtt-inventory.js';
import { isOwnConfig } from './own-device.js';

/** The simulated devices announce themselves in far less; without this a lost message would stop the start. */
const SETTLE_MS = 3_000;
const NAMES_FILE = 'names.json';
const IDS_FILE = 'ids.json';

/**
 * With the embedded broker it resolves when every simulated device has told its state; with the user's own at once:
 * the hub boots before its broker, and devices appear as they are heard of.
 *
 * @throws EarshotError BUSY_PORT, PORT_REFUSED, and those of brokerOptions
 */
export async function openMqttHouse(
  home: Home,
  config: Config,
  signal: AbortSignal,
  state: string | null = null,
): Promise<LiveHouse> {
  const log = createLog('house');
  const closers = new Closers(log);
  try {
    const broker = config.broker.kind === 'embedded' ? await openBroker(config.broker.port, closers) : null;
    const house = new MqttHouse(await addressOf(config.broker, broker));
    closers.add('connection to the broker', () => house.close());
    const names = await openNames(state, log);
    const adapters = adaptersFor(config.broker.discovery);
    const ids = await openIds(state, log);
    const registry = new Registry(withoutHubs(house), home, { adapters, names, ids });
    closers.add('registry', () => registry.close());
    if (broker === null) {
      registry.start(signal).catch((error: unknown) => {
        if (!signal.aborted) log.debug({ error: messageOf(error) }, 'the house is not listened to any more');
      });
      if (config.broker.announce)
        closers.add('asking for announcements', askForAnnouncements(house, config.broker.discovery));
    } else {
      await whenConnected(house, signal);
      await registry.start(signal);
      await simulate(home, broker, closers, signal);
      await allThere(registry, signal);
    }
    const claims =
      config.broker.kind === 'external' && config.broker.shared ? claimsOf(house, closers) : null;
    return liveHouse({ house, registry, names, closers, claims, broker: wordsFor(config.broker, broker) });
  } catch (error) {
    await closers.closeAll();
    throw error;
  }
}

async function openNames(state: string | null, log: Logger): Promise<GivenNames> {
  const { document, problem } = await openDocument(state, NAMES_FILE, GivenDocument, NOTHING_GIVEN);
  if (problem !== null) log.warn({ file: NAMES_FILE }, `names that were given on the page: ${problem}`);
  return new GivenNames(document);
}

async function openIds(state: string | null, log: Logger): Promise<KnownIds> {
  const { document, problem } = await openDocument(state, IDS_FILE, IdsDocument, NO_IDS);
  if (problem !== null) log.warn({ file: IDS_FILE }, `which device is which: ${problem}`);
  return new KnownIds(document, (error) =>
    log.warn({ file: IDS_FILE, error: messageOf(error) }, 'which device is which cannot be kept'),
  );
}

async function openBroker(port: number, closers: Closers): Promise<Broker> {
  const broker = await startBroker({ port });
  closers.add('embedded broker', () => broker.close());
  return broker;
}

/** The devices have a connection of their own, as real ones have. */
async function simulate(home: Home, broker: Broker, closers: Closers, signal: AbortSignal): Promise<void> {
  const house = new MqttHouse({ url: broker.url, clientId: 'simulated-house', statusTopic: null });
  closers.add('connection of the simulated house', () => house.close());
  await whenConnected(house, signal);
  const simulated = new SimulatedHouse(house, home);
  closers.add('simulated house', () => simulated.close());
  await simulated.start(signal);
}

async function allThere(registry: Registry, signal: AbortSignal): Promise<void> {
  const there = (): boolean => registry.snapshot.unavailable.size === 0;
  const deadline = AbortSignal.any([signal, AbortSignal.timeout(SETTLE_MS)]);
  if (there()) return;
  await new Promise<void>((resolve) => {
    const settle = (): void => {
      leave();
      resolve();
    };
    const leave = registry.onChange(() => there() && settle());
    deadline.addEventListener('abort', settle, { once: true });
  });
  signal.throwIfAborted();
}

function addressOf(
  config: BrokerConfig,
  broker: Broker | null,
): Promise<MqttHouseOptions> | MqttHouseOptions {
  if (config.kind === 'external') return brokerOptions(config);
  if (broker === null) throw new TypeError('an embedded broker has been started before');
  return { url: broker.url, statusTopic: `${config.topic}/status` };
}

/** The house without what hubs announce of themselves: "turn everything off" is not meant for them. */
function withoutHubs(house: MqttHouse): House {
  return {
    get connected() {
      return house.connected;
    },
    publish: (topic, payload, options) => house.publish(topic, payload, options),
    subscribe: (filter, listener) =>
      house.subscribe(filter, (message) => {
        if (!isOwnConfig(message.topic)) listener(message);
      }),
    onConnection: (listener) => house.onConnection(listener),
    close: () => house.close(),
  };
}

function wordsFor(config: BrokerConfig, broker: Broker | null): string {
  if (broker !== null) return `simulated behind the embedded broker ${broker.url}`;
  return config.kind === 'external' ? `broker ${config.urls.join(' or ')}` : 'no broker';
}

/** Hubs on one broker are told apart by a name that each makes up at its start. */
function claimsOf(house: MqttHouse, closers: Closers): Claims {
  const claims = new Claims(house, randomUUID());
  claims.start().catch((error: unknown) => {
    if (!(error instanceof EarshotError && error.code === 'HOUSE_CLOSED'))
      createLog('house').warn(
        { error: messageOf(error) },
        'other hubs are not heard: some commands may be carried out twice',
      );
  });
  closers.add('claims', async () => {
    if (house.connected) await claims.close();
  });
  return claims;
}

const NO_ECHO = 'The house does not answer in time, so nothing was changed.';

interface LiveParts {
  readonly house: MqttHouse;
  readonly registry: Registry;
  readonly names: GivenNames;
  readonly closers: Closers;
  readonly claims: Claims | null;
  /** In words. */
  readonly broker: string;
}

function liveHouse({ house, registry, names, closers, claims, broker }: LiveParts): LiveHouse {
  const commands = new LastCommands();
  const joint = new JointHouse(house, () => registry.bindings);
  return {
    broker,
    topics: house,
    inventory: new MqttInventory({ registry, names, commands, house }),
    get home() {
      return registry.snapshot.home;
    },
    get states() {
      return registry.snapshot.states;
    },
    get unavailable() {
      return registry.snapshot.unavailable;
    },
    get assumed() {
      return house.connected ? registry.snapshot.assumed : untold(registry.snapshot.home);
    },
    get connected() {
      return house.connected;
    },
    onChange: (listener) => registry.onChange((change) => listener(hubChange(change))),
    onConnection: (listener) => house.onConnection(listener),
    carryOut: async (effects, reply, signal) => {
      const verdict = claims === null || !house.connected ? 'mine' : await claims.claim(effects);
      signal.throwIfAborted();
      // The hub that does it says so.
      if (verdict === 'taken') return { ok: true, reply: '' };
      if (verdict === 'silent') return { ok: false, reply: NO_ECHO };
      const report = await carryOut(registry, joint, effects, { signal });
      commands.take(effects, report.outcomes, Date.now());
      return { ok: report.ok, reply: sayReport(report, registry.snapshot.home, reply) };
    },
    setCalendars: (calendars) => registry.setCalendars(calendars),
    close: () => closers.closeAll(),
  };
}

const UNTOLD = new WeakMap<Home, LiveHouse['assumed']>();

/** Without the broker nobody tells anything: who asks for what was so before must hear that it cannot be done. */
function untold(home: Home): LiveHouse['assumed'] {
  const known = UNTOLD.get(home);
  if (known !== undefined) return known;
  const all = new Map(home.devices.map(({ id, kind }) => [id, new Set(propertyNames(kind))]));
  UNTOLD.set(home, all);
  return all;
}

/** Only the properties that differ: the page and scripts are told changes, not states. */
function hubChange(change: RegistryChange): HouseChange {
  if (change.type !== 'state') return change;
  const changed = Object.entries(change.state).filter(([name, value]) => change.before[name] !== value);
  return { type: 'state', device: change.device, changed: Object.fromEntries(changed) };
}
