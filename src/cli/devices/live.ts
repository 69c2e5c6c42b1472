/** The house as it is at its broker: what is announced, how it stands, when it was last heard, and what cannot be spoken to. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Device, Home } from '../../actions/home.js';
import { brokerOptions } from '../../actions/mqtt/credentials.js';
import { MqttHouse, whenConnected } from '../../actions/mqtt/mqtt-house.js';
import { Registry } from '../../actions/registry/registry.js';
import { namesakesOf } from '../../actions/resolve/tell-apart.js';
import { type BrokerConfig, type ExternalBroker, externalBroker } from '../../config.js';
import { EarshotError } from '../../errors.js';
import { ListeningHouse } from './last-seen.js';
import { type DeviceRow, deviceRows, deviceTree } from './tree.js';

/** A device with what only a broker can tell. */
export interface LiveRow extends DeviceRow {
  readonly available: boolean;
  /** UTC; null: not since we listen. */
  readonly last_seen: string | null;
  /** Who announces it: `zigbee2mqtt`, `home.yaml` ... */
  readonly from: string;
  /** Why it cannot be spoken to now; null: it can. */
  readonly unspeakable: string | null;
  /** Ids of others in its room with the same name: who says it is asked which one is meant. */
  readonly namesakes: readonly string[];
}

/** What is announced and is no device to speak to. */
export interface OtherRow {
  /** Topic, or device behind a bridge. */
  readonly source: string;
  readonly unspeakable: string;
}

export interface LiveHouseLook {
  readonly home: () => Home;
  readonly registry: Registry;
  readonly rows: () => readonly (LiveRow | OtherRow)[];
  readonly tree: () => string;
  close(): Promise<void>;
}

export interface LookOptions {
  readonly signal?: AbortSignal;
  /** Longest wait for a broker, and for its devices to be told, ms. */
  readonly connectMs?: number;
  readonly settleMs?: number;
}

/** Nothing new for so long: all that is retained has been told. */
const QUIET_MS = 1_000;

/** The broker that a command may look at. @throws EarshotError DEVICES_NO_BROKER (usage) */
export function brokerToLookAt(broker: BrokerConfig): ExternalBroker {
  if (broker.kind === 'external') return broker;
  if (broker.port > 0) return externalBroker([`mqtt://127.0.0.1:${broker.port}`], { version: '3.1.1' });
  throw new EarshotError(
    'DEVICES_NO_BROKER',
    'There is no broker to look at: give --mqtt URL, or --config FILE with a broker (an embedded one needs a fixed embedded_port).',
    { usage: true },
  );
}

/** Resolves when the house has fallen silent. @throws EarshotError BROKER_SILENT */
export async function lookAtHouse(
  base: Home,
  broker: ExternalBroker,
  { signal, connectMs = 8_000, settleMs = 10_000 }: LookOptions = {},
): Promise<LiveHouseLook> {
  // Only a listener: no birth, no will, and never the hub's own name.
  const mqtt = new MqttHouse({ ...(await brokerOptions({ ...broker, clientId: null })), statusTopic: null });
  const house = new ListeningHouse(mqtt);
  const registry = new Registry(house, base);
  const close = async (): Promise<void> => {
    // Together: while there is no broker, the registry's subscriptions end with the house only.
    await Promise.all([registry.close(), house.close()]);
  };
  try {
    await connected(mqtt, connectMs, signal);
    await registry.start(signal);
    const until = performance.now() + settleMs;
    while (performance.now() < Math.min(until, house.lastMessageAt + QUIET_MS)) {
      await sleep(50, undefined, signal === undefined ? {} : { signal });
    }
  } catch (error) {
    await close();
    throw error;
  }
  const home = (): Home => {
    const { home: now, states } = registry.snapshot;
    return {
      ...now,
      devices: now.devices.map((device) => ({ ...device, state: states.get(device.id) ?? {} })),
    };
  };
  return {
    home,
    registry,
    rows: () => [...liveRows(home(), registry, house), ...others(registry)],
    tree: () => liveTree(home(), registry, house),
    close,
  };
}

async function connected(house: MqttHouse, ms: number, signal: AbortSignal | undefined): Promise<void> {
  const limit = AbortSignal.timeout(ms);
  try {
    await whenConnected(house, signal === undefined ? limit : AbortSignal.any([limit, signal]));
  } catch (cause) {
    if (signal?.aborted === true || !limit.aborted) throw cause;
    throw new EarshotError(
      'BROKER_SILENT',
      `The broker at ${house.broker} does not answer (${house.problem ?? 'no connection yet'}): check that it runs, its address, and its rules for this user.`,
      { cause },
    );
  }
}

function liveRows(home: Home, registry: Registry, house: ListeningHouse): readonly LiveRow[] {
  const devices = new Map(home.devices.map((device) => [device.id, device]));
  const alike = namesakesOf(home);
  return deviceRows(home).map((row) => {
    const seen = lastSeen(row.id, registry, house);
    const device = devices.get(row.id);
    return {
      ...row,
      available: registry.isAvailable(row.id),
      last_seen: seen === null ? null : new Date(seen).toISOString(),
      from: registry.origin(row.id)?.adapter ?? 'home.yaml',
      unspeakable: device === undefined ? null : whyNot(device, registry),
      namesakes: (alike.get(row.id) ?? []).map(({ id }) => id),
    };
  });
}

/** Why a device cannot be spoken to now. */
export function whyNot(device: Device, registry: Registry): string | null {
  if (device.risk === 'never') return 'home.yaml says that it is never moved by voice';
  if (registry.binding(device.id) === null)
    return 'nothing answers for it: neither announced nor bound in home.yaml';
  const origin = registry.origin(device.id);
  if (origin?.nameless === true)
    return `it has no name that can be said: give it one in home.yaml (id: ${origin.ids[0] ?? device.id})`;
  return registry.isAvailable(device.id) ? null : 'it is offline';
}

function others(registry: Registry): readonly OtherRow[] {
  const passed = [...registry.passedOver].map(([source, { reason }]) => ({ source, unspeakable: reason }));
  const wrong = registry.problems.map(({ source, reason }) => ({ source, unspeakable: reason }));
  return [...passed, ...wrong];
}

function liveTree(home: Home, registry: Registry, house: ListeningHouse): string {
  const now = Date.now();
  const alike = namesakesOf(home);
  const tree = deviceTree(home, (device) => {
    const seen = lastSeen(device.id, registry, house);
    const reason = whyNot(device, registry);
    const when = seen === null ? '' : `seen ${ago(now - seen)}`;
    const twins = alike.get(device.id)?.map(({ id }) => id) ?? [];
    const shared = twins.length === 0 ? '' : `SAME NAME AS ${twins.join(', ')}: give one another name`;
    return [reason === null ? '' : `NOT SPEAKABLE: ${reason}`, shared, when]
      .filter((text) => text !== '')
      .join(', ');
  });
  const rest = others(registry).map(({ source, unspeakable }) => `  ${source}: ${unspeakable}`);
  return rest.length === 0 ? tree : `${tree}Not to be spoken to\n${rest.join('\n')}\n`;
}

function lastSeen(id: string, registry: Registry, house: ListeningHouse): number | null {
  const binding = registry.binding(id);
  return binding === null ? null : house.lastSeen(binding);
}

/** "3 min ago". */
export function ago(ms: number): string {
  const steps: readonly [number, string][] = [
    [86_400_000, 'd'],
    [3_600_000, 'h'],
    [60_000, 'min'],
    [1_000, 's'],
  ];
  const [size, unit] = steps.find(([step]) => ms >= step) ?? [1_000, 's'];
  return `${Math.floor(ms / size)} ${unit} ago`;
}
