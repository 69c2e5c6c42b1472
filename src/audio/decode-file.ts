import { EarshotError } from '../errors.js';
import { type ByteSource, inMemory, openFile } from './decode/byte-source.js';
import { openFlac } from './decode/flac.js';
import { openOggOpus } from './decode/ogg-opus.js';
import { type AudioReader, sanitize, unreadable, unsupported } from './decode/reader.js';
import { openWav } from './decode/wav.js';
import { concat } from './pcm.js';
import { type PcmAudio, SAMPLE_RATE_HZ } from './ports.js';
import { Resampler } from './resample.js';

/** A spoken command; a longer file is a mistake or an attack. */
export const MAX_COMMAND_SECONDS = 60;
/** Dictation: an hour at 16 kHz is 230 MB. */
export const MAX_DICTATION_SECONDS = 3_600;

export interface DecodeOptions {
  /** Default MAX_COMMAND_SECONDS. */
  readonly maxSeconds?: number;
  readonly signal?: AbortSignal;
}

/**
 * Any WAV, FLAC or Ogg Opus file as 16 kHz mono. The format is told by its first bytes, never by the file's name. The
 * length is judged by the header before anything is decoded, and again while decoding, block by block, so that neither
 * a ten-hour file nor one that lies about its length fills the memory.
 * @param input a path, or the bytes of a recording with a name for messages
 * @throws {EarshotError} AUDIO_NOT_FOUND, AUDIO_EMPTY, AUDIO_UNREADABLE, AUDIO_UNSUPPORTED, AUDIO_TOO_LONG
 */
export async function decodeFile(
  input: string | { readonly name: string; readonly bytes: Uint8Array },
  options: DecodeOptions = {},
): Promise<PcmAudio> {
  const { maxSeconds = MAX_COMMAND_SECONDS, signal } = options;
  const source = typeof input === 'string' ? await openFile(input) : inMemory(input.name, input.bytes);
  let resampler: Resampler | undefined;
  try {
    const reader = await openReader(source);
    if (reader.seconds !== undefined && reader.seconds > maxSeconds)
      throw tooLong(source, maxSeconds, reader);
    resampler = await Resampler.create(reader.sampleRateHz);
    const blocks: Float32Array[] = [];
    let taken = 0;
    for await (const block of reader.blocks()) {
      signal?.throwIfAborted();
      taken += block.length;
      if (taken > maxSeconds * reader.sampleRateHz) throw tooLong(source, maxSeconds, reader);
      blocks.push(resampler.push(block));
    }
    blocks.push(resampler.flush());
    if (taken === 0) throw noAudio(source, reader);
    // A resampler's filter overshoots what is as loud as it can be.
    const samples = sanitize(concat(blocks));
    if (samples.length === 0) throw tooShort(source);
    return { samples, sampleRateHz: SAMPLE_RATE_HZ };
  } finally {
    resampler?.close();
    await source.close();
  }
}

/** Opens the reader that the first bytes ask for. */
async function openReader(source: ByteSource): Promise<AudioReader> {
  if (source.size === 0) {
    throw new EarshotError('AUDIO_EMPTY', `${source.name} is empty (0 bytes): record it again.`);
  }
  const magic = Buffer.from(await source.read(0, 12)).toString('latin1');
  const reader = await open(source, magic);
  const { sampleRateHz } = reader;
  if (sampleRateHz < 1_000 || sampleRateHz > 192_000) {
    throw unreadable(source, `its header gives an impossible sample rate of ${sampleRateHz} Hz`);
  }
  return reader;
}

function open(source: ByteSource, magic: string): Promise<AudioReader> {
  if (/^(RIFF|RF64)....WAVE/s.test(magic)) return openWav(source);
  if (magic.startsWith('fLaC')) return openFlac(source);
  if (magic.startsWith('OggS')) return openOggOpus(source);
  const known = KNOWN_OTHERS.find(([pattern]) => pattern.test(magic));
  if (known) throw unsupported(source, known[1]);
  // A file of a few bytes may be the start of anything.
  if (/^(R|RI|RIF|RIFF.{0,7}|f|fL|fLa|O|Og|Ogg)$/s.test(magic)) {
    throw unreadable(source, 'the file ends within its header');
  }
  throw unsupported(source, 'not a known audio format');
}

/** Formats that people try, so that the message can name them. */
const KNOWN_OTHERS: readonly (readonly [RegExp, string])[] = [
  [/^(ID3|\xff[\xe2-\xfb])/, 'MP3'],
  [/^....ftyp/s, 'MP4 or M4A'],
  [/^.E\xdf\xa3/s, 'WebM or Matroska'],
  [/^FORM....AIF/s, 'AIFF'],
  [/^RIFX/, 'a big-endian WAV'],
  [/^#!AMR/, 'AMR'],
];

function tooLong(source: ByteSource, maxSeconds: number, reader: AudioReader): EarshotError {
  const length =
    reader.seconds === undefined ? `more than ${maxSeconds} s` : `${Math.round(reader.seconds)} s`;
  return new EarshotError(
    'AUDIO_TOO_LONG',
    `${source.name} is ${length} long, the limit here is ${maxSeconds} s: cut it into shorter files.`,
  );
}

/** One sample at 44.1 kHz is none at 16 kHz. */
function tooShort(source: ByteSource): EarshotError {
  return new EarshotError('AUDIO_EMPTY', `${source.name} is shorter than one sample: record it again.`);
}

/** Nothing came out: either there was nothing in it, or nothing in it could be decoded. */
function noAudio(source: ByteSource, reader: AudioReader): EarshotError {
  return reader.seconds === 0
    ? new EarshotError('AUDIO_EMPTY', `${source.name} has a header but no audio: record it again.`)
    : unreadable(source, 'no part of it can be decoded');
}
