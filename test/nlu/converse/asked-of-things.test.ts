/** What a thing reports beside what it is for, which of its own values it has, and timers by what they are for. */
import { describe, expect, it } from 'vitest';
import { talkIn } from '../talk-in.js';

const HOUSE = `
areas:
  - {id: galley, name: Galley}
devices:
  - {id: gauge, name: Rain Gauge, area: galley, kind: sensor, class: precipitation, state: {value: 7, unit: mm, battery: 41}}
  - {id: barge, name: Barge Battery, area: galley, kind: sensor, class: battery, state: {value: 88, unit: "%"}}
  - {id: tuner, name: Tuner, area: galley, kind: media, class: speaker, can: [volume, source: [Radio Four, Vinyl]], state: {playback: playing, volume: 30, source: Vinyl}}
  - {id: stove, name: Stove, area: galley, kind: climate, can: [mode: ["off", heat], target: {min: 5, max: 30}, fan_mode: [hush, full]], state: {mode: heat, target: 20, current: 18, fan_mode: full}}
calendars:
  - {id: log, name: Log, events: [{summary: Regatta, start: 2026-11-27}]}
`;
const sayIn = talkIn(HOUSE, 'asked-of-things.yaml');
const say = (...sentences: readonly string[]) => sayIn('galley', ...sentences);

describe('batteries', () => {
  it.each([
    "how's the battery in the rain gauge",
    "what's the battery like in the rain gauge",
    "how's the rain gauge's battery doing",
    'what is the battery level of the rain gauge',
  ])('%s: is of what runs on it', (text) => {
    expect(say(text).reply).toBe('The Rain Gauge has 41% battery.');
  });

  it('are what a battery sensor shows', () => {
    expect(say('what is the battery level of the barge battery').reply).toContain('88%');
  });
});

describe('its own values', () => {
  it.each([
    ['is the tuner on Vinyl', 'Vinyl'],
    ['is the tuner still on Radio Four', 'Vinyl'],
    ["what's the tuner tuned to", 'Vinyl'],
    ['what station is the tuner on', 'Vinyl'],
  ])('%s', (text, value) => {
    const { reply, changes, calls } = say(text);
    expect(changes).toEqual({});
    expect(calls).toMatchObject([{ do: 'query', attr: 'source', devices: ['tuner'] }]);
    expect(reply).toContain(value);
  });
});

describe('timers', () => {
  it.each([
    'how long till the buns',
    'how many minutes until the buns are ready',
    'how much longer for the buns',
    'are the buns nearly done',
  ])('%s', (text) => {
    expect(say('set a buns timer for 12 minutes', text).reply).toBe('The buns timer has 12 minutes left.');
  });

  it('are none where nothing is called so', () => {
    expect(say('set a buns timer for 12 minutes', 'how long till the regatta').reply).toMatch(/Regatta/);
  });
});

it('asks whether it is a weekday of the week, not what is in the calendar', () => {
  expect(say('is this Friday').calls).toMatchObject([{ do: 'info', topic: 'weekday' }]);
});

it('puts nothing on a list that is to be put on', () => {
  expect(say('put the heater on there').calls.filter(({ do: does }) => does === 'list')).toEqual([]);
});
