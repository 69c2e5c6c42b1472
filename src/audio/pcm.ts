import { FRAME_SAMPLES, SAMPLE_RATE_HZ } from './ports.js';

/** Small conversions between byte streams, samples, frames and times. */

export const FRAME_MS = (FRAME_SAMPLES * 1000) / SAMPLE_RATE_HZ;

export const samplesOf = (ms: number, sampleRateHz = SAMPLE_RATE_HZ): number =>
  Math.round((ms * sampleRateHz) / 1000);

export const secondsOf = (samples: number, sampleRateHz = SAMPLE_RATE_HZ): number => samples / sampleRateHz;

/** Signed 16-bit little-endian bytes to floats in -1..1. An odd last byte is ignored. */
export function floatsFromPcm16(bytes: Uint8Array): Float32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const samples = new Float32Array(bytes.byteLength >> 1);
  for (let i = 0; i < samples.length; i++) samples[i] = view.getInt16(2 * i, true) / 32768;
  return samples;
}

/** Floats to signed 16-bit little-endian bytes; what lies outside -1..1 is clipped, what is no number is silence. */
export function pcm16FromFloats(samples: Float32Array): Buffer {
  const bytes = Buffer.alloc(2 * samples.length);
  for (let i = 0; i < samples.length; i++) {
    const sample = samples[i] ?? 0;
    const scaled = Number.isFinite(sample) ? Math.round(sample * 32767) : 0;
    bytes.writeInt16LE(Math.max(-32768, Math.min(32767, scaled)), 2 * i);
  }
  return bytes;
}

/** The mean of the channels; one channel is returned as it is. */
export function mixToMono(channels: readonly Float32Array[]): Float32Array {
  const [first, ...others] = channels;
  if (!first) return new Float32Array(0);
  if (others.length === 0) return first;
  const mono = new Float32Array(first.length);
  for (let i = 0; i < mono.length; i++) {
    let sum = first[i] ?? 0;
    for (const channel of others) sum += channel[i] ?? 0;
    mono[i] = sum / channels.length;
  }
  return mono;
}

export function concat(blocks: readonly Float32Array[]): Float32Array {
  const whole = new Float32Array(blocks.reduce((sum, block) => sum + block.length, 0));
  let at = 0;
  for (const block of blocks) {
    whole.set(block, at);
    at += block.length;
  }
  return whole;
}

/** Root mean square in dB below full scale; -Infinity for silence. */
export function levelDbfs(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  return samples.length === 0 ? Number.NEGATIVE_INFINITY : 10 * Math.log10(sum / samples.length);
}

/** Cuts blocks of any size into frames of FRAME_SAMPLES; what is left waits for the next block. */
export class Reframer {
  #rest = new Float32Array(FRAME_SAMPLES);
  #filled = 0;

  /** The frames that became complete, each a fresh array. */
  push(samples: Float32Array): Float32Array[] {
    const frames: Float32Array[] = [];
    let at = 0;
    while (at < samples.length) {
      const taken = Math.min(FRAME_SAMPLES - this.#filled, samples.length - at);
      this.#rest.set(samples.subarray(at, at + taken), this.#filled);
      this.#filled += taken;
      at += taken;
      if (this.#filled === FRAME_SAMPLES) {
        frames.push(this.#rest);
        this.#rest = new Float32Array(FRAME_SAMPLES);
        this.#filled = 0;
      }
    }
    return frames;
  }

  /** The unfinished frame padded with silence, or undefined when nothing waits. */
  flush(): Float32Array | undefined {
    if (this.#filled === 0) return undefined;
    const frame = this.#rest;
    this.#rest = new Float32Array(FRAME_SAMPLES);
    this.#filled = 0;
    return frame;
  }
}

/** 16-bit bytes in chunks of any size to floats; an odd byte waits for its other half. */
export class Pcm16Joiner {
  #odd: number | undefined;

  push(bytes: Uint8Array): Float32Array {
    if (bytes.length === 0) return new Float32Array(0);
    let whole = bytes;
    if (this.#odd !== undefined) {
      whole = new Uint8Array(bytes.length + 1);
      whole[0] = this.#odd;
      whole.set(bytes, 1);
    }
    this.#odd = whole.length % 2 === 1 ? whole.at(-1) : undefined;
    return floatsFromPcm16(whole);
  }
}
