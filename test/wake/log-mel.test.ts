import { describe, expect, it } from 'vitest';
import { LogMel, STEP_SAMPLES, STEP_VALUES } from '../../src/wake/listener/log-mel.js';

const SAMPLES = 4000;

/** A tone in noise, the same in Python. */
function sound(): Float32Array {
  let seed = 1n;
  return Float32Array.from({ length: SAMPLES }, (_, at) => {
    seed = (seed * 1_103_515_245n + 12_345n) % 2n ** 31n;
    const noise = Number(seed) / 2 ** 30 - 1;
    return 0.3 * Math.sin((2 * Math.PI * 440 * at) / 16_000) + 0.02 * noise;
  });
}

describe('log-mel steps', () => {
  it('are those that the listener was trained on', () => {
    const steps = new LogMel().push(sound());
    expect(steps.length / STEP_VALUES).toBe(4);
    // What training/listener/features.py makes of the same samples.
    const known = [
      [0, 0, -10.866],
      [0, 7, -0.703],
      [1, 45, -0.335],
      [2, 99, -7.661],
      [3, 159, -6.898],
      [3, 13, -9.27],
    ];
    for (const [step, value, wanted] of known) {
      expect(steps[(step ?? 0) * STEP_VALUES + (value ?? 0)]).toBeCloseTo(wanted ?? Number.NaN, 2);
    }
  });

  it('do not depend on how the stream comes in', () => {
    const whole = new LogMel().push(sound());
    const mel = new LogMel();
    const parts: number[] = [];
    for (let start = 0; start < SAMPLES; start += 137) {
      parts.push(...mel.push(sound().subarray(start, start + 137)));
    }
    expect(parts).toEqual([...whole]);
  });

  it('begin anew after a reset', () => {
    const mel = new LogMel();
    mel.push(sound().subarray(0, STEP_SAMPLES - 1));
    mel.reset();
    expect(mel.push(sound())).toEqual(new LogMel().push(sound()));
  });
});
