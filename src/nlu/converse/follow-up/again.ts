/** "Again", "and once more", after something that can be done again: a step louder, the next song. */
import { remembered } from '../../../actions/resolve/place.js';
import type { World } from '../../../actions/world.js';
import type { Call } from '../../call.js';
import type { Session } from '../../conversation.js';
import { isQuestion } from '../../gist/filters.js';
import { normalWords } from '../../normalize.js';

const AGAIN =
  /^(?:(?:and|now|please|okay|yes|then) )*(?:do (?:it|that|the same) )?(?:again|once more|once again|1 more time|another time|1 more)(?: please)?$/;

/** Null where the last sentence was a question, or did what is done already: then "again" wants to hear it again. */
export function onceMore(
  text: string,
  session: Session,
  world: World,
  readAs: (sentence: string) => Call | null,
): readonly Call[] | null {
  const last = remembered(session, world.now);
  if (last === null || session.lastText == null || !AGAIN.test(normalWords(text).join(' '))) return null;
  const before = readAs(session.lastText);
  if (before !== null && isQuestion(before)) return null;
  if (last.calls.length === 0 || !last.calls.every(isStep)) return null;
  return last.calls.map((call) => (call.do === 'control' ? call : { ...call, target: { ref: 'last' } }));
}

function isStep(call: Call): boolean {
  if (call.when !== undefined) return false;
  switch (call.do) {
    case 'adjust':
      return call.delta !== undefined;
    case 'media':
      return call.op === 'next' || call.op === 'previous';
    case 'set':
      return call.state === 'toggle';
    case 'control':
      return call.op === 'louder' || call.op === 'quieter';
    default:
      return false;
  }
}
