/** Rooms by what tells them apart: "Willow" for the Willow Room, where the word means nothing else. */
import { describe, expect, it } from 'vitest';
import { talkIn } from './talk-in.js';

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
