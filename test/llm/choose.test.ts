import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { startWorld } from '../../src/actions/apply-effects.js';
import { parseHome } from '../../src/actions/home-file.js';
import { besideRivals, type Choice, choose, rivalsOf } from '../../src/llm/choice/choose.js';
import type { Decoded } from '../../src/llm/decode.js';
import { problemOf } from '../../src/llm/problem/state-problem.js';
import type { Call } from '../../src/nlu/call.js';
import { newSession } from '../../src/nlu/converse/session.js';

const { home } = parseHome(readFileSync('examples/home.yaml', 'utf8'), 'examples/home.yaml');
const world = startWorld(home, '2026-11-21T09:00:00');
const session = newSession('bedroom');
/** A tree that asks one thing. */
const stump = (feature: number, threshold: number, below: number, above: number) => ({
  feature: [feature, 0, 0],
  threshold: [threshold, 0, 0],
  left: [1, 0, 0],
  right: [2, 0, 0],
  value: [0, below, above],
});
/** The more belief the likelier; and what else a test weighs. */
const calibration = (weights: Readonly<Record<string, number>>) => ({
  features: ['belief', ...Object.keys(weights)],
  start: -2,
  trees: [
    ...[0.05, 0.2, 0.35, 0.45, 0.7].map((belief) => stump(0, Math.log(belief), 0, 1)),
    ...Object.values(weights).map((weight, index) => stump(index + 1, 0.5, 0, weight)),
  ],
});

const answer = (probability: number, ...calls: Call[]): Decoded => ({
  calls,
  items: [],
  logProbability: Math.log(probability),
  weakest: probability,
});
const light = (id: string, state: 'on' | 'off'): Call => ({ do: 'set', state, target: { ids: [id] } });

function chosen(
  say: string,
  answers: readonly Decoded[],
  weights: Readonly<Record<string, number>> = {},
): Choice | null {
  const problem = problemOf(say, world, session);
  if (problem === null) throw new Error(say);
  return choose(rivalsOf(answers, problem, world, session), calibration(weights));
}

describe('the choice among answers', () => {
  it('adds up the answers that come to the same here', () => {
    const room: Call = { do: 'set', state: 'on', target: { kind: 'light', area: 'bedroom' } };
    const alone = answer(0.4, light('garden_light', 'on'));
    const same = [answer(0.3, light('bedroom_light', 'on')), answer(0.25, room)];
    expect(chosen('I cannot see a thing', [alone, ...same])?.calls).toEqual([light('bedroom_light', 'on')]);
    expect(chosen('I cannot see a thing', [alone, same[0] ?? alone])?.calls).toEqual(alone.calls);
  });

  it('passes over a timer where none runs and none was asked for', () => {
    const timer: Call = { do: 'timer', op: 'query' };
    const lamp: Call = { do: 'query', attr: 'on', target: { ids: ['bedroom_light'] } };
    const answers = [answer(0.5, timer), answer(0.4, lamp)];
    expect(chosen('is that one through yet', answers)?.calls).toEqual([lamp]);
    expect(chosen('how long has that one got', answers)?.calls).toEqual([timer]);
    // Nothing else that could tell: that none runs is an answer.
    expect(chosen('is that one through yet', [answer(0.5, timer)])?.calls).toEqual([timer]);
  });

  it('weighs what an answer would do in the house as it is', () => {
    const answers = [answer(0.5, light('bedroom_light', 'off')), answer(0.4, light('bedroom_light', 'on'))];
    expect(world.states.get('bedroom_light')?.['on']).toBe(false);
    expect(chosen('the bedroom light', answers)?.calls).toEqual([light('bedroom_light', 'off')]);
    expect(chosen('the bedroom light', answers, { idle: -2 })?.calls).toEqual([light('bedroom_light', 'on')]);
  });

  it('weighs what of the sentence is left out', () => {
    const both = [light('bedroom_light', 'on'), light('garden_light', 'on')];
    const answers = [answer(0.5, light('garden_light', 'on')), answer(0.4, ...both)];
    const say = 'bedroom light and garden light';
    expect(chosen(say, answers)?.calls).toHaveLength(1);
    expect(chosen(say, answers, { names: -2 })?.calls).toEqual(both);
    const level: Call = { do: 'adjust', attr: 'brightness', value: 50, target: { ids: ['bedroom_light'] } };
    const levels = [
      answer(0.5, light('bedroom_light', 'on')),
      { ...answer(0.4, level), items: [{ value: 0 }] },
    ];
    expect(chosen('bedroom light at fifty', levels, { values: -2 })?.calls).toEqual([level]);
  });

  it('passes over what the words speak against, where another answer may be meant', () => {
    const level = (value: number): Call => ({
      do: 'adjust',
      attr: 'brightness',
      value,
      target: { ids: ['bedroom_light'] },
    });
    const say = 'bedroom light at ten percent, thirty, I lost a sock';
    expect(chosen(say, [answer(0.6, level(10)), answer(0.3, level(30))])?.calls).toEqual([level(30)]);
    expect(
      chosen('bedroom light at ten percent', [answer(0.6, level(10)), answer(0.3, level(30))])?.calls,
    ).toEqual([level(10)]);
    const bound = 'bedroom light off unless there is a full moon';
    const off = light('bedroom_light', 'off');
    expect(chosen(bound, [answer(0.6, off)])?.calls).toEqual([off]);
    expect(
      chosen(bound, [answer(0.6, off), answer(0.1, { do: 'none', reason: 'out_of_scope' })])?.calls,
    ).toEqual([off]);
  });

  it('weighs each answer beside the others', () => {
    const on = light('bedroom_light', 'on');
    const values = (answers: readonly Decoded[]) => {
      const problem = problemOf('what a gloomy room', world, session);
      if (problem === null) throw new Error('no problem');
      return besideRivals(rivalsOf(answers, problem, world, session));
    };
    const talk: Call = { do: 'none', reason: 'out_of_scope' };
    const [first, second] = values([answer(0.6, on), answer(0.3, talk)]);
    expect(first).toMatchObject({ rivals: 2, acts: 1, acts_more: 1, talk_more: -1 });
    expect(first?.['ahead']).toBeCloseTo(Math.log(2), 6);
    expect(first?.['talked']).toBeCloseTo(Math.log(0.3), 6);
    expect(second?.['ahead']).toBeCloseTo(-Math.log(2), 6);
    const [alone] = values([answer(0.6, on)]);
    expect(alone).toMatchObject({ rivals: 1, talked: -9, acts_more: 0 });
  });

  it('takes the probability itself where nothing was fitted', () => {
    const problem = problemOf('light', world, session);
    if (problem === null) throw new Error('no problem');
    const answers = [answer(0.4, light('bedroom_light', 'on')), answer(0.3, light('garden_light', 'on'))];
    expect(choose(rivalsOf(answers, problem, world, session), null)?.confidence).toBeCloseTo(0.4, 6);
  });

  it('is surer the further the next is behind, and sure of nothing where there is nothing', () => {
    const sure = chosen('light', [
      answer(0.8, light('bedroom_light', 'on')),
      answer(0.1, light('garden_light', 'on')),
    ]);
    const torn = chosen('light', [
      answer(0.4, light('bedroom_light', 'on')),
      answer(0.3, light('garden_light', 'on')),
    ]);
    expect(sure?.confidence).toBeGreaterThan(torn?.confidence ?? 1);
    expect(chosen('light', [])).toBeNull();
  });
});
