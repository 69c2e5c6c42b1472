/**
 * A second hearing with more of the sound around it. Where the detector of speech has cut a word off, what is left may still
 * be a command ("is the alarm" of "cancel all timers"), only not a sure one: of two hearings the surer one counts.
 */
import type { SpokenPart } from '../audio/spoken-part.js';
import { CLEAR, type CommandResult, type RecognizeOptions, type Recognizer } from './recognizer.js';

type Listening = Pick<Recognizer, 'command'>;

/** Recognises a command cut out of a recording; the wider cut is heard only where the usual one leaves doubt. */
export async function hearWider(
  recognizer: Listening,
  part: SpokenPart,
  options?: RecognizeOptions,
): Promise<CommandResult> {
  const spent = { encode: 0, decode: 0 };
  const timed: Listening = {
    command: async (samples) => {
      const heard = await recognizer.command(samples, options);
      spent.encode += heard.ms.encode;
      spent.decode += heard.ms.decode;
      return heard;
    },
  };
  const first = await timed.command(part.samples);
  return { ...(await surerOf(first, timed, part)), ms: spent };
}

/** The hearing of a part, or that of its wider cut: one of the two as the recogniser gave it, with its own times. */
export async function surerOf(
  heard: CommandResult,
  recognizer: Listening,
  { samples, wide }: SpokenPart,
  options?: RecognizeOptions,
): Promise<CommandResult> {
  if (heard.confidence >= CLEAR || wide.length === samples.length) return heard;
  const more = await recognizer.command(wide, options);
  return more.confidence > heard.confidence ? more : heard;
}
