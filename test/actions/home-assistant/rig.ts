/** One broker, and at it Home Assistant, Earshot's house, and simulated devices that answer both. */

import { setTimeout as sleep } from 'node:timers/promises';
import { parseHome } from '../../../src/actions/home-file.js';
import { MqttHouse, whenConnected } from '../../../src/actions/mqtt/mqtt-house.js';
import { Registry } from '../../../src/actions/registry/registry.js';
import { startMosquitto } from '../support/mosquitto.js';
import { text, until } from '../support/until.js';
import { type Entity, type Hass, startHass } from './hass.js';
import {
  configPayload,
  configTopic,
  type Messages,
  payloadOf,
  type SimulatedDevice,
  uniqueId,
} from './simulated.js';

export interface Sent {
  readonly topic: string;
  readonly payload: string;
}

export interface Rig {
  /** Of the broker. */
  readonly url: string;
  readonly hass: Hass;
  readonly house: MqttHouse;
  readonly registry: Registry;
  /** The connection of the simulated devices. */
  readonly devices: MqttHouse;
  announce(devices: readonly SimulatedDevice[]): Promise<void>;
  /** As the devices, retained. */
  say(messages: Messages): Promise<void>;
  /** Resolves when both have read all that was said, and all that the devices answered to `by`. */
  settled(by?: 'devices' | 'hass' | 'earshot'): Promise<void>;
  /** What the devices were told since the last call. */
  heard(): readonly Sent[];
  entities(): Promise<ReadonlyMap<string, Entity>>;
  /** Our device of this unique id or object id. */
  deviceId(id: string): string | undefined;
  close(): Promise<void>;
}

/** A sensor that both know: what it says comes after everything that was said before. */
const markOf = (n: number): SimulatedDevice => ({
  component: 'sensor',
  object: `rig_mark_${n}`,
  config: { name: `Rig mark ${n}`, state_topic: `rig/mark/${n}` },
});

export async function openRig(): Promise<Rig> {
  const closers: (() => Promise<unknown>)[] = [];
  const close = async (): Promise<void> => {
    for (const one of closers.splice(0).reverse()) await one();
  };
  try {
    const mosquitto = await startMosquitto({ lines: 'max_queued_messages 0\nset_tcp_nodelay true' });
    closers.push(() => mosquitto.stop());
    const connect = async (): Promise<MqttHouse> => {
      const house = new MqttHouse({ url: mosquitto.url, statusTopic: null, protocolVersion: 5 });
      closers.push(() => house.close());
      await whenConnected(house);
      return house;
    };
    const devices = await connect();
    const house = await connect();
    const hass = await startHass(mosquitto.port);
    closers.push(() => hass.stop());
    const registry = new Registry(house, parseHome('devices: []', 'home.yaml').home);
    closers.push(() => registry.close());
    await registry.start();
    return { ...(await peers(devices, house, hass, registry)), url: mosquitto.url, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Waits until Home Assistant has what it should have of these. */
async function entered(hass: Hass, announced: readonly SimulatedDevice[]): Promise<void> {
  const wanted = announced.filter(({ absent }) => absent !== 'both' && absent !== 'hass').map(uniqueId);
  for (let round = 0; ; round += 1) {
    const there = new Set((await hass.states()).map(({ unique_id: id }) => id));
    const missing = wanted.filter((id) => !there.has(id));
    if (missing.length === 0) return;
    if (round > 200)
      throw new Error(`Home Assistant has no ${missing.join(', ')}\n${hass.log.slice(-20).join('\n')}`);
    await new Promise((done) => setTimeout(done, 50));
  }
}

async function peers(
  devices: MqttHouse,
  house: MqttHouse,
  hass: Hass,
  registry: Registry,
): Promise<Omit<Rig, 'url' | 'close'>> {
  const heard: Sent[] = [];
  const last = new Map<string, string>();
  const said = (topic: string): string => last.get(topic) ?? '';
  const say = async (messages: Messages): Promise<void> => {
    for (const [topic, payload] of Object.entries(messages)) {
      last.set(topic, payloadOf(payload));
      await devices.publish(topic, payloadOf(payload), { retain: true });
    }
  };
  const deviceId = (id: string): string | undefined =>
    registry.snapshot.home.devices.find(({ id: own }) => registry.origin(own)?.ids.includes(id))?.id;
  const publish = (topic: string, payload: unknown, retain = false): Promise<void> =>
    devices.publish(topic, payloadOf(payload), { retain });

  // What the devices do, one after the other: the mark comes after the command on the same connection, and is said after its
  // answers are.
  let sensors = 0;
  let marks = 0;
  let work: Promise<unknown> = Promise.resolve();
  const then = (next: () => Promise<unknown>): void => {
    work = work.then(next, next);
  };
  await devices.subscribe('rig/mark', ({ payload }) =>
    then(() => publish(`rig/mark/${sensors}`, text(payload), true)),
  );
  const settled: Rig['settled'] = async (by = 'devices') => {
    marks += 1;
    const mark = `mark ${marks}`;
    if (by === 'hass') await hass.call('mqtt', 'publish', { topic: 'rig/mark', payload: mark });
    else await (by === 'earshot' ? house : devices).publish('rig/mark', mark);
    await hass.waitFor(`sensor.rig_mark_${sensors}`, mark);
    await until(() => registry.state(deviceId(`uid_rig_mark_${sensors}`) ?? '')['value'] === mark);
  };

  const announce = async (announced: readonly SimulatedDevice[]): Promise<void> => {
    for (const device of announced) {
      for (const [topic, answer] of Object.entries(device.answers ?? {})) {
        await devices.subscribe(topic, ({ payload }) => {
          heard.push({ topic, payload: text(payload) });
          then(async () => {
            await sleep(device.startsAfterMs ?? 0);
            await say(answer(text(payload), said));
          });
        });
      }
      await say(device.states ?? {});
    }
    for (const device of announced) await publish(configTopic(device), configPayload(device), true);
  };

  return {
    hass,
    house,
    registry,
    devices,
    announce: async (announced) => {
      await announce(announced);
      await entered(hass, announced);
      // Home Assistant asks for topics in the order of its entities: the mark, announced last, is read last.
      sensors += 1;
      await announce([markOf(sensors)]);
      await settled();
    },
    say,
    settled,
    heard: () => heard.splice(0),
    entities: async () => {
      const all = await hass.states();
      return new Map(all.map((entity) => [entity.unique_id ?? entity.entity_id, entity]));
    },
    deviceId,
  };
}
