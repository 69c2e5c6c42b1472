import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { startWorld } from '../../src/actions/apply-effects.js';
import { parseHome } from '../../src/actions/home-file.js';
import { SYMBOLS } from '../../src/llm/answer/vocabulary.js';
import { callsOf } from '../../src/llm/answer/write-calls.js';
import { type Decoded, decode, type Scorer } from '../../src/llm/decode.js';
import { keptIn, promptOf } from '../../src/llm/problem/prompt.js';
import { problemOf } from '../../src/llm/problem/state-problem.js';
import { createWordpiece } from '../../src/llm/problem/wordpiece.js';
import { tryOut } from '../../src/nlu/converse/carry-out.js';
import { newSession } from '../../src/nlu/converse/session.js';

const { home } = parseHome(readFileSync('examples/home.yaml', 'utf8'), 'examples/home.yaml');
const NOW = '2026-11-21T09:00:00';
const world = startWorld(home, NOW);
const wordpiece = createWordpiece(['[PAD]', '[UNK]', '[CLS]', '[SEP]']);
const ids = new Set(home.devices.map(({ id }) => id));

/** Deterministic noise in -4..4 (mulberry32). */
function noise(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (((t ^ (t >>> 14)) >>> 0) / 4294967296) * 8 - 4;
  };
}

/** The same logits whatever was chosen before. */
function scorerOf(logits: (step: number) => Float32Array, step = 0): Scorer {
  return async () => ({ logits: logits(step), next: scorerOf(logits, step + 1) });
}

async function decoded(
  say: string,
  logits: (classes: number, step: number) => Float32Array,
): Promise<readonly Decoded[]> {
  const problem = problemOf(say, world, newSession('living_room'));
  if (problem === null) throw new Error(say);
  const prompt = promptOf(problem, wordpiece);
  const classes = SYMBOLS.length + prompt.ids.length;
  return decode(
    keptIn(problem, prompt),
    prompt,
    scorerOf((step) => logits(classes, step)),
  );
}

const SENTENCES = [
  'set the kitchen light and the garden light to thirty percent in ten minutes',
  'play some old fado on the TV and lock the front door at half past ten',
  'make it blue',
  'wake me every weekday at seven and add two lemons to the shopping list',
  'what is on my calendar tomorrow',
  'um',
];

describe('decoding', () => {
  it('writes nothing impossible, whatever the model believes', async () => {
    const random = noise(7);
    let written = 0;
    for (let round = 0; round < 600; round += 1) {
      const say = SENTENCES[round % SENTENCES.length] ?? '';
      const answers = await decoded(say, (classes) => Float32Array.from({ length: classes }, random));
      if (answers.length > 0) written += 1;
      for (const call of answers.flatMap(({ calls }) => calls)) {
        for (const id of call.target?.ids ?? []) expect(ids).toContain(id);
        const text = 'query' in call ? call.query : 'label' in call ? call.label : undefined;
        if (text !== undefined) expect(say).toContain(text);
      }
      const effects = answers.flatMap(
        ({ calls }) =>
          tryOut(
            calls.map((call) => [call]),
            world,
            newSession('living_room'),
            'living_room',
          ).effects,
      );
      for (const effect of effects) if (effect.type === 'device') expect(ids).toContain(effect.device);
    }
    expect(written).toBeGreaterThan(500);
  });

  it('takes the likeliest of what may come, and says how much was believed', async () => {
    const wanted = ['set:on', 'kind:light', 'all', ';', '.'];
    const [result, ...others] = await decoded('all lights on', (classes, step) => {
      const logits = new Float32Array(classes).fill(-20);
      logits[SYMBOLS.indexOf(wanted[step] ?? '')] = 0;
      return logits;
    });
    expect(others).toEqual([]);
    expect(result?.items).toEqual(wanted);
    expect(result?.calls).toEqual([{ do: 'set', state: 'on', target: { kind: 'light', all: true } }]);
    expect(result?.logProbability).toBeCloseTo(0, 3);
  });

  it('follows the branches that were not taken, likeliest first, each answer once', async () => {
    const odds: readonly (readonly [string, number])[][] = [
      [
        ['set:on', 2],
        ['set:off', 1.5],
      ],
      [['kind:light', 3]],
      [
        ['all', 2],
        [';', 1],
      ],
    ];
    const answers = await decoded('all lights on', (classes, step) => {
      const logits = new Float32Array(classes).fill(-20);
      const ends = [';', '.'].map((symbol) => [symbol, 0] as const);
      for (const [symbol, logit] of odds[step] ?? ends) logits[SYMBOLS.indexOf(symbol)] = logit;
      return logits;
    });
    const written = answers.map(({ items }) => items.join(' '));
    expect(written.slice(0, 3)).toEqual([
      'set:on kind:light all ; .',
      'set:off kind:light all ; .',
      'set:on kind:light ; .',
    ]);
    expect(new Set(written).size).toBe(written.length);
  });

  it('trusts an answer less where the model wanted something else', async () => {
    const [result] = await decoded('all lights on', (classes) => {
      const logits = new Float32Array(classes);
      // A word of the sentence may never come first.
      logits[classes - 1] = 9;
      for (const end of [';', '.']) logits[SYMBOLS.indexOf(end)] = 1;
      return logits;
    });
    expect(result?.weakest ?? 1).toBeLessThan(0.01);
  });

  it('stops when it is told to', async () => {
    const problem = problemOf('all lights on', world, newSession(null));
    if (problem === null) throw new Error('no problem');
    const prompt = promptOf(problem, wordpiece);
    const scorer = scorerOf(() => new Float32Array(SYMBOLS.length + prompt.ids.length));
    await expect(decode(problem, prompt, scorer, AbortSignal.abort(new Error('enough')))).rejects.toThrow(
      'enough',
    );
  });

  it('reads back what it wrote', async () => {
    const random = noise(11);
    const problem = problemOf(SENTENCES[0] ?? '', world, newSession('kitchen'));
    if (problem === null) throw new Error('no problem');
    const prompt = promptOf(problem, wordpiece);
    const kept = keptIn(problem, prompt);
    for (let round = 0; round < 50; round += 1) {
      const answers = await decode(
        kept,
        prompt,
        scorerOf(() => Float32Array.from({ length: SYMBOLS.length + prompt.ids.length }, random)),
      );
      for (const { items, calls } of answers) expect(callsOf(items, kept)).toEqual(calls);
    }
  });
});
