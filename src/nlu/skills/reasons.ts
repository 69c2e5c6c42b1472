/**
 * Why something is asked, said with it but without "and": "it's too dark in here, brighten the lights", "turn the volume
 * up so that I can hear it". For text only: the recogniser need not guess anybody's reasons.
 */
import type { PhraseGroup } from '../skill.js';

export type ReasonOf = 'light' | 'sound' | 'climate';

const VERY = '[a bit|a little|way|so|too|really|very|not] [too]';

const REASONS: Readonly<Record<ReasonOf, string>> = {
  light: `((its|it is|thats|the room is|the (light|lights) (is|are)|these lights are) ${VERY} (dark|dim|bright|low) [in here|here|down here]|i cant see [a thing|anything]|(its|it is) [too] hard to see [in here|here|down here])`,
  sound: `((its|it is|thats|[the] (music|tv|volume|sound|radio) is) ${VERY} (loud|quiet|low|high|soft)|i cant hear [it|you|anything|a thing])`,
  climate: `((its|it is|the room is|im|i am|we are) ${VERY} (cold|hot|warm|chilly|freezing|boiling|cool) [in here|here])`,
};

/** The same sentences with a reason before or after them. */
export function withReason(sentences: readonly string[], of: ReasonOf): PhraseGroup {
  return {
    textOnly: true,
    rules: { reason: REASONS[of] },
    sentences: sentences.flatMap((sentence) => [
      `<reason> [so|please|can you|lets|could you] ${sentence}`,
      `${sentence} [because|as|since|cause] <reason>`,
    ]),
  };
}

/** The same sentences with a purpose after them, whatever it is. */
export function withPurpose(sentences: readonly string[]): PhraseGroup {
  return {
    textOnly: true,
    weight: -1,
    lists: { why: { wildcard: true } },
    sentences: sentences.map((sentence) => `${sentence} (so that|so i|so we|because|to) {why}`),
  };
}
