import { describe, expect, it } from 'vitest';
import { LetterPrefix } from '../../src/asr/letters/letter-prefix.js';
import { ALPHABET, type LetterPosteriors, relative } from '../../src/asr/letters/posteriors.js';
import { SpokenLetters, spoken } from '../../src/asr/letters/spoken-letters.js';
import { dice } from '../../src/bench/named-house.js';

/** Random posteriors. */
function posteriors(frames: number, seed: number): LetterPosteriors {
  const random = dice(seed);
  const logs = new Float32Array(frames * ALPHABET.length);
  for (let frame = 0; frame < frames; frame += 1) {
    const row = Array.from(ALPHABET, () => (random(1000) / 1000) ** 4 + 1e-3);
    const sum = row.reduce((total, value) => total + value, 0);
    row.forEach((value, letter) => {
      logs[frame * ALPHABET.length + letter] = Math.log(value / sum);
    });
  }
  return { frames, logs };
}

/** What CTC makes of a path: repeats folded, blanks taken out. */
function collapsed(path: readonly number[]): string {
  return path
    .filter((letter, at) => letter !== path[at - 1])
    .filter((letter) => letter !== 0)
    .map((letter) => ALPHABET[letter])
    .join('');
}

/** Sums over every path, which is what the prefix score does without going through them. */
function summed({ frames, logs }: LetterPosteriors, counts: (text: string) => boolean): number {
  let sum = 0;
  const path: number[] = [];
  const walk = (frame: number, probability: number): void => {
    if (frame === frames) {
      if (counts(collapsed(path))) sum += probability;
      return;
    }
    for (let letter = 0; letter < ALPHABET.length; letter += 1) {
      path[frame] = letter;
      walk(frame + 1, probability * Math.exp(logs[frame * ALPHABET.length + letter] ?? 0));
    }
  };
  walk(0, 1);
  return Math.log(sum);
}

describe("a prefix's likelihood", () => {
  const heard = posteriors(4, 3);

  it.each(['a', 'ab', 'aa', "'t", ' b'])('of %j is the sum over all paths', (text) => {
    const prefix = LetterPrefix.start(heard).follow(text);
    expect(prefix.ends).toBeCloseTo(
      summed(heard, (all) => all === text),
      4,
    );
  });

  it('is as good as nothing where letters are missing or too many', () => {
    const said = posteriors(60, 9);
    const spell = (text: string) => LetterPrefix.start(said).follow(text).ends;
    expect(spell('t')).toBeLessThan(spell('turn on the light'));
    expect(spell('turn on the light '.repeat(5))).toBeLessThan(-1e6);
  });
});

describe('letters as spoken', () => {
  it.each([
    ['30', 'thirty'],
    ['7:30', 'seven thirty'],
    ['7:05', 'seven oh five'],
    ['50%.', 'fifty percent'],
    ['21.5°', 'twenty one point five degrees'],
    ['2nd', 'second'],
    ['H2O', 'h two o'],
    ["What's", "what's"],
    ['twelve-ounce', 'twelve ounce'],
    ['Café', 'cafe'],
  ])('%s', (written, said) => {
    expect(spoken(written)).toBe(said);
  });

  it('are the same whatever tokens a reading is made of', () => {
    const start = SpokenLetters.start(LetterPrefix.start(relative(posteriors(80, 5))));
    const written = (...pieces: string[]) => pieces.reduce((letters, piece) => letters.after(piece), start);
    const whole = written('▁set', '▁it', '▁to', '▁thirty', '▁percent');
    for (const pieces of [
      ['▁Set', '▁it', '▁to', '▁30', '%', '.'],
      ['▁Se', 't', '▁it', ',', '▁to', '▁3', '0', '▁percent', '.'],
      ['▁', 'Set', '▁it', '-', 'to', '▁thirty', '▁percent'],
    ]) {
      expect(written(...pieces).ends).toBeCloseTo(whole.ends, 4);
    }
  });
});
