/** Whether a command says all that it takes: a question to the conversation of which nothing is kept. */
import type { World } from '../actions/world.js';
import type { Meaning } from '../audio/segmenter.js';
import type { Converse, Session } from '../nlu/conversation.js';

export function meaningOf(command: string, converse: Converse, world: World, before: Session): Meaning {
  // An answer is as long as it is, and a PIN is not tried twice.
  if (before.pending !== null) return 'complete';
  const { source, ask, session } = converse(world, before, { text: command });
  if (source === 'none') return 'unfinished';
  return ask === null || session.pending?.kind === 'confirm' ? 'complete' : 'unknown';
}
