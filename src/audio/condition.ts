/** What a recording's own faults need: a constant offset taken away, clipping told. */

/** From here on a sample counts as clipped: 16-bit full scale less one step, and what lossy codecs make of it. */
const CLIP_LEVEL = 0.985;

/**
 * The recording without its mean. Cheap sound cards and some phones add an offset; it wastes headroom, and shifts the
 * energies that the level meter and SNR read. Returns the same array when the offset does not matter.
 */
export function removeOffset(samples: Float32Array): Float32Array {
  let sum = 0;
  for (const sample of samples) sum += sample;
  const mean = samples.length === 0 ? 0 : sum / samples.length;
  return Math.abs(mean) < 1e-4 ? samples : samples.map((sample) => sample - mean);
}

/**
 * The share of samples that sit at full scale in runs of three or more: single peaks are loud, runs are cut off.
 * Above about 0.01 the recording gain is too high, and a person should be told.
 */
export function clippedShare(samples: Float32Array): number {
  let clipped = 0;
  let run = 0;
  for (const sample of samples) {
    run = Math.abs(sample) >= CLIP_LEVEL ? run + 1 : 0;
    if (run === 3) clipped += 3;
    else if (run > 3) clipped++;
  }
  return samples.length === 0 ? 0 : clipped / samples.length;
}
