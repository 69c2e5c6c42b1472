/** Sentences that say all by themselves: whatever was said just before, they mean what they mean alone. */
import { describe, expect, it } from 'vitest';
import { talkIn } from './talk-in.js';

const HOUSE = `
location: {latitude: 53.8, longitude: -1.5, timezone: Europe/London}
areas:
  - {id: lounge, name: Lounge}
  - {id: kitchen, name: Kitchen}
  - {id: garden, name: Garden, outside: true}
devices:
  - {id: lounge_light, name: Lounge Light, area: lounge, kind: light, can: [brightness: {}, color_temp: {min: 2000, max: 6500}], state: {on: true, brightness: 50}}
  - {id: kitchen_light, name: Kitchen Light, area: kitchen, kind: light, state: {on: false}}
  - {id: garden_light, name: Garden Light, area: garden, kind: light, state: {on: false}}
  - {id: heating, name: Heating, area: lounge, kind: climate, can: [mode: ["off", heat], target: {min: 5, max: 28, step: 0.5}], state: {mode: heat, target: 18, current: 18}}
  - {id: tv, name: TV, area: lounge, kind: media, can: [volume: {}], state: {playback: paused, volume: 20}}
  - {id: robot, name: Robot, area: kitchen, kind: vacuum, state: {activity: docked}}
  - {id: curtains, name: Curtains, area: lounge, kind: cover, class: curtain, can: [position: {}], state: {position: 100}}
lists:
  - {id: shop, name: Shopping, items: [milk]}
`;

const talk = talkIn(HOUSE, 'after-anything.yaml', '2026-11-21T17:00:00');
const say = (...sentences: string[]) => talk('lounge', ...sentences);

const BEFORE = [
  'set a timer for ten minutes',
  'wake me at seven',
  'remind me to call mum at six',
  'start the vacuum',
  'stop vacuuming',
  'turn on the garden light',
  'turn off the lounge light',
  'set the temperature to 22',
  'turn the volume down',
  'close the curtains',
  'add eggs to the shopping list',
  'what is the temperature in here',
];

const WHOLE = [
  'what time is it',
  "what's the time",
  'what day is it',
  'play some music',
  'put on some music',
  'make it 20 degrees in here',
  'make it dark in here',
  'make it warmer',
  'full brightness',
  'turn on the kitchen light',
  'turn the TV off',
  'what is on the shopping list',
  'set a timer for five minutes',
];

/** What it comes to, apart from the ids that count up. */
const meaning = ({ calls }: ReturnType<typeof say>): string => JSON.stringify(calls);

describe.each(WHOLE)('%s', (whole) => {
  const alone = meaning(say(whole));
  // "Turn on the garden light." "Full brightness": of that lamp, which has none.
  const others = BEFORE.filter((before) => whole !== 'full brightness' || !before.includes('garden'));
  it.each(others)('after "%s"', (before) => {
    expect(meaning(say(before, whole))).toBe(alone);
  });
});

it('dims what can be dimmed here, not the lamp outside that was just turned on', () => {
  expect(say('turn on the garden light', 'dim the lights').changes).toEqual({
    lounge_light: { brightness: 30 },
  });
});

it('carries on with the robot where that is said of it', () => {
  expect(say('start the vacuum', 'pause', 'carry on').changes).toEqual({ robot: { activity: 'cleaning' } });
});
