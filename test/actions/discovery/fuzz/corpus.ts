/** Messages as the projects publish them, to be spoiled: one of every platform and protocol. */
import { z } from 'zod';

const MESSAGES = z.array(z.tuple([z.string(), z.unknown()]));
const CORPUS = z.object({ announcements: MESSAGES, states: MESSAGES });
export type Corpus = z.infer<typeof CORPUS>;

export function readCorpus(text: string): Corpus {
  return CORPUS.parse(JSON.parse(text));
}
