import { EarshotError } from '../../errors.js';
import type { ByteSource } from './byte-source.js';

/** One opened recording of any format. The byte source stays the opener's to close. */
export interface AudioReader {
  readonly sampleRateHz: number;
  /** What the header or the last page says; undefined where the format does not say. */
  readonly seconds: number | undefined;
  /** The recording, mono, in -1..1, in blocks of any size. Can be read once. */
  blocks(): AsyncIterable<Float32Array>;
}

/** Opens one format; the magic number was recognised already. */
export type OpenReader = (source: ByteSource) => Promise<AudioReader>;

export const unreadable = (source: ByteSource, why: string, cause?: unknown): EarshotError =>
  new EarshotError('AUDIO_UNREADABLE', `${source.name} cannot be read as audio: ${why}.`, { cause });

export const unsupported = (source: ByteSource, what: string): EarshotError =>
  new EarshotError(
    'AUDIO_UNSUPPORTED',
    `${source.name} is ${what}; WAV, FLAC and Ogg Opus can be read. Convert it, for example: ffmpeg -i IN OUT.wav`,
  );

/** Untrusted samples become harmless ones: no NaN, no infinity, nothing outside -1..1. In place. */
export function sanitize(samples: Float32Array): Float32Array {
  for (let i = 0; i < samples.length; i++) {
    const sample = samples[i] ?? 0;
    if (!(sample >= -1 && sample <= 1)) samples[i] = Number.isNaN(sample) ? 0 : Math.sign(sample);
  }
  return samples;
}
