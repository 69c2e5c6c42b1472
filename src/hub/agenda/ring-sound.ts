/** The sound of a timer or alarm: two strokes of a bell, synthesized. Others' sounds carry licences, this one none. */
import type { PcmAudio } from '../../audio/ports.js';

/** The voice's rate, so that nothing is resampled between a ring and a sentence. */
const RATE_HZ = 24_000;
const PEAK = 0.6;
const LENGTH_MS = 1_400;
/** A5 and D6: high enough for small loudspeakers, where a presbyacusic ear still hears them. */
const STROKES = [
  { hz: 880, atMs: 0 },
  { hz: 1174.66, atMs: 180 },
  { hz: 880, atMs: 500 },
  { hz: 1174.66, atMs: 680 },
] as const;
const DECAY_PER_S = 6;
const ATTACK_S = 0.005;
const RELEASE_S = 0.03;

let made: Float32Array | null = null;

/** @param gain 0 to 1 */
export function ringSound(gain: number): PcmAudio {
  made ??= synthesize();
  return { samples: made.map((sample) => sample * gain), sampleRateHz: RATE_HZ };
}

function synthesize(): Float32Array {
  const length = Math.round((LENGTH_MS * RATE_HZ) / 1_000);
  const samples = Float32Array.from({ length }, (_, index) => {
    const s = index / RATE_HZ;
    const value = STROKES.reduce((sum, { hz, atMs }) => sum + stroke(hz, s - atMs / 1_000), 0);
    return value * Math.min(1, (length - index) / RATE_HZ / RELEASE_S);
  });
  const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  return samples.map((sample) => (sample * PEAK) / peak);
}

/** A bell's fundamental and its octave. */
function stroke(hz: number, s: number): number {
  if (s < 0) return 0;
  const tone = Math.sin(2 * Math.PI * hz * s) + 0.3 * Math.sin(4 * Math.PI * hz * s);
  return Math.min(1, s / ATTACK_S) * Math.exp(-DECAY_PER_S * s) * tone;
}
