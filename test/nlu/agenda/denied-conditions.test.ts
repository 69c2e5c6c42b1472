/** "Unless", "if it isn't", "if it's open": conditions that are denied, and conditions of the very thing that is to be changed. */
import { describe, expect, it } from 'vitest';
import { talkIn } from '../talk-in.js';

const houseIn = (weather: string) => `
areas:
  - {id: shed, name: Shed}
devices:
  - {id: spray, name: Rain Bird, aliases: [sprinklers], kind: valve, state: {position: 0}}
  - {id: hatch, name: Hatch, area: shed, kind: cover, class: window, can: [position], state: {position: 100}}
  - {id: bulb, name: Bulb, area: shed, kind: light, state: {on: true}}
  - {id: lamp, name: Lantern, area: shed, kind: light, state: {on: false}}
  - {id: bolt, name: Bolt, area: shed, kind: lock, state: {locked: true}}
  - {id: met, name: Sky, kind: weather, state: {condition: ${weather}, temperature: 9}}
`;
const wet = talkIn(houseIn('pouring'), 'wet.yaml');
const dry = talkIn(houseIn('sunny'), 'dry.yaml');

describe('weather', () => {
  it.each([
    "open the sprinklers if it isn't raining",
    "open the sprinklers if it's not raining",
    'open the sprinklers unless it is raining',
    "unless it's raining, turn on the sprinklers",
    "run the sprinklers if it isn't raining",
  ])('%s', (text) => {
    expect(wet('shed', text).changes).toEqual({});
    expect(wet('shed', text).reply).toMatch(/not the case/);
    expect(dry('shed', text).changes).toEqual({ spray: { position: 100 } });
  });

  it('is waited for until it is over', () => {
    const { calls, reply } = wet('shed', 'open the sprinklers when it stops raining');
    expect(calls).toMatchObject([{ when: { once: { devices: ['met'], is: 'rainy', not: true } } }]);
    expect(reply).toMatch(/when it is not rainy/);
  });
});

describe('the thing itself', () => {
  it.each<[string, object]>([
    ["close the hatch if it's open", { hatch: { position: 0 } }],
    ["close the hatch if it isn't closed", { hatch: { position: 0 } }],
    ["open the hatch if it's closed", {}],
    ['close the hatch unless it is open', {}],
    ["turn off the bulb if it's on", { bulb: { on: false } }],
    ["turn on the bulb unless it's already on", {}],
    ["turn on the lantern unless it's on", { lamp: { on: true } }],
    ["unless it's locked, lock the bolt", {}],
  ])('%s', (text, changes) => {
    expect(dry('shed', text)).toMatchObject({ source: 'grammar', changes });
  });
});

it.each<[string, object]>([
  ["turn on the lantern if the hatch isn't closed", { lamp: { on: true } }],
  ['turn on the lantern unless the bulb is on', {}],
  ["turn off the bulb if the bolt isn't unlocked", { bulb: { on: false } }],
])('another thing: %s', (text, changes) => {
  expect(dry('shed', text)).toMatchObject({ source: 'grammar', changes });
});
