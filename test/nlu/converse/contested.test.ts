import { expect, it } from 'vitest';
import { applyEffects, startWorld } from '../../../src/actions/apply-effects.js';
import { loadHome } from '../../../src/actions/home-file.js';
import { isContested, rankedOf } from '../../../src/nlu/converse/contested.js';
import { newSession } from '../../../src/nlu/converse/session.js';
import { createUnderstanding } from '../../../src/nlu/understanding.js';

const { home } = await loadHome('examples/home.yaml');
const { converse } = createUnderstanding(home);
const world = startWorld(home, '2026-11-21T09:00:00');

const said = (text: string, others: Readonly<Record<string, number>>) =>
  converse(world, newSession(), {
    text,
    ranked: [{ text, score: 9 }, ...Object.entries(others).map(([other, score]) => ({ text: other, score }))],
  });

it('asks where the sound may as well have been the opposite, and does it after a yes', () => {
  const asked = said('turn on the kitchen light', { 'turn off the kitchen light': 8.8 });
  expect(asked.effects).toEqual([]);
  expect(asked.ask).toBe('Did you mean: turn on the Kitchen Light?');
  const yes = converse(world, asked.session, { text: 'yes' });
  expect(applyEffects(world, yes.effects).states.get('kitchen_light')).toMatchObject({ on: true });
});

it('acts where the other is far less likely, means the same, or nothing here', () => {
  const effects = said('turn on the kitchen light', {}).effects;
  expect(effects).not.toEqual([]);
  expect(said('turn on the kitchen light', { 'turn off the kitchen light': 7 }).effects).toEqual(effects);
  expect(said('turn on the kitchen light', { 'switch on the kitchen light': 9 }).effects).toEqual(effects);
  expect(said('turn on the kitchen light', { 'turn on the kitten light': 9 }).effects).toEqual(effects);
});

it('counts readings that mean the same together', () => {
  const others = { 'switch on the kitchen light': 8.9, 'turn off the kitchen light': 9 };
  expect(said('turn on the kitchen light', others).ask).toBeNull();
});

it('answers questions at once: nothing can go wrong', () => {
  const asked = said('what time is it', { 'what day is it': 9 });
  expect(asked).toMatchObject({ ask: null, source: 'grammar' });
});

it('has doubts only about what the search found', () => {
  const readings = [
    { text: 'a', score: 0 },
    { text: 'b', score: 0 },
  ];
  expect(rankedOf({ path: 'free', readings })).toEqual({});
  expect(rankedOf({ path: 'graph', readings: readings.slice(1) })).toEqual({});
  expect(rankedOf({ path: 'graph', readings })).toEqual({ ranked: readings });
  expect(isContested('a', readings, (text) => text)).toBe(true);
  expect(isContested('a', [], (text) => text)).toBe(false);
});
