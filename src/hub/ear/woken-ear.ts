/**
 * The recogniser for what is said to a hub that was woken: whoever woke it from afar is to be understood from there, and
 * whoever says the phrase once more before the command (no answer came soon enough, or it is the habit) means the command.
 */
import type { CommandResult, RecognizeOptions, Recognizer } from '../../asr/recognizer.js';
import { levelled } from '../../wake/gain.js';
import type { PhraseSpotter } from '../../wake/port.js';
import { thresholdOf, type WakeWish } from '../../wake/wake-rule.js';

export function wokenRecognizer(
  recognizer: Pick<Recognizer, 'command'>,
  wake: PhraseSpotter,
  wishes: readonly WakeWish[],
): Pick<Recognizer, 'command' | 'wake'> {
  const thresholds = new Map(wishes.map((wish) => [wish.phrase, thresholdOf(wish)]));
  const command = async (samples: Float32Array, options?: RecognizeOptions): Promise<CommandResult> => {
    const loud = levelled(samples);
    const heard = await recognizer.command(loud, options);
    if (heard.accepted) return heard;
    const { candidates } = await wake.spot([...thresholds.keys()], loud, loud.length, options);
    const [said] = candidates
      .filter(({ phrase, score }) => score >= (thresholds.get(phrase) ?? Number.POSITIVE_INFINITY))
      .sort((a, b) => b.score - a.score);
    if (said === undefined) return heard;
    const after = await wake.commandAfter({ tokens: said.opening, seconds: said.at }, loud, options);
    return after.accepted ? after : heard;
  };
  return {
    command,
    wake: {
      facts: (phrase) => wake.facts(phrase),
      spot: (phrases, samples, speech, options) => wake.spot(phrases, samples, speech, options),
      commandAfter: (opening, samples, options) => wake.commandAfter(opening, levelled(samples), options),
    },
  };
}
