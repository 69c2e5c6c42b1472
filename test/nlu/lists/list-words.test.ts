/** What is no item of a list, and which list is meant. */
import { describe, expect, it } from 'vitest';
import { talkIn } from '../talk-in.js';

const HOUSE = `
location: {latitude: 14, longitude: 121, timezone: Asia/Manila}
areas:
  - {id: kitchen, name: Kitchen}
devices:
  - {id: tank, name: Gas Level, area: kitchen, kind: sensor, state: {value: 18, unit: "%"}}
lists:
  - {id: shop, name: Shopping List, items: [garlic, rice]}
  - {id: bills, name: Bills, items: [Water, Power]}
  - {id: jobs, name: Jobs, items: [paint the gate]}
  - {id: tools, name: Hardware List}
`;

const sayIn = talkIn(HOUSE, 'list-words.yaml');
const say = (...sentences: readonly string[]) => sayIn('kitchen', ...sentences);

describe('is no item', () => {
  it.each([
    'I am out of my shoes',
    'I have no idea',
    'we have no plans for tonight',
    "I'm all out of patience with that boy",
    'bills list add the uh',
    'can you cross off the um',
    'tick water, and put phone on the bills',
    'move milk to the hardware list',
    'if the gas level is below twenty percent put a gas refill on the bills',
    'no flour and only one onion, put flour and onions on the shopping list',
  ])('%s', (text) => {
    expect(say(text).effects).toEqual([]);
    expect(say(text).source).toBe('none');
  });

  it('is what is in the pan', () => {
    const { calls } = say('egg timer, five minutes', 'the eggs are out already, forget the countdown');
    expect(calls).toMatchObject([{ do: 'timer', op: 'cancel' }]);
    expect(say('the eggs are out').calls).toMatchObject([{ do: 'list', items: ['eggs'] }]);
  });
});

describe('is put on the list as meant', () => {
  it.each<[string[], object]>([
    [['add flour', 'and the apricot jam, Opa'], { shop: { added: ['apricot jam'] } }],
    [['buy fish sauce, also rice paper'], { shop: { added: ['fish sauce', 'rice paper'] } }],
    [['add garlic chips'], { shop: { added: ['garlic chips'] } }],
    [
      ['add a crown to the hardware list', 'and the uh a click spring'],
      { tools: { added: ['click spring'] } },
    ],
    [['add phone to the bills', 'and Globe to the bills'], { bills: { added: ['globe'] } }],
    [['what is on the jobs list', 'add mow the lawn to it'], { jobs: { added: ['mow the lawn'] } }],
    [['eggs and soap belong on the shopping list'], { shop: { added: ['eggs', 'soap'] } }],
    [['add put up the shelf to the jobs'], { jobs: { added: ['put up the shelf'] } }],
  ])('%j', (sentences, lists) => {
    expect(say(...sentences).changes).toEqual({ lists });
  });
});
