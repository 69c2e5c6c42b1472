/** Clips that any machine can make: the hub's own voice and, where it is installed, eSpeak NG in several voices. */
import { findExecutable } from '../audio/find-executable.js';
import { concat } from '../audio/pcm.js';
import type { Voice } from '../audio/ports.js';
import { resample } from '../audio/resample.js';
import { openVoice } from '../audio/voice/voice.js';
import type { BenchContext } from './bench.js';
import type { Clip } from './clips.js';

/** Two accents, both sexes. */
const ESPEAK_VARIANTS = ['en-us', 'en-gb+f3', 'en-us+m3', 'en-gb-x-rp+f2'] as const;
/** Silence before and after, as a recording has it. */
const EDGE_SAMPLES = 6_400;

export interface Sentence {
  readonly text: string;
  /** Whether the house can be told this. */
  readonly inGrammar: boolean;
}

export interface SyntheticSpeech {
  readonly clips: readonly Clip[];
  /** Who spoke, for the notes. */
  readonly voices: readonly string[];
}

/** Every sentence in every voice. @throws what `openVoice` and its `speak` throw */
export async function synthesise(
  sentences: readonly Sentence[],
  { progress, signal }: Pick<BenchContext, 'progress' | 'signal'>,
): Promise<SyntheticSpeech> {
  const voices = await openVoices();
  try {
    const clips: Clip[] = [];
    for (const voice of voices) {
      for (const { text, inGrammar } of sentences) {
        signal.throwIfAborted();
        progress.step(`speaking with ${voice.name}`, clips.length, voices.length * sentences.length);
        const samples = await spoken(voice, text, signal);
        clips.push({ name: `${voice.name}: ${text}`, text, inGrammar, voice: voice.name, samples });
      }
    }
    return { clips, voices: voices.map(({ name }) => name) };
  } finally {
    for (const voice of voices) await voice.close();
  }
}

async function openVoices(): Promise<readonly Voice[]> {
  const neural = await openVoice({ cacheBytes: 0 });
  if (findExecutable('espeak-ng') === undefined) return [neural];
  const espeak = ESPEAK_VARIANTS.map((variant) =>
    openVoice({ engine: 'espeak', cacheBytes: 0, espeak: { variant } }),
  );
  return [neural, ...(await Promise.all(espeak))];
}

/** 16 kHz mono. */
async function spoken(voice: Voice, text: string, signal: AbortSignal): Promise<Float32Array> {
  const edge = new Float32Array(EDGE_SAMPLES);
  const pieces: Float32Array[] = [edge];
  for await (const piece of voice.speak(text, signal)) pieces.push((await resample(piece)).samples);
  return concat([...pieces, edge]);
}
