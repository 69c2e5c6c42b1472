/** What a device itself can be put to, by its own word. */
import { describe, expect, it } from 'vitest';
import { talkIn } from '../talk-in.js';

const HOUSE = `
areas:
  - {id: sala, name: Sala}
devices:
  - {id: estufa, name: Estufa, aliases: [big heater], area: sala, kind: climate, can: [target: {min: 5, max: 30, step: 0.5}, mode: ["off", heat], preset: [boost, away, eco, sleep]], state: {mode: heat, target: 20, current: 19, preset: eco}}
  - {id: radio, name: Emissora, area: sala, kind: media, class: speaker, can: [volume, source: [Vinyl, Bluetooth, Playstation]], state: {playback: playing, volume: 30, source: Bluetooth}}
  - {id: luz, name: Luz, area: sala, kind: light, can: [brightness], state: {on: true, brightness: 60}}
`;
const say = (text: string) => talkIn(HOUSE, 'own-values.yaml')('sala', text);

describe('a value of its own', () => {
  it.each([
    ['give the estufa a boost', { estufa: { preset: 'boost' } }],
    ['estufa, boost it', { estufa: { preset: 'boost' } }],
    ['put the estufa on its sleep preset', { estufa: { preset: 'sleep' } }],
    ['away on the big heater', { estufa: { preset: 'away' } }],
  ])('%s', (said, changes) => {
    expect(say(said).changes).toEqual(changes);
  });

  it.each([
    ['would you set the emissora up for vinyl for the guests'],
    ['I want to play Playstation on the emissora tonight my dear friend'],
  ])('is never passed over: %s', (said) => {
    const { effects } = say(said);
    expect(effects.filter((effect) => !JSON.stringify(effect).includes('source'))).toEqual([]);
  });

  it.each([
    ["I'm away, turn off the luz", { luz: { on: false } }],
    ['boost the luz', { luz: { brightness: 80 } }],
    ['I am going to sleep, turn the estufa down a degree', { estufa: { target: 19 } }],
  ])('is only meant where something is put to it: %s', (said, changes) => {
    expect(say(said).changes).toEqual(changes);
  });
});
