/** What is said in a house and is no request to it: games, stories, tastes. In a house of its own. */
import { describe, expect, it } from 'vitest';
import { applyEffects, startWorld } from '../../../src/actions/apply-effects.js';
import { parseHome } from '../../../src/actions/home-file.js';
import type { Call } from '../../../src/nlu/call.js';
import { newSession } from '../../../src/nlu/converse/session.js';
import { isTalk } from '../../../src/nlu/converse/telling/talk.js';
import { createUnderstanding } from '../../../src/nlu/understanding.js';
import { talkIn } from '../talk-in.js';

const HOUSE = `
areas:
  - {id: saloon, name: Saloon}
  - {id: loft, name: Loft}
devices:
  - {id: jukebox, name: Jukebox, area: saloon, kind: media, class: speaker, can: [volume], state: {playback: idle, volume: 20}}
  - {id: cubs, name: "Cubs' Speaker", area: loft, kind: media, class: speaker, can: [volume], state: {playback: idle, volume: 20}}
  - {id: lantern, name: Storm Lantern, area: saloon, kind: light, can: [brightness], state: {on: false, brightness: 50}}
`;

const sayIn = talkIn(HOUSE, 'talk.yaml');
const say = (...sentences: readonly string[]) => sayIn('saloon', ...sentences);

describe('games', () => {
  it.each([
    'play golf with me',
    'play solitaire with me',
    "let's play some pong",
    'play candy crush',
    "let's play millionaires",
    'play a round of whist',
    'play mahjong against my brother',
    'do you want to play bluff',
    "let's play cribbage together",
    'play chess',
    'play the game of life',
  ])('plays nothing: %s', (text) => {
    const { calls, changes } = say(text);
    expect(calls.filter((call) => call.do !== 'none')).toEqual([]);
    expect(changes).toEqual({});
  });

  it.each([
    ['play jazz', 'jazz'],
    ['play golf songs', 'golf songs'],
    ["let's play some jazz", 'jazz'],
    ["let's play the album paper moon", 'paper moon'],
    ['play stay with me', 'stay with me'],
    ['play some game music', 'game music'],
    ['I want to play the beatles', 'beatles'],
  ])('still plays music: %s', (text, query) => {
    const { calls } = say(text);
    expect(calls).toMatchObject([{ do: 'media', op: 'play', devices: ['jukebox'] }]);
    expect(String(calls[0]?.['query'])).toContain(query);
  });

  it('plays golf where the player is named: that is to be watched or heard', () => {
    expect(say('play golf on the jukebox').changes).toEqual({ jukebox: { playback: 'playing' } });
  });

  it('hears a player after "with"', () => {
    const { calls } = say("play some music with the cubs' speaker");
    expect(calls).toMatchObject([{ do: 'media', op: 'play', devices: ['cubs'] }]);
  });
});

describe('what is told', () => {
  const { home } = parseHome(HOUSE, 'talk.yaml');
  const { converse } = createUnderstanding(home);
  const proposed = (text: string, call: Call) => {
    const world = startWorld(home, '2026-11-21T09:00:00');
    const said = { text, proposed: { calls: [call], confidence: 0.99 } };
    const outcome = converse(world, newSession('saloon'), said);
    return { ...outcome, after: applyEffects(world, outcome.effects) };
  };
  const LIGHT_UP: Call = { do: 'set', state: 'on', target: { name: 'storm lantern' } };

  it.each([
    'we had a storm lantern like that in the scouts',
    'my sister has a storm lantern like that',
    'I love that storm lantern',
    'storm lanterns are lovely in the evening',
    'the storm lantern was expensive',
    'well we used to light the storm lantern every night',
    "what a day it's been with that lantern",
    'how lovely the storm lantern looks',
    'it says here that leaving the lantern on wastes power',
  ])('is let go, whatever a model finds in it: %s', (text) => {
    const { source, effects, ask } = proposed(text, LIGHT_UP);
    expect({ source, effects, ask }).toEqual({ source: 'none', effects: [], ask: null });
  });

  it('lets a game go that a model would play', () => {
    const call: Call = { do: 'media', op: 'play', query: 'whist', target: { kind: 'media' } };
    expect(proposed('how about you play whist with me', call).effects).toEqual([]);
  });

  it.each([
    'I like it brighter in the evening',
    'it would be lovely if the storm lantern were on',
    'the storm lantern is nice but too dim',
    'we could do with the storm lantern',
    'can you do something about the storm lantern',
  ])('is a wish or a hint, and stands: %s', (text) => {
    expect(isTalk(text)).toBe(false);
    expect(proposed(text, LIGHT_UP).source).not.toBe('none');
  });
});

describe('a name that is also a drink', () => {
  const KITCHEN = `
areas: [{id: kitchen, name: Kitchen}]
devices:
  - {id: machine, name: Coffee Machine, area: kitchen, kind: outlet, state: {on: false}}
  - {id: radio, name: Radio, area: kitchen, kind: media, can: [volume], state: {playback: playing, volume: 40}}
`;
  const inKitchen = talkIn(KITCHEN, 'drink.yaml');

  it.each(['Joe', 'Joe, turn that down will you', 'Joe, are you there'])('brews nothing: %s', (text) => {
    expect(inKitchen('kitchen', text).changes).not.toHaveProperty('machine');
  });

  it('brews a cup of joe', () => {
    expect(inKitchen('kitchen', 'make me a cup of joe').changes).toEqual({ machine: { on: true } });
  });
});
