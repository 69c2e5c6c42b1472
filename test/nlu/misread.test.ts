/** Sentences of which all words are known and yet the sum is not what was said: nothing is done. In a house of its own. */
import { describe, expect, it } from 'vitest';
import { talkIn } from './talk-in.js';

const HOUSE = `
location: {latitude: 45, longitude: 15, timezone: Europe/Zagreb}
floors:
  - {id: low, name: Lower, level: 0}
  - {id: high, name: Upper, level: 1}
areas:
  - {id: den, name: Den, floor: low}
  - {id: nest, name: Nest, floor: high}
  - {id: attic, name: Attic, floor: high}
devices:
  - {id: moth, name: Moth, aliases: [moth lamp], area: den, kind: light, can: [brightness, color], state: {on: true, brightness: 60}}
  - {id: moth2, name: Moth Number Two, area: nest, kind: light, can: [brightness], state: {on: true, brightness: 40}}
  - {id: owl, name: Owl, aliases: [night light], area: attic, kind: light, can: [brightness], state: {on: true, brightness: 20}}
  - {id: twig, name: Twig Lamp, area: attic, kind: light, can: [brightness], state: {on: true, brightness: 70}}
  - {id: split, name: Split, area: den, kind: climate, can: [target: {min: 16, max: 30, step: 1}, mode: ["off", cool, heat], fan_mode: [low, mid, power]], state: {mode: cool, target: 22, current: 24, fan_mode: low}}
  - {id: slats, name: Den Blinds, area: den, kind: cover, class: blind, can: [position], state: {position: 100}}
  - {id: harp, name: Harp, area: den, kind: media, can: [volume, source: [Vinyl]], state: {playback: playing, volume: 30}}
  - {id: gale, name: Gale, area: den, kind: fan, can: [speed, direction], state: {on: true, speed: 50, direction: forward}}
  - {id: crate, name: Beer Fridge, area: den, kind: number, can: [value: {min: 1, max: 12, step: 1}], state: {value: 4}}
  - {id: crumb, name: Crumb, area: den, kind: vacuum, state: {activity: docked, battery: 80}}
  - {id: mara, name: Mara, kind: person, state: {location: home}}
  - {id: hush, name: Good Night, kind: scene}
`;

const sayIn = talkIn(HOUSE, 'misread.yaml');
const say = (...sentences: readonly string[]) => sayIn('den', ...sentences);

describe('is left to whoever understands it', () => {
  it.each([
    ['how much less', 'a tiny bit off the moth would be enough'],
    ['a setting of its own', 'low would do on the split'],
    ['a value in the reason', 'seven percent is enough to find the stairs by, moth lamp'],
    ['a colour in the reason', 'I like to read in purple, moth lamp'],
    ['a setting after "give it"', 'the split is blowing like a coward, give it power'],
    ['dusk', "I'm unpicking as much as I sew, in this half light"],
    ['glare', 'my eyes hurt with it all so bright in here'],
    ['no need', "sun's gone round, no need to be shut in, den blinds"],
    ['which mode it is in', "it's snowing and the split's still set to cool, heat, please"],
    ['how it blows', "it's blowing the wrong way, forward, the gale"],
    ['a condition', "provided Crumb's battery is above fifty, the den needs a pass"],
    ['what somebody is to be told', "Crumb home, it's raining, and tell Mara the match is off"],
    ['another machine', 'the beer has ice in it, one degree warmer for the fridge'],
    ['an amount said before', "it's two degrees colder than anyone wants, raise the split by that"],
    ['better how', "I can't see the pattern, the moth has to do better"],
    ['what is off, and what is on', 'off, and moth on'],
    ['what is said to somebody', 'stop it, stop it, Mara'],
    ['what is said to somebody else', 'lights out by nine, Mara'],
    ['no clock', "well, that's on time"],
    ['no title', "let's hear what she's losing, harp"],
    ['no title at all', 'put on the'],
    ['a machine that is none', 'play the waves on the white noise machine'],
    ['an hour or a brightness', 'moth lamp, eight this evening'],
    ['an hour or a volume', 'harp on vinyl at twenty two'],
    ['half of it', 'doors down, moth off'],
    ['how slowly', 'let the gale run slowly'],
    ['a question', 'at your house do you keep the split at twenty'],
  ])('%s: %s', (_why, text) => {
    const { effects, source } = say(text);
    expect(effects).toEqual([]);
    expect(source).toBe('none');
  });
});

describe('is done as said', () => {
  it.each<[string, object]>([
    ['take fifteen percent from the moth lamp', { moth: { brightness: 45 } }],
    ['moth off and moth number two off too', { moth: { on: false }, moth2: { on: false } }],
    ['moth off, moth number two too', { moth: { on: false }, moth2: { on: false } }],
    ['light blue for the moth lamp', { moth: { color: { h: 195, s: 25 } } }],
    ['could it be softer, the harp', { harp: { volume: 20 } }],
  ])('%s', (text, changes) => {
    expect(say(text).changes).toEqual(changes);
  });

  it('spares the one that is left on of a whole floor', () => {
    expect(sayIn('nest', 'off with every light up here but the night light').changes).toEqual({
      moth2: { on: false },
      twig: { on: false },
    });
  });

  it('takes what was pointed at with what is named', () => {
    expect(say('turn on the moth', 'off with it, and the gale').changes).toEqual({
      moth: { on: false },
      gale: { on: false },
    });
  });

  it('starts what is every evening in the evening', () => {
    expect(say('good night each evening at half past ten').calls).toMatchObject([
      { do: 'run', when: { at: '2026-11-21T22:30:00', repeat: 'FREQ=DAILY' } },
    ]);
  });

  it('undoes once', () => {
    expect(say('turn off the moth', 'oh no, undo, undo').calls).toHaveLength(1);
  });

  it('plays what is paused, and not the song before', () => {
    expect(say('harp, play').calls).toMatchObject([{ do: 'media', op: 'play' }]);
  });
});
