import { type ByteSource, blocksOf } from './byte-source.js';
import { type AudioReader, sanitize, unreadable, unsupported } from './reader.js';

/**
 * RIFF WAVE, by hand because no kept library reads it as a stream with its header judged first (docs/dependencies.md).
 * Source: Microsoft's WAVEFORMATEX / WAVEFORMATEXTENSIBLE. A data chunk that claims more than the file holds is read
 * as far as it goes: recorders that were killed leave such files.
 */

const TAG_PCM = 1;
const TAG_FLOAT = 3;
const TAG_EXTENSIBLE = 0xfffe;
const MAX_CHANNELS = 64;
/** Broken files must not make us walk millions of empty chunks. */
const MAX_CHUNKS = 1_000;
const READ_FRAMES = 65_536;

interface Format {
  readonly channels: number;
  readonly sampleRateHz: number;
  readonly bits: number;
  readonly float: boolean;
}

type ReadSample = (view: DataView, at: number) => number;

export async function openWav(source: ByteSource): Promise<AudioReader> {
  const { format, dataAt, dataBytes } = await findData(source);
  const frameBytes = (format.channels * format.bits) / 8;
  const frames = Math.floor(dataBytes / frameBytes);
  return {
    sampleRateHz: format.sampleRateHz,
    seconds: frames / format.sampleRateHz,
    async *blocks() {
      const end = dataAt + frames * frameBytes;
      for await (const bytes of blocksOf(source, dataAt, end, READ_FRAMES * frameBytes)) {
        yield toMono(bytes, format, frameBytes);
      }
    },
  };
}

async function findData(source: ByteSource) {
  let format: Format | undefined;
  const riff = await source.read(0, 12);
  if (riff.length < 12) throw unreadable(source, 'the file ends within its header');
  const riffEnd = viewOf(riff).getUint32(4, true) + 8;
  let at = 12;
  for (let count = 0; count < MAX_CHUNKS && at + 8 <= source.size; count++) {
    const head = await source.read(at, 8);
    const id = Buffer.from(head.subarray(0, 4)).toString('latin1');
    const size = viewOf(head).getUint32(4, true);
    at += 8;
    if (id === 'fmt ') format = readFormat(source, await source.read(at, Math.min(size, 40)));
    if (id === 'data') {
      if (!format) throw unreadable(source, 'its data comes before its format');
      const left = source.size - at;
      // Size 0 with a RIFF size that was never patched either: a recorder that was killed. The audio is all there.
      const neverPatched = size === 0 && riffEnd < source.size;
      return { format, dataAt: at, dataBytes: neverPatched ? left : Math.min(size, left) };
    }
    at += size + (size % 2);
  }
  throw unreadable(source, format ? 'it has no data chunk' : 'it has no format chunk');
}

function readFormat(source: ByteSource, bytes: Uint8Array): Format {
  if (bytes.length < 16) throw unreadable(source, 'its format chunk is cut off');
  const view = viewOf(bytes);
  const channels = view.getUint16(2, true);
  const sampleRateHz = view.getUint32(4, true);
  const bits = view.getUint16(14, true);
  let tag = view.getUint16(0, true);
  // The first two bytes of the sub-format GUID are the plain tag.
  if (tag === TAG_EXTENSIBLE && bytes.length >= 26) tag = view.getUint16(24, true);
  if (tag !== TAG_PCM && tag !== TAG_FLOAT) throw unsupported(source, `a WAV with encoding ${tag}`);
  const float = tag === TAG_FLOAT;
  if (!(float ? [32, 64] : [8, 16, 24, 32]).includes(bits)) {
    throw unsupported(source, `a WAV with ${bits}-bit ${float ? 'float' : 'integer'} samples`);
  }
  if (channels < 1 || channels > MAX_CHANNELS) throw unreadable(source, `it claims ${channels} channels`);
  return { channels, sampleRateHz, bits, float };
}

function sampleReader({ bits, float }: Format): ReadSample {
  if (float && bits === 32) return (view, at) => view.getFloat32(at, true);
  if (float) return (view, at) => view.getFloat64(at, true);
  // 8-bit WAV is unsigned, all wider ones are signed.
  if (bits === 8) return (view, at) => (view.getUint8(at) - 128) / 128;
  if (bits === 16) return (view, at) => view.getInt16(at, true) / 2 ** 15;
  if (bits === 24) return (view, at) => (view.getInt16(at + 1, true) * 256 + view.getUint8(at)) / 2 ** 23;
  return (view, at) => view.getInt32(at, true) / 2 ** 31;
}

function toMono(bytes: Uint8Array, format: Format, frameBytes: number): Float32Array {
  const read = sampleReader(format);
  const view = viewOf(bytes);
  const mono = new Float32Array(Math.floor(bytes.length / frameBytes));
  for (let i = 0; i < mono.length; i++) {
    let sum = 0;
    for (let channel = 0; channel < format.channels; channel++) {
      sum += read(view, i * frameBytes + (channel * format.bits) / 8);
    }
    mono[i] = sum / format.channels;
  }
  return format.float ? sanitize(mono) : mono;
}

const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
