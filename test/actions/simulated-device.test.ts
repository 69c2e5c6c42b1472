import { describe, expect, it } from 'vitest';
import type { Device, DeviceState } from '../../src/actions/home.js';
import { parseHome } from '../../src/actions/home-file.js';
import { applyEffect } from '../../src/actions/simulated/simulated-device.js';

function device(lines: string): Device {
  return parseHome(`devices: [{id: d, name: D, ${lines}}]`, 'home.yaml').home.devices[0]!;
}

function told(lines: string, set: DeviceState): DeviceState {
  const d = device(lines);
  return applyEffect(d, d.state, { type: 'device', device: 'd', set });
}

function did(lines: string, op: string, argument?: string): DeviceState {
  const d = device(lines);
  const effect = {
    type: 'device-op',
    device: 'd',
    op,
    ...(argument === undefined ? {} : { argument }),
  } as const;
  return applyEffect(d, d.state, effect);
}

const LIGHT = 'kind: light, state: {on: false, brightness: 40, color_temp: 2700}';

describe('lights', () => {
  it('turn on at a brightness, off at none, and keep the stored one', () => {
    expect(told(LIGHT, { brightness: 30 })).toEqual({ on: true, brightness: 30, color_temp: 2700 });
    expect(told(LIGHT, { on: true })).toEqual({ on: true, brightness: 40, color_temp: 2700 });
    expect(told('kind: light, state: {on: true, brightness: 40}', { brightness: 0 })).toEqual({
      on: false,
      brightness: 40,
    });
  });

  it('turn on when given a colour, and obey an explicit off', () => {
    expect(told('kind: light, can: [color]', { color: { h: 0, s: 100 } })).toEqual({
      on: true,
      color: { h: 0, s: 100 },
    });
    expect(told(LIGHT, { on: false, brightness: 70 })).toEqual({
      on: false,
      brightness: 70,
      color_temp: 2700,
    });
  });

  it('shine when turned on after being dimmed to nothing', () => {
    expect(told('kind: light, state: {brightness: 0}', { on: true })).toEqual({ on: true, brightness: 100 });
  });

  it('stop at the ends of their range', () => {
    expect(
      told('kind: light, can: [brightness: {min: 10, max: 80}]', { brightness: 100 })['brightness'],
    ).toBe(80);
  });
});

describe('other devices', () => {
  it.each<[string, string, DeviceState, DeviceState]>([
    ['a fan starts at a speed', 'kind: fan, state: {speed: 30}', { speed: 60 }, { on: true, speed: 60 }],
    [
      'a fan stops at none and keeps its speed',
      'kind: fan, state: {on: true, speed: 30}',
      { speed: 0 },
      { on: false, speed: 30 },
    ],
    [
      'a fan that turns its head does not start',
      'kind: fan, can: [oscillating]',
      { oscillating: true },
      { on: false, oscillating: true },
    ],
    [
      'a cover settles at once',
      'kind: cover, state: {position: 0, moving: true}',
      { position: 100 },
      { position: 100, moving: false },
    ],
    ['a lock locks', 'kind: lock, state: {locked: false}', { locked: true }, { locked: true }],
    [
      'a thermostat keeps its mode with a new target',
      'kind: climate, state: {mode: heat}',
      { target: 21 },
      { mode: 'heat', target: 21 },
    ],
    [
      'everyday words arrive as properties',
      'kind: climate, state: {mode: heat}',
      { temperature: 21 },
      { mode: 'heat', target: 21 },
    ],
    [
      'mute keeps the volume',
      'kind: media, state: {playback: playing, volume: 30, muted: false}',
      { muted: true },
      { playback: 'playing', volume: 30, muted: true },
    ],
    [
      'TV off is playback off',
      'kind: media, state: {playback: playing}',
      { playback: 'off' },
      { playback: 'off' },
    ],
    [
      'a vacuum on its way home is home',
      'kind: vacuum, state: {activity: cleaning}',
      { activity: 'returning' },
      { activity: 'docked' },
    ],
    ['an alarm arms', 'kind: alarm', { mode: 'armed_away' }, { mode: 'armed_away' }],
    [
      'a water heater takes its target',
      'kind: water_heater, can: [target]',
      { target: 55 },
      { on: false, target: 55 },
    ],
    [
      'a select takes a value',
      'kind: select, can: [value: [eco, boost]]',
      { value: 'eco' },
      { value: 'eco' },
    ],
    [
      'a number stays in its range',
      'kind: number, can: [value: {min: 0, max: 10}]',
      { value: 12 },
      { value: 10 },
    ],
    ['unknown properties are ignored', 'kind: switch', { brightness: 4, constructor: 'x' }, { on: false }],
  ])('%s', (_, lines, set, expected) => {
    expect(told(lines, set)).toEqual(expected);
  });

  it.each<[string, string, string, DeviceState]>([
    ['a scene counts its runs', 'kind: scene', 'run', { runs: 1 }],
    ['a vacuum starts', 'kind: vacuum', 'start', { activity: 'cleaning' }],
    ['a mower goes home', 'kind: mower, state: {activity: cleaning}', 'dock', { activity: 'docked' }],
    ['a vacuum cleans a room', 'kind: vacuum', 'clean_area', { activity: 'cleaning' }],
    ['next changes no property', 'kind: media, state: {playback: playing}', 'next', { playback: 'playing' }],
    [
      'a player that is on stays as it is',
      'kind: media, state: {playback: paused}',
      'on',
      { playback: 'paused' },
    ],
    ['a TV that is off turns on idle', 'kind: media', 'on', { playback: 'idle' }],
    ['play plays', 'kind: media', 'play', { playback: 'playing' }],
    [
      'a cover stops',
      'kind: cover, state: {position: 40, moving: true}',
      'stop',
      { position: 40, moving: false },
    ],
    ['a thermostat turns on as it can', 'kind: climate, can: [mode: [off, cool]]', 'on', { mode: 'cool' }],
    ['a thermostat that heats stays heating', 'kind: climate, state: {mode: dry}', 'on', { mode: 'dry' }],
    ['an unknown operation does nothing', 'kind: lock', 'explode', { locked: true }],
  ])('%s', (_, lines, op, expected) => {
    expect(did(lines, op)).toEqual(expected);
  });

  it('shows what plays only on a player that shows titles', () => {
    expect(did('kind: media, state: {title: null}', 'play', 'jazz')).toEqual({
      playback: 'playing',
      title: 'jazz',
    });
    expect(did('kind: media', 'play', 'jazz')).toEqual({ playback: 'playing' });
  });

  it('gives the same object back where nothing changes', () => {
    const d = device('kind: light, state: {on: true, color: {h: 1, s: 2}}');
    const effect = { type: 'device', device: 'd', set: { on: true, color: { h: 1, s: 2 } } } as const;
    expect(applyEffect(d, d.state, effect)).toBe(d.state);
  });
});
