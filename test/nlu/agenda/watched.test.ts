/** "Tell me if it goes above seventy": watched, and said what is watched; "tell me if it is" is answered now. */
import { describe, expect, it } from 'vitest';
import { talkIn } from '../talk-in.js';

const sayIn = talkIn(
  `
areas:
  - {id: cellar, name: Cellar}
devices:
  - {id: damp, name: Cellar Humidity, area: cellar, kind: sensor, class: humidity, state: {value: 50, unit: "%"}}
  - {id: gas, name: CO2, area: cellar, kind: sensor, class: carbon_dioxide, state: {value: 800, unit: ppm}}
  - {id: oven, name: Forge, area: cellar, kind: switch, risk: pin, state: {on: false}}
  - {id: oven_heat, name: Forge Temperature, area: cellar, kind: sensor, class: temperature, state: {value: 300, unit: "°C"}}
  - {id: bolt, name: Bolt, area: cellar, kind: lock, state: {locked: true}}
`,
  'watched.yaml',
);
const say = (text: string) => sayIn('cellar', text);

describe('watches', () => {
  it.each<[string, object]>([
    ['tell me if the cellar humidity goes above 70 percent', { devices: ['damp'], above: 70 }],
    ['let me know if the humidity in the cellar rises above 70', { devices: ['damp'], above: 70 }],
    ['tell us if the CO2 goes above 1500 ppm', { devices: ['gas'], above: 1500 }],
    ['warn me when the CO2 exceeds 1500', { devices: ['gas'], above: 1500 }],
    ['when the forge cools below 40 tell me', { devices: ['oven_heat'], below: 40 }],
    ['tell me when the forge cools down below 40 degrees', { devices: ['oven_heat'], below: 40 }],
    ['let me know if the bolt unlocks', { devices: ['bolt'], is: false }],
  ])('%s', (text, once) => {
    const { calls, changes, reply } = say(text);
    expect(calls).toMatchObject([{ do: 'announce', when: { once } }]);
    expect(changes).toMatchObject({ scheduled: [{ op: 'set' }] });
    expect(reply).toMatch(/^Okay, I will tell you when the /);
  });

  it('says it in plain words', () => {
    expect(say('warn me when the CO2 exceeds 1500').calls).toMatchObject([
      { message: 'The CO2 exceeds 1500' },
    ]);
  });
});

it.each([
  'tell me if the bolt is locked',
  'let me know if the bolt is unlocked',
])('answers now: %s', (text) => {
  expect(say(text).calls).toMatchObject([{ do: 'query', devices: ['bolt'] }]);
});
