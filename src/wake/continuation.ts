/** Whether anything was said after a phrase, as the decoder hears it. */
import { argmax } from '../asr/decoding.js';
import type { Encoded } from '../asr/moonshine.js';
import { END_TOKEN } from '../asr/tokenizer.js';
import type { PhraseModel } from './reading.js';

/** Marks that the decoder may put between a phrase and the next word. */
const MOST_MARKS = 3;

/** Whether the decoder, once it has read these tokens, goes on with a word. */
export async function wordsFollow(
  model: PhraseModel,
  encoded: Encoded,
  tokens: readonly number[],
): Promise<boolean> {
  const decoding = model.decoding(encoded);
  for (const token of tokens) await decoding.step([0], [token]);
  for (let marks = 0; marks <= MOST_MARKS; marks += 1) {
    const [row] = decoding.rows;
    const token = row === undefined ? END_TOKEN : argmax(row);
    if (token === END_TOKEN) return false;
    if (/[\p{L}\p{N}]/u.test(model.tokenizer.piece(token))) return true;
    await decoding.step([0], [token]);
  }
  return false;
}
