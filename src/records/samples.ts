/**
 * Samples <-> bytes, without loss: the recogniser must hear the very same numbers again. What a microphone gave in 16 bits
 * fits in 16 bits; what was made louder on its way does not, and is kept as it is.
 */
import { EarshotError } from '../errors.js';

const SCALE = 32_768;
const PCM16 = 1;
const FLOAT32 = 2;

/** Minus zero is no 16-bit number. */
const isWhole = (sample: number): boolean =>
  Number.isInteger(sample * SCALE) && sample >= -1 && sample < 1 && !Object.is(sample, -0);

/** First byte: the form; then little-endian numbers. */
export function bytesOfSamples(samples: Float32Array): Buffer {
  const whole = samples.every(isWhole);
  const size = whole ? 2 : 4;
  const bytes = Buffer.alloc(1 + size * samples.length);
  bytes[0] = whole ? PCM16 : FLOAT32;
  samples.forEach((sample, at) => {
    if (whole) bytes.writeInt16LE(sample * SCALE, 1 + at * size);
    else bytes.writeFloatLE(sample, 1 + at * size);
  });
  return bytes;
}

/** @throws EarshotError RECORD_UNREADABLE */
export function samplesOfBytes(bytes: Buffer): Float32Array {
  const size = bytes[0] === PCM16 ? 2 : 4;
  if ((bytes[0] !== PCM16 && bytes[0] !== FLOAT32) || (bytes.length - 1) % size !== 0)
    throw new EarshotError('RECORD_UNREADABLE', 'The sound of a record cannot be read: it is damaged.');
  const samples = new Float32Array((bytes.length - 1) / size);
  for (let at = 0; at < samples.length; at += 1) {
    samples[at] = size === 2 ? bytes.readInt16LE(1 + at * 2) / SCALE : bytes.readFloatLE(1 + at * 4);
  }
  return samples;
}
