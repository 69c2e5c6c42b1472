/** Why something is asked, said before it without "so": "it's too dark in here, brighten the lights". */
import type { PhraseGroup } from '../skill.js';

/** Reasons for more or less light, warmth or sound; the command that follows says which. */
export const REASON =
  '(its|it is|thats|the (light|lights|music|tv|volume|sound|room) (is|are)|these lights are|sound is|volume is) [a bit|a little|way|so|too|really|very] (dark|dim|bright|loud|quiet|low|high|cold|hot|warm|chilly) [in here|here]';

/** The same sentences with a reason in front; for text, where the pause between the two is not heard. */
export function withReason(sentences: readonly string[]): PhraseGroup {
  return {
    textOnly: true,
    rules: { reason: `(${REASON}|i cant see|i cant hear [it|you]|its hard to see)` },
    sentences: sentences.map((sentence) => `<reason> [so|please|can you|lets|could you] ${sentence}`),
  };
}
