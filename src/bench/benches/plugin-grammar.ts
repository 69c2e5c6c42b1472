/** A grammar that Earshot has never seen, through `earshot hear --sentences bench/sentences --only-sentences`. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeFile } from '../../audio/decode-file.js';
import { writeWav } from '../../audio/encode-wav.js';
import { music, pinkNoise } from '../../audio/noise.js';
import { SAMPLE_RATE_HZ } from '../../audio/ports.js';
import { withListeners } from '../../cli/audio-rows.js';
import { type HearRow, hearFile } from '../../cli/hear.js';
import { EXAMPLE_HOME, openHome } from '../../cli/home-option.js';
import { Simulation } from '../../cli/try/simulation.js';
import { createUnderstanding } from '../../nlu/understanding.js';
import { type Bench, type BenchContext, spread } from '../bench.js';
import { type Noise, noises } from '../clips.js';
import type { DrawnSentence } from '../draw-sentence.js';
import { kitchenBar, kitchenBarSentences, NEAR_MISSES, speakInTurn } from '../kitchen-bar.js';
import { CLEAN, levelName, withNoise } from '../noisy.js';
import { type Kind, pluginFindings, type Row, SNRS_DB } from '../plugin-findings.js';
import { readSet } from '../recorded-sets.js';
import { DEV_HOME_SENTENCES } from '../sentences.js';
import { sameCommand } from '../words.js';

const OTHER_SET = 'dev-commonvoice-18-20';
const NOISE_SET = 'noise-household';

interface Clip {
  readonly kind: Kind;
  readonly name: string;
  readonly voice: string;
  readonly text: string;
  readonly meant: DrawnSentence | null;
  readonly snrDb: number;
  readonly sound: () => Promise<Float32Array>;
}

export const pluginGrammar: Bench = {
  name: 'plugin',
  title: 'a grammar never seen before, from a custom_sentences folder',
  run: async (context) => {
    const skill = await kitchenBar();
    const { clips, notes } = await clipsOf(context, kitchenBarSentences(skill));
    const understanding = createUnderstanding(await openHome(EXAMPLE_HOME), { skills: [skill] });
    const rows = await withListeners(async (listeners) => {
      const simulation = new Simulation(await openHome(EXAMPLE_HOME), understanding);
      await listeners.recognizer.setGrammar(understanding.grammar);
      const heard: Row[] = [];
      const path = join(context.scratch, 'clip.wav');
      for (const clip of clips) {
        context.signal.throwIfAborted();
        context.progress.step(`hearing ${clip.kind}, ${levelName(clip.snrDb)}`, heard.length, clips.length);
        await writeWav(path, { samples: await clip.sound(), sampleRateHz: SAMPLE_RATE_HZ });
        heard.push(rowOf(clip, await hearFile(path, listeners, simulation, false)));
      }
      await rm(path, { force: true });
      return heard;
    });
    return pluginFindings(rows, notes);
  },
};

async function clipsOf(
  context: BenchContext,
  sentences: readonly DrawnSentence[],
): Promise<{ readonly clips: readonly Clip[]; readonly notes: readonly string[] }> {
  const said = await speakInTurn(spread(sentences, context.limit), ({ text }) => text, context);
  const near = await speakInTurn(spread(NEAR_MISSES, context.limit), (text) => text, context);
  const { noise, note: noiseNote } = await noiseOf(context);
  const { clips: others, note: otherNote } = await otherSpeech(context);
  const commands = [CLEAN, ...SNRS_DB].flatMap((snrDb) =>
    said.map(
      ({ sentence, voice, samples }, index): Clip => ({
        kind: 'command',
        name: sentence.text,
        voice,
        text: sentence.text,
        meant: sentence,
        snrDb,
        sound: async () => withNoise(samples, noise, index, snrDb),
      }),
    ),
  );
  const misses = near.map(
    ({ sentence, voice, samples }): Clip => ({
      ...{ kind: 'near miss', name: sentence, voice, text: sentence, meant: null, snrDb: CLEAN },
      sound: async () => samples,
    }),
  );
  const voices = [...new Set(said.map(({ voice }) => voice))];
  return {
    clips: [...commands, ...misses, ...others],
    notes: [
      `${said.length} sentences drawn from bench/sentences, each by one of ${voices.length} voices: ${voices.join('; ')}.`,
      noiseNote,
      otherNote,
      'Right: accepted, with the intent and every slot that was said and no other.',
    ],
  };
}

async function noiseOf(
  context: BenchContext,
): Promise<{ readonly noise: readonly Noise[]; readonly note: string }> {
  const recorded = await noises(context, NOISE_SET);
  if (recorded !== null && recorded.length > 0) {
    return { noise: recorded, note: `Noise: ${recorded.length} recordings of ${NOISE_SET}.` };
  }
  const length = 30 * SAMPLE_RATE_HZ;
  return {
    noise: [
      { label: 'pink noise', samples: pinkNoise(length, 7) },
      { label: 'melody', samples: music(length, 7) },
    ],
    note: `${NOISE_SET} is not here: pink noise and a melody instead.`,
  };
}

/** Speech that has nothing to do with the grammar. */
async function otherSpeech(
  context: BenchContext,
): Promise<{ readonly clips: readonly Clip[]; readonly note: string }> {
  const recorded = await readSet(context.data, OTHER_SET);
  if (recorded !== null) {
    const clips = spread(recorded, context.limit).map(
      ({ file, path, text = '', speaker = 'unknown' }): Clip => ({
        ...{ kind: 'other speech', name: file, voice: speaker, text, meant: null, snrDb: CLEAN },
        sound: async () => (await decodeFile(path, { signal: context.signal })).samples,
      }),
    );
    return { clips, note: `Other speech: ${clips.length} clips of ${OTHER_SET}.` };
  }
  const spoken = await speakInTurn(spread(DEV_HOME_SENTENCES, context.limit), ({ text }) => text, context);
  const clips = spoken.map(
    ({ sentence: { text }, voice, samples }): Clip => ({
      ...{ kind: 'other speech', name: text, voice, text, meant: null, snrDb: CLEAN },
      sound: async () => samples,
    }),
  );
  return { clips, note: `${OTHER_SET} is not here: ${clips.length} synthetic sentences instead.` };
}

function rowOf(clip: Clip, heard: HearRow): Row {
  const { kind, name, voice, text, meant, snrDb } = clip;
  return {
    ...{ kind, clip: name, voice, said: text },
    snrDb: snrDb === CLEAN ? 'clean' : snrDb,
    heard: heard.text,
    free: heard.free_text ?? '',
    accepted: heard.accepted,
    confidence: heard.confidence,
    right: meant === null ? !heard.accepted : heard.accepted && isMeant(meant, heard.calls),
    wordsRight: sameCommand(text, heard.text),
  };
}

/** Whether the calls are this one intent with these slots and no others. */
export function isMeant({ intent, slots }: DrawnSentence, calls: HearRow['calls']): boolean {
  const [call, ...more] = calls;
  if (call === undefined || more.length > 0 || call.do !== 'intent' || call.intent !== intent) return false;
  const heard = Object.entries(Object(call.slots));
  return heard.length === Object.keys(slots).length && heard.every(([slot, value]) => slots[slot] === value);
}
