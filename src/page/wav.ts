/** A sentence as a WAV file: the one format that every browser decodes without help. */
import { pcm16FromFloats } from '../audio/pcm.js';
import type { PcmAudio } from '../audio/ports.js';

const HEADER_BYTES = 44;

/** 16-bit PCM mono. */
export function wavBytes(audio: PcmAudio): Uint8Array {
  const pcm = pcm16FromFloats(audio.samples);
  const wav = Buffer.alloc(HEADER_BYTES + pcm.length);
  wav.write('RIFF', 0, 'latin1');
  wav.writeUInt32LE(HEADER_BYTES - 8 + pcm.length, 4);
  wav.write('WAVEfmt ', 8, 'latin1');
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(audio.sampleRateHz, 24);
  wav.writeUInt32LE(audio.sampleRateHz * 2, 28);
  wav.writeUInt16LE(2, 32);
  wav.writeUInt16LE(16, 34);
  wav.write('data', 36, 'latin1');
  wav.writeUInt32LE(pcm.length, 40);
  pcm.copy(wav, HEADER_BYTES);
  return wav;
}
