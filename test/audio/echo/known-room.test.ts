import { describe, expect, it } from 'vitest';
import { FAR_SAMPLES, NEAR_SAMPLES } from '../../../src/audio/echo/delay-estimator.js';
import { KnownRoom } from '../../../src/audio/echo/known-room.js';
import { convolve, impulseResponse, ROOMS } from '../../../src/audio/echo/simulated-room.js';
import { random } from '../../../src/audio/noise.js';
import { babble } from './rooms.js';

const SHIFT = 1_500;
/** 96 ms of a new piece have been heard. */
const HEARD = 1_536;
const response = impulseResponse(ROOMS[0]!, ROOMS[0]!.loudspeaker).subarray(0, 4_096);
const next = random(4);
const piece = Float32Array.from({ length: 8_000 }, () => 0.2 * (next() - 0.5));

/** The last second of what was played, and the last half second of what was heard. */
function heard(gain: number, over: Float32Array = new Float32Array(NEAR_SAMPLES)) {
  const far = new Float64Array(FAR_SAMPLES);
  const begin = FAR_SAMPLES - HEARD - SHIFT;
  far.set(piece.subarray(0, FAR_SAMPLES - begin), begin);
  const echo = convolve(Float32Array.from(far), response);
  const near = Float64Array.from(over);
  for (let n = 0; n < NEAR_SAMPLES; n++)
    near[n]! += gain * (echo[FAR_SAMPLES - NEAR_SAMPLES - SHIFT + n] ?? 0);
  return { near, far };
}

describe('a room that is known', () => {
  const room = new KnownRoom(Float64Array.from(response));

  it('tells at once where a new piece of sound lies in it', () => {
    const { near, far } = heard(1);
    const seen = room.look(near, far);
    expect(seen?.shift).toBeCloseTo(SHIFT, 1);
    expect(seen?.likeness).toBeGreaterThan(0.95);
  });

  it('tells it to a tenth of a sample, where it lies between two', () => {
    const { near, far } = heard(1);
    const between = near.map((sample, n) => (sample + (near[n - 1] ?? 0)) / 2);
    expect(Math.abs((room.look(between, far)?.shift ?? 0) - SHIFT - 0.5)).toBeLessThan(0.1);
  });

  it('does so while somebody else speaks, and is less sure', () => {
    const { near, far } = heard(0.03, babble(NEAR_SAMPLES / 16_000, 8));
    const seen = room.look(near, far);
    expect(seen?.shift).toBeCloseTo(SHIFT, 1);
    expect(seen?.likeness).toBeLessThan(0.95);
  });

  it('sees nothing in silence, and nothing like it in other sound', () => {
    const { near, far } = heard(0);
    expect(room.look(near, far)).toBeNull();
    expect(room.look(Float64Array.from(babble(NEAR_SAMPLES / 16_000, 11)), far)?.likeness).toBeLessThan(0.5);
  });
});
