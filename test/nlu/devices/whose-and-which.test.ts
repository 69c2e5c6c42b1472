/** "My lamp" where two people have one, and the player that is meant where several could be. In a house of its own. */
import { describe, expect, it } from 'vitest';
import { talkIn } from '../talk-in.js';

const HOUSE = `
areas:
  - {id: bed, name: Bedroom}
  - {id: snug, name: Snug}
  - {id: galley, name: Galley}
  - {id: loft, name: Loft}
devices:
  - {id: ida, name: Ida's Lamp, area: bed, kind: light, can: [brightness], state: {on: true, brightness: 50}}
  - {id: olaf, name: Olaf's Lamp, area: bed, kind: light, can: [brightness], state: {on: true, brightness: 50}}
  - {id: main, name: Ceiling Light, area: bed, kind: light, can: [], state: {on: true}}
  - {id: tall, name: Tall Lamp, area: snug, kind: light, can: [], state: {on: true}}
  - {id: idas_desk, name: Ida's Desk Lamp, area: loft, kind: light, can: [], state: {on: true}}
  - {id: spot, name: Spot Lamp, area: loft, kind: light, can: [], state: {on: true}}
  - {id: box, name: Galley Speaker, area: galley, kind: media, class: speaker, can: [volume], state: {playback: playing, volume: 30}}
  - {id: horn, name: Snug Speaker, area: snug, kind: media, class: speaker, can: [volume], state: {playback: idle, volume: 30}}
  - {id: telly, name: TV, area: snug, kind: media, class: tv, can: [volume], state: {playback: "off", volume: 30}}
  - {id: night, name: Bedroom Speaker, area: bed, kind: media, class: speaker, can: [volume], state: {playback: paused, volume: 30}}
`;

const inHouse = (yaml = HOUSE) => talkIn(yaml, 'whose-and-which.yaml');
const say = inHouse();

describe('my lamp, where the names tell whose each one is', () => {
  it.each([
    'turn off my lamp',
    'my light off',
    'dim my light',
    'dim my lamp to ten',
    'turn my lamp off in an hour',
  ])('asks which: %s', (text) => {
    const { ask, effects } = say('bed', text);
    expect(ask).toBe("Which light: Ida's Lamp or Olaf's Lamp?");
    expect(effects).toEqual([]);
  });

  it('does it to the one that is named then', () => {
    expect(say('bed', 'turn off my lamp', "Olaf's").changes).toEqual({ olaf: { on: false } });
  });

  it.each([
    ['bed', 'turn off the lamps', ['ida', 'olaf']],
    ['bed', 'turn off my lights', ['ida', 'olaf', 'main']],
    ['bed', "turn off Ida's lamp", ['ida']],
    ['snug', 'turn off my lamp', ['tall']],
    // One owner: whose the others are nobody says.
    ['loft', 'turn off my lamps', ['idas_desk', 'spot']],
  ])('does not ask in the %s: %s', (room, text, devices) => {
    expect(say(room, text).calls).toMatchObject([{ do: 'set', state: 'off', devices }]);
  });
});

describe('what plays goes on', () => {
  it.each([
    ['snug', 'keep the music going'],
    ['loft', 'keep the music playing'],
    ['snug', 'let the music play'],
    ['galley', 'keep playing'],
    ['galley', 'continue the music'],
  ])('and nothing else starts, said in the %s: %s', (room, text) => {
    const { effects, reply } = say(room, text);
    expect(effects).toEqual([]);
    expect(reply).toBe('The Galley Speaker is already playing.');
  });

  it('until it is to end', () => {
    expect(say('snug', 'keep the music going until ten').calls).toMatchObject([
      { op: 'resume', devices: ['box'] },
      { op: 'stop', devices: ['box'], when: { at: '2026-11-21T10:00:00' } },
    ]);
  });

  it('resumes what is paused, where nothing plays', () => {
    const silent = inHouse(HOUSE.replace('playback: playing', 'playback: "off"'));
    expect(silent('bed', 'keep playing').changes).toEqual({ night: { playback: 'playing' } });
  });
});

describe('the next song', () => {
  const both = HOUSE.replace('playback: paused', 'playback: playing');

  it('is asked about where two other rooms play', () => {
    expect(inHouse(both)('snug', 'next song').ask).toBe('Which speaker: Galley or Bedroom?');
    expect(inHouse(both)('snug', 'pause').ask).toBe('Which speaker: Galley or Bedroom?');
  });

  it('is the one of the room, where that plays', () => {
    expect(inHouse(both)('bed', 'next song').calls).toMatchObject([{ op: 'next', devices: ['night'] }]);
  });

  it('is no matter for the television while a speaker plays', () => {
    const watching = inHouse(HOUSE.replace('playback: "off"', 'playback: playing'));
    expect(watching('snug', 'next song').calls).toMatchObject([{ op: 'next', devices: ['box'] }]);
    expect(watching('snug', 'next').calls).toMatchObject([{ op: 'next', devices: ['telly'] }]);
  });
});
