import { describe, expect, it } from 'vitest';
import type { Announced } from '../../../src/actions/discovery/adapter.js';
import { readByHand } from '../../../src/actions/discovery/by-hand.js';
import { JsonPath, mergeJson } from '../../../src/actions/discovery/json-path.js';
import type { Kind } from '../../../src/actions/home.js';
import { parseHome } from '../../../src/actions/home-file.js';
import { available, operated, sent, told } from './support.js';

function bind(kind: Kind, mqtt: unknown, units: 'metric' | 'imperial' = 'metric'): Announced {
  const { binding, abilities } = readByHand(mqtt, kind, units);
  return {
    key: 'x',
    ids: ['x'],
    name: 'X',
    area: null,
    secondary: false,
    kind,
    deviceClass: null,
    abilities,
    binding,
    hardware: [],
  };
}

describe('a media player by hand', () => {
  const device = bind('media', {
    base: 'stereo',
    availability: { topic: '~/online', payload_available: '1', payload_not_available: '0' },
    properties: {
      playback: {
        state: '~/state',
        path: 'player.status',
        command: '~/cmd',
        payloads: { playing: 'PLAY', paused: 'PAUSE', idle: 'STOP', off: 'POWER_OFF' },
      },
      volume: {
        state: '~/state',
        path: 'player.volume',
        command: '~/set',
        set: 'player.volume',
        scale: [0, 60],
      },
      mute: {
        state: '~/state',
        path: 'player.mute',
        command: '~/set',
        set: 'player.mute',
        payloads: { true: true, false: false },
      },
      source: {
        state: '~/state',
        path: 'inputs[0].name',
        command: '~/set',
        payload: 'INPUT {{ value | upper }}',
      },
      title: { state: '~/title', template: '{{ value.split(" - ")[1] }}' },
    },
    operations: {
      next: { command: '~/cmd', payload: 'NEXT' },
      play: { command: '~/play' },
    },
  });

  it('tells its state from paths into JSON', () => {
    expect(
      told(device, 'stereo/state', {
        player: { status: 'PAUSE', volume: 30, mute: false },
        inputs: [{ name: 'Radio' }],
      }),
    ).toEqual({ playback: 'paused', volume: 50, muted: false, source: 'Radio' });
    expect(told(device, 'stereo/state', { player: { status: 'REWIND' }, inputs: [] })).toEqual({});
    expect(told(device, 'stereo/state', 'not JSON')).toEqual({});
    expect(told(device, 'stereo/title', 'Artist - Song')).toEqual({ title: 'Song' });
    expect(available(device, 'stereo/online', '0')).toBe(false);
  });

  it('is told in its own words, one message for what goes to one topic as JSON', () => {
    expect(sent(device, { playback: 'off' })).toEqual(['stereo/cmd POWER_OFF']);
    expect(sent(device, { volume: 50, muted: true })).toEqual([
      'stereo/set {"player":{"volume":30,"mute":true}}',
    ]);
    expect(sent(device, { source: 'radio' })).toEqual(['stereo/set INPUT RADIO']);
    expect(sent(device, { title: 'x' })).toBeNull();
    expect(operated(device, 'next')).toEqual(['stereo/cmd NEXT']);
    expect(operated(device, 'previous')).toBeNull();
    const play = device.binding.encode({ type: 'device-op', device: 'x', op: 'play', argument: 'jazz' }, {});
    expect(play).toEqual([{ topic: 'stereo/play', payload: 'jazz' }]);
  });

  it('can be told what its commands say', () => {
    expect(Object.keys(device.abilities)).toEqual(['volume', 'muted', 'source']);
  });
});

describe('other devices by hand', () => {
  it('have units, scales and colours', () => {
    const lamp = bind('light', {
      properties: {
        on: { state: 'l/on', command: 'l/on/set' },
        brightness: { state: 'l/b', command: 'l/b/set', scale: [0, 255] },
        color_temp: { state: 'l/t', command: 'l/t/set', unit: 'mired' },
        color: { state: 'l/c', command: 'l/c/set', format: 'rgb' },
      },
    });
    expect(sent(lamp, { on: true, brightness: 50, color_temp: 4000, color: { h: 0, s: 100 } })).toEqual([
      'l/on/set ON',
      'l/b/set 128',
      'l/t/set 250',
      'l/c/set 255,0,0',
    ]);
    expect(told(lamp, 'l/b', '255')).toEqual({ brightness: 100 });
    expect(told(lamp, 'l/on', '0')).toEqual({ on: false });
    expect(told(lamp, 'l/c', '0,255,0')).toEqual({ color: { h: 120, s: 100 } });
    expect(told(lamp, 'l/c', 'green')).toEqual({});
    const heater = bind(
      'climate',
      { properties: { temperature: { state: 'h/t', command: 'h/t/set', unit: 'C' } } },
      'imperial',
    );
    expect(sent(heater, { target: 68 })).toEqual(['h/t/set 20']);
    expect(told(heater, 'h/t', '20')).toEqual({ target: 68 });
    const dim = bind('light', { properties: { brightness: { command: 'd', scale: [0, 1] } } });
    expect(sent(dim, { brightness: 25 })).toEqual(['d 0.25']);
  });

  it('turn on before they are set, and off after', () => {
    const fan = bind('fan', {
      properties: { speed: { command: 'f/speed' }, on: { command: 'f/on' } },
    });
    expect(sent(fan, { speed: 40, on: true })).toEqual(['f/on ON', 'f/speed 40']);
  });

  it('may be sensors', () => {
    const sensor = bind('sensor', { properties: { value: { state: 's', path: '$.readings[1].v' } } });
    expect(told(sensor, 's', { readings: [{ v: 1 }, { v: 21.5 }] })).toEqual({ value: 21.5 });
  });
});

describe('what is wrong with a binding', () => {
  it.each<[Kind, unknown, string]>([
    ['light', 'topic', 'it must be a map of topics'],
    ['light', {}, 'it names no topic'],
    ['light', { comand_topic: 'x' }, 'unknown key "comand_topic"; did you mean "command_topic"'],
    ['light', { platform: 'ligt' }, 'the platform "ligt" is unknown; did you mean "light"'],
    ['light', { platform: 'light' }, 'command_topic'],
    ['light', { properties: { volume: { command: 'x' } } }, 'a light has no "volume"'],
    ['light', { properties: { brigthness: { command: 'x' } } }, 'did you mean "brightness"'],
    ['light', { properties: { on: {} } }, 'properties.on needs a topic'],
    ['light', { properties: { on: { command: 'a/#' } } }, 'properties.on.command: is not a topic'],
    [
      'light',
      { properties: { on: { comand: 'a' } } },
      'properties.on has an unknown key "comand"; did you mean "command"',
    ],
    ['light', { properties: { on: { command: 'a', payloads: { on: 'x' } } } }, 'what "true" and "false" are'],
    [
      'light',
      { properties: { on: { state: 'a', path: 'a..b' } } },
      'the path "a..b" cannot be read at "..b"',
    ],
    ['light', { properties: { on: { command: 'a', set: 'a[0].b' } } }, 'cannot lead into a list'],
    ['light', { properties: { on: { command: 'a', set: 'a', payload: 'b' } } }, 'one of them is enough'],
    [
      'light',
      { properties: { brightness: { command: 'a', scale: [1, 1] } } },
      'the two ends of the scale are the same',
    ],
    ['light', { properties: { on: { state: 'a', template: '{{ value | evil }}' } } }, 'evil'],
    ['media', { operations: { next: 'NEXT' } }, 'operations.next must be a map'],
    ['media', { operations: {} }, 'names no topic'],
  ])('of a %s: %j', (kind, mqtt, words) => {
    expect(() => readByHand(mqtt, kind, 'metric')).toThrow(words);
  });

  it('is said with its line when the file is read, and the rest of the house stands', () => {
    const { home, warnings } = parseHome(
      'devices:\n  - {id: a, name: A, kind: light}\n  - {id: b, name: B, kind: light, mqtt: {platform: ligt}}\n',
      'home.yaml',
    );
    expect(home.devices).toHaveLength(2);
    expect(warnings).toEqual([
      expect.stringMatching(/^home\.yaml:3: mqtt of device b cannot be used: .*"ligt"/),
    ]);
  });
});

describe('paths', () => {
  it.each<[string, unknown, unknown]>([
    ['a', { a: 1 }, 1],
    ['a.b', { a: { b: 2 } }, 2],
    ['$.a[1]', { a: [1, 2] }, 2],
    ['[0].a', [{ a: 3 }], 3],
    ['a["b c"].d', { a: { 'b c': { d: 4 } } }, 4],
    ['a.b', { a: 1 }, undefined],
    ['a[3]', { a: [] }, undefined],
    ['constructor.name', {}, undefined],
  ])('%s', (path, value, expected) => {
    expect(JsonPath.parse(path).get(value)).toEqual(expected);
  });

  it.each(['', '$', 'a.', 'a b', 'a[x]', '.'.repeat(50), 'a.'.repeat(30)])('refuse %j', (path) => {
    expect(() => JsonPath.parse(path)).toThrow(SyntaxError);
  });

  it('wrap values, and two wraps become one', () => {
    const both = mergeJson(JsonPath.parse('a.b').wrap(1), JsonPath.parse('a.c').wrap(2));
    expect(both).toEqual({ a: { b: 1, c: 2 } });
  });
});
