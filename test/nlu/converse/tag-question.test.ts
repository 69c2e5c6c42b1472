/** Questions in the form of a statement. */
import { describe, expect, it } from 'vitest';
import { asQuestion } from '../../../src/nlu/converse/questions/tag-question.js';
import { talkIn } from '../talk-in.js';

describe('asQuestion', () => {
  it.each([
    ['main gate locked right', 'is main gate locked'],
    ["the hob valve's closed, right", 'is the hob valve closed'],
    ["the geyser is off, isn't it?", 'is the geyser off'],
    ['so the shed door, locked?', 'is the shed door locked'],
    ['dehumidifier on?', 'is dehumidifier on'],
    ['have the shutters been closed', 'are the shutters closed'],
    ['any heating running at all', 'is any heating running'],
  ])('%s', (said, question) => {
    expect(asQuestion(said)).toContain(question);
  });

  it.each([
    'lock the gate, right',
    'turn right',
    'gate locked',
    'kettle on please?',
    'could you have the door locked?',
    'have you been there',
    'is the gate locked?',
    'lights off, thanks?',
    'can we have the fan on?',
  ])('is none: %s', (said) => {
    expect(asQuestion(said)).toEqual([]);
  });
});

const HOUSE = `
areas:
  - {id: porch, name: Porch}
devices:
  - {id: portao, name: Portão, area: porch, kind: lock, state: {locked: false}}
  - {id: toldo, name: Toldo, area: porch, kind: cover, class: awning, can: [position], state: {position: 100}}
  - {id: forno, name: Forno, area: porch, kind: switch, state: {on: false}}
`;
const say = (text: string) => talkIn(HOUSE, 'tag-question.yaml')('porch', text);

describe('whoever only asks', () => {
  it.each([
    ['portão locked, right?', 'No'],
    ["the toldo's closed, isn't it", 'No'],
    ['forno on?', 'No'],
    ['has the toldo been closed', 'No'],
  ])('%s', (said, answer) => {
    const { changes, reply } = say(said);
    expect(changes).toEqual({});
    expect(reply).toMatch(new RegExp(`^${answer}`));
  });

  it('hears that a thing is closed, not at how many percent', () => {
    const closed = talkIn(HOUSE.replace('position: 100', 'position: 0'), 'tag-question.yaml');
    expect(closed('porch', "the toldo's closed, right").reply).toBe('Yes, the Toldo is closed.');
    expect(closed('porch', 'is the toldo closed').reply).toBe('Yes, the Toldo is closed.');
  });

  it('moves nothing where nobody can answer', () => {
    expect(say('cellar hatch closed, right').effects).toEqual([]);
  });

  it('is not whoever asks for it', () => {
    expect(say('lock the portão, right').changes).toEqual({ portao: { locked: true } });
  });
});
