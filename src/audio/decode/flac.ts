import { FLACDecoder } from '@wasm-audio-decoders/flac';
import { messageOf } from '../../errors.js';
import { mixToMono } from '../pcm.js';
import { type ByteSource, blocksOf } from './byte-source.js';
import { type AudioReader, sanitize, unreadable } from './reader.js';

/** `fLaC`, the block header, and STREAMINFO up to the total sample count (RFC 9639, section 8.2). */
const HEADER_BYTES = 26;

/** FLAC by libFLAC in wasm, fed 64 KiB at a time; rate and length come from STREAMINFO before anything is decoded. */
export async function openFlac(source: ByteSource): Promise<AudioReader> {
  const head = await source.read(0, HEADER_BYTES);
  if (head.length < HEADER_BYTES) throw unreadable(source, 'the file ends within its header');
  if (((head[4] ?? 0) & 0x7f) !== 0) throw unreadable(source, 'it does not begin with STREAMINFO');
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  // 20 bits of rate, 3 of channels, 5 of sample size, 36 of total samples.
  const sampleRateHz = view.getUint32(18) >>> 12;
  const samples = (view.getUint8(21) & 0x0f) * 2 ** 32 + view.getUint32(22);
  return {
    sampleRateHz,
    seconds: samples > 0 && sampleRateHz > 0 ? samples / sampleRateHz : undefined,
    blocks: () => decode(source),
  };
}

async function* decode(source: ByteSource): AsyncGenerator<Float32Array> {
  const decoder = new FLACDecoder();
  await decoder.ready;
  try {
    for await (const bytes of blocksOf(source)) {
      const { channelData } = await decoder.decode(bytes);
      yield sanitize(mixToMono(channelData));
    }
    const { channelData } = await decoder.flush();
    yield sanitize(mixToMono(channelData));
  } catch (cause) {
    throw unreadable(source, messageOf(cause), cause);
  } finally {
    decoder.free();
  }
}
