import { describe, expect, it } from 'vitest';
import { pauseAfterMs, shapePiece } from '../../../src/audio/voice/shape-piece.js';

const RATE = 1000;

/** `ms` of silence, a tone of this amplitude, silence again, at one sample a millisecond. */
function tone(before: number, during: number, after: number, amplitude: number): Float32Array {
  const samples = new Float32Array(before + during + after);
  for (let n = 0; n < during; n++) samples[before + n] = amplitude * (n % 2 === 0 ? 1 : -1);
  return samples;
}

describe('shapePiece', () => {
  it('leaves 40 ms before the sound and the pause behind it', () => {
    expect(shapePiece(tone(300, 100, 450, 0.2), RATE, 280)).toHaveLength(40 + 100 + 280);
    expect(shapePiece(tone(10, 100, 20, 0.2), RATE, 280)).toHaveLength(10 + 100 + 20);
  });

  it('never reaches full scale, however loud the model is, and keeps what is soft in proportion', () => {
    const loud = shapePiece(tone(50, 100, 50, 3), RATE, 50);
    expect(Math.max(...loud.map(Math.abs))).toBeLessThanOrEqual(1);
    const soft = shapePiece(tone(50, 100, 50, 0.1), RATE, 50);
    expect(Math.max(...soft)).toBeCloseTo(0.19, 5);
  });

  it('begins and ends near zero even when the sound does not', () => {
    const shaped = shapePiece(tone(0, 100, 0, 0.3), RATE, 0);
    expect(Math.abs(shaped[0]!)).toBeLessThan(0.1);
    expect(Math.abs(shaped.at(-1)!)).toBeLessThan(0.1);
  });

  it('makes nothing of silence', () => {
    expect(shapePiece(tone(100, 0, 100, 0), RATE, 100)).toHaveLength(0);
    expect(shapePiece(new Float32Array(0), RATE, 100)).toHaveLength(0);
  });
});

describe('pauseAfterMs', () => {
  it('is longest after a sentence and shortest after a comma', () => {
    expect(pauseAfterMs('jˈɛs.')).toBeGreaterThan(pauseAfterMs('jˈɛs:'));
    expect(pauseAfterMs('jˈɛs:')).toBeGreaterThan(pauseAfterMs('jˈɛs,'));
  });
});
