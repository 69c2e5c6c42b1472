/**
 * What a record must not hold. A PIN is replaced by other digits, which the replay takes for right or wrong as the real
 * one was; speech that nobody meant for the hub loses its words.
 */
import type { Session } from '../nlu/conversation.js';
import { normalWords } from '../nlu/normalize.js';
import type { HeardRecord } from './record.js';

/** In the place of a PIN. */
export const SOME_PIN = '0000';

export function asksForPin({ pending }: Session): boolean {
  return pending?.kind === 'confirm' && pending.pin === true;
}

/**
 * What is kept of the words that answered a question for the PIN: a refusal or another command as it was, digits as other
 * digits, and nothing of what may have been a PIN that was heard wrongly.
 * @param stands the question is still open after these words
 */
export function withoutPin(text: string, stands: boolean): string {
  if (normalWords(text).some((word) => /\d/.test(word))) return SOME_PIN;
  return stands ? '' : text;
}

/** Nor how long the words were, by their tokens and letters. */
export function withoutWords<T extends Pick<HeardRecord, 'text' | 'freeText' | 'readings' | 'judgement'>>(
  heard: T,
): Omit<T, 'judgement'> {
  const { judgement: _, ...rest } = heard;
  return { ...rest, text: '', freeText: '', readings: [] };
}
