import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { oneOf } from '../../src/llm/causal/constraint.js';
import { choose, GREEDY, randomFrom, type Sampling } from '../../src/llm/causal/sampling.js';

const logits = Float32Array.of(1, 3, 2, -1);
const drawing = (more: Partial<Sampling> = {}): Sampling => ({
  temperature: 1,
  topK: 4,
  repetitionPenalty: 1,
  seed: 1,
  ...more,
});

describe('choose', () => {
  it('takes the likeliest, with its probability among what may come', () => {
    expect(choose(logits, [], null, GREEDY, randomFrom(1))?.token).toBe(1);
    const allowed = choose(logits, [], [0, 2], GREEDY, randomFrom(1));
    expect(allowed?.token).toBe(2);
    expect(Math.exp(allowed?.logProbability ?? 0)).toBeCloseTo(1 / (1 + Math.exp(-1)), 6);
    expect(choose(logits, [], [], GREEDY, randomFrom(1))).toBeNull();
    expect(choose(Float32Array.of(Number.NaN, 1), [], null, GREEDY, randomFrom(1))).toBeNull();
  });

  it('makes less likely what was said', () => {
    expect(choose(logits, [1], null, { ...GREEDY, repetitionPenalty: 2 }, randomFrom(1))?.token).toBe(2);
  });

  it('draws as often as it is likely, and only among the likeliest', () => {
    const random = randomFrom(7);
    const counts = [0, 0, 0, 0];
    for (let index = 0; index < 4_000; index += 1) {
      const token = choose(logits, [], null, drawing({ topK: 2 }), random)?.token ?? 0;
      counts[token] = (counts[token] ?? 0) + 1;
    }
    expect(counts[0]).toBe(0);
    expect(counts[3]).toBe(0);
    expect((counts[1] ?? 0) / 4_000).toBeCloseTo(Math.E / (1 + Math.E), 1);
  });
});

describe('oneOf', () => {
  it('ends with one of the texts whatever the logits are', () => {
    const end = 9;
    const text = fc.array(fc.integer({ min: 0, max: 8 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 8 }), fc.integer(), (texts, seed) => {
        const constraint = oneOf(texts, end);
        const random = randomFrom(seed);
        const said: number[] = [];
        for (;;) {
          const any = Float32Array.from({ length: 10 }, () => random() * 20 - 10);
          const choice = choose(any, said, constraint(said), drawing({ topK: 10 }), random);
          if (choice === null || choice.token === end) break;
          said.push(choice.token);
        }
        expect(texts).toContainEqual(said);
      }),
    );
  });
});
