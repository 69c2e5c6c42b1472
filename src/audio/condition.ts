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

/** Of the filter below: -3 dB at 13 Hz, below any voice. */
const POLE = 0.995;

/** A stream without its offset (and without what wind and footsteps add below 13 Hz): one pole and a zero at 0 Hz. */
export class OffsetBlocker {
  #before = 0;
  #output = 0;

  /** A copy of the frame. */
  apply(frame: Float32Array): Float32Array {
    return frame.map((sample) => {
      this.#output = sample - this.#before + POLE * this.#output;
      this.#before = sample;
      return this.#output;
    });
  }
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

/** From this share on a stretch counts as overdriven, as `clippedShare` says ... */
const TOO_MUCH = 0.01;
/** ... and as right again where loud speech is heard without any: half of full scale. */
const LOUD = 0.5;

/** Watches a stream for clipping, stretch by stretch. */
export class ClippingMeter {
  #clipped = 0;
  #peak = 0;
  #worst = 0;
  #frames = 0;
  #told = false;

  /**
   * @param frames of a stretch
   * @param onChange told when a stretch has a frame that is overdriven, and when one is loud without
   */
  constructor(
    private readonly frames: number,
    private readonly onChange: (overdriven: boolean) => void,
  ) {}

  push(frame: Float32Array): void {
    const share = clippedShare(frame);
    this.#worst = Math.max(this.#worst, share);
    if (share > TOO_MUCH) this.#clipped += 1;
    for (const sample of frame) this.#peak = Math.max(this.#peak, Math.abs(sample));
    this.#frames += 1;
    if (this.#frames < this.frames) return;
    this.#judge();
    this.#clipped = 0;
    this.#peak = 0;
    this.#worst = 0;
    this.#frames = 0;
  }

  /** One frame may be a knock on the table; three are speech. */
  #judge(): void {
    const overdriven = this.#clipped >= 3;
    const right = this.#worst === 0 && this.#peak >= LOUD;
    if (overdriven === this.#told || !(overdriven || right)) return;
    this.#told = overdriven;
    this.onChange(overdriven);
  }
}
