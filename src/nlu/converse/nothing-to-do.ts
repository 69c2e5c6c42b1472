/**
 * Sentences after which the house stays as it is, and something is said: why it is so, that it is left alone, that a plugin takes no
 * such number.
 */
import type { World } from '../../actions/world.js';
import type { Session } from '../conversation.js';
import type { OutOfRange } from '../out-of-range.js';
import { answering, type Conclusion, conclude, leaving, refusing } from './conclude.js';
import { leftAlone } from './left-alone.js';
import { explained } from './questions/cause.js';
import type { Said } from './said.js';

interface Around {
  readonly session: Session;
  readonly world: World;
  readonly room: string | null;
}

export function nothingToDo(said: Said, around: Around, outOfRange?: OutOfRange): Conclusion | null {
  const beyond = outOfRange?.(said.text) ?? null;
  if (beyond !== null) return refusing(around, beyond);
  const cause = explained(said);
  if (cause !== null)
    return answering(
      conclude(cause.understood.trial, around, { confirmed: null, text: said.text }),
      cause.reply,
    );
  const reply = leftAlone(said);
  return reply === null ? null : leaving(around, reply);
}
