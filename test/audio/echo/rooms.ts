/** A simulated room with the hub's loudspeaker in it, on the canceller's clock. */
import { ClockDrift } from '../../../src/audio/echo/clock-drift.js';
import { EchoCanceller } from '../../../src/audio/echo/echo-canceller.js';
import { FarEnd } from '../../../src/audio/echo/far-end.js';
import {
  convolve,
  drifted,
  impulseResponse,
  type ROOMS,
  throughLoudspeaker,
} from '../../../src/audio/echo/simulated-room.js';
import { random } from '../../../src/audio/noise.js';
import { FRAME_SAMPLES, SAMPLE_RATE_HZ } from '../../../src/audio/ports.js';

export type FurnishedRoom = (typeof ROOMS)[number];

export interface Played {
  /** Sample at which it was handed to the loudspeaker. */
  readonly from: number;
  readonly samples: Float32Array;
  /** Samples until it sounds. */
  readonly delay: number;
}

/** Like a voice: a hoarse pulse train of changing pitch, in syllables with pauses between them. Repeatable. */
export function babble(seconds: number, seed: number): Float32Array {
  const next = random(seed);
  const samples = new Float32Array(Math.round(seconds * SAMPLE_RATE_HZ));
  let [phase, low, at] = [0, 0, 0];
  while (at < samples.length) {
    const length = Math.round((0.09 + 0.16 * next()) * SAMPLE_RATE_HZ);
    const [hz, voiced, loud] = [90 + 90 * next(), next() < 0.7, next() < 0.15 ? 0 : 0.3 + 0.7 * next()];
    const colour = 0.2 + 0.7 * next();
    for (let n = 0; n < length && at < samples.length; n++, at++) {
      phase += hz / SAMPLE_RATE_HZ;
      const pulse = phase >= 1 ? 4 : 0;
      phase %= 1;
      low += colour * ((voiced ? pulse : 0) + (voiced ? 0.3 : 1) * (next() - 0.5) - low);
      samples[at] = 0.3 * loud * Math.sin((Math.PI * n) / length) * low;
    }
  }
  return samples;
}

/** What the loudspeaker makes of it at the microphone. @param ppm by which the loudspeaker's clock is faster */
export function echoOf(
  room: FurnishedRoom,
  played: readonly Played[],
  length: number,
  ppm = 0,
): Float32Array {
  const loud = new Float32Array(length);
  for (const { from, samples, delay } of played) {
    for (let n = 0; n < samples.length && from + delay + n < length; n++)
      loud[from + delay + n]! += samples[n]!;
  }
  return drifted(convolve(throughLoudspeaker(loud), impulseResponse(room, room.loudspeaker)), ppm);
}

export interface Cleaned {
  readonly samples: Float32Array;
  /** By frame. */
  readonly own: readonly boolean[];
  /** By which the loudspeaker's clock is thought to be faster, in the end. */
  readonly ppm: number;
}

/** The canceller's own delay, samples. */
export const LATE = 256;
const HEAD_START = 1_024;

export function clean(microphone: Float32Array, played: readonly Played[]): Cleaned {
  const far = new FarEnd();
  const clock = new ClockDrift();
  const canceller = new EchoCanceller(far);
  const samples = new Float32Array(microphone.length);
  const own: boolean[] = [];
  const waiting = [...played];
  for (let at = 0; at + FRAME_SAMPLES <= microphone.length; at += FRAME_SAMPLES) {
    for (let next = waiting[0]; next !== undefined && next.from < at + FRAME_SAMPLES; next = waiting[0]) {
      far.put(next.from - HEAD_START, next.samples, Number.POSITIVE_INFINITY, clock);
      waiting.shift();
    }
    const frame = canceller.process(microphone.subarray(at, at + FRAME_SAMPLES), at);
    samples.set(frame.samples, at);
    own.push(frame.own);
  }
  return { samples, own, ppm: clock.rate * 1e6 };
}

export function power(samples: Float32Array, fromSeconds: number, toSeconds: number): number {
  const part = samples.subarray(fromSeconds * SAMPLE_RATE_HZ, toSeconds * SAMPLE_RATE_HZ);
  return part.reduce((sum, sample) => sum + sample * sample, 0) / part.length;
}

/** dB by which the echo is softer. */
export const erle = (before: Float32Array, after: Float32Array, from: number, to: number): number =>
  10 * Math.log10(power(before, from, to) / power(after, from, to));
