import { afterEach, describe, expect, it } from 'vitest';
import { isConfirmed } from '../../src/actions/confirmation.js';
import type { DeviceState, Home } from '../../src/actions/home.js';
import { loadHome, parseHome } from '../../src/actions/home-file.js';
import type { House } from '../../src/actions/house.js';
import { MemoryHouse } from '../../src/actions/memory-house.js';
import { startBroker } from '../../src/actions/mqtt/broker.js';
import { MqttHouse, whenConnected } from '../../src/actions/mqtt/mqtt-house.js';
import { Registry } from '../../src/actions/registry/registry.js';
import { SimulatedHouse } from '../../src/actions/simulated/simulated-house.js';
import { carryOut, sayReport } from '../../src/actions/transaction.js';
import type { Effect } from '../../src/actions/world.js';
import { noMosquitto, startMosquitto } from './support/mosquitto.js';
import { text, until } from './support/until.js';

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

const { home: example } = await loadHome('examples/home.yaml');
const everyKind = parseHome(
  `devices:
  - {id: light, name: Light, kind: light, can: [brightness, color_temp, color]}
  - {id: plain_light, name: Plain, kind: light}
  - {id: switch, name: Switch, kind: switch}
  - {id: outlet, name: Outlet, kind: outlet}
  - {id: siren, name: Siren, kind: siren}
  - {id: fan, name: Fan, kind: fan, can: [speed, oscillating, direction, preset: [breeze]]}
  - {id: humidifier, name: Humidifier, kind: humidifier, can: [target, mode: [auto]]}
  - {id: heater, name: Heater, kind: water_heater, can: [target, mode: [eco]]}
  - {id: cover, name: Cover, kind: cover, can: [position, tilt]}
  - {id: valve, name: Valve, kind: valve, can: [position]}
  - {id: lock, name: Lock, kind: lock}
  - {id: alarm, name: Alarm, kind: alarm, can: [mode]}
  - {id: climate, name: Climate, kind: climate, can: [mode, target, target_low, target_high, preset: [eco], fan_mode: [low]]}
  - {id: media, name: Media, kind: media, can: [volume, muted, source: [Radio]]}
  - {id: vacuum, name: Vacuum, kind: vacuum}
  - {id: mower, name: Mower, kind: mower}
  - {id: scene, name: Scene, kind: scene}
  - {id: script, name: Script, kind: script}
  - {id: automation, name: Automation, kind: automation}
  - {id: button, name: Button, kind: button}
  - {id: number, name: Number, kind: number, can: [value: {min: 0, max: 10}]}
  - {id: select, name: Select, kind: select, can: [value: [a, b]]}
  - {id: sensor, name: Sensor, kind: sensor, state: {value: 20.5, unit: °C}}
  - {id: motion, name: Motion, kind: binary_sensor, state: {on: true}}
  - {id: weather, name: Weather, kind: weather, state: {condition: sunny, temperature: 9, humidity: 60}}
  - {id: person, name: Person, kind: person, state: {location: home}}
`,
  'home.yaml',
).home;

const COMMANDS: readonly (readonly [string, DeviceState])[] = [
  ['light', { brightness: 30 }],
  ['light', { color: { h: 120, s: 100 } }],
  ['light', { color_temp: 4000 }],
  ['light', { on: false }],
  ['plain_light', { on: true }],
  ['switch', { on: true }],
  ['outlet', { on: true }],
  ['siren', { on: true }],
  ['fan', { speed: 60 }],
  ['fan', { oscillating: true, direction: 'reverse', preset: 'breeze' }],
  ['fan', { on: false }],
  ['humidifier', { on: true, target: 55, mode: 'auto' }],
  ['heater', { on: true, target: 55, mode: 'eco' }],
  ['cover', { position: 100 }],
  ['cover', { position: 35, tilt: 20 }],
  ['cover', { position: 0 }],
  ['valve', { position: 100 }],
  ['lock', { locked: false }],
  ['alarm', { mode: 'armed_away' }],
  [
    'climate',
    { mode: 'heat_cool', target: 21.5, target_low: 19, target_high: 24, preset: 'eco', fan_mode: 'low' },
  ],
  ['climate', { mode: 'off' }],
  ['media', { playback: 'playing' }],
  ['media', { volume: 40, muted: true, source: 'Radio' }],
  ['media', { playback: 'off' }],
  ['vacuum', { activity: 'cleaning' }],
  ['vacuum', { activity: 'docked' }],
  ['mower', { activity: 'cleaning' }],
  ['mower', { activity: 'docked' }],
  ['number', { value: 7 }],
  ['select', { value: 'b' }],
];
const OPERATIONS: readonly (readonly [string, string])[] = [
  ['cover', 'stop'],
  ['media', 'next'],
  ['scene', 'run'],
  ['script', 'run'],
  ['automation', 'run'],
  ['button', 'run'],
];

interface Setup {
  readonly house: House;
  readonly registry: Registry;
  readonly simulated: SimulatedHouse;
}

/** Two ports to one broker, the simulator on one and the hub on the other, as in a real house. */
async function live(home: Home, url: string): Promise<Setup> {
  const theirs = new MqttHouse({ url, statusTopic: null });
  const ours = new MqttHouse({ url, statusTopic: 'earshot/status' });
  closers.push(
    () => theirs.close(),
    () => ours.close(),
  );
  await Promise.all([whenConnected(theirs), whenConnected(ours)]);
  return together(home, theirs, ours);
}

async function inMemory(home: Home): Promise<Setup> {
  const house = new MemoryHouse();
  closers.push(() => house.close());
  return together(home, house, house);
}

async function together(home: Home, theirs: House, house: House): Promise<Setup> {
  const simulated = new SimulatedHouse(theirs, home);
  const registry = new Registry(house, {
    ...home,
    devices: home.devices.map((device) => ({ ...device, abilities: {} })),
  });
  closers.push(
    () => simulated.close(),
    () => registry.close(),
  );
  await simulated.start();
  await registry.start();
  await until(() => registry.snapshot.unavailable.size === 0 && everythingTold(home, registry));
  return { house, registry, simulated };
}

/** Scenes and buttons tell no state; counters of runs start unknown. */
function everythingTold(home: Home, registry: Registry): boolean {
  return home.devices.every(({ id, kind, state }) =>
    ['scene', 'button'].includes(kind)
      ? true
      : Object.entries(state).every(
          ([name, value]) => name === 'unit' || value === null || registry.state(id)[name] !== undefined,
        ),
  );
}

const places: [string, (home: Home) => Promise<Setup>][] = [
  ['in memory', inMemory],
  [
    'behind aedes',
    async (home) => {
      const broker = await startBroker();
      closers.push(() => broker.close());
      return live(home, broker.url);
    },
  ],
  ...(noMosquitto === null
    ? ([
        [
          'behind mosquitto',
          async (home) => {
            const mosquitto = await startMosquitto();
            closers.push(() => mosquitto.stop());
            return live(home, mosquitto.url);
          },
        ],
      ] as [string, (home: Home) => Promise<Setup>][])
    : []),
];

describe.each(places)('the simulated house %s', (_, open) => {
  it('announces every kind with its abilities and state', async () => {
    const { registry } = await open(everyKind);
    const { home, states } = registry.snapshot;
    expect(registry.problems).toEqual([]);
    for (const device of everyKind.devices) {
      const seen = home.devices.find(({ id }) => id === device.id)!;
      expect([device.id, seen.kind]).toEqual([device.id, device.kind]);
      expect([device.id, Object.keys(seen.abilities).sort()]).toEqual([
        device.id,
        Object.keys(device.abilities).sort(),
      ]);
      if (['scene', 'button'].includes(device.kind)) continue;
      expect([device.id, states.get(device.id)]).toMatchObject([device.id, device.state]);
    }
    expect(home.devices).toHaveLength(everyKind.devices.length);
  });

  it('does what every kind can do, confirmed by its state', async () => {
    const { house, registry, simulated } = await open(everyKind);
    for (const [device, set] of COMMANDS) {
      const report = await carryOut(registry, house, [{ type: 'device', device, set }]);
      expect([device, set, report]).toEqual([
        device,
        set,
        { ok: true, outcomes: [{ device, status: 'confirmed' }] },
      ]);
      expect(isConfirmed(set, {}, simulated.state(device))).toBe(true);
      expect(isConfirmed(set, {}, registry.state(device))).toBe(true);
    }
    for (const [device, op] of OPERATIONS) {
      const report = await carryOut(registry, house, [{ type: 'device-op', device, op }]);
      expect([device, report.ok]).toEqual([device, true]);
    }
    expect(registry.state('scene')).toEqual({ runs: 1 });
    expect(registry.state('script')).toEqual({ runs: 1 });
    // The button's press is on its way: the broker has it, no state tells when it arrived.
    await until(() => simulated.state('button')['runs'] === 1);
  });

  it('is the example house', async () => {
    const { registry } = await open(example);
    expect(registry.problems).toEqual([]);
    expect(registry.snapshot.home.devices.map(({ id }) => id)).toEqual(example.devices.map(({ id }) => id));
  });
});

describe('a transaction', () => {
  const on = (device: string): Effect => ({ type: 'device', device, set: { on: true } });

  it('acts on several devices at once, several times on one in order, and leaves the agenda alone', async () => {
    const { house, registry } = await inMemory(everyKind);
    const list: Effect = { type: 'list', list: 'x', added: ['y'] };
    const report = await carryOut(registry, house, [
      on('light'),
      on('fan'),
      { type: 'device', device: 'light', set: { on: false } },
      list,
    ]);
    expect(report.outcomes.map(({ device, status }) => [device, status])).toEqual([
      ['light', 'confirmed'],
      ['fan', 'confirmed'],
    ]);
    expect(registry.state('light')['on']).toBe(false);
    expect(sayReport(report, everyKind, 'Done.')).toBe('Done.');
  });

  it('says who did not answer, and that the rest is done', async () => {
    const { house, registry, simulated } = await inMemory(everyKind);
    await simulated.trouble('fan', 'deaf');
    const report = await carryOut(registry, house, [on('light'), on('fan')], { deadlineMs: 500 });
    expect(report.outcomes).toEqual([
      { device: 'light', status: 'confirmed' },
      { device: 'fan', status: 'unconfirmed' },
    ]);
    expect(sayReport(report, everyKind, 'Done.')).toBe('The Fan did not answer. The rest is done.');
    expect(registry.state('fan')['on']).toBe(false);
  });

  it('sends nothing to what is offline, unknown or bound to nothing', async () => {
    const { house, registry, simulated } = await inMemory(everyKind);
    const sent: string[] = [];
    await house.subscribe('earshot/house/+/set', ({ topic }) => sent.push(topic));
    await simulated.trouble('light', 'offline');
    await until(() => !registry.isAvailable('light'));
    const report = await carryOut(registry, house, [on('light'), on('ghost')]);
    expect(report.outcomes.map(({ status }) => status)).toEqual(['unavailable', 'unavailable']);
    expect(sent).toEqual([]);
    expect(sayReport(report, everyKind, '')).toBe('The Light and a device that is gone did not answer.');
  });

  it('says so where a device has no such command', async () => {
    const { house, registry } = await inMemory(everyKind);
    const report = await carryOut(registry, house, [{ type: 'device', device: 'sensor', set: { value: 3 } }]);
    expect(report.outcomes).toMatchObject([{ status: 'failed', reason: 'unable' }]);
    expect(sayReport(report, everyKind, '')).toBe('The Sensor cannot do that.');
  });

  it('refuses at once without a broker, in one sentence', async () => {
    const { house, registry } = await inMemory(everyKind);
    (house as MemoryHouse).setConnected(false);
    const report = await carryOut(registry, house, [on('light'), on('fan'), on('switch')]);
    expect(report.outcomes.map((outcome) => 'reason' in outcome && outcome.reason)).toEqual([
      'offline',
      'offline',
      'offline',
    ]);
    expect(sayReport(report, everyKind, '')).toBe(
      'I have no connection to the house, so nothing was changed.',
    );
  });

  it('counts where there are too many names to say', async () => {
    const outcomes = ['light', 'fan', 'switch', 'outlet', 'siren'].map((device) => ({
      device,
      status: 'unconfirmed' as const,
    }));
    expect(sayReport({ ok: false, outcomes }, everyKind, '')).toBe('5 devices did not answer.');
  });

  it('publishes no command retained, and no toggle', async () => {
    const broker = await startBroker();
    closers.push(() => broker.close());
    const { house, registry } = await live(everyKind, broker.url);
    const commands: string[] = [];
    await house.subscribe('earshot/house/#', ({ topic, payload }) => {
      if (topic.endsWith('/set')) commands.push(text(payload));
    });
    for (const [device, set] of COMMANDS) await carryOut(registry, house, [{ type: 'device', device, set }]);
    expect(commands.length).toBeGreaterThanOrEqual(COMMANDS.length);
    expect(commands.filter((payload) => /toggle/i.test(payload))).toEqual([]);
    // Somebody who comes later finds states and announcements at the broker, but no command.
    const late = new MqttHouse({ url: broker.url, statusTopic: null });
    closers.push(() => late.close());
    await whenConnected(late);
    const stored: string[] = [];
    await late.subscribe('#', ({ topic, retained }) => retained && stored.push(topic));
    await until(() => stored.includes('earshot/house/person'));
    expect(stored.filter((topic) => topic.endsWith('/set'))).toEqual([]);
  });

  it('stops waiting when aborted, and leaves no listener behind', async () => {
    const { house, registry, simulated } = await inMemory(everyKind);
    await simulated.trouble('fan', 'deaf');
    const control = new AbortController();
    const running = carryOut(registry, house, [on('fan')], { deadlineMs: 60_000, signal: control.signal });
    control.abort();
    await expect(running).rejects.toMatchObject({ name: 'AbortError' });
    await expect(carryOut(registry, house, [on('fan')], { signal: control.signal })).rejects.toMatchObject({
      name: 'AbortError',
    });
  });
});

describe('a simulated house', () => {
  it('does not obey a retained command', async () => {
    const house = new MemoryHouse();
    closers.push(() => house.close());
    await house.publish('earshot/house/switch/on/set', 'ON', { retain: true });
    const simulated = new SimulatedHouse(house, everyKind);
    await simulated.start();
    await house.settled();
    expect(simulated.state('switch')).toEqual({ on: false });
    await house.publish('earshot/house/switch/on/set', 'garbage');
    await house.publish('earshot/house/light/set', '[1]');
    await house.publish('earshot/house/switch/on/set', 'ON');
    await house.settled();
    expect(simulated.state('switch')).toEqual({ on: true });
  });

  it('tells a change by hand, and takes everything back when it closes', async () => {
    const { house, registry, simulated } = await inMemory(everyKind);
    await simulated.change('motion', { on: false });
    await (house as MemoryHouse).settled();
    expect(registry.state('motion')).toEqual({ on: false });
    await simulated.close();
    await simulated.close();
    const left: string[] = [];
    await house.subscribe('#', ({ topic, retained }) => retained && left.push(topic));
    expect(left).toEqual([]);
    await until(() => registry.snapshot.unavailable.size === everyKind.devices.length);
  });

  it('announces itself again when the broker has forgotten everything', async () => {
    const first = await startBroker();
    const { registry } = await live(everyKind, first.url);
    await first.close();
    const second = await startBroker({ port: first.port });
    closers.push(() => second.close());
    const fresh = new MqttHouse({ url: second.url, statusTopic: null });
    closers.push(() => fresh.close());
    const seen = new Set<string>();
    await fresh.subscribe('homeassistant/+/+/config', ({ topic }) => seen.add(topic));
    await until(
      () => seen.has('homeassistant/light/light/config') && seen.has('homeassistant/sensor/sensor/config'),
    );
    expect(registry.problems).toEqual([]);
  });
});

describe('confirmation', () => {
  it.each<[string, DeviceState, DeviceState, DeviceState, boolean]>([
    ['rounding', { brightness: 30 }, { brightness: 80 }, { brightness: 31 }, true],
    ['too far', { brightness: 30 }, { brightness: 80 }, { brightness: 40 }, false],
    ['not moved', { speed: 60 }, { speed: 30 }, { speed: 30 }, false],
    ['there already, in mireds', { color_temp: 2700 }, { color_temp: 2703 }, { color_temp: 2703 }, true],
    ['near, and not moved', { color_temp: 3000 }, { color_temp: 2703 }, { color_temp: 2703 }, false],
    [
      'a thermostat of whole degrees Celsius, in Fahrenheit',
      { target: 71 },
      { target: 69.8 },
      { target: 71.6 },
      true,
    ],
    ['the same, there already', { target: 72 }, { target: 71.6 }, { target: 71.6 }, true],
    ['a degree away, and not moved', { target: 22 }, { target: 21 }, { target: 21 }, false],
    ['three speeds', { speed: 50 }, { speed: 0 }, { speed: 67 }, true],
    ['on its way', { position: 100 }, { position: 0 }, { position: 10 }, true],
    ['moving', { position: 100 }, { position: 0 }, { position: 0, moving: true }, true],
    ['the wrong way', { position: 100 }, { position: 50 }, { position: 40 }, false],
    ['colour in xy', { color: { h: 120, s: 100 } }, {}, { color: { h: 115, s: 95 } }, true],
    ['another colour', { color: { h: 120, s: 100 } }, {}, { color: { h: 240, s: 100 } }, false],
    ['hue round zero', { color: { h: 2, s: 90 } }, {}, { color: { h: 357, s: 90 } }, true],
    ['mireds', { color_temp: 6500 }, {}, { color_temp: 6410 }, true],
    ['going home', { activity: 'docked' }, { activity: 'cleaning' }, { activity: 'returning' }, true],
    ['a TV that starts playing', { playback: 'idle' }, { playback: 'off' }, { playback: 'playing' }, true],
    ['still playing', { playback: 'idle' }, { playback: 'playing' }, { playback: 'playing' }, false],
    ['nothing known', { on: true }, {}, {}, false],
    ['nothing expected', {}, {}, {}, true],
  ])('%s', (_, expected, before, now, confirmed) => {
    expect(isConfirmed(expected, before, now)).toBe(confirmed);
  });
});
