/**
 * Spoiled inputs of every parser, a few hundred each; `node scripts/fuzz.mjs` does millions. What once broke one stays in
 * the corpus and is read here first.
 */
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCorpus } from './corpus.js';
import { fuzz } from './driver.js';
import type { Target } from './target.js';
import { TARGETS } from './targets.js';

const CORPUS = fileURLToPath(new URL('./corpus', import.meta.url));
const COUNT = 150;
const SEED = 20261121;

describe.each(Object.entries(TARGETS))('the parser %s', (name, load) => {
  const corpus = readCorpus(CORPUS, name);
  let target: Target;

  beforeAll(async () => {
    target = await load();
    expect(target.name).toBe(name);
  });
  afterAll(() => target.close?.());

  it('reads its corpus, and refuses what is spoiled in words', async () => {
    const report = await fuzz(target, {
      count: corpus.size + COUNT,
      seed: SEED,
      corpus: [...corpus.values()],
    });
    expect(report.crashes).toEqual([]);
    expect(report.accepted).toBeGreaterThan(0);
    expect(report.answers).toBeGreaterThan(3);
  });

  it('takes any bytes, any text and any JSON', async () => {
    const anything = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.string({ unit: 'binary', maxLength: 200 }).map((text) => Buffer.from(text)),
      fc.json({ maxDepth: 4 }).map((text) => Buffer.from(text)),
    );
    await fc.assert(
      fc.asyncProperty(anything, async (input) => {
        expect(await target.run(input)).toBeTypeOf('string');
      }),
      { numRuns: 60, seed: SEED },
    );
  });
});

it('a parser that throws is found out at once, with the input that did it', async () => {
  const told: string[] = [];
  const report = await fuzz(
    {
      name: 'broken',
      kind: 'text',
      words: ['boom'],
      run: (input) => {
        if (Buffer.from(input).includes('boom')) throw new TypeError('it went off');
        return 'read';
      },
    },
    {
      count: 500,
      seed: SEED,
      corpus: [Buffer.from('a quiet text')],
      onCrash: ({ input }, index) => told.push(`${index} ${input}`),
    },
  );
  expect(told).toEqual(report.crashes.map(({ input }, index) => `${index} ${input}`));
  expect(report.crashes).toHaveLength(1);
  expect(Buffer.from(report.crashes[0]?.input ?? '', 'base64').toString()).toContain('boom');
});
