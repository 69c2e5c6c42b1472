/** One house on one broker, read by Home Assistant and by us: the same devices, names, presence and states. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { longForm } from '../../../src/actions/discovery/homeassistant/abbreviations.js';
import { noMosquitto } from '../support/mosquitto.js';
import { until } from '../support/until.js';
import { disagreements } from './agree.js';
import { noHass } from './hass.js';
import { climates, fans, heaters, humidifiers } from './houses/climates.js';
import { jsonLights } from './houses/json-lights.js';
import { alarms, covers, locks, valves } from './houses/openings.js';
import { comings, present } from './houses/presence.js';
import { templateLights } from './houses/template-lights.js';
import { topicLights } from './houses/topic-lights.js';
import { robots, runnables, sensors, settables, switches } from './houses/values.js';
import { openRig, type Rig } from './rig.js';
import type { SimulatedDevice } from './simulated.js';

const HOUSES = {
  'lights of JSON': jsonLights,
  'lights of topics': topicLights,
  'lights of templates': templateLights,
  covers,
  valves,
  locks,
  alarms,
  climates,
  humidifiers,
  fans,
  'water heaters': heaters,
  'switches and sirens': switches,
  robots,
  'scenes and buttons': runnables,
  'numbers and selects': settables,
  sensors,
};

const why = noMosquitto ?? noHass;
describe.skipIf(why !== null)(`the same house${why === null ? '' : ` (${why})`}`, () => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await openRig();
    await rig.announce([...Object.values(HOUSES).flat(), ...present]);
  });
  afterAll(async () => await rig?.close());

  it.each(Object.entries(HOUSES))('%s', async (_, devices) => {
    const found = await disagreements(rig, devices);
    for (const device of devices) {
      for (const [round, more] of (device.later ?? []).entries()) {
        await rig.say(more);
        await rig.settled();
        found.push(...(await disagreements(rig, [device])).map((one) => `${round}: ${one}`));
      }
    }
    expect(found).toEqual([]);
  });

  it('who is there', async () => {
    for (const [round, said] of [{}, ...comings].entries()) {
      await rig.say(said);
      await rig.settled();
      expect([round, ...(await disagreements(rig, present))]).toEqual([round]);
    }
  });

  it('the device form of later versions is the same as its entities one by one', async () => {
    // This version reads entities only; they stand below topics of their own, with the unique ids of the whole device.
    const device = { ids: ['0x00124b0000000042'], name: 'Workshop' };
    const cmps = {
      plug: {
        p: 'switch',
        name: 'Plug',
        cmd_t: '~/set',
        stat_t: '~',
        val_tpl: '{{ value_json.state }}',
        uniq_id: 'w1',
      },
      power: {
        p: 'sensor',
        name: 'Power',
        stat_t: '~',
        val_tpl: '{{ value_json.power }}',
        unit_of_meas: 'W',
        uniq_id: 'w2',
      },
    };
    const whole = { '~': 'form/workshop', dev: device, o: { name: 'bridge' }, avty_t: '~/online', cmps };
    await rig.say({ 'form/workshop': { state: 'ON', power: 12.5 }, 'form/workshop/online': 'online' });
    await rig.devices.publish('homeassistant/device/workshop/config', JSON.stringify(whole), {
      retain: true,
    });
    await until(() => rig.deviceId('w2') !== undefined);
    const entities = Object.entries(cmps).map(
      ([object, { p: component, ...config }]): SimulatedDevice => ({
        component,
        object: `workshop_${object}`,
        config: { '~': 'form/workshop', dev: device, avty_t: '~/online', ...config },
      }),
    );
    await rig.announce(entities);
    expect(await disagreements(rig, entities)).toEqual([]);
  });

  it('a mode that a thermostat does not list is read here, and passed over there', async () => {
    const thermostat = climates.find(({ object }) => object === 'thermostat');
    if (thermostat === undefined) throw new Error('no thermostat');
    await rig.say({ ...thermostat.states, 'climate/living/mode': 'heat_cool' });
    await rig.settled();
    expect(await disagreements(rig, [thermostat])).toEqual([
      expect.stringMatching(/^thermostat: mode is ".*" there and "heat_cool" here$/),
    ]);
  });

  it('a gate that is stopped while it closes is open here, and closed there', async () => {
    const gate = covers.find(({ object }) => object === 'sunk_gate');
    if (gate === undefined) throw new Error('no gate');
    for (const word of ['open', 'closing', 'stopped']) await rig.say({ 'cover/gate': word });
    await rig.settled();
    expect(await disagreements(rig, [gate])).toEqual(['sunk_gate: position is 0 there and 100 here']);
  });

  it('short keys are theirs', async () => {
    const { config, device } = await rig.hass.abbreviations();
    for (const [short, long] of Object.entries(config)) {
      const [key = ''] = Object.keys(longForm({ [short]: 1 }));
      // Those that we read; the others stay as they are.
      if (key !== short) expect([short, key]).toEqual([short, long]);
    }
    const renamed = Object.keys(
      longForm({ dev: Object.fromEntries(Object.keys(device).map((key) => [key, 1])) })['device'] ?? {},
    );
    for (const [n, [short, long]] of Object.entries(device).entries())
      expect([short, long]).toContain(renamed[n]);
  });

  it('and nobody complains', () => {
    expect(rig.registry.problems).toEqual([]);
  });
});
