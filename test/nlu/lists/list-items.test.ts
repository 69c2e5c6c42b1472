/** What may stand on a list, and what only sounds like it. */
import { describe, expect, it } from 'vitest';
import { isPlausible } from '../../../src/nlu/skills/lists/list-plausible.js';
import { talkIn } from '../talk-in.js';

describe('isPlausible', () => {
  it.each([
    'milk',
    'chuck steak',
    'pop tarts',
    'note cards',
    'light bulbs',
    'lamp oil',
    'orange juice',
  ])('may be bought: %s', (item) => {
    expect(isPlausible(item, false)).toBe(true);
  });
  it.each([
    'put the bins out',
    'fix the lamp in the hall',
    'remove the wallpaper',
    'do the dishes',
  ])('may be done: %s', (item) => {
    expect(isPlausible(item, true)).toBe(true);
  });
  it.each([
    'no',
    'not rice',
    'put rava',
    'chuck those',
    'scribble paper',
    'another five minutes',
    "they're there already",
    'how is it called',
    'lava lamp on orange',
    'six minutes for the gravy',
    'have plums',
    'the butcher has none',
  ])('no item: %s', (item) => {
    expect(isPlausible(item, false)).toBe(false);
  });
});

const HOUSE = `
areas:
  - {id: cozinha, name: Cozinha}
devices:
  - {id: candeeiro, name: Candeeiro, area: cozinha, kind: light, can: [brightness], state: {on: true, brightness: 60}}
lists:
  - {id: compras, name: Compras, aliases: [shopping list]}
`;
const say = (text: string) => talkIn(HOUSE, 'list-items.yaml')('cozinha', text);

it.each([
  'put the lava lamp on orange',
  'beans, no, rice on the shopping list',
  'chuck another five minutes on it',
  'I need six minutes for the gravy and a bag of plums on the shopping list',
])('puts nothing on a list: %s', (said) => {
  expect(say(said).effects).toEqual([]);
});
it('leaves the words of putting and taking to the list', () => {
  expect(say('put beans and rice on the shopping list and put tea on').calls).toMatchObject([
    { items: ['beans', 'rice'] },
    { items: ['tea'] },
  ]);
});
it('takes no aside off a list', () => {
  const said = 'strike off plums from the shopping list, the grocer has none';
  expect(JSON.stringify(say(said).calls)).not.toMatch(/grocer/);
  expect(say('take plums and figs off the shopping list').calls).toMatchObject([
    { do: 'list', op: 'remove', items: ['plums', 'figs'] },
  ]);
});
it('still adds', () => {
  expect(say('put beans and rice on the shopping list').effects).not.toEqual([]);
});
