/** Earshot as a device of Home Assistant's: what it shows there, and what it can be told from there. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MqttHouse, whenConnected } from '../../../src/actions/mqtt/mqtt-house.js';
import { DEFAULT_CONFIG, externalBroker } from '../../../src/config.js';
import { fakeHouse, HOME, type Rig as Hub, rig as openHub } from '../../hub/fake-house.js';
import { noMosquitto } from '../support/mosquitto.js';
import { noHass } from './hass.js';
import { openRig, type Rig } from './rig.js';

const ID = 'earshot_kitchen';
const broker = { ...DEFAULT_CONFIG.broker, topic: 'earshot/kitchen', announce: true };

const why = noMosquitto ?? noHass;
describe.skipIf(why !== null)(`the hub in Home Assistant${why === null ? '' : ` (${why})`}`, () => {
  let rig: Rig;
  let topics: MqttHouse;
  let hub: Hub;

  beforeAll(async () => {
    rig = await openRig();
    topics = new MqttHouse({ url: rig.url, statusTopic: 'earshot/kitchen/status' });
    await whenConnected(topics);
    const house = { ...fakeHouse(HOME, () => Promise.resolve()), topics };
    hub = await openHub({ house: async () => house }, { configParts: { broker } });
  });
  afterAll(async () => {
    await hub?.hub.close();
    await topics?.close();
    await rig?.close();
  });

  /** Beside its own: the zone "home" is Home Assistant's. */
  const ours = async () =>
    [...(await rig.entities()).values()].filter(({ device }) => device === 'Earshot kitchen');
  const shown = async (object: string) => {
    const entity = (await rig.entities()).get(`${ID}_${object}`);
    if (entity === undefined) throw new Error(`Home Assistant shows no ${object}`);
    return entity;
  };

  it('is five entities of one device, with names, ranges and states', async () => {
    await rig.hass.waitFor('switch.earshot_kitchen_mute', 'off');
    await rig.hass.waitFor('number.earshot_kitchen_volume', '100');
    await rig.hass.waitFor('sensor.earshot_kitchen_timers', '0');
    const all = (await ours()).map(({ name, device, state }) => [name, device, state]);
    expect(all.toSorted()).toEqual([
      ['Earshot kitchen Last command', 'Earshot kitchen', 'unknown'],
      ['Earshot kitchen Mute', 'Earshot kitchen', 'off'],
      ['Earshot kitchen Next timer', 'Earshot kitchen', 'unknown'],
      ['Earshot kitchen Timers', 'Earshot kitchen', '0'],
      ['Earshot kitchen Volume', 'Earshot kitchen', '100'],
    ]);
    const { attributes } = await shown('volume');
    expect(attributes).toMatchObject({ min: 10, max: 100, step: 1, unit_of_measurement: '%' });
    expect((await shown('next_timer')).attributes).toMatchObject({ device_class: 'timestamp' });
    expect(rig.hass.log.filter((line) => line.includes(ID))).toEqual([]);
  });

  it('is muted and turned down from there, and says so', async () => {
    for (const [service, state] of [
      ['turn_on', 'on'],
      ['turn_off', 'off'],
    ] as const) {
      await rig.hass.call('switch', service, { entity_id: 'switch.earshot_kitchen_mute' });
      await rig.hass.waitFor('switch.earshot_kitchen_mute', state);
    }
    await rig.hass.call('number', 'set_value', { entity_id: 'number.earshot_kitchen_volume', value: 40 });
    await rig.hass.waitFor('number.earshot_kitchen_volume', '40');
  });

  it('shows what was said, and the timers', async () => {
    hub.hub.say('lamp on');
    await rig.hass.waitFor('sensor.earshot_kitchen_last_command', 'lamp on');
    hub.hub.say('timer');
    await rig.hass.waitFor('sensor.earshot_kitchen_timers', '1');
    expect((await shown('timers')).attributes['timers']).toMatchObject([{ kind: 'timer' }]);
  });

  it('is away once it is', async () => {
    await hub.hub.close();
    await topics.close();
    await rig.hass.waitFor('switch.earshot_kitchen_mute', 'unavailable');
    await rig.hass.waitFor('number.earshot_kitchen_volume', 'unavailable');
  });

  it('is gone from there where it is told not to show itself', async () => {
    const back = new MqttHouse({ url: rig.url, statusTopic: 'earshot/kitchen/status' });
    await whenConnected(back);
    const house = { ...fakeHouse(HOME, () => Promise.resolve()), topics: back };
    const silent = await openHub(
      { house: async () => house },
      { configParts: { broker: externalBroker([rig.url], { topic: 'earshot/kitchen', announce: false }) } },
    );
    try {
      while ((await ours()).length > 0) await sleep(20);
    } finally {
      await silent.hub.close();
      await back.close();
    }
  });
});
