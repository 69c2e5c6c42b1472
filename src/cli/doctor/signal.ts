/** What a few seconds from a microphone tell of it: levels, clipping, mains hum, bandwidth. No device, no model. */
import { FRAME_SAMPLES, SAMPLE_RATE_HZ } from '../../audio/ports.js';
import { RealFft } from '../../audio/voice/dsp/real-fft.js';

export interface SignalFacts {
  readonly seconds: number;
  /** Largest absolute sample, 0 to 1. */
  readonly peak: number;
  /** Of the frames with speech; null: nobody spoke. */
  readonly speechDbfs: number | null;
  /** Of the quietest tenth of the frames. */
  readonly noiseDbfs: number;
  /** Samples that the converter cut off, in a thousand. */
  readonly clippedPermille: number;
  /** Every sample is the same: no microphone stands behind it. */
  readonly dead: boolean;
  /** Frequency of the mains that hums, and how loud; null: none. */
  readonly hum: { readonly hz: 50 | 60; readonly dbfs: number } | null;
  /** Nothing above what a telephone carries. */
  readonly narrow: boolean;
}

const SILENCE_DBFS = -120;
/** Power of a full-scale sine is -3 dBFS here, as everywhere where RMS counts. */
const dbfs = (power: number): number => Math.max(SILENCE_DBFS, 10 * Math.log10(power + 1e-12));

/** @param speech of each frame of 512 samples: somebody speaks; null: nobody can tell */
export function signalFacts(samples: Float32Array, speech: readonly boolean[] | null): SignalFacts {
  const powers = framePowers(samples);
  const sorted = powers.toSorted((a, b) => a - b);
  let peak = 0;
  for (const sample of samples) peak = Math.max(peak, Math.abs(sample));
  const spoken = speech === null ? aboveNoise(sorted) : powers.filter((_, index) => speech[index] === true);
  const spectra = secondsOf(samples).map(powerSpectrum);
  return {
    seconds: samples.length / SAMPLE_RATE_HZ,
    peak,
    speechDbfs: spoken.length === 0 ? null : dbfs(mean(spoken)),
    noiseDbfs: dbfs(sorted[Math.floor(sorted.length / 10)] ?? 0),
    clippedPermille: (1000 * clippedSamples(samples, peak)) / Math.max(1, samples.length),
    dead: samples.every((sample) => sample === samples[0]),
    hum: humIn(spectra, 50) ?? humIn(spectra, 60),
    narrow: isNarrow(spectra),
  };
}

function framePowers(samples: Float32Array): number[] {
  const powers: number[] = [];
  for (let at = 0; at + FRAME_SAMPLES <= samples.length; at += FRAME_SAMPLES) {
    let sum = 0;
    for (const sample of samples.subarray(at, at + FRAME_SAMPLES)) sum += sample * sample;
    powers.push(sum / FRAME_SAMPLES);
  }
  return powers;
}

/** Without a speech detector: the loudest twentieth, where it stands out by 15 dB. */
function aboveNoise(sorted: readonly number[]): readonly number[] {
  const noise = sorted[Math.floor(sorted.length / 10)] ?? 0;
  const loud = sorted.slice(Math.floor(0.95 * sorted.length));
  return mean(loud) > 10 ** 1.5 * Math.max(noise, 1e-10) ? loud : [];
}

/** Flat tops: three samples in a row at full scale, or exactly equal at the recording's own top. */
function clippedSamples(samples: Float32Array, peak: number): number {
  if (peak < 0.1) return 0;
  let clipped = 0;
  let run = 0;
  for (let at = 0; at < samples.length; at += 1) {
    const sample = samples[at] ?? 0;
    const full = Math.abs(sample) >= 0.99;
    const flat = sample === samples[at - 1] && Math.abs(sample) >= 0.95 * peak;
    run = full || flat ? run + 1 : 0;
    // A flat top's first sample equals none before it.
    if (run === 3) clipped += 3;
    else if (run > 3) clipped += 1;
  }
  return clipped;
}

function secondsOf(samples: Float32Array): Float32Array[] {
  const count = Math.min(10, Math.floor(samples.length / SAMPLE_RATE_HZ));
  return Array.from({ length: count }, (_, n) =>
    samples.subarray(n * SAMPLE_RATE_HZ, (n + 1) * SAMPLE_RATE_HZ),
  );
}

/** Power by hertz, 0 to 8000, of one second under a Hann window: a sine of power P shows as P in its three bins. */
function powerSpectrum(second: Float32Array): Float64Array {
  const fft = new RealFft(SAMPLE_RATE_HZ);
  const frame = Float64Array.from(
    second,
    (sample, n) => sample * (1 - Math.cos((2 * Math.PI * n) / SAMPLE_RATE_HZ)),
  );
  const re = new Float64Array(fft.bins);
  const im = new Float64Array(fft.bins);
  fft.forward(frame, re, im);
  // Two sidebands; the window's own power is 1.5.
  const scale = 2 / (1.5 * SAMPLE_RATE_HZ ** 2);
  return re.map((value, k) => scale * (value ** 2 + (im[k] ?? 0) ** 2));
}

/** A tone stands out by 20 dB. */
const OUTSTANDING = 100;
const AUDIBLE_DBFS = -65;

/** Mains: two or more of its first four harmonics stand out, in every second. A voice does not stay on 50 or 60 Hz. */
function humIn(spectra: readonly Float64Array[], hz: 50 | 60): SignalFacts['hum'] {
  const seconds = spectra.map((spectrum) => {
    const tones = [1, 2, 3, 4]
      .map((harmonic) => toneAt(spectrum, hz * harmonic))
      .filter((power) => power > 0);
    return tones.length < 2 ? 0 : tones.reduce((sum, power) => sum + power, 0);
  });
  if (seconds.length === 0 || seconds.includes(0)) return null;
  const level = dbfs(mean(seconds));
  return level < AUDIBLE_DBFS ? null : { hz, dbfs: level };
}

/** Power of the tone at that frequency; 0 where none stands out from what is around it. */
function toneAt(spectrum: Float64Array, hz: number): number {
  const power = sum(spectrum, hz - 1, hz + 1);
  const around = [-12, -10, -8, -6, 6, 8, 10, 12]
    .map((offset) => spectrum[hz + offset] ?? 0)
    .sort((a, b) => a - b);
  const usual = ((around[3] ?? 0) + (around[4] ?? 0)) / 2;
  return power > OUTSTANDING * usual ? power : 0;
}

/** A telephone's band ends at 3.4 kHz; above it even a quiet room has some noise. */
function isNarrow(spectra: readonly Float64Array[]): boolean {
  const within = mean(spectra.map((spectrum) => sum(spectrum, 300, 3_400)));
  const above = mean(spectra.map((spectrum) => sum(spectrum, 4_300, 7_000)));
  return spectra.length > 0 && dbfs(within) > -80 && above < within * 1e-6;
}

function sum(spectrum: Float64Array, from: number, to: number): number {
  let total = 0;
  for (let k = from; k <= to; k += 1) total += spectrum[k] ?? 0;
  return total;
}

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((total, value) => total + value, 0) / values.length;
