/**
 * Level for what is far away or badly recorded: the speech detector and the recogniser were trained on speech near full
 * scale, and hear nothing at -50 dBFS. Never turns down, so loud speech stays as it is.
 */

/** Peak that quiet speech is brought to. */
const TARGET_PEAK = 0.3;
/** 30 dB: more would turn a quiet room's noise into speech. */
const MOST = 32;
/** Per frame of 32 ms: the level halves in 1.5 s, longer than a pause between words. */
const DECAY = 0.985;

/** A copy of the frame, louder where the last seconds were quiet. Follows a rise at once. */
export class RunningGain {
  #level = 0;

  apply(frame: Float32Array): Float32Array {
    this.#level = Math.max(peakOf(frame), this.#level * DECAY);
    return times(frame, this.#level);
  }

  reset(): void {
    this.#level = 0;
  }
}

/** One gain for the whole recording. */
export function levelled(samples: Float32Array): Float32Array {
  return times(samples, peakOf(samples));
}

function times(samples: Float32Array, peak: number): Float32Array {
  const gain = peak === 0 ? 1 : Math.min(MOST, Math.max(1, TARGET_PEAK / peak));
  return gain === 1 ? samples : samples.map((sample) => sample * gain);
}

function peakOf(samples: Float32Array): number {
  let peak = 0;
  for (const sample of samples) peak = Math.max(peak, Math.abs(sample));
  return peak;
}
