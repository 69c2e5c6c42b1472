/** How long a text takes to say: a reading that leaves much of the speech unexplained is likely one that lost its tail. */
import { normalWords } from '../nlu/normalize.js';
import { cardinalWords } from '../nlu/number-words.js';

/**
 * Seconds = ONSET + PER_SYLLABLE x syllables: least squares over 108 commands and 315 sentences of Common Voice after the
 * VAD's cut (slope 0.13-0.21, residual 0.2-1.0 s). Deliberately on the slow side: only much slower speech is suspicious.
 */
const ONSET_SECONDS = 0.4;
const SECONDS_PER_SYLLABLE = 0.22;
/** What the cut leaves before and after the speech. */
const MARGINS_SECONDS = 0.5;
/** Speech longer than expected by more than this factor costs. */
const SLACK = 1;
const NATS_PER_LOG = 6;

/** Nats to take from a reading of `seconds` of speech (margins included); 0 if it explains them. */
export function unexplained(text: string, seconds: number): number {
  const expected = ONSET_SECONDS + SECONDS_PER_SYLLABLE * syllables(text);
  const ratio = (seconds - MARGINS_SECONDS) / (expected * SLACK);
  return ratio <= 1 ? 0 : NATS_PER_LOG * Math.log(ratio);
}

/** Vowel groups, a silent final "e" left out: good to about one in ten words of English. */
export function syllables(text: string): number {
  let count = 0;
  for (const word of normalWords(text)) {
    const spelled = /^\d+$/.test(word) ? cardinalWords(Number(word)) : word;
    for (const part of spelled.split(/[\s-]+/)) {
      const vowels = part.match(/[aeiouy]+/g)?.length ?? 0;
      count += Math.max(1, vowels > 1 && /[^l]e$/.test(part) ? vowels - 1 : vowels);
    }
  }
  return count;
}
