/** Recordings for the wake bench: who says which phrase, near misses, and hours in which nobody says any. */
import { type BenchContext, spread } from './bench.js';
import { type Recording, readSet } from './recorded-sets.js';

/** Phrases that nothing was tuned on, as the sets write them. */
const UNTUNED = [
  { phrase: 'jarvis', set: 'wake-words', text: 'jarvis' },
  { phrase: 'amelia', set: 'wake-words-precise', text: 'amelia' },
  { phrase: 'hey computer', set: 'wake-words-precise', text: 'heycomputer' },
  { phrase: 'hey chatterbox', set: 'wake-words-precise', text: 'heychatterbox' },
  { phrase: 'operator', set: 'wuw-corpus-ii-8khz', text: 'Operator' },
  { phrase: 'voyager', set: 'wuw-corpus-ii-8khz', text: 'Voyager' },
] as const;
const MOST_OF_A_PHRASE = 100;
/** The longer recordings that the set files under "hey computer" say it in another language ("hey ordenador"). */
const LONGEST_HEY_COMPUTER_SECONDS = 2.5;
const NEAR = { phrase: 'hey savant', set: 'wake-words-precise' } as const;

/**
 * Where tuning ended: the readers of LibriSpeech before this one and the first 700 files of commonvoice-v1-dev were
 * tuned on; neither is in the bench. Common Voice 13 was not touched.
 */
const HELD_OUT_READERS_FROM = 2_000;
const NEGATIVE_SETS = ['commonvoice-13-delta', 'librispeech-train-clean-5'] as const;

export interface Said {
  readonly phrase: string;
  readonly recordings: readonly Recording[];
}

export interface WakeSets {
  readonly phrases: readonly Said[];
  readonly near: Said;
  /** Speech without any of the phrases' words, with the set it is from. */
  readonly other: readonly (Recording & { readonly set: string })[];
}

/** null: none of the phrases is at hand. */
export async function wakeSets({ data, limit }: BenchContext): Promise<WakeSets | null> {
  const phrases: Said[] = [];
  for (const { phrase, set, text } of UNTUNED) {
    const all =
      (await readSet(data, set))?.filter(
        (recording) =>
          recording.text === text &&
          (text !== 'heycomputer' || recording.seconds < LONGEST_HEY_COMPUTER_SECONDS),
      ) ?? [];
    const most = Math.min(limit ?? MOST_OF_A_PHRASE, MOST_OF_A_PHRASE);
    if (all.length > 0) phrases.push({ phrase, recordings: spread(all, most) });
  }
  if (phrases.length === 0) return null;
  const near = (await readSet(data, NEAR.set))?.filter(({ near_miss }) => near_miss === true) ?? [];
  const words = phrases.flatMap(({ phrase }) => phrase.split(' ')).filter((word) => word !== 'hey');
  const other: (Recording & { readonly set: string })[] = [];
  for (const set of NEGATIVE_SETS) {
    const usable = ((await readSet(data, set)) ?? [])
      .filter(({ speaker }) => !set.startsWith('librispeech') || Number(speaker) >= HELD_OUT_READERS_FROM)
      .filter(({ text = '' }) => !words.some((word) => text.toLowerCase().includes(word)));
    other.push(...spread(usable, limit).map((recording) => ({ ...recording, set })));
  }
  return { phrases, near: { phrase: NEAR.phrase, recordings: spread(near, limit) }, other };
}
