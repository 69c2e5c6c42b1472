/** The unseen grammar of `bench/sentences` as clips: what it allows, what is close to it, each in one of many voices. */
import { fileURLToPath } from 'node:url';
import { findExecutable } from '../audio/find-executable.js';
import { concat } from '../audio/pcm.js';
import type { Voice } from '../audio/ports.js';
import { resample } from '../audio/resample.js';
import { openVoice } from '../audio/voice/voice.js';
import { loadCustomSentences } from '../nlu/custom-sentences.js';
import type { Skill } from '../nlu/skill.js';
import type { BenchContext } from './bench.js';
import { type DrawnSentence, drawSentences } from './draw-sentence.js';
import { dice } from './named-house.js';

/** The same place from src/ and from dist/. */
const FOLDER = fileURLToPath(new URL('../../bench/sentences', import.meta.url));
const SENTENCES = 192;
const SEED = 20;

/** Accents, both sexes, several ages and paces. */
const ESPEAK = [
  ['en-us', 1],
  ['en-gb+f3', 0.95],
  ['en-us+m3', 1.1],
  ['en-gb-x-rp+f2', 1],
  ['en-gb-scotland+m1', 0.9],
  ['en-us+f4', 1.05],
  ['en-gb-x-gbclan+m7', 0.95],
  ['en-us-nyc+m2', 1],
  ['en-029+f1', 0.9],
  ['en-gb+m5', 1.05],
] as const;
/** The hub's own voice at several paces: as many clips as three voices have. */
const PACES = [0.9, 1, 1.15] as const;
/** Silence before and after, as a recording has it. */
const EDGE_SAMPLES = 6_400;

export const kitchenBar = (): Promise<Skill> => loadCustomSentences(FOLDER);

/** The same on every machine. */
export const kitchenBarSentences = (skill: Skill): readonly DrawnSentence[] =>
  drawSentences(skill, SENTENCES, dice(SEED));

/** Words of the grammar in sentences that are none of it: unfinished, denied, told, with other values or with a tail. */
export const NEAR_MISSES: readonly string[] = [
  'please make me a large banana smoothie',
  'make me a latte and feed the cat',
  'i would like a large pizza with extra cheese',
  "don't make me a cappuccino",
  'my brother made me a strong espresso yesterday',
  'did you drink the large mocha with oat milk',
  'can i have the recipe for hot chocolate',
  'i want a new espresso machine for the kitchen',
  'heat the oven to two hundred degrees for ten minutes',
  'keep the kettle away from the children',
  'blend the carpet in with the walls',
  'mix flour and water for the dough',
  'toast to the bride and the groom',
  'toast two slices of cake',
  'clean the bathroom tomorrow morning',
  'clean the windows in the kitchen',
  'run the washing machine tonight',
  'start the dishwasher after dinner',
  'how much money is left',
  'how many people are left in the queue',
  'is the fridge full',
  'is the front door open',
  'cancel my appointment with doctor chen',
  'forget the past and stop worrying',
  'the water tank is in the garden',
  'oliver poured a glass of lemonade',
  'grandma likes earl grey with a little milk',
  'in ninety minutes we should be at the airport',
  'two cups of flour and a spoon of sugar',
  'there are no capsules for this machine',
  'prepare a report for tomorrow morning',
  'order a taxi for uncle tom at eight',
  'turn on the grinder light in the kitchen',
  'stop the music for a moment',
  'the steam wand burned my hand',
  'a large part of the order is missing',
  'he ordered twelve cups and broke three',
  'what is the difference between a latte and a flat white',
  'beatrice has a medium size kitchen',
  'set the temperature to twenty one degrees',
];

export interface SpokenSentence<T> {
  readonly sentence: T;
  readonly voice: string;
  /** 16 kHz mono. */
  readonly samples: Float32Array;
}

/** Each sentence by one voice, all voices in turn. @throws what `openVoice` and its `speak` throw */
export async function speakInTurn<T>(
  sentences: readonly T[],
  textOf: (sentence: T) => string,
  { progress, signal }: Pick<BenchContext, 'progress' | 'signal'>,
): Promise<readonly SpokenSentence<T>[]> {
  const voices = await openVoices();
  try {
    const clips: SpokenSentence<T>[] = [];
    for (const [index, sentence] of sentences.entries()) {
      signal.throwIfAborted();
      progress.step('speaking', index, sentences.length);
      const voice = voices[index % voices.length];
      if (voice === undefined) break;
      const edge = new Float32Array(EDGE_SAMPLES);
      const pieces: Float32Array[] = [edge];
      for await (const piece of voice.voice.speak(textOf(sentence), signal)) {
        pieces.push((await resample(piece)).samples);
      }
      clips.push({ sentence, voice: voice.name, samples: concat([...pieces, edge]) });
    }
    return clips;
  } finally {
    for (const { voice } of voices) await voice.close();
  }
}

interface NamedVoice {
  readonly name: string;
  readonly voice: Voice;
}

async function openVoices(): Promise<readonly NamedVoice[]> {
  const voices: NamedVoice[] = [];
  for (const speed of PACES) {
    const voice = await openVoice({ cacheBytes: 0, speed });
    voices.push({ name: `${voice.name}, pace ${speed}`, voice });
  }
  if (findExecutable('espeak-ng') === undefined) return voices;
  for (const [variant, speed] of ESPEAK) {
    const voice = await openVoice({ engine: 'espeak', cacheBytes: 0, speed, espeak: { variant } });
    voices.push({ name: voice.name, voice });
  }
  return voices;
}
