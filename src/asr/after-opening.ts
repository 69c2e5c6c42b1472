/**
 * A command said in one breath with the wake phrase. The sound is not cut: words run into each other, and no date of the
 * phrase's end is good enough (of 123 synthetic commands the best cut spoilt 45, this 15; docs/wake.md). The
 * recogniser hears all of it and its decoder is told that it has written the phrase, so that it goes on with the command.
 */
import { wordsFollow } from '../wake/continuation.js';
import type { Opening } from '../wake/port.js';
import type { Encoded, Moonshine } from './moonshine.js';

/** Shorter audio is no command. */
const LEAST_SECONDS = 0.3;

/** What stands after the opening; null where no word follows. */
export async function afterOpening(
  model: Moonshine,
  whole: Encoded,
  { tokens, seconds }: Opening,
): Promise<Encoded | null> {
  const said = await model.after(whole, tokens);
  if (!(await wordsFollow(model, said, []))) return null;
  // With a comma: "Computer, lock the door" is an order, "Computer locked the door" a report, and the sound alone is both.
  const comma = model.tokenizer.id(',');
  const rest = comma === undefined ? said : await model.after(said, [comma]);
  return { ...rest, seconds: Math.max(LEAST_SECONDS, whole.seconds - seconds) };
}
