/** A robot, a lamp or a boiler is spoken of as he and she, too; a person is not switched off. */
import { describe, expect, it } from 'vitest';
import { talkIn } from '../talk-in.js';

const HOUSE = `
areas: [{id: den, name: Den}]
devices:
  - {id: otto, name: Otto, area: den, kind: vacuum, state: {activity: cleaning, battery: 70}}
  - {id: boiler, name: Boiler, area: den, kind: switch, state: {on: false}}
  - {id: glow, name: Glow, area: den, kind: light, can: [brightness], state: {on: true, brightness: 60}}
  - {id: ines, name: Ines, kind: person, state: {location: home}}
  - {id: ines_lamp, name: Ines's Lamp, area: den, kind: light, state: {on: false}}
`;
const say = (...sentences: readonly string[]) => talkIn(HOUSE, 'him.yaml')('den', ...sentences);

describe('what was named', () => {
  it.each<[readonly string[], object]>([
    [['turn on the boiler', 'turn him off'], { boiler: { on: false } }],
    [['is the boiler on', 'switch her on'], { boiler: { on: true } }],
    [['is the glow on', 'now turn her off please'], { glow: { on: false } }],
    [['is Otto running', 'stop him'], { otto: { activity: 'idle' } }],
    [['where is Otto', 'send him home'], { otto: { activity: 'docked' } }],
  ])('%j', (sentences, changes) => {
    expect(say(...sentences).changes).toEqual(changes);
  });

  it('is asked about, and asked for where nothing was', () => {
    expect(say('start Otto', 'is he still running').calls).toMatchObject([
      { do: 'query', devices: ['otto'] },
    ]);
    expect(say('turn him off')).toMatchObject({ changes: {}, ask: 'Which device do you mean?' });
  });
});

describe('somebody', () => {
  it.each<[readonly string[]]>([
    [['where is Ines', 'turn her off']],
    [['turn on the boiler', 'let her in']],
  ])('%j: nothing is done to her', (sentences) => {
    expect(say(...sentences).changes).toEqual({});
  });

  it('keeps what is hers', () => {
    expect(say('where is Ines', 'turn on her lamp').changes).toEqual({ ines_lamp: { on: true } });
  });
});
