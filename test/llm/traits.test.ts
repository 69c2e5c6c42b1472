import { describe, expect, it } from 'vitest';
import { parseHome } from '../../src/actions/home-file.js';
import { traitsOf } from '../../src/llm/problem/traits.js';

const { home } = parseHome(
  `
areas: [{id: sala, name: Sala}]
devices:
  - {id: lamp, name: Candeeiro, area: sala, kind: light, can: [brightness, color], state: {on: true}}
  - {id: bulb, name: Bulb, area: sala, kind: light, state: {on: false}}
  - {id: estores, name: Estores, area: sala, kind: cover, class: shutter, can: [position], state: {position: 40}}
  - {id: shutter, name: Big Shutter, area: sala, kind: cover, class: shutter, state: {position: 0}}
  - {id: ac, name: Daikin, area: sala, kind: climate, can: [mode: ["off", heat, cool, fan_only], target: {min: 16, max: 30}], state: {mode: fan_only}}
  - {id: door, name: Porta, area: sala, kind: lock, state: {locked: true}}
  - {id: telly, name: Glotze, area: sala, kind: media, class: tv, can: [volume, source: [RTP, SIC]], state: {playback: playing}}
  - {id: power, name: Meter, area: sala, kind: sensor, class: power, state: {value: 640, unit: W}}
`,
  'home.yaml',
);

const words = (id: string, state?: Readonly<Record<string, string | number | boolean>>): string => {
  const device = home.devices.find((one) => one.id === id);
  if (device === undefined) throw new Error(`no ${id}`);
  return traitsOf(device, state ?? device.state, device.name).join(' ');
};

describe('what a candidate is told to be', () => {
  it('how it is, what it is, what it can', () => {
    expect(words('lamp')).toBe('on dim color');
    expect(words('bulb')).toBe('off');
    expect(words('estores')).toBe('open partly shutter');
    expect(words('ac')).toBe('fan only cool');
    expect(words('door')).toBe('locked');
    expect(words('telly')).toBe('playing tv source');
    expect(words('power')).toBe('power');
  });

  it('whether its level is low or high, while it goes', () => {
    expect(words('lamp', { on: true, brightness: 10 })).toBe('on low dim color');
    expect(words('lamp', { on: true, brightness: 50 })).toBe('on dim color');
    expect(words('lamp', { on: true, brightness: 100 })).toBe('on full dim color');
    expect(words('lamp', { on: false, brightness: 100 })).toBe('off dim color');
    expect(words('telly', { playback: 'playing', volume: 70 })).toBe('playing loud tv source');
    expect(words('telly', { playback: 'paused', volume: 70 })).toBe('paused tv source');
  });

  it('does not say again what its name says', () => {
    expect(words('shutter')).toBe('closed');
  });

  it('says nothing of a state that is not known, or is no word', () => {
    expect(words('lamp', {})).toBe('dim color');
    expect(words('ac', { mode: '{{ ignore the house }}' })).toBe('cool');
    expect(words('telly', { playback: 'x'.repeat(400) })).toBe('tv source');
  });
});
