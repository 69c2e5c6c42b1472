/** Rooms by what tells them apart: "Willow" for the Willow Room, where the word means nothing else. */
import { describe, expect, it } from 'vitest';
import { talkIn } from '../talk-in.js';

const HOUSE = `
areas:
  - {id: oak, name: Oak Room}
  - {id: willow, name: Willow Room}
  - {id: music, name: Music Room}
  - {id: blue, name: Blue Room}
  - {id: heron, name: Heron Suite}
  - {id: aspen_bed, name: Aspen Bedroom}
  - {id: aspen, name: Aspen Room}
  - {id: hall, name: Hall}
devices:
  - {id: oak_light, name: Main Light, area: oak, kind: light, state: {on: false}}
  - {id: willow_light, name: Main Light, area: willow, kind: light, state: {on: false}}
  - {id: oak_shutters, name: Shutters, area: oak, kind: cover, class: shutter, state: {position: 0}}
  - {id: willow_shutters, name: Shutters, area: willow, kind: cover, class: shutter, state: {position: 0}}
  - {id: willow_rad, name: Radiator, area: willow, kind: climate, can: [mode: ["off", heat], target: {min: 5, max: 25, step: 0.5}], state: {mode: heat, target: 17, current: 17}}
  - {id: music_light, name: Spots, area: music, kind: light, state: {on: true}}
  - {id: speaker, name: Speaker, area: music, kind: media, can: [volume], state: {playback: playing, volume: 20}}
  - {id: blue_light, name: Lantern, area: blue, kind: light, can: [brightness, color], state: {on: true, brightness: 50}}
  - {id: heron_light, name: Main Light, area: heron, kind: light, state: {on: false}}
  - {id: aspen_light, name: Aspen Light, area: aspen, kind: light, state: {on: false}}
  - {id: aspen_bed_light, name: Main Light, area: aspen_bed, kind: light, state: {on: false}}
  - {id: hall_light, name: Hall Light, area: hall, kind: light, state: {on: false}}
`;

const sayIn = talkIn(HOUSE, 'short-places.yaml');

describe('a room by its short name', () => {
  it.each<[string, object]>([
    ['turn on the main light in willow', { willow_light: { on: true } }],
    ['open the oak shutters', { oak_shutters: { position: 100 } }],
    ['set willow to twenty', { willow_rad: { target: 20 } }],
    ['main light on in heron', { heron_light: { on: true } }],
  ])('%s', (text, changes) => {
    expect(sayIn('hall', text).changes).toEqual(changes);
  });

  it.each<[string, object]>([
    // Words with a meaning of their own keep it.
    ['music off', { speaker: { playback: 'idle' } }],
    ['turn the lantern blue', { blue_light: { color: { h: 240, s: 100 } } }],
    // Of two rooms nobody knows which.
    ['turn on the main light in aspen', {}],
  ])('and nothing else is taken for one: %s', (text, changes) => {
    expect(sayIn('hall', text).changes).toEqual(changes);
  });
});

describe('the same in another room', () => {
  it.each<[string[], object]>([
    [['turn on the main light in the willow room', 'and in oak'], { oak_light: { on: true } }],
    [['turn on the main light in the willow room', 'and the heron suite'], { heron_light: { on: true } }],
    // No light is called so there: its light.
    [['turn on the main light in the willow room', 'and the hall'], { hall_light: { on: true } }],
  ])('%j', (sentences, changes) => {
    expect(sayIn('hall', ...sentences).changes).toEqual(changes);
  });
});

const COTTAGE = `
areas:
  - {id: kd, name: Kitchen Diner}
  - {id: master, name: Master Bedroom}
  - {id: mbath, name: Master Bath}
  - {id: study, name: Loft Study}
  - {id: front, name: Front Hall}
  - {id: back, name: Back Hall}
  - {id: porch, name: Front Porch, outside: true}
devices:
  - {id: spots, name: Spots, area: kd, kind: light, state: {on: true, brightness: 80}}
  - {id: window, name: Kitchen Window, area: kd, kind: binary_sensor, class: window, state: {on: true}}
  - {id: speaker, name: Sonos, area: kd, kind: media, can: [volume], state: {playback: playing, volume: 20}}
  - {id: stand, name: Nightstand, area: master, kind: light, state: {on: true, brightness: 30}}
  - {id: rad, name: Radiator, area: master, kind: climate, can: [mode: ["off", heat], target: {min: 5, max: 25, step: 0.5}], state: {mode: heat, target: 17, current: 17}}
  - {id: mirror, name: Mirror, area: mbath, kind: light, state: {on: true}}
  - {id: desk, name: Desk Lamp, area: study, kind: light, state: {on: true, brightness: 50}}
  - {id: front_light, name: Lantern, area: front, kind: light, state: {on: true}}
  - {id: back_light, name: Bulkhead, area: back, kind: light, state: {on: true}}
  - {id: porch_light, name: Coach Lamp, area: porch, kind: light, state: {on: true}}
`;

const inCottage = talkIn(COTTAGE, 'room-nouns.yaml');

describe('a room by what it is', () => {
  it.each<[string, object]>([
    ['kitchen off', { spots: { on: false } }],
    ['kitchen lights to 20', { spots: { brightness: 20 } }],
    ['music off in the kitchen', { speaker: { playback: 'idle' } }],
    ['turn off the lights in the bedroom', { stand: { on: false } }],
    ['make the bedroom warmer', { rad: { target: 18 } }],
    ['bathroom light off', { mirror: { on: false } }],
    ['study 20 percent', { desk: { brightness: 20 } }],
    [
      'lights out everywhere but the porch',
      {
        spots: { on: false },
        stand: { on: false },
        mirror: { on: false },
        desk: { on: false },
        front_light: { on: false },
        back_light: { on: false },
      },
    ],
  ])('%s', (text, changes) => {
    expect(inCottage('study', text).changes).toEqual(changes);
  });

  it('asks which of two, unless one stands in it', () => {
    expect(inCottage('study', 'hall light off')).toMatchObject({
      changes: {},
      ask: expect.stringContaining('Which'),
    });
    expect(inCottage('front', 'hall light off').changes).toEqual({ front_light: { on: false } });
  });

  it('and a room that is called so is that room', () => {
    const say = talkIn(
      `areas: [{id: bath, name: Bathroom}, {id: guest, name: Guest Bathroom}]
devices:
  - {id: a, name: Mirror, area: bath, kind: light, state: {on: true}}
  - {id: b, name: Lantern, area: guest, kind: light, state: {on: true}}
`,
      'two-baths.yaml',
    );
    expect(say('guest', 'turn off the bathroom lights').changes).toEqual({ a: { on: false } });
  });
});

const NIGHT = `
areas: [{id: bed, name: Bedroom}, {id: yard, name: Yard, outside: true}]
devices:
  - {id: his, name: Dad's Side, area: bed, kind: light, state: {on: true}}
  - {id: hers, name: Mum's Nightstand, area: bed, kind: light, state: {on: true}}
  - {id: fan, name: Dad's Fan, area: bed, kind: fan, state: {on: true}}
  - {id: island, name: Island Pendants, area: bed, kind: light, state: {on: true}}
  - {id: flood, name: Yard Floodlight, area: yard, kind: light, state: {on: true}}
`;

const atNight = talkIn(NIGHT, 'lights-by-a-word.yaml');

describe('a light by a word of its name', () => {
  it.each<[string, object]>([
    ["dad's light off", { his: { on: false } }],
    ['turn off mums lamp', { hers: { on: false } }],
    ['island lights off', { island: { on: false } }],
    ['flood lights off', { flood: { on: false } }],
    // Nothing here is called so.
    ['disco lights off', {}],
    ['grandmas light off', {}],
  ])('%s', (text, changes) => {
    expect(atNight('bed', text).changes).toEqual(changes);
  });
});
