/** Words that sound alike, in a transcript: "two" for "to", "for" for "four". */
import { describe, expect, it } from 'vitest';
import { spelledOut } from '../../src/nlu/converse/wording/contracted.js';
import { talkIn } from './talk-in.js';

const HOUSE = `
areas: [{id: den, name: Den}]
devices: [{id: lamp, name: Lamp, area: den, kind: light, state: {on: true}}]
lists: [{id: shop, name: Shopping List, aliases: [groceries]}]
`;
const added = (text: string) => talkIn(HOUSE, 'alike.yaml')('den', text).changes;

describe('what was meant', () => {
  it.each<[string, string]>([
    ['add eggs two the groceries', 'eggs'],
    ['put bread two my shopping list', 'bread'],
    ['add for onions to the shopping list', 'four onions'],
    ['add to red peppers to the shopping list', 'two red peppers'],
  ])('%s', (text, item) => {
    expect(added(text)).toEqual({ lists: { shop: { added: [item] } } });
  });
});

it.each([
  'turn on those two the red ones',
  'add two lemons to the groceries',
  'set a timer for two minutes',
  'add to dos to the shopping list',
  'put for sale on the shopping list',
])('%s stays as it is', (text) => {
  expect(spelledOut(text)).toBe(text);
});
