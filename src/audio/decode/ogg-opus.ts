import { OggOpusDecoder } from 'ogg-opus-decoder';
import { messageOf } from '../../errors.js';
import { mixToMono } from '../pcm.js';
import { SAMPLE_RATE_HZ } from '../ports.js';
import { type ByteSource, blocksOf } from './byte-source.js';
import { type AudioReader, sanitize, unreadable, unsupported } from './reader.js';

/** Opus counts time in 48 kHz samples whatever it is decoded to (RFC 7845, section 4). */
const GRANULE_HZ = 48_000;
/** An Ogg page has at most 65,307 bytes, so the last one begins within this. */
const TAIL_BYTES = 65_536;
/** The longest packet, 120 ms, and the usual pre-skip of 80 ms at most. */
const MAX_PADDING_SAMPLES = 0.2 * SAMPLE_RATE_HZ;
/** OpusHead begins after a page header of 27 bytes and one segment length. */
const HEAD_AT = 28;

/**
 * Ogg Opus by libopus in wasm, decoded straight to 16 kHz: libopus then leaves the upper bands out, which is exact for
 * speech coded as wideband and saves both a resampler and two thirds of the work. Pre-skip is removed by the library.
 */
export async function openOggOpus(source: ByteSource): Promise<AudioReader> {
  const head = Buffer.from(await source.read(0, HEAD_AT + 19));
  const codec = head.toString('latin1', HEAD_AT, HEAD_AT + 8);
  if (codec !== 'OpusHead') {
    const name = /vorbis|theora|FLAC|Speex/.exec(codec)?.[0];
    throw name ? unsupported(source, `Ogg ${name}`) : unreadable(source, 'it has no OpusHead');
  }
  if (head.length < HEAD_AT + 19) throw unreadable(source, 'the file ends within its header');
  const preSkip = head.readUInt16LE(HEAD_AT + 10);
  const lastGranule = await findLastGranule(source);
  const seconds = lastGranule === undefined ? undefined : Math.max(0, lastGranule - preSkip) / GRANULE_HZ;
  return {
    sampleRateHz: SAMPLE_RATE_HZ,
    seconds,
    blocks: () =>
      trimmed(decode(source), seconds === undefined ? undefined : Math.round(seconds * SAMPLE_RATE_HZ)),
  };
}

/** The end position of the last page that carries one; undefined where the tail was cut within a page. */
async function findLastGranule(source: ByteSource): Promise<number | undefined> {
  const tail = Buffer.from(await source.read(Math.max(0, source.size - TAIL_BYTES), TAIL_BYTES));
  for (let at = tail.lastIndexOf('OggS'); at >= 0; at = at > 0 ? tail.lastIndexOf('OggS', at - 1) : -1) {
    const granule = at + 14 <= tail.length ? tail.readBigInt64LE(at + 6) : -1n;
    if (granule > 0n) return Number(granule);
  }
  return undefined;
}

/**
 * Cuts what the last packet holds beyond the end (RFC 7845, section 4.4). The library does so too, but counts the
 * pre-skip as sound in files of one page and then leaves that much too much. A chained file goes on far beyond the
 * position of its last link; there nothing is cut.
 */
async function* trimmed(blocks: AsyncIterable<Float32Array>, length = Number.POSITIVE_INFINITY) {
  let held: Float32Array | undefined;
  let taken = 0;
  for await (const block of blocks) {
    if (block.length === 0) continue;
    if (held) yield held;
    held = block;
    taken += block.length;
  }
  if (!held) return;
  const surplus = taken - length;
  const cut = surplus > 0 && surplus < MAX_PADDING_SAMPLES ? Math.min(surplus, held.length) : 0;
  yield held.subarray(0, held.length - cut);
}

async function* decode(source: ByteSource): AsyncGenerator<Float32Array> {
  // The library's types leave out `sampleRate`, which its documentation and code have.
  const options = { forceStereo: false, sampleRate: SAMPLE_RATE_HZ };
  const decoder = new OggOpusDecoder(options);
  await decoder.ready;
  try {
    for await (const bytes of blocksOf(source)) {
      yield sanitize(mixToMono((await decoder.decode(bytes)).channelData));
    }
    yield sanitize(mixToMono((await decoder.flush()).channelData));
  } catch (cause) {
    throw unreadable(source, messageOf(cause), cause);
  } finally {
    decoder.free();
  }
}
