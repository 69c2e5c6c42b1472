/** How answers are worded: agreement, articles, rooms of namesakes, scales, help. In a house of its own. */
import { describe, expect, it } from 'vitest';
import { applyEffects, startWorld } from '../../src/actions/apply-effects.js';
import { parseHome } from '../../src/actions/home-file.js';
import { describeCalls } from '../../src/actions/perform/describe-calls.js';
import { newSession } from '../../src/nlu/converse/session.js';
import { createUnderstanding } from '../../src/nlu/understanding.js';
import { talkIn } from './talk-in.js';

const HOUSE = `
units: imperial
floors:
  - {id: low, name: Low, level: 0}
areas:
  - {id: dairy, name: Dairy, floor: low}
  - {id: still, name: Still Room, floor: low}
  - {id: loft, name: Loft}
  - {id: pantry_2, name: Pantry 2}
devices:
  - {id: strip, name: Worklights, area: dairy, kind: light, can: [brightness], state: {on: true, brightness: 60}}
  - {id: glass, name: Looking Glass, area: loft, kind: light, can: [brightness], state: {on: false, brightness: 30}}
  - {id: cup_l, name: Cupboard Light, area: loft, kind: light, state: {on: true}}
  - {id: cup_p, name: Cupboard Light, area: pantry_2, kind: light, state: {on: false}}
  - {id: atlas, name: Atlas, area: loft, kind: switch, state: {on: true}}
  - {id: nas, name: Attic NAS, area: loft, kind: switch, state: {on: true}}
  - {id: stove, name: Cast Stove, area: dairy, kind: climate, can: [mode: ["off", heat], target: {min: 50, max: 85}], state: {mode: heat, target: 66, current: 68}}
  - {id: kiln, name: Steam Cabin, area: still, kind: climate, can: [mode: ["off", heat], target: {min: 100, max: 200, step: 5}], state: {mode: "off", target: 165, current: 64}}
  - {id: box, name: Wireless, area: loft, kind: media, can: [volume], state: {playback: paused, volume: 30, title: Blue Sky}}
  - {id: band, name: Gramophone, area: dairy, kind: media, can: [volume], state: {playback: playing, volume: 30, title: Red Earth}}
  - {id: pane_d, name: Pane, area: dairy, kind: binary_sensor, class: window, state: {on: false}}
  - {id: pane_l, name: Pane, area: loft, kind: binary_sensor, class: window, state: {on: true}}
  - {id: vault, name: Strongroom, area: dairy, kind: lock, risk: pin, state: {locked: true}}
  - {id: ada, name: Zoë, kind: person, state: {location: home}}
  - {id: sky, name: Weather, kind: weather, state: {condition: sunny, temperature: 50}}
lists:
  - {id: wants, name: Groceries, aliases: [shopping list], items: [rye]}
  - {id: feed, name: Feed List, items: [oats]}
calendars:
  - id: farm
    name: Farm
    events:
      - {summary: Ewe check, start: 2026-11-23T10:00, end: 2026-11-23T11:00, description: with Dr. M. Okafor. Bring boots}
`;

const sayIn = talkIn(HOUSE, 'told.yaml');
const reply = (text: string, room = 'dairy'): string => sayIn(room, text).reply;

describe('agreement', () => {
  it.each([
    ['are the worklights on', 'Yes, the Worklights are on.'],
    ['is the looking glass on', 'No, the Looking Glass is off.'],
    ['is the atlas on', 'Yes, the Atlas is on.'],
    ['is the attic nas on', 'Yes, the Attic NAS is on.'],
    ['clear the groceries', 'The groceries are empty now.'],
    ['clear the feed list', 'The feed list is empty now.'],
  ])('%s', (text, told) => {
    expect(reply(text)).toBe(told);
  });
});

describe('values', () => {
  it.each([
    ["what's the wireless playing", 'The Wireless is paused during Blue Sky.'],
    ["what's the gramophone playing", 'The Gramophone is playing Red Earth.'],
    ['how bright are the worklights', 'The Worklights are at 60%.'],
    ['how bright is the looking glass', 'The Looking Glass is off.'],
    ["what's the cast stove's temperature", 'The Cast Stove is at 68 degrees.'],
    ["what's the temperature in celsius", 'It is 20 degrees Celsius.'],
    ["what's the temperature outside in celsius", 'It is 10 degrees Celsius outside.'],
    ['outside temperature', 'It is 50 degrees outside.'],
    ['who is the ewe check with', 'Ewe check is with Dr. M. Okafor.'],
    ["what's up", 'All is well. What can I do for you?'],
  ])('%s', (text, told) => {
    expect(reply(text)).toBe(told);
  });

  it('says the room of one that has a namesake elsewhere', () => {
    expect(reply('which windows are open')).toBe('The Pane in the loft is open.');
    expect(reply('which windows are open', 'loft')).toBe('The Pane is open.');
  });

  it('gives a numbered room no article', () => {
    expect(reply('is the cupboard light in pantry 2 on')).toBe('No, the Cupboard Light in pantry 2 is off.');
  });

  it('gives people no article', () => {
    const { home } = parseHome(HOUSE, 'told.yaml');
    const world = { ...startWorld(home, '2026-11-21T09:00:00'), unavailable: new Set(['ada']) };
    const { converse } = createUnderstanding(home);
    const told = converse(world, newSession('dairy'), { text: 'where is Zoë' });
    expect(told.reply).toBe("Zoë can't be reached right now.");
  });
});

describe('what is asked before it is done', () => {
  it.each([
    [{ do: 'timer', op: 'set', duration: 600, label: 'egg' }, 'set an egg timer for 10 minutes'],
    [{ do: 'alarm', op: 'cancel' }, 'cancel the alarm'],
    [{ do: 'list', op: 'add', list: 'feed', items: ['oats', 'hay'] }, 'add oats and hay to the feed list'],
    [{ do: 'control', op: 'undo' }, 'undo that'],
  ])('%j', (call, told) => {
    const { home } = parseHome(HOUSE, 'told.yaml');
    expect(describeCalls([call], home)).toBe(told);
  });

  it('asks for no PIN that is not set', () => {
    const { home } = parseHome(HOUSE, 'told.yaml');
    const world = startWorld(home, '2026-11-21T09:00:00');
    const { converse } = createUnderstanding(home, { verifyPin: null });
    const told = converse(world, newSession('dairy'), { text: 'unlock the strongroom' });
    expect(told).toMatchObject({ ask: null, effects: [] });
    expect(told.reply).toBe(
      'I need a PIN to unlock the Strongroom, and none has been set up. Earshot setup sets one.',
    );
    expect(applyEffects(world, told.effects).states.get('vault')).toEqual({ locked: true });
  });
});

describe('help', () => {
  it("names this room's things, in the house's units and their own range", () => {
    expect(reply('what can I say here', 'still')).toContain('"set the steam cabin to 165 degrees"');
    expect(reply('what can I say here', 'still')).not.toMatch(/stove|wireless|gramophone/i);
    const there = [1, 2, 3].map(
      (times) => sayIn('dairy', ...Array.from({ length: times }, () => 'what can I say')).reply,
    );
    expect(there.join()).toContain('set the cast stove to 68 degrees');
    expect(there.join()).not.toMatch(/wireless|looking glass/i);
  });
});

describe('a promise behind a deed', () => {
  it('agrees once', () => {
    const { reply } = talkIn(HOUSE, 'told.yaml')('loft', 'turn on the looking glass for ten minutes');
    expect(reply).toMatch(/Looking Glass is on\. I will turn off the Looking Glass in 10 minutes\.$/);
  });
});
