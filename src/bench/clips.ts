/** The clips that the benches hear: recorded where there are recordings, else synthetic. */
import { fileURLToPath } from 'node:url';
import type { Home } from '../actions/home.js';
import { loadHome } from '../actions/home-file.js';
import { decodeFile } from '../audio/decode-file.js';
import { type BenchContext, spread } from './bench.js';
import { readSet } from './recorded-sets.js';
import { DEV_HOME_SENTENCES } from './sentences.js';
import { synthesise } from './synthetic-speech.js';

export interface Clip {
  readonly name: string;
  /** What is said; for what lies outside every grammar, a name. */
  readonly text: string;
  readonly inGrammar: boolean;
  readonly voice: string;
  /** 16 kHz mono. */
  readonly samples: Float32Array;
}

export interface ClipSet {
  readonly clips: readonly Clip[];
  /** All commands of the set, also of clips that a limit leaves out. */
  readonly sentences: readonly string[];
  readonly home: Home;
  readonly recorded: boolean;
  /** What they are, for the notes. */
  readonly note: string;
}

export interface Noise {
  readonly label: string;
  readonly samples: Float32Array;
}

/** The same place from src/ and from dist/. */
export const DEV_HOME = fileURLToPath(new URL('../../bench/dev-home.yaml', import.meta.url));
const COMMANDS_SET = 'dev-home-commands';
/** So the set names its clips outside any grammar. */
const OUTSIDE = /^oov_\d+$/;
/** Long enough for any noise of the sets. */
const MAX_NOISE_SECONDS = 600;

/** Home commands with the house that they are said in. */
export async function homeCommands(context: BenchContext): Promise<ClipSet> {
  const { home } = await loadHome(DEV_HOME, context.signal);
  const recordings = await readSet(context.data, COMMANDS_SET);
  if (recordings === null) {
    const { clips, voices } = await synthesise(DEV_HOME_SENTENCES, context);
    const note = `${COMMANDS_SET} is not here: synthetic clips of ${voices.join(', ')} instead.`;
    const sentences = DEV_HOME_SENTENCES.filter(({ inGrammar }) => inGrammar).map(({ text }) => text);
    return { clips: spread(clips, context.limit), sentences, home, recorded: false, note };
  }
  const clips: Clip[] = [];
  for (const { path, file, text = '', voice = 'unknown' } of spread(recordings, context.limit)) {
    const { samples } = await decodeFile(path, { signal: context.signal });
    clips.push({ name: file, text, inGrammar: !OUTSIDE.test(text), voice, samples });
  }
  const note = `${clips.length} clips of ${COMMANDS_SET}, in the house of bench/dev-home.yaml.`;
  const sentences = recordings.flatMap(({ text = '' }) => (OUTSIDE.test(text) ? [] : text));
  return { clips, sentences, home, recorded: true, note };
}

/** The noises of a set as samples; null where the set is not there. */
export async function noises(context: BenchContext, set: string): Promise<readonly Noise[] | null> {
  const recordings = await readSet(context.data, set);
  if (recordings === null) return null;
  const found: Noise[] = [];
  for (const { path, label, file } of recordings) {
    const { samples } = await decodeFile(path, { maxSeconds: MAX_NOISE_SECONDS, signal: context.signal });
    found.push({ label: label ?? file, samples });
  }
  return found;
}
