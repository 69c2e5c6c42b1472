/** What is remembered of a dialog: what pronouns stand for, wherever that is. In a house of its own. */
import { describe, expect, it } from 'vitest';
import { talkIn } from './talk-in.js';

const HOUSE = `
location: {latitude: 60, longitude: 5, timezone: Europe/Oslo}
areas:
  - {id: stua, name: Stua}
  - {id: loft, name: Sleeping Loft}
  - {id: boathouse, name: Boathouse}
devices:
  - {id: brass, name: Brass Lamp, area: stua, kind: light, can: [brightness, color], state: {on: false, brightness: 60}}
  - {id: tent, name: Tent Lamp, area: loft, kind: light, can: [brightness, color], state: {on: false, brightness: 60}}
  - {id: bunk, name: Bunk Light, area: loft, kind: light, can: [brightness], state: {on: false, brightness: 60}}
  - {id: pier, name: Pier Light, area: boathouse, kind: light, can: [], state: {on: false}}
  - {id: gramophone, name: Gramophone, area: stua, kind: media, can: [volume], state: {playback: playing, volume: 40}}
  - {id: jukebox, name: Jukebox, area: boathouse, kind: media, can: [volume], state: {playback: paused, volume: 40}}
  - {id: snuffles, name: Snuffles, aliases: [robot vacuum], area: loft, kind: vacuum, state: {activity: docked}}
  - {id: dryer, name: Fish Dryer, area: boathouse, kind: fan, can: [speed], state: {on: false, speed: 60}}
`;

const sayIn = talkIn(HOUSE, 'memory.yaml');
const say = (...sentences: readonly string[]) => sayIn('stua', ...sentences);

describe('a pronoun', () => {
  it.each<[string[], object]>([
    [['turn on the tent lamp', 'make it blue'], { tent: { color: { h: 240, s: 100 } } }],
    [['turn on the tent lamp', 'change it to red'], { tent: { color: { h: 0, s: 100 } } }],
    [['turn on the tent lamp and dim it'], { tent: { on: true, brightness: 40 } }],
    [['start the robot vacuum', 'pause it'], { snuffles: { activity: 'paused' } }],
    [['start the robot vacuum', 'stop it'], { snuffles: { activity: 'idle' } }],
    [['start the robot vacuum', 'pause it', 'resume it'], { snuffles: { activity: 'cleaning' } }],
    [['start the robot vacuum', 'pause it', 'carry on'], { snuffles: { activity: 'cleaning' } }],
    [['turn on the fish dryer', 'stop it'], { dryer: { on: false } }],
    [['set the fish dryer to 80', 'slow it down'], { dryer: { speed: 55 } }],
    [['set the fish dryer to 50', 'speed it up'], { dryer: { speed: 75 } }],
  ])('is what was spoken of, not what the room has: %j', (sentences, changes) => {
    expect(say(...sentences).changes).toEqual(changes);
  });

  it.each<[string[], object]>([
    [['turn on the pier light', 'make it blue'], { brass: { on: true, color: { h: 240, s: 100 } } }],
    [['turn on the pier light', 'pause it'], { gramophone: { playback: 'paused' } }],
    [['turn off the fish dryer', 'stop it'], { gramophone: { playback: 'idle' } }],
  ])('is something else where that cannot do it: %j', (sentences, changes) => {
    expect(say(...sentences).changes).toEqual(changes);
  });
});
