import { beforeAll, describe, expect, it } from 'vitest';
import { isMeant } from '../../src/bench/benches/plugin-grammar.js';
import { drawSentences } from '../../src/bench/draw-sentence.js';
import { kitchenBar, kitchenBarSentences, NEAR_MISSES } from '../../src/bench/kitchen-bar.js';
import { dice } from '../../src/bench/named-house.js';
import { type Kind, pluginFindings, type Row } from '../../src/bench/plugin-findings.js';
import { verdict } from '../../src/bench/report.js';
import { EXAMPLE_HOME, openHome } from '../../src/cli/home-option.js';
import { Simulation } from '../../src/cli/try/simulation.js';
import { customSentences } from '../../src/nlu/custom-sentences.js';
import type { Skill } from '../../src/nlu/skill.js';
import { createUnderstanding } from '../../src/nlu/understanding.js';

describe('the kitchen bar', () => {
  let skill: Skill;
  let simulation: Simulation;
  const read = (say: string) => simulation.answer({ say, room: null, session: null, state: {}, now: null });

  beforeAll(async () => {
    skill = await kitchenBar();
    const home = await openHome(EXAMPLE_HOME);
    simulation = new Simulation(home, createUnderstanding(home, { skills: [skill] }));
  });

  it('says at least 150 different sentences, the same every time, of every intent', () => {
    const sentences = kitchenBarSentences(skill);
    expect(new Set(sentences.map(({ text }) => text)).size).toBeGreaterThanOrEqual(150);
    expect(kitchenBarSentences(skill)).toEqual(sentences);
    expect(new Set(sentences.map(({ intent }) => intent))).toEqual(new Set(Object.keys(skill.intents)));
  });

  it('each of them, as text, means what was drawn', () => {
    for (const sentence of drawSentences(skill, 600, dice(3))) {
      const { calls } = read(sentence.text);
      expect(isMeant(sentence, calls), `${sentence.text}: ${JSON.stringify(calls)}`).toBe(true);
    }
  });

  it.each(NEAR_MISSES)('"%s" is none of it', (text) => {
    expect(read(text).source).toBe('none');
  });
});

describe('a drawn sentence', () => {
  const skillOf = (sentence: string, lists = ''): Skill =>
    customSentences([
      { name: 'a.yaml', text: `intents: {Do: {data: [{sentences: ["${sentence}"]}]}}\n${lists}` },
    ]);
  const draw = (sentence: string, lists?: string) => drawSentences(skillOf(sentence, lists), 50, dice(1));

  it('takes every way once and then ends', () => {
    const texts = draw('(a|b) [c] light[s]').map(({ text }) => text);
    expect(texts.toSorted()).toEqual([
      ...['a c light', 'a c lights', 'a light', 'a lights'],
      ...['b c light', 'b c lights', 'b light', 'b lights'],
    ]);
  });

  it('gives the out of a list, the digits of a number, and the words otherwise', () => {
    const lists =
      'lists: {size: {values: [{in: (big|large), out: L}]}, n: {range: {from: 2, to: 2}}, who: {values: [Ann]}}';
    expect(draw("{size} {n:count} {who}'s", lists)).toEqual([
      { text: "big two Ann's", intent: 'Do', slots: { size: 'L', count: '2', who: 'Ann' } },
      { text: "large two Ann's", intent: 'Do', slots: { size: 'L', count: '2', who: 'Ann' } },
    ]);
  });

  it('has the article that the next word asks for', () => {
    expect(
      draw('(a|an) (orange|lemon)')
        .map(({ text }) => text)
        .toSorted(),
    ).toEqual(['a lemon', 'an orange']);
  });
});

describe('a command is right', () => {
  const meant = { text: '', intent: 'Do', slots: { a: '1' } };
  it.each([
    [true, [{ do: 'intent', intent: 'Do', slots: { a: '1' } }]],
    [false, []],
    [false, [{ do: 'intent', intent: 'Other', slots: { a: '1' } }]],
    [false, [{ do: 'intent', intent: 'Do', slots: { a: '2' } }]],
    [false, [{ do: 'intent', intent: 'Do', slots: {} }]],
    [false, [{ do: 'intent', intent: 'Do', slots: { a: '1', b: '2' } }]],
  ])('%s for %j', (right, calls) => {
    expect(isMeant(meant, calls)).toBe(right);
  });
});

describe('the figures', () => {
  const row = (kind: Kind, snrDb: Row['snrDb'], right: boolean): Row => ({
    ...{ kind, snrDb, right, clip: '', voice: 'v', said: 'this', heard: 'that', free: '', wordsRight: right },
    ...{ accepted: kind === 'command' ? right : !right, confidence: 0.5 },
  });

  it('count commands level by level and other speech by what was accepted of it', () => {
    const { figures, notes } = pluginFindings(
      [
        ...[true, true, true, false].map((right) => row('command', 'clean', right)),
        ...[true, false].map((right) => row('command', 6, right)),
        ...[true, false].map((right) => row('near miss', 'clean', right)),
        ...[true, true].map((right) => row('other speech', 'clean', right)),
      ],
      [],
    );
    const values = Object.fromEntries(figures.map(({ name, value }) => [name, value]));
    expect(values).toMatchObject({
      'commands right and accepted, clean': 75,
      'commands right and accepted at 6 dB': 50,
      'commands right and accepted at 12 dB': null,
      'other speech accepted': 0,
      'sentences close to the grammar accepted': 50,
    });
    expect(figures.map(verdict).filter((one) => one !== 'none')).toEqual(['missed', 'met']);
    expect(notes).toHaveLength(2);
  });
});
