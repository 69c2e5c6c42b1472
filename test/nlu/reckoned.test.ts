/** Sums and conversions as people say them aloud, rather than as they would type them. */
import { describe, expect, it } from 'vitest';
import { talkIn } from './talk-in.js';

const HOUSE = `
areas:
  - {id: scullery, name: Scullery}
devices:
  - {id: wick, name: Wick, area: scullery, kind: light, state: {on: false}}
`;
const sayIn = talkIn(HOUSE, 'reckoned.yaml');
const reckon = (text: string) => sayIn('scullery', text).calls;

describe('sums', () => {
  it.each([
    ['how many minutes is fifteen plus thirty five', 50],
    ["what's six and six and nine", 21],
    ['six and nine is what', 15],
    ['four tickets at twelve euros', 48],
    ["the shed's nine by eleven, what does that come to", 99],
    ["what's ninety split three ways", 30],
    ["what's four times two fifty", 1000],
  ])('%s', (text, result) => {
    expect(reckon(text)).toMatchObject([{ do: 'info', topic: 'math', result }]);
  });

  it('are not made of what is counted or timed', () => {
    expect(reckon('two pills at eight').filter(({ do: does }) => does === 'info')).toEqual([]);
    expect(reckon('three and four').filter(({ do: does }) => does === 'info')).toEqual([]);
  });
});

describe('conversions', () => {
  it.each<[string, object]>([
    ["what's three and a half kilos in pounds", { amount: 3.5, from: 'kilogram', to: 'pound' }],
    ['how many grams are two and a quarter pounds', { amount: 2.25, from: 'pound', to: 'gram' }],
    [
      'thirty Celsius is how much in Fahrenheit, the aunts are asking',
      { amount: 30, from: 'celsius', to: 'fahrenheit' },
    ],
    ["what's three fifty Fahrenheit in proper degrees", { amount: 350, from: 'fahrenheit', to: 'celsius' }],
    ["convert sixty pecks... sorry, what's nine miles in kilometres", { amount: 9, from: 'mile' }],
  ])('%s', (text, asked) => {
    expect(reckon(text)).toMatchObject([{ do: 'info', topic: 'conversion', ...asked }]);
  });
});
