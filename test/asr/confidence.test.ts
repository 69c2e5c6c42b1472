import { describe, expect, it } from 'vitest';
import { ACCEPT, confidenceOf, type Evidence, judge } from '../../src/asr/confidence.js';
import { syllables, unexplained } from '../../src/asr/duration.js';
import { Moonshine } from '../../src/asr/moonshine.js';

const CLEAR: Evidence = {
  logProbability: -0.6,
  freeLogProbability: -0.5,
  silentLogProbability: -30,
  tokens: 7,
  cost: 1,
  unexplained: unexplained('turn on the kitchen light', 2),
  unheard: 0.1,
  misspelt: { nats: 8, letters: 21 },
  wording: null,
};

describe('confidence', () => {
  it('is high for what was heard as the model itself would write it', () => {
    expect(confidenceOf(CLEAR)).toBeGreaterThan(0.9);
  });

  it.each<[string, Partial<Evidence>]>([
    ['the words are unlikely', { logProbability: -27, freeLogProbability: -20 }],
    ['people hardly ever say so', { cost: 14 }],
    [
      'the end is looked for in the middle of the speech',
      {
        unheard: 2.5,
        cost: 8,
        unexplained: unexplained('turn on the kitchen light', 4),
      },
    ],
    ['its letters are not the letters heard', { misspelt: { nats: 90, letters: 21 }, cost: 8 }],
    [
      'most of the speech is left over',
      { tokens: 2, logProbability: -3, unexplained: unexplained('next', 6) },
    ],
  ])('is too little to act on where %s', (_, change) => {
    expect(confidenceOf({ ...CLEAR, ...change })).toBeLessThan(ACCEPT);
  });

  it('is less where nobody would put it so', () => {
    const unclear = { ...CLEAR, logProbability: -11, silentLogProbability: -28 };
    const put = (wording: number): number => confidenceOf({ ...unclear, wording });
    expect(put(-1.5)).toBeGreaterThan(ACCEPT);
    expect(put(-4.5)).toBeLessThan(put(-1.5) - 0.1);
  });

  it('is enough with less after the wake phrase', () => {
    const evidence = { ...CLEAR, cost: 14 };
    const [alone, after] = [false, true].map((afterPhrase) => judge({ evidence, afterPhrase }));
    expect(alone?.confidence).toBe(after?.confidence);
    expect([alone?.accepted, after?.accepted]).toEqual([false, true]);
  });

  it('falls with what another reading is likelier', () => {
    const strained = { ...CLEAR, logProbability: -12 };
    expect(confidenceOf({ ...strained, freeLogProbability: -1 })).toBeLessThan(
      confidenceOf({ ...strained, freeLogProbability: -11 }),
    );
  });
});

describe('a reading that the decoder makes up', () => {
  it('is hardly likelier in the sound than in silence', () => {
    const made = {
      unexplained: unexplained("I don't know what to do", 2),
      tokens: 8,
      logProbability: -11,
      freeLogProbability: -10,
      cost: 0,
      misspelt: { nats: 40, letters: 17 },
    };
    expect(confidenceOf({ ...CLEAR, ...made, silentLogProbability: -13 })).toBeLessThan(0.5);
  });

  it('is not one that was heard badly and is never expected', () => {
    const badly = { logProbability: -7, freeLogProbability: -5 };
    expect(confidenceOf({ ...CLEAR, ...badly, silentLogProbability: -36 })).toBeGreaterThan(0.5);
  });

  it('is small talk rather than an order', async () => {
    const model = await Moonshine.load();
    try {
      const perToken = async (text: string): Promise<number> => {
        const tokens = text.split(' ').flatMap((word) => model.tokenizer.word(word));
        return (await model.silentLogProbability(tokens)) / tokens.length;
      };
      expect(await perToken("I don't know what to do")).toBeGreaterThan(
        (await perToken('Turn on the kitchen light')) / 2,
      );
    } finally {
      await model.close();
    }
  });
});

describe('the length of speech', () => {
  it.each([
    ['turn on the kitchen light', 6],
    ['set the timer to 25 minutes', 10],
    ['next', 1],
  ])('counts the syllables of "%s"', (text, count) => {
    expect(Math.abs(syllables(text) - count)).toBeLessThanOrEqual(1);
  });

  it('costs nothing where the words fill it, and more the more is left over', () => {
    expect(unexplained('turn on the kitchen light', 2)).toBe(0);
    expect(unexplained('next', 4)).toBeGreaterThan(unexplained('next', 2.5));
  });
});
