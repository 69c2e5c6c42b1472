/** Several turns said into a house that a test brings, on a Saturday, at nine in the morning unless it says otherwise. */
import { applyEffects, diffWorld, startWorld } from '../../src/actions/apply-effects.js';
import { parseHome } from '../../src/actions/home-file.js';
import { newSession } from '../../src/nlu/converse/session.js';
import { createUnderstanding } from '../../src/nlu/understanding.js';

/**
 * @param yaml a home file
 * @param now the house's wall clock
 * @returns what the last of the sentences, said in a room, comes to
 */
export function talkIn(yaml: string, file: string, now = '2026-11-21T09:00:00') {
  const { home } = parseHome(yaml, file);
  const { converse } = createUnderstanding(home);
  return (room: string, ...sentences: readonly string[]) => {
    let world = startWorld(home, now);
    let session = newSession(room);
    let done = {};
    let outcome = converse(world, session, { text: '' });
    for (const text of sentences) {
      outcome = converse(world, session, { text });
      const after = applyEffects(world, outcome.effects);
      done = diffWorld(world, after, outcome.effects);
      world = after;
      session = outcome.session;
    }
    return { ...outcome, changes: done };
  };
}
