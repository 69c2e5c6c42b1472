/** The noise that benches mix in, and at which levels. */
import { mixAtSnr, pinkNoise } from '../audio/noise.js';
import { SAMPLE_RATE_HZ } from '../audio/ports.js';
import type { BenchContext } from './bench.js';
import { type Noise, noises } from './clips.js';

export const SNRS_DB = [6, 12, 18, 24] as const;
/** The level of a clip without noise. */
export const CLEAN = Number.POSITIVE_INFINITY;

export const levelName = (snrDb: number): string => (snrDb === CLEAN ? 'clean' : `${snrDb} dB`);

const SET = 'noise-household';

/** Household noise, else pink noise, which is harder than nothing and easier than a kitchen. */
export async function householdNoise(
  context: BenchContext,
): Promise<{ readonly noise: readonly Noise[]; readonly note: string }> {
  const recorded = await noises(context, SET);
  const recipe = 'scaled so that the largest energies of frames of 2048 samples have the SNR';
  if (recorded !== null && recorded.length > 0) {
    return { noise: recorded, note: `Noise: ${recorded.length} recordings of ${SET}, ${recipe}.` };
  }
  const pink = { label: 'pink noise', samples: pinkNoise(60 * SAMPLE_RATE_HZ, 7) };
  return { noise: [pink], note: `${SET} is not here: pink noise instead, ${recipe}.` };
}

/** Another noise, and another part of it, for every clip; the same at every level. */
export function withNoise(
  samples: Float32Array,
  noise: readonly Noise[],
  index: number,
  snrDb: number,
): Float32Array {
  const chosen = noise[index % Math.max(1, noise.length)];
  if (snrDb === CLEAN || chosen === undefined) return samples;
  return mixAtSnr(samples, chosen.samples, snrDb, (index * 7_919 * 16) % chosen.samples.length);
}
