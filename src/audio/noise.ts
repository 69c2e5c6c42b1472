import { SAMPLE_RATE_HZ } from './ports.js';

/** Noise for tests and benches: mixing at a given SNR, and generators that give the same samples for the same seed. */

/** Frame over which energies are compared (128 ms). */
const ENERGY_FRAME_SAMPLES = 2_048;

/**
 * Speech with noise added, the noise scaled so that the largest frame energies (frames of 2048 samples) have the
 * ratio `snrDb`. Source: the recipe of Picovoice's public noise benchmarks. The noise is repeated where it is too
 * short; if the sum would clip, all of it is made softer.
 * @param offset first sample of the noise to use, so that one recording gives many different mixes
 */
export function mixAtSnr(speech: Float32Array, noise: Float32Array, snrDb: number, offset = 0): Float32Array {
  if (noise.length === 0) return speech.slice();
  const used = Float32Array.from(speech, (_, i) => noise[(offset + i) % noise.length] ?? 0);
  const noiseEnergy = maxFrameEnergy(used);
  const scale =
    noiseEnergy === 0 ? 0 : Math.sqrt(maxFrameEnergy(speech) / (noiseEnergy * 10 ** (snrDb / 10)));
  const mixed = speech.map((sample, i) => sample + scale * (used[i] ?? 0));
  const peak = mixed.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  return peak > 1 ? mixed.map((sample) => sample / peak) : mixed;
}

/** The largest mean square of the frames; what is shorter than a frame is one frame. */
export function maxFrameEnergy(samples: Float32Array): number {
  let most = 0;
  const last = Math.max(1, samples.length - ENERGY_FRAME_SAMPLES + 1);
  for (let start = 0; start < last; start += ENERGY_FRAME_SAMPLES) {
    const frame = samples.subarray(start, start + ENERGY_FRAME_SAMPLES);
    let sum = 0;
    for (const sample of frame) sum += sample * sample;
    most = Math.max(most, sum / Math.max(1, frame.length));
  }
  return most;
}

/** Repeatable random numbers in 0..1 (mulberry32, public domain, by Tommy Ettinger). */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Equal power at all frequencies, uniform in -amplitude..amplitude. */
export function whiteNoise(samples: number, seed = 1, amplitude = 0.1): Float32Array {
  const next = random(seed);
  return Float32Array.from({ length: samples }, () => amplitude * (2 * next() - 1));
}

/** 3 dB less per octave, by Paul Kellet's filter of white noise ("economy" version, within 0.5 dB). */
export function pinkNoise(samples: number, seed = 1, amplitude = 0.1): Float32Array {
  const white = whiteNoise(samples, seed, 1);
  let low = 0;
  let middle = 0;
  let high = 0;
  return white.map((sample) => {
    low = 0.99765 * low + sample * 0.099046;
    middle = 0.963 * middle + sample * 0.2965164;
    high = 0.57 * high + sample * 1.0526913;
    // The filter's gain is about 5 at its peak.
    return (amplitude * (low + middle + high + sample * 0.1848)) / 5;
  });
}

export function tone(hz: number, samples: number, amplitude = 0.1): Float32Array {
  return Float32Array.from(
    { length: samples },
    (_, i) => amplitude * Math.sin((2 * Math.PI * hz * i) / SAMPLE_RATE_HZ),
  );
}

/** A melody of decaying harmonic notes: like music, never speech. */
export function music(samples: number, seed = 1, amplitude = 0.2): Float32Array {
  const next = random(seed);
  const melody = new Float32Array(samples);
  const noteSamples = SAMPLE_RATE_HZ / 4;
  for (let start = 0; start < samples; start += noteSamples) {
    // A pentatonic scale over two octaves from A3.
    const step = [0, 2, 4, 7, 9, 12, 14, 16, 19, 21][Math.floor(next() * 10)] ?? 0;
    const hz = 220 * 2 ** (step / 12);
    for (let i = 0; i < noteSamples && start + i < samples; i++) {
      const seconds = i / SAMPLE_RATE_HZ;
      let value = 0;
      for (let partial = 1; partial <= 4; partial++) {
        value += Math.sin(2 * Math.PI * hz * partial * seconds) / partial;
      }
      melody[start + i] = (amplitude * value * Math.exp(-4 * seconds)) / 2;
    }
  }
  return melody;
}
