/** How hard the recogniser tries, and on how many threads: what a machine's profile decides (src/profiles). */
import { z } from 'zod';

export const SETTINGS = z.object({
  /** Threads within one run of a network. */
  threads: z.int().min(1).max(8),
  /** Hypotheses kept in the search through the phrases. */
  beam: z.int().min(1).max(64),
  /** An unsure command is searched for again as it sounds slower and faster: three times the work. */
  secondLook: z.boolean(),
});
export type RecognizerSettings = z.infer<typeof SETTINGS>;

/**
 * Those that the figures of README.md were measured with. One thread: a step of the decoder is over before a second one has
 * been woken for its share. On two cores speech costs a quarter more with two, and no command comes sooner.
 */
export const USUAL: RecognizerSettings = { threads: 1, beam: 12, secondLook: true };
