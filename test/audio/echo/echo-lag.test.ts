import { describe, expect, it } from 'vitest';
import { EchoLag, type LagSeen } from '../../../src/audio/echo/echo-lag.js';
import { BLOCK_SAMPLES } from '../../../src/audio/echo/kalman-filter.js';
import { addSliding } from '../../../src/audio/echo/sliding-read.js';
import { babble } from './rooms.js';

const predicted = babble(0.4, 1);

function later(sound: Float32Array, by: number): Float32Array {
  const into = new Float64Array(sound.length);
  addSliding(sound, -by, 1, into, 0, into.length);
  return Float32Array.from(into);
}

/** The first look. */
function look(near: Float32Array, echo: Float32Array): LagSeen | null {
  const lag = new EchoLag();
  for (let at = 0; at + BLOCK_SAMPLES <= near.length; at += BLOCK_SAMPLES) {
    const part = (of: Float32Array): Float64Array => Float64Array.from(of.subarray(at, at + BLOCK_SAMPLES));
    const seen = lag.push(part(near), part(echo));
    if (seen !== null) return seen;
  }
  return null;
}

describe('how late an echo is', () => {
  it.each([0, 0.05, -0.3, 0.5, 2.2])('is seen to a hundredth of a sample: %f', (by) => {
    const seen = look(later(predicted, by), predicted);
    expect(Math.abs(seen!.lag - by)).toBeLessThan(0.01);
    expect(Math.sqrt(seen!.variance)).toBeLessThan(0.05);
  });

  it('is less sure while somebody speaks, and not much else', () => {
    const person = babble(0.4, 7);
    const near = later(predicted, 0.3).map((sample, n) => sample + 0.3 * person[n]!);
    const seen = look(near, predicted);
    expect(Math.abs(seen!.lag - 0.3)).toBeLessThan(0.2);
    expect(seen!.variance).toBeGreaterThan(2 * look(later(predicted, 0.3), predicted)!.variance);
  });

  it('is not known of silence, and hardly of other sound', () => {
    expect(look(predicted, new Float32Array(predicted.length))).toBeNull();
    expect(
      look(
        predicted.map((sample) => sample / 1_000),
        predicted.map((sample) => sample / 1_000),
      ),
    ).toBeNull();
    const other = look(babble(0.4, 5), predicted);
    if (other !== null) expect(Math.sqrt(other.variance)).toBeGreaterThan(0.1);
  });
});
