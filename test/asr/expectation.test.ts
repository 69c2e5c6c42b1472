import { describe, expect, it } from 'vitest';
import { Expectation, LEAST } from '../../src/asr/expectation.js';
import { Tokenizer } from '../../src/asr/tokenizer.js';
import { modelPath } from '../../src/models.js';

const tokenizer = Tokenizer.load(modelPath('asr-tokenizer'));
const token = (piece: string): number => tokenizer.id(piece) ?? Number.NaN;

describe('what is expected unheard', () => {
  it('is the same for a word in capitals and without, and never less than a floor', () => {
    const row = new Float32Array(tokenizer.size).fill(-30);
    row[token('▁Turn')] = Math.log(0.2);
    row[token('▁turn')] = Math.log(0.1);
    const expectation = new Expectation(tokenizer);
    expect(expectation.of(row, token('▁Turn'))).toBeCloseTo(Math.log(0.3), 5);
    expect(expectation.of(row, token('▁turn'))).toBeCloseTo(Math.log(0.3), 5);
    expect(expectation.of(row, token('▁the'))).toBe(LEAST);
  });
});
