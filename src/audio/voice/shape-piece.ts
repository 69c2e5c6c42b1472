/** From the model's raw output to a piece that can be played right after another. */

/** The model speaks at -24 dBFS with peaks near 0.35; this brings replies to the level of other sound. */
const GAIN = 1.9;
/** Above this the limiter bends: nothing ever reaches 1. */
const KNEE = 0.8;
/** Speech is what exceeds this, before the gain: 10 dB above the model's noise floor. */
const ONSET = 0.004;
/** The model breathes 300 ms before it speaks, which a listener would feel as slowness. */
const LEAD_MS = 40;
const FADE_MS = 10;

/** How long the pause after each kind of mark is, ms; the model itself leaves 450. */
export function pauseAfterMs(phonemes: string): number {
  return /[.!?…]$/u.test(phonemes.trim()) ? 280 : /[;:—]$/u.test(phonemes.trim()) ? 200 : 120;
}

/**
 * Trims the silence at both ends (to `pauseMs` behind the last sound), raises the level, limits softly and fades the ends.
 * @param samples raw output, about -0.5..0.5, any length
 * @returns a new array within -1..1; empty when there is no sound
 */
export function shapePiece(samples: Float32Array, sampleRateHz: number, pauseMs: number): Float32Array {
  const perMs = sampleRateHz / 1000;
  let first = samples.findIndex((sample) => Math.abs(sample) > ONSET);
  if (first < 0) first = samples.length;
  const last = samples.findLastIndex((sample) => Math.abs(sample) > ONSET);
  const from = Math.max(0, Math.min(first - Math.round(LEAD_MS * perMs), samples.length));
  const to = Math.min(samples.length, last + 1 + Math.round(pauseMs * perMs));
  const shaped = samples.slice(Math.min(from, to), to);
  const fade = Math.min(Math.round(FADE_MS * perMs), shaped.length >> 1);
  for (let n = 0; n < shaped.length; n++) {
    const edge = Math.min(1, (n + 1) / (fade + 1), (shaped.length - n) / (fade + 1));
    shaped[n] = limited(shaped[n]! * GAIN) * edge;
  }
  return shaped;
}

/** Linear up to the knee, then towards 1 without reaching it. */
function limited(sample: number): number {
  const size = Math.abs(sample);
  if (size <= KNEE) return sample;
  return Math.sign(sample) * (KNEE + (1 - KNEE) * Math.tanh((size - KNEE) / (1 - KNEE)));
}
