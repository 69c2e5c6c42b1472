import { afterEach, describe, expect, it } from 'vitest';
import { startWorld } from '../../src/actions/apply-effects.js';
import { effectsOf } from '../../src/actions/effects-of.js';
import type { Home } from '../../src/actions/home.js';
import { parseHome } from '../../src/actions/home-file.js';
import { MemoryHouse } from '../../src/actions/memory-house.js';
import { type IdsDocument, KnownIds, NO_IDS } from '../../src/actions/registry/known-ids.js';
import { Registry, type RegistryChange } from '../../src/actions/registry/registry.js';
import type { ResolvedCall } from '../../src/actions/resolve/resolved-call.js';
import { EarshotError } from '../../src/errors.js';
import { until } from './support/until.js';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

const home = (text: string): Home => parseHome(text, 'home.yaml').home;
const EMPTY = home('devices: []');

async function open(base: Home = EMPTY, house = new MemoryHouse(), ids?: KnownIds) {
  const registry = new Registry(house, base, ids === undefined ? {} : { ids });
  closers.push(
    () => house.close(),
    () => registry.close(),
  );
  const changes: RegistryChange[] = [];
  registry.onChange((change) => changes.push(change));
  await registry.start();
  const publish = (topic: string, payload: unknown): Promise<void> =>
    house.publish(topic, typeof payload === 'string' ? payload : JSON.stringify(payload), { retain: true });
  /** Announces, and waits until the registry has taken it in. */
  const announce = async (component: string, id: string, config: unknown): Promise<void> => {
    const seen = changes.length;
    await publish(`homeassistant/${component}/${id}/config`, config);
    await until(() => changes.slice(seen).some(({ type }) => type === 'home'));
    await house.settled();
  };
  return { house, registry, changes, publish, announce };
}

describe('what is announced', () => {
  it('becomes a device with state, and goes when it is taken back', async () => {
    const { registry, announce, publish, house } = await open();
    await publish('l/state', 'ON');
    await announce('light', 'lamp', {
      name: 'Lamp',
      cmd_t: 'l/set',
      stat_t: 'l/state',
      device: { suggested_area: 'Hall' },
    });
    await house.settled();
    expect(registry.snapshot.home.devices).toMatchObject([
      { id: 'lamp', name: 'Lamp', area: 'hall', kind: 'light' },
    ]);
    expect(registry.snapshot.home.areas).toMatchObject([{ id: 'hall', name: 'Hall' }]);
    expect(registry.state('lamp')).toEqual({ on: true });
    await announce('light', 'lamp', '');
    expect(registry.snapshot.home.devices).toEqual([]);
    expect(registry.binding('lamp')).toBeNull();
  });

  it('tells every change of state once, and nothing where nothing changed', async () => {
    const { house, registry, changes, announce, publish } = await open();
    await announce('switch', 'pump', { cmd_t: 'p/set', stat_t: 'p' });
    await publish('p', 'ON');
    await publish('p', 'ON');
    await publish('p', 'nonsense');
    await house.settled();
    expect(changes.filter(({ type }) => type === 'state')).toEqual([
      { type: 'state', device: 'pump', before: {}, state: { on: true } },
    ]);
    const { snapshot } = registry;
    expect(registry.snapshot).toBe(snapshot);
    await publish('p', 'OFF');
    expect(registry.snapshot).not.toBe(snapshot);
    expect(snapshot.states.get('pump')).toEqual({ on: true });
  });

  it('hears a shared topic for those who are announced later', async () => {
    const { house, registry, announce, publish } = await open();
    await announce('sensor', 'a', { stat_t: 'z', val_tpl: '{{ value_json.a }}' });
    await publish('z', { a: 1, b: 2 });
    await announce('sensor', 'b', { stat_t: 'z', val_tpl: '{{ value_json.b }}' });
    await house.settled();
    expect(registry.state('b')).toEqual({ value: 2 });
  });

  it('keeps the old announcement when a broken one follows, and reports each problem once', async () => {
    const { house, registry, announce, publish } = await open();
    await announce('switch', 'pump', { cmd_t: 'p/set' });
    await publish('homeassistant/switch/pump/config', '{broken');
    await publish('homeassistant/switch/pump/config', '{broken');
    await house.settled();
    expect(registry.problems).toHaveLength(1);
    expect(registry.problems[0]).toMatchObject({ source: 'homeassistant/switch/pump/config' });
    expect(registry.problems[0]?.reason).toContain('is not JSON');
    expect(registry.device('pump')).not.toBeNull();
  });

  it('is not stopped by a template that fails on one message', async () => {
    const { house, registry, announce, publish } = await open();
    await announce('sensor', 's', { stat_t: 's', val_tpl: '{{ (value_json.t | float) / 2 }}' });
    await publish('s', { t: 'hot' });
    await publish('s', { t: 40 });
    await house.settled();
    expect(registry.state('s')).toEqual({ value: 20 });
  });

  it('leaves diagnostics out of the spoken house', async () => {
    const { registry, announce } = await open(home('devices: [{id: link, name: Link, kind: sensor}]'));
    await announce('sensor', 'rssi', { stat_t: 'r', ent_cat: 'diagnostic' });
    await announce('sensor', 'link', { stat_t: 'l', ent_cat: 'diagnostic' });
    expect(registry.snapshot.home.devices.map(({ id }) => id)).toEqual(['link']);
    expect(registry.isAvailable('link')).toBe(true);
  });

  it('never takes a reserved or a taken id', async () => {
    const { registry, announce } = await open();
    await announce('switch', 'timers', { name: 'Timers', cmd_t: 'a' });
    await announce('switch', 'node1/pump', { name: 'One', cmd_t: 'b' });
    await announce('switch', 'node2/pump', { name: 'Two', cmd_t: 'c' });
    expect(registry.snapshot.home.devices.map(({ id }) => id)).toEqual(['timers_2', 'pump', 'pump_2']);
  });
});

describe('a device of home.yaml that is announced', () => {
  const base = home(`areas: [{id: hall, name: Hall}, {id: attic, name: Attic}]
devices:
  - {id: hall_lamp, name: Lamp, aliases: [sun], area: hall, kind: light, risk: confirm, can: [brightness]}
  - {id: attic_lamp, name: Lamp, area: attic, kind: light}
  - {id: pump, name: Pump, kind: switch}
`);

  it.each<[string, string, Record<string, unknown>, string]>([
    ['by its id', 'hall_lamp', { name: 'Whatever', cmd_t: 'c' }, 'hall_lamp'],
    ['by its unique id', 'x', { uniq_id: 'Attic-Lamp', name: 'Whatever', cmd_t: 'c' }, 'attic_lamp'],
    [
      'by name and area',
      'x',
      { name: 'lamp', cmd_t: 'c', device: { suggested_area: 'Attic' } },
      'attic_lamp',
    ],
    ['by alias', 'x', { name: 'Sun', cmd_t: 'c' }, 'hall_lamp'],
  ])('is one device, found %s', async (_, object, config, expected) => {
    const { registry, announce } = await open(base);
    await announce('light', object, config);
    const { home: now, unavailable } = registry.snapshot;
    expect(now.devices).toHaveLength(3);
    expect(registry.binding(expected)).not.toBeNull();
    expect(unavailable.has(expected)).toBe(false);
    expect(unavailable.size).toBe(2);
  });

  it('keeps what the file says, and takes what it leaves open', async () => {
    const { registry, announce } = await open(base);
    const config = { schema: 'json', name: 'Other', cmd_t: 'c', sup_clrm: ['hs'] };
    await announce('light', 'hall_lamp', config);
    await announce('light', 'attic_lamp', config);
    expect(registry.device('hall_lamp')).toMatchObject({ name: 'Lamp', area: 'hall', risk: 'confirm' });
    expect(Object.keys(registry.device('hall_lamp')!.abilities)).toEqual(['brightness']);
    expect(Object.keys(registry.device('attic_lamp')!.abilities)).toEqual(['brightness', 'color']);
  });

  it('is not guessed where two fit, nor across kinds', async () => {
    const { registry, announce } = await open(base);
    await announce('light', 'x', { name: 'Lamp', cmd_t: 'c' });
    await announce('cover', 'pump', { name: 'Pump', cmd_t: 'c' });
    expect(registry.snapshot.home.devices.map(({ id }) => id)).toEqual([
      'hall_lamp',
      'attic_lamp',
      'pump',
      'x',
      'pump_2',
    ]);
  });

  it('may be a lamp on a switch', async () => {
    const { registry, announce } = await open(base);
    await announce('switch', 'attic_lamp', { cmd_t: 'c' });
    expect(registry.device('attic_lamp')?.kind).toBe('light');
  });
});

describe('bindings by hand', () => {
  it('work without discovery, and a wrong one is reported', async () => {
    const base = home(`devices:
  - {id: tv, name: TV, kind: media, mqtt: {state_topic: tv, command_topic: tv/set}}
  - {id: bad, name: Bad, kind: light, mqtt: {platform: toaster}}
`);
    const { registry, publish, house } = await open(base);
    await publish('tv', { playback: 'playing' });
    await house.settled();
    expect(registry.state('tv')).toEqual({ playback: 'playing' });
    expect(registry.problems).toEqual([
      {
        source: 'mqtt of device bad in home.yaml',
        reason: expect.stringContaining('cannot be used'),
      },
    ]);
    expect([...registry.snapshot.unavailable]).toEqual(['bad']);
  });
});

describe('a broker that refuses some topics', () => {
  class Strict extends MemoryHouse {
    override subscribe(...[filter, listener]: Parameters<MemoryHouse['subscribe']>) {
      if (filter.startsWith('+'))
        return Promise.reject(
          new EarshotError('SUBSCRIPTION_REFUSED', `the broker refuses the subscription ${filter}`),
        );
      return super.subscribe(filter, listener);
    }
  }

  it('still lets the others be heard, and what is not heard is listed', async () => {
    const { registry, announce } = await open(EMPTY, new Strict());
    await announce('light', 'lamp', { name: 'Lamp', cmd_t: 'l/set', stat_t: 'l/state' });
    expect(registry.snapshot.home.devices).toMatchObject([{ id: 'lamp' }]);
    expect(registry.problems.length).toBeGreaterThan(0);
    for (const { source, reason } of registry.problems) {
      expect(source).toMatch(/^\+/);
      expect(reason).toContain('is not heard');
    }
  });
});

describe('the id of a device', () => {
  const relay = (board: string, topic: string) => ({
    name: board,
    object_id: 'relay',
    uniq_id: 'relay',
    cmd_t: topic,
    device: { identifiers: [board] },
  });
  const topics = (registry: Registry): Record<string, string | undefined> =>
    Object.fromEntries(
      registry.snapshot.home.devices.map(({ id }) => [
        id,
        registry.binding(id)?.encode({ type: 'device', device: id, set: { on: true } }, {})?.[0]?.topic,
      ]),
    );

  it('stays with it, in whatever order they are announced after a restart', async () => {
    const saved: IdsDocument[] = [];
    const store = { value: NO_IDS, set: async (now: IdsDocument) => void saved.push(now) };
    const ids = new KnownIds(store);
    const first = await open(EMPTY, new MemoryHouse(), ids);
    await first.announce('switch', 'boiler', relay('Boiler', 'b/set'));
    await first.announce('switch', 'fountain', relay('Fountain', 'f/set'));
    const before = topics(first.registry);
    expect(before).toEqual({ relay: 'b/set', relay_2: 'f/set' });
    await ids.flush();
    const kept = saved.at(-1);
    if (kept === undefined) throw new Error('nothing was kept');
    const second = await open(EMPTY, new MemoryHouse(), new KnownIds({ ...store, value: kept }));
    await second.announce('switch', 'fountain', relay('Fountain', 'f/set'));
    expect(topics(second.registry)).toEqual({ relay_2: 'f/set' });
    // A third one does not take the place of the one that is late.
    await second.announce('switch', 'third', relay('Third', 't/set'));
    await second.announce('switch', 'boiler', relay('Boiler', 'b/set'));
    expect(topics(second.registry)).toEqual({ ...before, relay_3: 't/set' });
  });

  it("is home.yaml's where that names the device", async () => {
    const ids = new KnownIds({
      value: { version: 1, ids: { 'switch.x ': 'lamp' } },
      set: async () => {},
    });
    const base = home('devices: [{id: lamp, name: Lamp, kind: light}]');
    const { registry, announce } = await open(base, new MemoryHouse(), ids);
    await announce('switch', 'x', { name: 'Pump', uniq_id: 'x', cmd_t: 'x/set' });
    expect(registry.snapshot.home.devices.map(({ id }) => id)).toEqual(['lamp', 'x']);
  });
});

describe('a device that tells nothing', () => {
  it('is told again: who knows what a remote control did', async () => {
    const { registry, announce } = await open();
    await announce('light', 'strip', { name: 'Strip', cmd_t: 's/set' });
    registry.assume({ type: 'device', device: 'strip', set: { on: true } });
    expect(registry.state('strip')).toMatchObject({ on: true });
    const on: ResolvedCall = { do: 'set', state: 'on', devices: ['strip'] };
    const agenda = startWorld(EMPTY, '2026-11-21T09:00:00').agenda;
    const world = { ...registry.snapshot, agenda, now: '2026-11-21T09:00:00' };
    expect(effectsOf(on, world)).toEqual([{ type: 'device', device: 'strip', set: { on: true } }]);
    expect(effectsOf(on, { ...world, assumed: new Map() })).toEqual([]);
  });
});

describe('availability', () => {
  it.each<[string, string[], boolean]>([
    ['all', ['a online'], false],
    ['all', ['a online', 'b online'], true],
    ['any', ['b online'], true],
    ['any', ['a online', 'b online', 'a offline', 'b offline'], false],
    ['latest', ['a online', 'b offline'], false],
    ['latest', ['b offline', 'a online'], true],
  ])('%s after %j: %s', async (mode, messages, expected) => {
    const { house, registry, announce, publish } = await open();
    await announce('switch', 's', { cmd_t: 'c', avty: [{ t: 'a' }, { t: 'b' }], avty_mode: mode });
    expect(registry.isAvailable('s')).toBe(false);
    for (const message of messages) await publish(message.slice(0, 1), message.slice(2));
    await house.settled();
    expect(registry.isAvailable('s')).toBe(expected);
  });

  it('is told when it changes', async () => {
    const { house, changes, announce, publish } = await open();
    await announce('switch', 's', { cmd_t: 'c', avty_t: 'a' });
    await publish('a', 'online');
    await publish('a', 'online');
    await publish('a', 'offline');
    await house.settled();
    expect(changes.filter(({ type }) => type === 'availability')).toEqual([
      { type: 'availability', device: 's', available: true },
      { type: 'availability', device: 's', available: false },
    ]);
  });
});

describe('the registry itself', () => {
  it('listens to nothing once closed', async () => {
    const { house, registry, changes, announce, publish } = await open();
    await announce('switch', 's', { cmd_t: 'c', stat_t: 's' });
    const seen = changes.length;
    await registry.close();
    await registry.close();
    await publish('s', 'ON');
    await publish('homeassistant/switch/t/config', { cmd_t: 'c' });
    await house.settled();
    expect(changes).toHaveLength(seen);
    expect(registry.state('s')).toEqual({});
  });

  it('does not start when aborted', async () => {
    const house = new MemoryHouse();
    await expect(new Registry(house, EMPTY).start(AbortSignal.abort())).rejects.toMatchObject({
      name: 'AbortError',
    });
    await house.close();
  });

  it('drops camera pictures and survives listeners that throw', async () => {
    const { house, registry, announce, publish } = await open();
    registry.onChange(() => {
      throw new Error('broken');
    });
    await announce('sensor', 's', { stat_t: 's' });
    await publish('s', 'x'.repeat(100_000));
    expect(registry.state('s')).toEqual({});
    await publish('s', '5');
    await house.settled();
    expect(registry.state('s')).toEqual({ value: 5 });
  });
});
