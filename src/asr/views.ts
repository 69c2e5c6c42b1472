/**
 * The same utterance heard several ways (test-time augmentation): as it was said, and a little slower and faster. The
 * encoder cuts each into other frames, so what noise makes of one it seldom makes of all; what was said stays likely in
 * every one.
 */

const RATES = [0.9, 1.1];

/** @param samples 16 kHz mono @returns the utterance as often again as there are other ways to hear it */
export function otherViews(samples: Float32Array): Float32Array[] {
  return RATES.map((rate) => atRate(samples, rate));
}

/**
 * Faster (above 1) or slower, pitch and all. Linear interpolation: it dulls the highest octave by some decibels, which is
 * one more way to hear it.
 */
function atRate(samples: Float32Array, rate: number): Float32Array {
  return Float32Array.from({ length: Math.floor(samples.length / rate) }, (_, at) => {
    const place = at * rate;
    const before = Math.floor(place);
    const left = samples[before] ?? 0;
    return left + ((samples[before + 1] ?? 0) - left) * (place - before);
  });
}
