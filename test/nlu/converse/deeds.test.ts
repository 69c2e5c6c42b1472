/** What was done, whether it worked, and which of several: asked after the fact. */
import { describe, expect, it } from 'vitest';
import { talkIn } from '../talk-in.js';

const HOUSE = `
areas:
  - {id: loge, name: Loge}
  - {id: quay, name: Quay}
devices:
  - {id: moth, name: Moth, area: loge, kind: light, state: {on: true}}
  - {id: wick, name: Wick, area: quay, kind: light, state: {on: true}}
  - {id: dusk, name: Dusk Lamp, area: quay, kind: light, state: {on: false}}
  - {id: press, name: Press, area: loge, kind: outlet, state: {on: true}}
  - {id: fore, name: Fore Hatch, area: loge, kind: lock, state: {locked: false}}
  - {id: aft, name: Aft Hatch, area: quay, kind: lock, state: {locked: true}}
  - {id: pane, name: Pane, area: quay, kind: binary_sensor, class: window, state: {on: true}}
  - {id: ray, name: Ray, kind: person, state: {location: home}}
`;
const sayIn = talkIn(HOUSE, 'deeds.yaml');
const say = (...turns: readonly string[]) => sayIn('loge', ...turns);

describe('the last deed', () => {
  it.each<[string[], string]>([
    [['turn off the press', 'what did you just do'], 'The Press is off.'],
    [['turn off the press', 'what time is it', 'what have you done'], 'The Press is off.'],
    [['turn on the dusk lamp at nine pm', 'what did I ask you to do'], 'at 9 PM'],
    [['set a timer for ten minutes', 'did that work'], 'Timer set for 10 minutes.'],
    [['what did you just do'], 'Nothing'],
    [['turn off the press', 'undo that', 'what did you do'], 'Nothing'],
  ])('%j: told again', (turns, reply) => {
    expect(say(...turns)).toMatchObject({ changes: {}, reply: expect.stringContaining(reply) });
  });

  it.each<[string[], object]>([
    [['turn off the press', 'did that work'], { devices: ['press'], matching: ['press'] }],
    [['lock the fore hatch', 'did you lock it'], { devices: ['fore'], matching: ['fore'] }],
    [['turn off the press', 'have you done it'], { devices: ['press'], test: { is: false } }],
  ])('%j: looked at', (turns, call) => {
    expect(say(...turns)).toMatchObject({ changes: {}, calls: [{ do: 'query', ...call }] });
  });
});

describe('who asked for it', () => {
  it.each<[string[], string]>([
    [['turn off the press', 'why did you do that'], 'You have just asked me for that. The Press is off.'],
    [
      ['turn off the press', 'what did you do that for'],
      'You have just asked me for that. The Press is off.',
    ],
    [['turn off the press', 'why?'], 'You have just asked me for that. The Press is off.'],
    [['turn off the press', 'who turned that off'], 'You have just asked me for that. The Press is off.'],
    [['turn off the press', 'is the moth on', 'who turned that on'], "I don't know who did that."],
    [['is the press on', 'who turned that on'], "I don't know who did that."],
    [['is the press on', 'why did you do that'], 'I have done nothing just now.'],
  ])('%j', (turns, reply) => {
    expect(say(...turns)).toMatchObject({ changes: {}, reply });
  });

  it.each<[string[]]>([
    [['is the press on', 'why']],
    [['who turned that on']],
    [['turn off the press', 'why not']],
  ])('%j is of something else', (turns) => {
    expect(say(...turns).reply).not.toMatch(/asked me|who did that/);
  });
});

describe('how things were left', () => {
  it.each<[string, object]>([
    ['did I leave the press on last night', { matching: ['press'] }],
    ['did anyone leave a light on', { agg: 'any', matching: ['moth', 'wick'] }],
    ['has Ray left the press on', { matching: ['press'] }],
    ['have we left any windows open', { agg: 'any', matching: ['pane'] }],
    ['did I lock the aft hatch before bed', { matching: ['aft'] }],
  ])('%s', (text, call) => {
    expect(say(text)).toMatchObject({ changes: {}, calls: [{ do: 'query', ...call }] });
  });

  it.each([
    'did the press stop last night',
    'did it rain last night',
    'leave the press on last night',
  ])('%s: nobody can tell', (text) => {
    expect(say(text).changes).toEqual({});
    expect(say(text).calls.filter(({ do: does }) => does === 'query')).toEqual([]);
  });
});

describe('which of them', () => {
  it.each<[string[], object]>([
    [['are any lights on', 'which ones'], { agg: 'which', matching: ['moth', 'wick'] }],
    [['are all the lights off', "which aren't"], { agg: 'which', matching: ['moth', 'wick'] }],
    [['are all the doors locked', 'which ones'], { agg: 'which', matching: ['fore'] }],
    [['are all the lights on', "and which ones aren't"], { agg: 'which', matching: ['dusk'] }],
  ])('%j', (turns, call) => {
    expect(say(...turns)).toMatchObject({ calls: [{ do: 'query', ...call }], changes: {} });
  });

  it('are what "those" are then', () => {
    expect(say('did anyone leave a light on', 'which ones', 'turn those off').changes).toEqual({
      moth: { on: false },
      wick: { on: false },
    });
  });

  it.each<[string[]]>([
    [['which ones']],
    [['turn on the dusk lamp', 'which ones']],
  ])('%j: of none', (turns) => {
    expect(say(...turns).calls).toEqual([]);
  });
});
