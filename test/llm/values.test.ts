import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseHome } from '../../src/actions/home-file.js';
import { wordsOf } from '../../src/llm/problem/problem.js';
import { MAX_VALUES, valuesOf } from '../../src/llm/problem/values.js';

const { home } = parseHome(readFileSync('examples/home.yaml', 'utf8'), 'examples/home.yaml');
const said = (sentence: string): unknown[] =>
  valuesOf(wordsOf(sentence), home).map(({ text: _, ...value }) => value);

describe('values of a sentence', () => {
  it.each<[string, unknown]>([
    ['dim it to thirty five percent', { type: 'number', number: 35, unit: 'percent' }],
    ['make it 21.5 degrees', { type: 'number', number: 21.5, unit: 'degrees' }],
    ['minus five', { type: 'number', number: -5, unit: null }],
    ['in an hour and a half', { type: 'duration', seconds: 5400 }],
    ['at ten to five', { type: 'time', time: { clock: '04:50' } }],
    ['once the sun sets', { type: 'time', time: { sun: 'sunset' } }],
    ['what about friday', { type: 'day', day: { weekday: 'FR' } }],
    ['every weekday please', { type: 'repeat', rule: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR' }],
    ['the light blue one', { type: 'color', name: 'blue' }],
    ['put spotify on', { type: 'word', word: 'Spotify' }],
    ["forty's ample", { type: 'number', number: 40, unit: null }],
    ['at nineteen and a half', { type: 'number', number: 19.5, unit: null }],
    ['minus two and a half degrees', { type: 'number', number: -2.5, unit: 'degrees' }],
    ['three thousand kelvin', { type: 'number', number: 3000, unit: 'kelvin' }],
    ['ten more percent', { type: 'number', number: 10, unit: 'percent' }],
    ['up half a degree, no more', { type: 'number', number: 0.5, unit: 'degrees' }],
    ['a quarter of a degree cooler', { type: 'number', number: 0.25, unit: 'degrees' }],
    ['half an hour', { type: 'duration', seconds: 1800 }],
    ['at half past five', { type: 'time', time: { clock: '05:30' } }],
    ['two more minutes', { type: 'duration', seconds: 120 }],
    ['an hour and ten', { type: 'duration', seconds: 4200 }],
    ['at one fifteen', { type: 'time', time: { clock: '01:15' } }],
    ['buns six minutes, gravy fifteen', { type: 'duration', seconds: 900 }],
    ['eight minutes, no, strike that, eleven for the shepherds pie', { type: 'duration', seconds: 660 }],
    ['two hours for the roast, make it three', { type: 'duration', seconds: 10_800 }],
    ['gravy timer for twenty, no, make it twenty five', { type: 'duration', seconds: 1500 }],
    ['timer, forty, crossword', { type: 'duration', seconds: 2400 }],
    ['ten minutes for the buns and the desk lamp at forty', { type: 'number', number: 40, unit: null }],
    ['buns in ten minutes, volume thirty', { type: 'number', number: 30, unit: null }],
    ['cancel the timer, wake me at seven', { type: 'time', time: { clock: '07:00' } }],
    ['a timer for six thirty', { type: 'time', time: { clock: '06:30' } }],
    ['from seven till eleven', { type: 'time', time: { clock: '07:00' } }],
    ['between seven and half past nine', { type: 'time', time: { clock: '09:30' } }],
  ])('%s', (sentence, value) => {
    expect(said(sentence)).toContainEqual(value);
  });

  it('takes the words of a length of time for nothing else', () => {
    expect(said('twenty minutes')).toEqual([{ type: 'duration', seconds: 1200 }]);
  });

  it.each([
    'every saturday at eight',
    'at eight every saturday',
  ])('gives a repeat and a time of their own: %s', (sentence) => {
    const values = said(sentence);
    expect(values).toContainEqual({ type: 'repeat', rule: 'FREQ=WEEKLY;BYDAY=SA' });
    expect(values).toContainEqual({ type: 'time', time: { clock: '08:00' } });
    expect(values).toHaveLength(3);
  });

  it('takes no part of a longer number for an hour', () => {
    expect(said('nineteen and a half')).toEqual([{ type: 'number', number: 19.5, unit: null }]);
  });

  it('reads no number in "that one\'s too bright"', () => {
    expect(said("that one's too bright")).toEqual([]);
  });

  it('finds none where none was said, and few where a flood was', () => {
    expect(said('turn on the kitchen light')).toEqual([]);
    expect(said('open it half, by a degree of luck')).toEqual([]);
    expect(said(Array.from({ length: 40 }, (_, index) => `${index * 3} lamps`).join(' '))).toHaveLength(
      MAX_VALUES,
    );
  });
});
