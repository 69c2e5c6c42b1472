/**
 * A sound read at any speed and from any place between its samples: by a windowed sinc, tabulated (Smith and Gossett, "A
 * flexible sampling-rate conversion method", ICASSP 1984). Read as it is, it comes out as it is, to the last bit.
 */

/** Samples on either side: 40 dB below the sound up to 6 kHz, where a cubic through four samples has 14. */
const HALF = 8;
const TAPS = 2 * HALF;
/** Places between two samples: half a step off is 50 dB below a sound at 2 kHz. */
const PHASES = 256;

const KERNEL = Float64Array.from({ length: PHASES * TAPS }, (_, index) => {
  const [phase, tap] = [Math.floor(index / TAPS), index % TAPS];
  const t = tap - (HALF - 1) - phase / PHASES;
  if (phase === 0) return tap === HALF - 1 ? 1 : 0;
  const sinc = Math.sin(Math.PI * t) / (Math.PI * t);
  return sinc * (0.5 + 0.5 * Math.cos((Math.PI * t) / HALF));
});

/**
 * Adds to `into` what `samples` has from `start` on, `step` samples further each time; silence before and after it.
 * @param start may lie between two samples, or before the first
 * @param into written from `begin` to `end`, exclusive; `start` belongs to `begin`
 */
export function addSliding(
  samples: Float32Array,
  start: number,
  step: number,
  into: Float64Array,
  begin: number,
  end: number,
): void {
  for (let n = begin; n < end; n++) {
    const place = Math.round((start + (n - begin) * step) * PHASES);
    const whole = Math.floor(place / PHASES);
    const phase = place - whole * PHASES;
    if (phase === 0) {
      into[n]! += samples[whole] ?? 0;
      continue;
    }
    const [first, row] = [whole - (HALF - 1), phase * TAPS];
    const from = Math.max(0, -first);
    const to = Math.min(TAPS, samples.length - first);
    let sum = 0;
    for (let tap = from; tap < to; tap++) sum += KERNEL[row + tap]! * samples[first + tap]!;
    into[n]! += sum;
  }
}
