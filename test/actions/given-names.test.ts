/** Names given on the page: kept by address, spoken at once, refused where nobody could say or tell them apart. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Home } from '../../src/actions/home.js';
import { parseHome } from '../../src/actions/home-file.js';
import { MemoryHouse } from '../../src/actions/memory-house.js';
import {
  GivenDocument,
  GivenNames,
  givenInMemory,
  NOTHING_GIVEN,
} from '../../src/actions/registry/given-names.js';
import { nameProblem } from '../../src/actions/registry/name-rules.js';
import { Registry } from '../../src/actions/registry/registry.js';
import { LastCommands } from '../../src/hub/house/last-commands.js';
import { MqttInventory } from '../../src/hub/house/mqtt-inventory.js';
import { openDocument } from '../../src/store/state-document.js';
import { until } from './support/until.js';

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

const home = (text: string): Home => parseHome(text, 'home.yaml').home;
const EMPTY = home('devices: []');
const never = new AbortController().signal;
const ADDRESS = '0x00158d0001a2b3c4';

const STATE = {
  type: 'binary',
  name: 'state',
  property: 'state',
  access: 7,
  value_on: 'ON',
  value_off: 'OFF',
};
const lamp = (name: string) => ({
  ieee_address: ADDRESS,
  type: 'Router',
  friendly_name: name,
  definition: { description: 'Bulb', exposes: [{ type: 'light', features: [STATE] }] },
});

async function open(base: Home = EMPTY, names = new GivenNames(givenInMemory())) {
  const house = new MemoryHouse();
  const registry = new Registry(house, base, { names });
  closers.push(
    () => house.close(),
    () => registry.close(),
  );
  await registry.start();
  const commands = new LastCommands();
  const inventory = new MqttInventory({ registry, names, commands, house });
  /** Until the registry has taken it in. */
  const say = async (topic: string, payload: unknown): Promise<void> => {
    let heard = false;
    const leave = registry.onChange(({ type }) => {
      heard ||= type === 'home';
    });
    await house.publish(topic, typeof payload === 'string' ? payload : JSON.stringify(payload), {
      retain: true,
    });
    await until(() => heard);
    leave();
  };
  const bridge = (...devices: unknown[]): Promise<void> => say('zigbee2mqtt/bridge/devices', devices);
  const only = () => registry.snapshot.home.devices[0];
  const renamed = async (...rename: Parameters<typeof inventory.rename>): Promise<string | null> => {
    let heard = false;
    const leave = registry.onChange(() => {
      heard = true;
    });
    const answer = await inventory.rename(...rename);
    await until(() => heard);
    leave();
    return answer;
  };
  return { house, registry, inventory, commands, names, say, bridge, only, renamed };
}

describe('a device without a name', () => {
  it('is asked for, named, and keeps its name through new announcements and another topic', async () => {
    const { registry, inventory, bridge, only, renamed } = await open();
    await bridge(lamp(ADDRESS));
    const id = only()?.id ?? '';
    expect(inventory.facts(id)).toMatchObject({ nameless: true, isNew: true, bridge: true, given: null });
    expect(only()?.name).toBe('New light');
    const wish = { name: 'Reading Lamp', aliases: ['book lamp'], area: 'Study' };
    expect(await renamed(id, wish, { bridge: false, signal: never })).toBeNull();
    const named = { id, name: 'Reading Lamp', aliases: ['book lamp'], area: 'study' };
    expect(only()).toMatchObject(named);
    expect(registry.snapshot.home.areas).toMatchObject([{ id: 'study', name: 'Study' }]);
    expect(inventory.facts(id)).toMatchObject({ nameless: false, isNew: false });
    // Announced again with more abilities, taken back and announced anew: still called so.
    await bridge({ ...lamp(ADDRESS), power_source: 'Battery' });
    expect(only()).toMatchObject(named);
    await bridge();
    await bridge(lamp('hall/spot'));
    // What was put off for it still finds it.
    expect(only()).toMatchObject(named);
  });

  it('goes back to what it was announced as', async () => {
    const { inventory, bridge, only, renamed } = await open();
    await bridge(lamp('desk lamp'));
    const id = only()?.id ?? '';
    await renamed(id, { name: 'Lantern', area: 'Porch' }, { bridge: false, signal: never });
    expect(only()).toMatchObject({ name: 'Lantern', area: 'porch' });
    await renamed(id, null, { bridge: false, signal: never });
    expect(only()).toMatchObject({ name: 'desk lamp', area: null });
    expect(inventory.facts(id)).toMatchObject({ given: null, isNew: false });
  });

  it('may hang in no room, whatever its name begins with', async () => {
    const { bridge, only, renamed } = await open();
    await bridge(lamp('kitchen lamp'));
    expect(only()?.area).toBe('kitchen');
    await renamed(only()?.id ?? '', { area: null }, { bridge: false, signal: never });
    expect(only()).toMatchObject({ name: 'kitchen lamp', area: null });
  });

  it('is renamed at its bridge where that is wished, and is called so here even if that refuses', async () => {
    const { house, bridge, only, renamed } = await open();
    await bridge(lamp(ADDRESS));
    const asked: unknown[] = [];
    await house.subscribe('zigbee2mqtt/bridge/request/device/rename', ({ payload }) => {
      const request = JSON.parse(Buffer.from(payload).toString());
      asked.push(request);
      const error = 'name is taken';
      void house.publish(
        'zigbee2mqtt/bridge/response/device/rename',
        JSON.stringify({ status: 'error', error, transaction: request.transaction }),
      );
    });
    const answer = await renamed(only()?.id ?? '', { name: 'Spot' }, { bridge: true, signal: never });
    expect(answer).toContain('name is taken');
    expect(asked).toEqual([expect.objectContaining({ from: ADDRESS, to: 'Spot' })]);
    expect(only()?.name).toBe('Spot');
  });

  it('is new until somebody has looked at it', async () => {
    const { inventory, say, only } = await open();
    await say('homeassistant/light/x/config', { name: 'Torch', cmd_t: 'x', uniq_id: 'u1' });
    const id = only()?.id ?? '';
    expect(inventory.facts(id)).toMatchObject({
      nameless: false,
      isNew: true,
      from: 'Home Assistant discovery',
    });
    await inventory.see([id, 'nobody']);
    expect(inventory.facts(id)?.isNew).toBe(false);
  });
});

describe('a device of home.yaml', () => {
  const file = home(
    'areas: [{id: hall, name: Hall}]\ndevices: [{id: desk_lamp, name: Desk Lamp, kind: light, area: hall}]',
  );

  it('can be renamed too, announced or not, and only what differs is kept', async () => {
    const { names, inventory, say, only, renamed } = await open(file);
    expect(inventory.facts('desk_lamp')).toMatchObject({ from: 'home.yaml', isNew: false });
    const wish = { name: 'Lantern', aliases: [], area: 'Hall' };
    expect(await renamed('desk_lamp', wish, { bridge: false, signal: never })).toBeNull();
    expect(names.of('home.yaml desk_lamp')).toEqual({ name: 'Lantern' });
    await say('homeassistant/light/desk_lamp/config', { name: 'Desk Lamp', cmd_t: 'x' });
    expect(only()).toMatchObject({ id: 'desk_lamp', name: 'Lantern', area: 'hall' });
    expect(inventory.facts('desk_lamp')).toMatchObject({ isNew: false, from: 'Home Assistant discovery' });
  });
});

describe('names that are refused', () => {
  const house = home(`
areas: [{id: hall, name: Hall}, {id: den, name: Den}]
devices:
  - {id: a, name: Lamp, kind: light, area: hall}
  - {id: b, name: Torch, aliases: [flashlight], kind: light, area: hall}
  - {id: c, name: Torch, kind: light, area: den}
`);
  it.each([
    [{ name: 'torch' }, /called "Torch" there/],
    [{ name: 'Flashlight' }, /called "flashlight" there/],
    [{ name: 'Spot', aliases: ['torch'] }, /called "Torch" there/],
    [{ area: 'Den', name: 'Torch' }, /there already/],
    [{ name: ' ' }, /missing/],
    [{ name: '0x00158d0001a2b3c4' }, /address/],
    [{ name: '<b>x</b>' }, /cannot be said/],
    [{ name: '42' }, /cannot be said/],
    [{ name: 'everything' }, /something else/],
    [{ name: 'x'.repeat(61) }, /too long/],
    [{ name: 'one two three four five six seven eight nine' }, /few words/],
    [{ name: 'Spot', aliases: ['spot'] }, /twice/],
    [{ name: 'Spot', area: '{{ x }}' }, /cannot be said/],
    [{ aliases: 'abcdefghi'.split('').map((letter) => `lamp ${letter}`) }, /at most 8/],
  ])('%j', (wish, reason) => {
    expect(nameProblem(house, 'a', wish)).toMatch(reason);
  });

  it('are not: the own name, a namesake elsewhere, accents and figures', () => {
    for (const wish of [
      { name: 'lamp' },
      { name: 'Lampe à 2' },
      { name: "Anna's lamp", area: 'Attic' },
      { area: null },
    ])
      expect(nameProblem(house, 'a', wish)).toBeNull();
    expect(nameProblem(house, 'c', { name: 'Lamp' })).toBeNull();
  });
});

describe('on the disk', () => {
  async function folder(): Promise<string> {
    const made = await mkdtemp(join(tmpdir(), 'earshot-names-'));
    closers.push(() => rm(made, { recursive: true }));
    return made;
  }
  const openNames = async (where: string) => {
    const { document, problem } = await openDocument(where, 'names.json', GivenDocument, NOTHING_GIVEN);
    return { names: new GivenNames(document), problem };
  };

  it('names outlast a restart, in a file that only the hub can read', async () => {
    const where = await folder();
    const { names } = await openNames(join(where, 'state'));
    await names.give('zigbee2mqtt a_light', { name: 'Spot', area: null });
    await Promise.all([names.see(['one']), names.see(['two']), names.give('b', { aliases: ['x'] })]);
    const again = await openNames(join(where, 'state'));
    expect(again.problem).toBeNull();
    expect(again.names.of('zigbee2mqtt a_light')).toEqual({ name: 'Spot', area: null });
    expect(again.names.of('b')).toEqual({ aliases: ['x'] });
    expect(['zigbee2mqtt a_light', 'one', 'two', 'b', 'three'].map((id) => again.names.isSeen(id))).toEqual([
      true,
      true,
      true,
      true,
      false,
    ]);
    const { mode } = await import('node:fs/promises').then(({ stat }) =>
      stat(join(where, 'state', 'names.json')),
    );
    expect(mode & 0o077).toBe(0);
  });

  it.each(['{broken', '{"version":0}', '[]', ''])('a file that holds %j is set aside', async (text) => {
    const where = await folder();
    await writeFile(join(where, 'names.json'), text);
    const { names, problem } = await openNames(where);
    expect(problem).toContain('names.json.broken');
    expect(await readFile(join(where, 'names.json.broken'), 'utf8')).toBe(text);
    await names.give('a', { name: 'Spot' });
    expect((await openNames(where)).names.of('a')).toEqual({ name: 'Spot' });
  });

  it('a disk that cannot be written is told, and the name counts until the restart', async () => {
    const where = await folder();
    await writeFile(join(where, 'file'), '');
    const { names } = await openNames(join(where, 'file'));
    await expect(names.give('a', { name: 'Spot' })).rejects.toMatchObject({ code: 'STATE_UNUSABLE' });
    expect(names.of('a')).toEqual({ name: 'Spot' });
  });
});
