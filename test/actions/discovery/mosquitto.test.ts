/** The protocols behind a real broker, with peers that behave as zigbee2mqtt and Tasmota do. */
import { afterEach, describe, expect, it } from 'vitest';
import { JointHouse } from '../../../src/actions/discovery/joint-house.js';
import { parseHome } from '../../../src/actions/home-file.js';
import { MqttHouse, whenConnected } from '../../../src/actions/mqtt/mqtt-house.js';
import { Registry } from '../../../src/actions/registry/registry.js';
import { carryOut } from '../../../src/actions/transaction.js';
import { noMosquitto, startMosquitto } from '../support/mosquitto.js';
import { text, until } from '../support/until.js';

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

const LAMPS = 250;
const STATE = {
  type: 'binary',
  name: 'state',
  property: 'state',
  access: 7,
  value_on: 'ON',
  value_off: 'OFF',
};
const LEVEL = { type: 'numeric', name: 'brightness', property: 'brightness', access: 7, value_max: 254 };
const address = (n: number): string => `0x${n.toString(16).padStart(16, '0')}`;
const names = Array.from({ length: LAMPS }, (_, n) => `lamp ${n}`);

/** A network of lamps, and one plug with Tasmota; both tell their state only when something happens, or when asked. */
async function peers(url: string): Promise<{ readonly sets: string[] }> {
  const house = new MqttHouse({ url, statusTopic: null });
  closers.push(() => house.close());
  await whenConnected(house);
  const sets: string[] = [];
  const states = new Map(names.map((name) => [name, { state: 'OFF', brightness: 254 }]));
  const say = (topic: string, payload: unknown, retain = false): Promise<void> =>
    house.publish(topic, typeof payload === 'string' ? payload : JSON.stringify(payload), { retain });
  const tell = (name: string): Promise<void> => say(`zigbee2mqtt/${name}`, states.get(name));
  await house.subscribe('zigbee2mqtt/+/get', ({ topic }) => void tell(topic.split('/')[1] ?? ''));
  await house.subscribe('zigbee2mqtt/+/set', ({ topic, payload }) => {
    const name = topic.split('/')[1] ?? '';
    sets.push(`${name} ${text(payload)}`);
    const reached = name === 'all lamps' ? names : [name];
    for (const one of reached) {
      states.set(one, { ...states.get(one), ...JSON.parse(text(payload)) });
      void tell(one);
    }
  });
  let power = 'OFF';
  await house.subscribe('cmnd/plug/#', ({ topic, payload }) => {
    if (topic.endsWith('/Power1')) {
      power = text(payload);
      void say('stat/plug/POWER', power);
    }
    void say('stat/plug/RESULT', { POWER: power });
  });
  const exposes = [{ type: 'light', features: [STATE, LEVEL] }];
  const lamp = (name: string, n: number) => ({
    ieee_address: address(n),
    type: 'Router',
    friendly_name: name,
    power_source: 'Mains (single phase)',
    definition: { description: 'Bulb', exposes },
  });
  const members = names.map((_, n) => ({ ieee_address: address(n), endpoint: 1 }));
  await say('zigbee2mqtt/bridge/state', { state: 'online' }, true);
  await say('zigbee2mqtt/bridge/groups', [{ id: 1, friendly_name: 'all lamps', members }], true);
  await say('zigbee2mqtt/bridge/devices', names.map(lamp), true);
  const config = { dn: 'Plug', fn: ['Plug'], mac: 'DC4F2249A3BC', t: 'plug', rl: [1], ver: 1 };
  await say('tasmota/discovery/DC4F2249A3BC/config', config, true);
  await say('tele/plug/LWT', 'Online', true);
  return { sets };
}

describe.skipIf(noMosquitto !== null)('behind Mosquitto', () => {
  it('a network is discovered, asked, and told as a group', async () => {
    const mosquitto = await startMosquitto();
    closers.push(() => mosquitto.stop());
    const { sets } = await peers(mosquitto.url);
    const house = new MqttHouse({ url: mosquitto.url, statusTopic: null });
    closers.push(() => house.close());
    await whenConnected(house);
    const registry = new Registry(house, parseHome('devices: []', 'home.yaml').home);
    closers.push(() => registry.close());
    await registry.start();
    await until(() => registry.snapshot.home.devices.length === LAMPS + 2);
    await until(() => registry.snapshot.unavailable.size === 0);
    // Nobody retains these: they were asked for.
    await until(() => registry.state('plug')['on'] === false && registry.state('lamp_0')['on'] === false);
    const joint = new JointHouse(house, () => registry.bindings);
    const lamps = registry.snapshot.home.devices.filter(
      ({ members, kind }) => kind === 'light' && members === undefined,
    );
    expect(lamps).toHaveLength(LAMPS);
    const effects = [...lamps.map(({ id }) => id), 'plug'].map(
      (device) => ({ type: 'device', device, set: { on: true } }) as const,
    );
    const { outcomes } = await carryOut(registry, joint, effects, { deadlineMs: 20_000 });
    expect(outcomes.filter(({ status }) => status !== 'confirmed')).toEqual([]);
    expect(sets).toEqual(['all lamps {"state":"ON"}']);
    expect(registry.problems).toEqual([]);
  });
});
