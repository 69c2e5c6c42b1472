import { decodeFile } from '../../../src/audio/decode-file.js';
import { SAMPLE_RATE_HZ } from '../../../src/audio/ports.js';
import { claim, refusal, type Target } from '../target.js';
import { mendOgg } from './ogg-checksum.js';
import { noteFailure, withSharedInstances } from './shared-instances.js';

const MAX_SECONDS = 2;

/** The decoders tell each bad packet on the console; in a million of them nothing else would be seen. */
async function quietly<T>(work: () => Promise<T>): Promise<T> {
  const { error } = console;
  console.error = () => {};
  try {
    return await work();
  } finally {
    console.error = error;
  }
}

async function decode(name: string, input: Uint8Array): Promise<string> {
  try {
    const { samples, sampleRateHz } = await decodeFile({ name, bytes: input }, { maxSeconds: MAX_SECONDS });
    claim(sampleRateHz === SAMPLE_RATE_HZ, '16 kHz');
    claim(
      samples.length > 0 && samples.length <= MAX_SECONDS * SAMPLE_RATE_HZ + 1,
      `a length within the limit: ${samples.length}`,
    );
    claim(
      samples.every((sample) => Math.abs(sample) <= 1),
      'samples within bounds',
    );
    return `read ${Math.round(Math.log2(samples.length))}`;
  } catch (error) {
    noteFailure(error);
    return refusal(error);
  }
}

/** One that a library in WebAssembly decodes. */
const decodeByLibrary = (name: string, input: Uint8Array): Promise<string> =>
  withSharedInstances(() => quietly(() => decode(name, input)));

const riff = [
  'RIFF',
  'RF64',
  'WAVE',
  'fmt ',
  'data',
  'LIST',
  'fact',
  'JUNK',
  '\x10\0\0\0',
  '\x28\0\0\0',
  '\xfe\xff',
];

export const wav: Target = {
  name: 'wav',
  kind: 'bytes',
  words: riff,
  run: (input) => decode('a.wav', input),
};

export const flac: Target = {
  name: 'flac',
  kind: 'bytes',
  words: ['fLaC', '\0\0\0\x22', '\x84\0\0\0', '\xff\xf8', '\xff\xf9'],
  run: (input) => decodeByLibrary('a.flac', input),
};

export const opus: Target = {
  name: 'opus',
  kind: 'bytes',
  words: ['OggS', 'OpusHead', 'OpusTags', '\x01vorbis', '\0\x02', '\0\x04'],
  mend: (input, random) => (random() < 0.8 ? mendOgg(input) : input),
  run: (input) => decodeByLibrary('a.opus', input),
};
