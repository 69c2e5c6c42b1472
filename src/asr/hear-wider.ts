/**
 * A second hearing with more of the sound around it. Where the detector of speech has cut a word off, what is left may still
 * be a command ("is the alarm" of "cancel all timers"), only not a sure one: of two hearings the surer one counts.
 */
import type { SpokenPart } from '../audio/cut-speech.js';
import { CLEAR } from './moonshine-recognizer.js';
import type { CommandResult, RecognizeOptions, Recognizer } from './recognizer.js';

/** Recognises a command cut out of a recording; the wider cut is heard only where the usual one leaves doubt. */
export async function hearWider(
  recognizer: Pick<Recognizer, 'command'>,
  { samples, wide }: SpokenPart,
  options?: RecognizeOptions,
): Promise<CommandResult> {
  const heard = await recognizer.command(samples, options);
  if (heard.confidence >= CLEAR || wide.length === samples.length) return heard;
  const more = await recognizer.command(wide, options);
  const ms = { encode: heard.ms.encode + more.ms.encode, decode: heard.ms.decode + more.ms.decode };
  return { ...(more.confidence > heard.confidence ? more : heard), ms };
}
