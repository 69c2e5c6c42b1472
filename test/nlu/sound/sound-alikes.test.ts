/** Names as they are heard and misspelt: done where they can hardly be another's, asked about or left alone elsewhere. */
import { describe, expect, it } from 'vitest';
import { talkIn } from '../talk-in.js';

const HOUSE = `
areas:
  - {id: kitchen, name: Kitchen}
  - {id: genkan, name: Genkan, aliases: [entrance]}
  - {id: bedroom, name: Bedroom}
devices:
  - {id: kitchen_light, name: Kitchen Light, area: kitchen, kind: light, state: {on: true}}
  - {id: genkan_light, name: Genkan Light, area: genkan, kind: light, state: {on: true}}
  - {id: bed_light, name: Bed Light, area: bedroom, kind: light, state: {on: false}}
  - {id: kotatsu, name: Kotatsu, area: kitchen, kind: switch, state: {on: false}}
  - {id: moon, name: Moon Lamp, area: bedroom, kind: light, state: {on: false}}
  - {id: path, name: Path Light, kind: light, state: {on: false}}
  - {id: marker, name: Marker Fan, area: kitchen, kind: fan, state: {on: false}}
  - {id: barker, name: Barker Fan, area: bedroom, kind: fan, state: {on: false}}
  - {id: gate, name: Pergola Gate, kind: lock, state: {locked: true}}
`;
const say = (text: string) => talkIn(HOUSE, 'sound-alikes.yaml')('kitchen', text);

describe('names that were heard as other words', () => {
  it.each([
    ['turn off the kitchen lied', { kitchen_light: { on: false } }],
    ['turn off the genkan lied, please', { genkan_light: { on: false } }],
    ['turn on the bedlight', { bed_light: { on: true } }],
    ['switch the cot at sue on', { kotatsu: { on: true } }],
    ['Turn on the kotatzu.', { kotatsu: { on: true } }],
  ])('%s', (text, changes) => {
    expect(say(text).changes).toEqual(changes);
  });

  it('answers about them', () => {
    const { calls } = say('is the kitchen lied on');
    expect(calls).toMatchObject([{ do: 'query', devices: ['kitchen_light'] }]);
  });

  it('asks where a sound is missing', () => {
    const { changes, session, reply } = say('turn on the moo lamp');
    expect(changes).toEqual({});
    expect(session.pending).not.toBeNull();
    expect(reply).toContain('Moon Lamp');
  });

  it('unlocks nothing that was not named', () => {
    const { changes, session } = say('unlock the pergola gait');
    expect(changes).toEqual({});
    expect(session.pending).not.toBeNull();
  });

  it.each([
    ['the words say which other one is meant', 'turn on the bath light'],
    ['two names sound as near', 'turn on the parker fan'],
    ['nothing sounds so', 'turn on the aquarium'],
    ['it is a story', 'my sister turned on the kitchen lied to me and I never forgave her for it that day'],
  ])('does nothing where %s', (_, text) => {
    const { changes, session } = say(text);
    expect(changes).toEqual({});
    expect(session.pending).toBeNull();
  });
});
