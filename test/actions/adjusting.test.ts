import { describe, expect, it } from 'vitest';
import { adjustTo } from '../../src/actions/adjusting.js';
import { parseHome } from '../../src/actions/home-file.js';
import { toStep } from '../../src/actions/kinds/measures.js';

const { home } = parseHome(
  `
areas: [{id: sauna, name: Sauna}]
devices:
  - {id: kiuas, name: Kiuas, area: sauna, kind: climate, can: [target: {min: 50, max: 95, step: 5}], state: {target: 70}}
  - {id: oil, name: Oil Heater, area: sauna, kind: climate, can: [target: {min: 10, max: 26, step: 1}], state: {target: 20}}
  - {id: valve, name: Radiator, area: sauna, kind: climate, can: [target: {min: 10, max: 26, step: 0.5}], state: {target: 20}}
`,
  'home.yaml',
);

describe('a bit more or less', () => {
  it.each([
    ['kiuas', { some: -1 }, 65],
    ['kiuas', { some: 1, size: 'few' }, 75],
    ['oil', { some: -1, size: 'few' }, 19],
    ['oil', { some: 1, size: 'few' }, 21],
    ['valve', { some: 1, size: 'few' }, 20.5],
    ['oil', -0.5, 19],
    ['oil', 2, 22],
  ] as const)('moves %s by at least one of its own steps: %j', (id, delta, target) => {
    const device = home.devices.find((one) => one.id === id);
    if (device === undefined) throw new Error(id);
    expect(adjustTo(device, device.state, { attr: 'target', delta }, home.units)).toMatchObject({
      ok: true,
      set: { target },
    });
  });

  it('says that it goes no further only where it does not', () => {
    const device = home.devices[0];
    if (device === undefined) throw new Error('no device');
    const at = (target: number, some: 1 | -1) =>
      adjustTo(device, { target }, { attr: 'target', delta: { some } }, home.units);
    expect(at(50, -1)).toMatchObject({ ok: true, set: {}, limit: 'min' });
    expect(at(90, 1)).toMatchObject({ ok: true, set: { target: 95 } });
    expect(at(95, 1)).toMatchObject({ ok: true, set: {}, limit: 'max' });
  });
});

it('is a step among words, never a number', () => {
  const split = parseHome(
    `
devices:
  - {id: split, name: Split, kind: climate, can: [mode: ["off", cool, dry], fan_mode: [quiet, low, high, auto]], state: {mode: cool, fan_mode: low}}
`,
    'split.yaml',
  ).home.devices[0];
  if (split === undefined) throw new Error('no device');
  const by = (attr: string, delta: number | { readonly some: 1 | -1 }) =>
    adjustTo(split, split.state, { attr, delta }, home.units);
  expect(by('fan_mode', { some: 1 })).toMatchObject({ ok: true, set: { fan_mode: 'high' } });
  expect(by('fan_mode', -10)).toMatchObject({ ok: true, set: { fan_mode: 'quiet' } });
  expect(by('mode', { some: 1 })).toEqual({ ok: false, why: 'value', values: ['off', 'cool', 'dry'] });
});

describe('a step of the device', () => {
  it.each([
    // Told in whole and half degrees, whatever 60 °F are in Celsius.
    [22, { min: 15.6, max: 30, step: 0.5 }, 22],
    [21.5, { min: 15.6, max: 30, step: 0.5 }, 21.5],
    [70, { min: 44.6, max: 95, step: 1 }, 70],
    // Counted from the lowest where that is the device's own.
    [21, { min: 5, max: 95, step: 5 }, 20],
    [4.2, { min: 0.5, max: 9.5, step: 1 }, 4.5],
  ])('%d within %j', (value, ability, set) => {
    expect(toStep(value, ability)).toBe(set);
  });
});
