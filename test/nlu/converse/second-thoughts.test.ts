/** What is taken back in the same breath, what "it" is after two things, what is dim, and which alarm is meant. */
import { describe, expect, it } from 'vitest';
import { talkIn } from '../talk-in.js';

const HOUSE = `
areas: [{id: den, name: Den}, {id: porch, name: Porch, outside: true}]
devices:
  - {id: horn, name: Horn, area: den, kind: media, state: {playback: playing, volume: 40}}
  - {id: tall, name: Tall Lamp, area: den, kind: light, can: [brightness], state: {on: true, brightness: 40}}
  - {id: short, name: Short Lamp, area: den, kind: light, can: [brightness], state: {on: false, brightness: 80}}
  - {id: orb, name: Orb, area: porch, kind: light, can: [color], state: {on: true, color: {h: 200, s: 80}}}
  - {id: wicket, name: Wicket, area: porch, kind: cover, class: gate, state: {position: 100}}
  - {id: stove, name: Heating, area: den, kind: climate, can: [mode: ["off", heat], target: {min: 5, max: 30}], state: {mode: heat, target: 20}}
  - {id: coil, name: Hall Radiator, area: den, kind: climate, can: [mode: ["off", heat], target: {min: 5, max: 30}], state: {mode: heat, target: 20}}
`;
const PANEL = '  - {id: guard, name: Guard, area: den, kind: alarm, state: {mode: disarmed}}\n';
const say = (...sentences: readonly string[]) => talkIn(HOUSE, 'second.yaml')('den', ...sentences);
const guarded = (...sentences: readonly string[]) =>
  talkIn(HOUSE.trimEnd().concat('\n', PANEL), 'guarded.yaml')('den', ...sentences);

describe('taken back in the same breath', () => {
  it.each<[string, object]>([
    ["turn off the horn, ah no, don't, just lower it", { horn: { volume: 30 } }],
    ['turn off the horn ah no dont just turn it down', { horn: { volume: 30 } }],
    ["turn off the tall lamp, wait, don't, only dim it", { tall: { brightness: 20 } }],
    [
      "turn on the short lamp and turn off the horn, no, don't, just turn it down",
      { short: { on: true }, horn: { volume: 30 } },
    ],
    ['turn off the tall lamp. No, don’t', {}],
    ["turn off the tall lamp, no, don't turn off the short lamp", {}],
  ])('%s', (text, changes) => {
    expect(say(text).changes).toEqual(changes);
  });
});

describe('"it" after two things', () => {
  it('is what can be turned off rather than the gate', () => {
    expect(say('is the tall lamp on and the wicket locked', 'turn it off').changes).toEqual({
      tall: { on: false },
    });
    expect(say('is the tall lamp on and the wicket open', 'close it').changes).toEqual({
      wicket: { position: 0 },
    });
  });
});

describe('too dim', () => {
  it.each([
    "it's so dim in here",
    "there's not enough light in here",
    'the den is too dim',
  ])('%s: what is on is to be brighter', (text) => {
    expect(say(text).changes).toEqual({ tall: { brightness: 60 } });
  });

  it('turns light on where none is', () => {
    expect(say('turn off the tall lamp', "it's so dim in here").changes).toMatchObject({
      tall: { on: true },
    });
  });
});

describe('which alarm', () => {
  it('is skipped where it was just spoken of', () => {
    expect(say('wake me at seven on weekdays', 'skip it').reply).toBe(
      'The 7 AM alarm will not ring on Monday.',
    );
    expect(say('set an alarm for seven tomorrow', 'when is my alarm', 'skip it').changes).toMatchObject({
      alarms: [{ op: 'cancel' }],
    });
  });

  it('is no song, and a song is no alarm', () => {
    expect(say('skip it').calls).toMatchObject([{ do: 'media', op: 'next' }]);
    expect(say('set an alarm for seven', 'turn off the tall lamp', 'skip it').changes).not.toHaveProperty(
      'alarms',
    );
  });

  it.each([
    "set the alarm, we're leaving",
    "we're heading out, set the alarm",
    'put the alarm on, we are off',
  ])('is the burglar alarm of a house that has one: %s', (text) => {
    expect(guarded(text).changes).toEqual({ guard: { mode: 'armed_away' } });
    expect(say(text).changes).toEqual({});
  });

  it.each([
    'set the alarm',
    'set the alarm, we get up early',
    "set the alarm for seven, we're leaving at eight",
  ])('is a clock’s otherwise: %s', (text) => {
    expect(guarded(text).changes).not.toHaveProperty('guard');
  });
});

it('says of "everything off" no more than is left', () => {
  expect(say('everything off and the heating').reply).toBe(
    'Everything is off except the Hall Radiator. Ask for it by name. The Heating is off.',
  );
  expect(say('turn off everything including the heating').changes).toMatchObject({ stove: { mode: 'off' } });
});

it('gives a lamp without whites the colour of one', () => {
  const warm = say('set the orb to warm white');
  expect(warm).toMatchObject({
    reply: 'The Orb is set to 2700 kelvin.',
    changes: { orb: { color: { h: 28, s: 66 } } },
  });
  expect(say('make the orb warmer').changes).toEqual({});
  expect(say('set the orb to green').changes).toEqual({ orb: { color: { h: 120, s: 100 } } });
});

it('finds a thing by its name, "there" or not', () => {
  expect(say('kill the horn there').changes).toEqual({ horn: { playback: 'off' } });
  expect(say('put a light on in there').changes).toEqual({});
});
