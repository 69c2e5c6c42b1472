/** What stands beside a command: a reason that says where or of what, a time, a second thought, words that only look like one. */
import { describe, expect, it } from 'vitest';
import { talkIn } from '../talk-in.js';

const HOUSE = `
location: {latitude: -37.8, longitude: 144.9, timezone: Australia/Melbourne}
areas:
  - {id: den, name: Den}
  - {id: bath, name: Bathroom}
  - {id: loft, name: Loft, aliases: [bedroom]}
  - {id: yard, name: Yard, outside: true}
devices:
  - {id: arc, name: Arc Lamp, area: den, kind: light, can: [brightness], state: {on: true, brightness: 80}}
  - {id: mirror, name: Mirror Light, area: bath, kind: light, can: [brightness], state: {on: false, brightness: 100}}
  - {id: telly, name: Telly, area: den, kind: media, class: tv, can: [volume], state: {playback: playing, volume: 40}}
  - {id: bar, name: Soundbar, area: den, kind: media, class: speaker, can: [volume], state: {playback: idle, volume: 30}}
  - {id: wireless, name: Transistor, area: loft, kind: media, class: speaker, can: [volume], state: {playback: playing, volume: 20}}
  - {id: split, name: Split System, area: loft, kind: climate, can: [target: {min: 16, max: 30, step: 1}, mode: ["off", heat, cool], fan_mode: [quiet, low, medium, high, auto]], state: {mode: cool, target: 24, current: 23, fan_mode: medium}}
  - {id: mist, name: Misty, aliases: [humidifier], area: loft, kind: humidifier, can: [target: {min: 30, max: 70}], state: {on: true, target: 50, current: 44}}
  - {id: purifier, name: Purifier, area: den, kind: fan, can: [speed, preset: [auto, pollen]], state: {on: true, speed: 30, preset: auto}}
  - {id: rug, name: Hector, aliases: [robot vacuum], area: den, kind: vacuum, state: {activity: cleaning}}
  - {id: blind, name: Roller Blind, area: den, kind: cover, class: blind, can: [position], state: {position: 50}}
  - {id: rain, name: Rain Sensor, area: yard, kind: binary_sensor, class: moisture, state: {on: true}}
  - {id: guard, name: Guard, aliases: [burglar alarm], area: den, kind: alarm, state: {mode: disarmed}}
  - {id: sky, name: Weather, kind: weather, state: {condition: cloudy, temperature: 9, humidity: 64}}
`;

const sayIn = talkIn(HOUSE, 'said-beside.yaml');
const say = (...sentences: readonly string[]) => sayIn('den', ...sentences);

describe('a reason says of what the command is', () => {
  it.each<[string, object]>([
    ["it's blinding, bring it down", { arc: { brightness: 60 } }],
    ["it's deafening, bring it down", { telly: { volume: 30 } }],
    ['the bathroom is dark, turn on the light', { mirror: { on: true } }],
    ["it's dark in the bathroom, turn on the light", { mirror: { on: true } }],
    ["it's dark in the bathroom, turn off the arc lamp", { arc: { on: false } }],
    ["I'm awake, turn off the arc lamp", { arc: { on: false } }],
    ["arc lamp off, I'm awake", { arc: { on: false } }],
  ])('%s', (text, changes) => {
    expect(say(text).changes).toEqual(changes);
  });

  it('but what was spoken of just before is it', () => {
    expect(say('turn on the mirror light', "it's blinding, bring it down").changes).toEqual({
      mirror: { brightness: 80 },
    });
  });
});

describe('is not half done', () => {
  it.each([
    "I'll be asleep in an hour, the bedroom split system may stop then",
    "open the blind, it's raining, close it",
    'purifier on pollen, no, full power',
    'get the robot vacuum off its bum',
    "let's watch this without the arc lamp",
    'I want to hear let it go on the soundbar',
    'half a cabbage needs nine minutes, time it',
  ])('%s', (text) => {
    expect(say(text)).toMatchObject({ source: 'none', changes: {} });
  });
});

describe('is done as said', () => {
  it.each<[string, object]>([
    ['speak up, transistor', { wireless: { volume: 30 } }],
    ['arm for the night', { guard: { mode: 'armed_night' } }],
    ['arm it for the night', { guard: { mode: 'armed_night' } }],
    ['turn off the robot vacuum its loud', { rug: { activity: 'idle' } }],
  ])('%s', (text, changes) => {
    expect(say(text).changes).toEqual(changes);
  });

  it('times what is said to be timed', () => {
    expect(say('time it for nine minutes').calls).toMatchObject([{ do: 'timer', op: 'set', duration: 540 }]);
  });
});

describe('a condition without a place', () => {
  it.each<[string, readonly string[]]>([
    ['once the humidity gets over sixty stop the humidifier', ['mist']],
    ['when the temperature drops below 20 turn on the arc lamp', ['split']],
  ])('is measured where something is done by it, never by the weather: %s', (text, devices) => {
    expect(say(text).calls).toMatchObject([{ when: { once: { devices } } }]);
  });
});

it('asks a rain sensor rather than the report', () => {
  expect(say('is it raining').reply).toBe('Yes, the Rain Sensor is wet.');
  expect(say('has it stopped raining').reply).toBe('No, the Rain Sensor is wet.');
  expect(say('will it rain tomorrow').reply).toContain('cloudy');
});

it.each(['Rain Barrel', 'Rainwater Tank', 'Rain Sensor Battery'])('asks no %s whether it rains', (name) => {
  const talk = talkIn(HOUSE.replace('Rain Sensor', name), 'barrel.yaml');
  expect(talk('den', 'is it raining').reply).toContain('cloudy');
});
