/** A house that an earlier Earshot kept: ids, names and rooms stay, although devices are known by other keys now. */
import { afterEach, expect, it } from 'vitest';
import { parseHome } from '../../src/actions/home-file.js';
import { MemoryHouse } from '../../src/actions/memory-house.js';
import { GivenNames, givenInMemory } from '../../src/actions/registry/given-names.js';
import { idsInMemory, KnownIds } from '../../src/actions/registry/known-ids.js';
import { Registry } from '../../src/actions/registry/registry.js';
import { until } from './support/until.js';

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

const MAC = 'DC4F2249A3BC';
const CONFIG = {
  ip: '192.168.15.10',
  dn: 'Boiler',
  fn: ['Boiler', null],
  hn: 'boiler',
  mac: MAC,
  md: 'Sonoff TH',
  ty: 0,
  if: 0,
  ofln: 'Offline',
  onln: 'Online',
  state: ['OFF', 'ON', 'TOGGLE', 'HOLD'],
  t: 'boiler',
  ft: '%prefix%/%topic%/',
  tp: ['cmnd', 'stat', 'tele'],
  rl: [1],
  swc: [],
  swn: [],
  btn: [],
  so: {},
  lk: 1,
  lt_st: 0,
  sho: [],
  ver: 1,
};
const DESCRIPTION = {
  homie: '5.0',
  name: 'Shed',
  version: 1,
  nodes: { lamp: { name: 'Lamp', properties: { on: { datatype: 'boolean', settable: true } } } },
};

const BEFORE = {
  ids: {
    version: 1 as const,
    ids: {
      [`tasmota/${MAC}/0`]: 'old_boiler',
      [`tasmota/${MAC}/1`]: 'old_warmth',
      'homie/4/shed-lamp': 'old_shed',
    },
  },
  given: {
    version: 1 as const,
    given: {
      [`tasmota/${MAC}/0`]: { name: 'Water Heater', area: 'Cellar' },
      [`tasmota/${MAC}/1`]: { name: 'Tank' },
      'homie/4/shed-lamp': { name: 'Bench Lamp' },
    },
    seen: [`tasmota/${MAC}/0`, 'homie/4/shed-lamp', 'homie/4/another'],
  },
};

async function open(names: GivenNames, ids: KnownIds) {
  const house = new MemoryHouse();
  const registry = new Registry(house, parseHome('devices: []', 'home.yaml').home, { names, ids });
  closers.push(
    () => house.close(),
    () => registry.close(),
  );
  await registry.start();
  const say = (topic: string, payload: unknown) =>
    house.publish(topic, JSON.stringify(payload), { retain: true });
  await say(`tasmota/discovery/${MAC}/config`, CONFIG);
  await until(() => registry.snapshot.home.devices.length === 1);
  await say(`tasmota/discovery/${MAC}/sensors`, { sn: { DS18B20: { Id: '00A1', Temperature: 20 } }, ver: 1 });
  // It was told in version 4 before.
  await say('homie/5/shed/$description', DESCRIPTION);
  await until(() => registry.snapshot.home.devices.length === 3);
  return registry;
}

it('finds what it was called, where it hangs and what was put off for it', async () => {
  const store = givenInMemory(BEFORE.given);
  const names = new GivenNames(store);
  let kept = BEFORE.ids as { readonly version: 1; readonly ids: Record<string, string> };
  const ids = new KnownIds({
    value: kept,
    set: async (value) => {
      kept = value;
    },
  });
  const { snapshot } = await open(names, ids);
  const shown = snapshot.home.devices.map(({ id, name, area }) => [id, name, area]);
  expect(shown).toEqual([
    ['old_boiler', 'Water Heater', 'cellar'],
    ['old_warmth', 'Tank', null],
    ['old_shed', 'Bench Lamp', null],
  ]);
  await ids.flush();
  const keys = [`tasmota/${MAC}/power1`, `tasmota/${MAC}/00A1.Temperature`, 'homie/shed-lamp'];
  expect(Object.keys(kept.ids).toSorted()).toEqual(keys.toSorted());
  expect(Object.keys(store.value.given).toSorted()).toEqual(keys.toSorted());
  expect(store.value.seen).toEqual(['homie/4/another', keys[0], keys[2]]);
});

it('takes nothing from what has a name by now', async () => {
  const names = new GivenNames(givenInMemory(BEFORE.given));
  await names.give(`tasmota/${MAC}/power1`, { name: 'Kettle' });
  const ids = new KnownIds(idsInMemory());
  const { snapshot } = await open(names, ids);
  expect(snapshot.home.devices.map(({ name }) => name)).toEqual(['Kettle', 'Tank', 'Bench Lamp']);
});

it('knows an entity without a device by its unique id, with which a blank was kept', async () => {
  const ids = { version: 1 as const, ids: { 'light.x ': 'old_porch' } };
  const given = { version: 1 as const, given: { 'light.x ': { name: 'Lantern' } }, seen: [] };
  const house = new MemoryHouse();
  const registry = new Registry(house, parseHome('devices: []', 'home.yaml').home, {
    names: new GivenNames(givenInMemory(given)),
    ids: new KnownIds({ value: ids, set: async () => {} }),
  });
  closers.push(
    () => house.close(),
    () => registry.close(),
  );
  await registry.start();
  const config = { unique_id: 'x', name: 'Porch', command_topic: 'a' };
  await house.publish('homeassistant/light/x/config', JSON.stringify(config), { retain: true });
  await until(() => registry.snapshot.home.devices.length === 1);
  expect(registry.snapshot.home.devices[0]).toMatchObject({ id: 'old_porch', name: 'Lantern' });
});
