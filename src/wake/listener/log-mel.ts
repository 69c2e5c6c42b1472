/**
 * Log-mel steps of a stream, as the listener was trained on them (training/listener/features.py says the same in Python).
 */
import { SAMPLE_RATE_HZ } from '../../audio/ports.js';
import { RealFft } from '../../audio/voice/dsp/real-fft.js';

const WINDOW = 400;
const HOP = 192;
const FFT = 512;
const MELS = 40;
const LOW_HZ = 60;
const HIGH_HZ = 7600;
/** Of a power that is no sound. */
const FLOOR = 1e-7;
/** Hops that the network takes at a time. */
const STACK = 4;

/** Samples from one step to the next: 48 ms. */
export const STEP_SAMPLES = STACK * HOP;
/** Values of a step. */
export const STEP_VALUES = STACK * MELS;

/** Bins of the spectrum that a band takes in, and how much of each. */
interface Band {
  readonly first: number;
  readonly weights: Float64Array;
}

const mel = (hertz: number): number => 2595 * Math.log10(1 + hertz / 700);
const hertz = (mels: number): number => 700 * (10 ** (mels / 2595) - 1);

/** Triangles of height 1 that are even on the mel scale (O'Shaughnessy 1987). */
function melBands(): readonly Band[] {
  const width = (mel(HIGH_HZ) - mel(LOW_HZ)) / (MELS + 1);
  const edge = (index: number): number => hertz(mel(LOW_HZ) + index * width);
  return Array.from({ length: MELS }, (_, band): Band => {
    const [low, middle, high] = [edge(band), edge(band + 1), edge(band + 2)];
    const all = Array.from({ length: FFT / 2 + 1 }, (_, bin) => {
      const at = (bin * SAMPLE_RATE_HZ) / FFT;
      return Math.max(0, Math.min((at - low) / (middle - low), (high - at) / (high - middle)));
    });
    const first = all.findIndex((weight) => weight > 0);
    const last = all.findLastIndex((weight) => weight > 0);
    return { first: Math.max(0, first), weights: Float64Array.from(all.slice(Math.max(0, first), last + 1)) };
  });
}

const BANDS = melBands();
const HANN = Float64Array.from(
  { length: WINDOW },
  (_, at) => 0.5 - 0.5 * Math.cos((2 * Math.PI * at) / WINDOW),
);

export class LogMel {
  readonly #fft = new RealFft(FFT);
  readonly #frame = new Float64Array(FFT);
  readonly #re = new Float64Array(FFT / 2 + 1);
  readonly #im = new Float64Array(FFT / 2 + 1);
  /** Samples that the next window begins with. */
  #rest = new Float32Array(0);
  #hops: number[] = [];

  /**
   * @param samples at 16 kHz in -1..1
   * @returns the steps that are whole with them: natural logarithms [steps * STEP_VALUES]
   */
  push(samples: Float32Array): Float32Array {
    const all = new Float32Array(this.#rest.length + samples.length);
    all.set(this.#rest);
    all.set(samples, this.#rest.length);
    let start = 0;
    for (; start + WINDOW <= all.length; start += HOP) this.#hop(all, start);
    this.#rest = all.slice(start);
    const whole = this.#hops.length - (this.#hops.length % STEP_VALUES);
    return Float32Array.from(this.#hops.splice(0, whole));
  }

  reset(): void {
    this.#rest = new Float32Array(0);
    this.#hops = [];
  }

  #hop(samples: Float32Array, start: number): void {
    const [frame, re, im] = [this.#frame, this.#re, this.#im];
    for (let at = 0; at < WINDOW; at += 1) frame[at] = (samples[start + at] ?? 0) * (HANN[at] ?? 0);
    this.#fft.forward(frame, re, im);
    for (let bin = 0; bin < re.length; bin += 1) {
      re[bin] = ((re[bin] ?? 0) ** 2 + (im[bin] ?? 0) ** 2) / WINDOW;
    }
    for (const { first, weights } of BANDS) {
      let power = FLOOR;
      for (let at = 0; at < weights.length; at += 1) power += (weights[at] ?? 0) * (re[first + at] ?? 0);
      this.#hops.push(Math.log(power));
    }
  }
}
