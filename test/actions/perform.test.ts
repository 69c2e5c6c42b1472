import { describe, expect, it } from 'vitest';
import { applyEffects, diffWorld } from '../../src/actions/apply-effects.js';
import type { DeviceState } from '../../src/actions/home.js';
import { performCall } from '../../src/actions/perform/index.js';
import type { Call } from '../../src/nlu/call.js';
import { house, lately, spoken } from './small-house.js';

/** What a call comes to: calls as shown, changes of the house, the reply. */
function perform(
  call: Call,
  room: string | null = 'living',
  state: Record<string, DeviceState> = {},
  last: string[] = [],
) {
  const world = house(state);
  const part = performCall(call, spoken(room, last.length > 0 ? lately(last) : {}, world));
  const after = applyEffects(world, part.effects);
  return { ...part, changes: diffWorld(world, after, part.effects) };
}

const RED = { h: 0, s: 100 };

describe('set', () => {
  it.each<[string, Call, string | null, Record<string, DeviceState>, unknown, unknown]>([
    [
      'on, a room',
      { do: 'set', state: 'on', target: { kind: 'light' } },
      'living',
      {},
      [{ do: 'set', state: 'on', devices: ['living_ceiling', 'living_lamp'] }],
      { living_lamp: { on: true } },
    ],
    [
      'toggle',
      { do: 'set', state: 'toggle', target: { name: 'reading lamp' } },
      null,
      {},
      [{ do: 'set', state: 'toggle', devices: ['living_lamp'] }],
      { living_lamp: { on: true } },
    ],
    [
      'close, half of them are closed',
      { do: 'set', state: 'close', target: { class: 'curtain' } },
      'living',
      {},
      [{ do: 'set', state: 'close', devices: ['curtain_left', 'curtain_right'] }],
      { curtain_right: { position: 0 } },
    ],
    [
      'a thermostat off',
      { do: 'set', state: 'off', target: { kind: 'climate' } },
      'kitchen',
      {},
      [{ do: 'set', state: 'off', devices: ['thermostat'] }],
      { thermostat: { mode: 'off' } },
    ],
    [
      'a thermostat on',
      { do: 'set', state: 'on', target: { kind: 'climate' } },
      'kitchen',
      { thermostat: { mode: 'off' } },
      [{ do: 'set', state: 'on', devices: ['thermostat'] }],
      { thermostat: { mode: 'heat' } },
    ],
    [
      'TV off',
      { do: 'set', state: 'off', target: { name: 'TV' } },
      'living',
      { tv: { playback: 'playing' } },
      [{ do: 'set', state: 'off', devices: ['tv'] }],
      { tv: { playback: 'off' } },
    ],
    [
      'on, while the music plays: it goes on playing',
      { do: 'set', state: 'on', target: { name: 'speaker' } },
      'living',
      {},
      [{ do: 'set', state: 'on', devices: ['speaker'] }],
      {},
    ],
    [
      'a scene turned on is run',
      { do: 'set', state: 'on', target: { name: 'party' } },
      'living',
      {},
      [{ do: 'run', op: 'activate', devices: ['party'] }],
      { party: { runs: 1 } },
    ],
    [
      'closing a lock locks it',
      { do: 'set', state: 'close', target: { name: 'back door' } },
      'kitchen',
      {},
      [{ do: 'set', state: 'close', devices: ['back_door'] }],
      { back_door: { locked: true } },
    ],
    [
      'lock the door: the one that is open',
      { do: 'set', state: 'lock', target: { kind: 'lock' } },
      'bath',
      {},
      [{ do: 'set', state: 'lock', devices: ['back_door'] }],
      { back_door: { locked: true } },
    ],
    [
      'everything off leaves the oven alone',
      { do: 'set', state: 'off', target: { all: true, area: 'kitchen' } },
      'hall',
      { oven: { on: true } },
      [{ do: 'set', state: 'off', devices: ['kitchen_ceiling', 'kitchen_counter', 'kettle'] }],
      { kitchen_counter: { on: false } },
    ],
  ])('%s', (_what, call, room, state, calls, changes) => {
    const done = perform(call, room, state);
    expect(done.calls).toEqual(calls);
    expect(done.changes).toEqual(changes);
  });

  it('says honestly what was so already', () => {
    const done = perform({ do: 'set', state: 'on', target: { name: 'ceiling light' } });
    expect(done.calls).toEqual([{ do: 'set', state: 'on', devices: ['living_ceiling'] }]);
    expect(done.changes).toEqual({});
    expect(done.reply).toBe('The Ceiling Light is already on.');
  });

  it('refuses by name what a device cannot do', () => {
    const done = perform({ do: 'set', state: 'open', target: { name: 'reading lamp' } });
    expect(done.calls).toEqual([{ do: 'none', reason: 'no_ability' }]);
    expect(done.reply).toContain('Reading Lamp');
  });

  it('says what there is not, and where', () => {
    const done = perform({ do: 'set', state: 'on', target: { kind: 'fan', area: 'garden' } });
    expect(done.calls).toEqual([{ do: 'none', reason: 'no_device' }]);
    expect(done.reply).toBe('There is no fan in the garden.');
  });

  it('asks which, naming three at most', () => {
    const done = perform({ do: 'set', state: 'on', target: { kind: 'light' } }, null);
    expect(done.calls).toEqual([]);
    expect(done.reply).toBe('Which light: Kitchen, Living Room, Bedroom or another?');
    expect(done.pending).toMatchObject({ kind: 'choose' });
  });
});

describe('adjust', () => {
  it.each<[string, Omit<Extract<Call, { do: 'adjust' }>, 'do'>, Record<string, DeviceState>, unknown]>([
    [
      'brightness',
      { attr: 'brightness', value: 30, target: { name: 'lamp', area: 'bedroom' } },
      {},
      { bedroom_lamp: { on: true, brightness: 30 } },
    ],
    [
      'brightness zero',
      { attr: 'brightness', value: 0, target: { ids: ['living_ceiling'] } },
      {},
      { living_ceiling: { on: false } },
    ],
    [
      'the most',
      { attr: 'brightness', value: 'max', target: { ids: ['bedroom_lamp'] } },
      {},
      { bedroom_lamp: { on: true, brightness: 100 } },
    ],
    [
      'brighter',
      { attr: 'brightness', delta: { some: 1 }, target: { ids: ['kitchen_ceiling'] } },
      { kitchen_ceiling: { on: true } },
      { kitchen_ceiling: { brightness: 60 } },
    ],
    [
      'brighter, from off',
      { attr: 'brightness', delta: { some: 1 }, target: { ids: ['bedroom_lamp'] } },
      {},
      { bedroom_lamp: { on: true, brightness: 20 } },
    ],
    [
      'the brightness that it has, from off',
      { attr: 'brightness', value: 90, target: { ids: ['bedroom_lamp'] } },
      {},
      { bedroom_lamp: { on: true } },
    ],
    [
      'the speed that it has, from off',
      { attr: 'speed', value: 33, target: { ids: ['bedroom_fan'] } },
      { bedroom_fan: { on: false } },
      { bedroom_fan: { on: true } },
    ],
    [
      'the colour that it has, from off',
      { attr: 'color', value: RED, target: { ids: ['living_ceiling'] } },
      { living_ceiling: { on: false, color: RED } },
      { living_ceiling: { on: true } },
    ],
    [
      'what is on and so already',
      { attr: 'brightness', value: 90, target: { ids: ['bedroom_lamp'] } },
      { bedroom_lamp: { on: true } },
      {},
    ],
    [
      'dimmer never turns off',
      { attr: 'brightness', delta: { some: -1 }, target: { ids: ['kitchen_ceiling'] } },
      { kitchen_ceiling: { on: true, brightness: 10 } },
      { kitchen_ceiling: { brightness: 1 } },
    ],
    [
      'dimmer, what is off',
      { attr: 'brightness', delta: { some: -1 }, target: { ids: ['kitchen_ceiling'] } },
      {},
      {},
    ],
    [
      'colour',
      { attr: 'color', value: RED, target: { kind: 'light' } },
      {},
      { living_ceiling: { color: RED } },
    ],
    [
      'colour by name',
      { attr: 'color', value: 'red', target: { kind: 'light' } },
      {},
      { living_ceiling: { color: RED } },
    ],
    [
      'warm white on a lamp with whites',
      { attr: 'color', value: 'warm white', target: { ids: ['kitchen_ceiling'] } },
      {},
      { kitchen_ceiling: { on: true, color_temp: 2700 } },
    ],
    [
      'kelvin as far as it goes',
      { attr: 'color_temp', value: 9000, target: { ids: ['kitchen_ceiling'] } },
      {},
      { kitchen_ceiling: { on: true, color_temp: 6500 } },
    ],
    ['temperature', { attr: 'temperature', value: 21.5 }, {}, { thermostat: { target: 21.5 } }],
    [
      'temperature in Fahrenheit',
      { attr: 'target', value: 70, unit: 'fahrenheit' },
      {},
      { thermostat: { target: 21 } },
    ],
    ['warmer', { attr: 'target', delta: { some: 1 } }, {}, { thermostat: { target: 21 } }],
    [
      'a little cooler',
      { attr: 'target', delta: { some: -1, size: 'few' } },
      {},
      { thermostat: { target: 19.5 } },
    ],
    ['warmer by 40: to the end', { attr: 'target', delta: 40 }, {}, { thermostat: { target: 30 } }],
    ['louder: what plays', { attr: 'volume', delta: { some: 1 } }, {}, { speaker: { volume: 60 } }],
    [
      'position',
      { attr: 'position', value: 30, target: { ids: ['bedroom_blind'] } },
      {},
      { bedroom_blind: { position: 30 } },
    ],
    [
      "faster, by the fan's own step",
      { attr: 'speed', delta: { some: 1 }, target: { kind: 'fan' } },
      {},
      { bedroom_fan: { speed: 66.3 } },
    ],
    ['slower stays on', { attr: 'speed', delta: { some: -1 }, target: { kind: 'fan' } }, {}, {}],
    [
      'a mode',
      { attr: 'hvac_mode', value: 'off', target: { kind: 'climate' } },
      {},
      { thermostat: { mode: 'off' } },
    ],
    [
      'a bare level',
      { attr: 'level', value: 40, target: { name: 'bedroom blind' } },
      {},
      { bedroom_blind: { position: 40 } },
    ],
    [
      'mute keeps the volume',
      { attr: 'mute', value: true, target: { name: 'TV' } },
      {},
      { tv: { muted: true } },
    ],
    [
      'armed',
      { attr: 'mode', value: 'armed_night', target: { kind: 'alarm' } },
      {},
      { alarm: { mode: 'armed_night' } },
    ],
  ])('%s', (_what, call, state, changes) => {
    expect(perform({ do: 'adjust', ...call }, 'living', state).changes).toEqual(changes);
  });

  it("shows a difference as a number, in the property's own name", () => {
    const done = perform({ do: 'adjust', attr: 'temperature', delta: { some: 1 } });
    expect(done.calls).toEqual([{ do: 'adjust', attr: 'target', delta: 1, devices: ['thermostat'] }]);
    expect(done.reply).toBe('The Thermostat is now at 21 degrees.');
  });

  it.each<[string, Call, string, RegExp]>([
    ['out of range', { do: 'adjust', attr: 'target', value: 45 }, 'unsupported', /7 to 30 degrees/],
    [
      'no such mode',
      { do: 'adjust', attr: 'mode', value: 'cool', target: { kind: 'climate' } },
      'unsupported',
      /off and heat/,
    ],
    [
      'no such ability',
      { do: 'adjust', attr: 'brightness', value: 20, target: { name: 'reading lamp' } },
      'no_ability',
      /Reading Lamp/,
    ],
    [
      'no device at all',
      { do: 'adjust', attr: 'speed', value: 20, target: { area: 'kitchen' } },
      'no_device',
      /no fan in the kitchen/,
    ],
  ])('refuses: %s', (_what, call, reason, reply) => {
    const done = perform(call);
    expect(done.calls).toEqual([{ do: 'none', reason }]);
    expect(done.changes).toEqual({});
    expect(done.reply).toMatch(reply);
  });
});

describe('query', () => {
  it.each<[string, Omit<Extract<Call, { do: 'query' }>, 'do'>, string | null, string[], string[], string]>([
    [
      'is it on',
      { attr: 'on', test: { is: true }, target: { name: 'kettle' } },
      'living',
      ['kettle'],
      [],
      'No, the Kettle is off.',
    ],
    [
      'is it locked',
      { attr: 'locked', test: { is: true }, target: { name: 'front door' } },
      'living',
      ['front_door'],
      ['front_door'],
      'Yes, the Front Door is locked.',
    ],
    [
      'are all locked',
      { attr: 'locked', test: { is: true }, agg: 'all', target: { kind: 'lock' } },
      'hall',
      ['front_door', 'back_door'],
      ['front_door'],
      'No, the Back Door is unlocked.',
    ],
    [
      'which are on',
      { attr: 'on', test: { is: true }, agg: 'which', target: { kind: 'light' } },
      'bath',
      ['kitchen_ceiling', 'kitchen_counter', 'living_ceiling', 'living_lamp', 'bedroom_lamp', 'garden_light'],
      ['kitchen_counter', 'living_ceiling'],
      'The Counter Lamp and the Ceiling Light in the living room are on.',
    ],
    [
      'how many',
      { attr: 'on', test: { is: true }, agg: 'count', target: { kind: 'light', area: 'living' } },
      'bath',
      ['living_ceiling', 'living_lamp'],
      ['living_ceiling'],
      '1 light in the living room is on: the Ceiling Light.',
    ],
    [
      'any open',
      { attr: 'on', test: { is: true }, agg: 'any', target: { class: 'window' } },
      'living',
      ['bath_window'],
      ['bath_window'],
      'Yes, the Window is open.',
    ],
    [
      'temperature here',
      { attr: 'temperature' },
      'living',
      ['thermostat'],
      ['thermostat'],
      'It is 19 degrees.',
    ],
    [
      'temperature elsewhere',
      { attr: 'temperature', target: { area: 'living' } },
      'bath',
      ['thermostat'],
      ['thermostat'],
      'It is 19 degrees in the living room.',
    ],
    [
      'what it is set to',
      { attr: 'target', target: { kind: 'climate' } },
      'living',
      ['thermostat'],
      ['thermostat'],
      'The Thermostat is set to 20 degrees.',
    ],
    [
      'humidity, by class',
      { attr: 'humidity', target: { area: 'bath' } },
      'living',
      ['bath_humidity'],
      ['bath_humidity'],
      'The Humidity is 61%.',
    ],
    [
      'how bright',
      { attr: 'brightness', target: { name: 'lamp', area: 'bedroom' } },
      null,
      ['bedroom_lamp'],
      ['bedroom_lamp'],
      'The Lamp is off.',
    ],
    [
      'state of a cover',
      { attr: 'state', target: { name: 'bedroom blind' } },
      null,
      ['bedroom_blind'],
      ['bedroom_blind'],
      'The Bedroom Blind is 50% open.',
    ],
    [
      'above',
      { attr: 'humidity', test: { above: 60 }, target: { area: 'bath' } },
      null,
      ['bath_humidity'],
      ['bath_humidity'],
      'Yes, the Humidity is 61%.',
    ],
    [
      'a word for a state',
      { attr: 'state', test: { is: 'playing' }, target: { name: 'speaker' } },
      null,
      ['speaker'],
      ['speaker'],
      'Yes, the Speaker is playing.',
    ],
  ])('%s', (_what, call, room, devices, matching, reply) => {
    const done = perform({ do: 'query', ...call }, room);
    expect(done.calls[0]).toMatchObject({ do: 'query', devices, matching });
    expect(done.reply).toBe(reply);
    expect(done.effects).toEqual([]);
  });
});

describe('media and control', () => {
  it('pauses what plays', () => {
    const done = perform({ do: 'media', op: 'pause', target: {} }, 'bedroom');
    expect(done.calls).toEqual([{ do: 'media', op: 'pause', devices: ['speaker'] }]);
    expect(done.changes).toEqual({ speaker: { playback: 'paused' } });
  });

  it('needs no property for the next one', () => {
    const done = perform({ do: 'media', op: 'next' });
    expect(done.calls).toEqual([{ do: 'media', op: 'next', devices: ['speaker'] }]);
    expect(done.changes).toEqual({});
  });

  it('says when nothing plays', () => {
    const done = perform({ do: 'media', op: 'pause', target: { name: 'TV' } });
    expect(done.reply).toBe('The TV is not playing.');
  });

  it('turns up what plays, else its own voice', () => {
    expect(perform({ do: 'control', op: 'louder' }).changes).toEqual({ speaker: { volume: 60 } });
    const silent = perform({ do: 'control', op: 'louder' }, 'bath', { speaker: { playback: 'paused' } });
    expect(silent.effects).toEqual([{ type: 'hub', volume: 10 }]);
  });
});
