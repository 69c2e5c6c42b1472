import { lstat, rm, writeFile } from 'node:fs/promises';
import { EarshotError, messageOf } from '../errors.js';
import { pcm16FromFloats } from './pcm.js';
import type { PcmAudio } from './ports.js';

const HEADER_BYTES = 44;

/** A RIFF WAVE file: mono, 16-bit PCM, at the audio's own rate. Samples outside -1..1 are clipped. */
export function encodeWav({ samples, sampleRateHz }: PcmAudio): Buffer {
  const data = pcm16FromFloats(samples);
  const header = Buffer.alloc(HEADER_BYTES);
  header.write('RIFF', 0, 'latin1');
  header.writeUInt32LE(HEADER_BYTES - 8 + data.length, 4);
  header.write('WAVEfmt ', 8, 'latin1');
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(sampleRateHz, 24);
  header.writeUInt32LE(2 * sampleRateHz, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36, 'latin1');
  header.writeUInt32LE(data.length, 40);
  return Buffer.concat([header, data]);
}

/** @throws {EarshotError} AUDIO_NOT_WRITABLE (a missing folder, no permission, a full disk) */
export async function writeWav(path: string, audio: PcmAudio): Promise<void> {
  const isNew = await lstat(path).then(
    () => false,
    () => true,
  );
  try {
    await writeFile(path, encodeWav(audio));
  } catch (cause) {
    // Half a recording on a full disk sounds like a whole one.
    if (isNew) await rm(path, { force: true }).catch(() => {});
    throw new EarshotError(
      'AUDIO_NOT_WRITABLE',
      `${path} cannot be written (${messageOf(cause)}): choose another place.`,
      { cause },
    );
  }
}
