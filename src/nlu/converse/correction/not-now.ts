/** "Start the hoover." "Not now, in an hour": what was just done is as it was, and is done then. */
import { remembered } from '../../../actions/resolve/place.js';
import { type Call, UNDO } from '../../call.js';
import { secondsBetween } from '../../time.js';
import type { Said } from '../said.js';
import { undoOf } from './correction.js';

const THEN =
  /^(?:(?:(?:no|nope|oh|wait|sorry|actually|please|but|okay)[\s,]+)*not (?:right )?(?:now|yet|straight away)[\s,.;]+(?:but )?(?:do (?:it|that) )?(?<later>(?:in|at|after|when|tonight|tomorrow)\b.+?)|(?:(?:no|nope|oh|wait|sorry|actually|do (?:it|that))[\s,]+)*(?<instead>(?:in|at|after|tonight|tomorrow)\b.+?)[\s,]+(?:instead|rather))(?: please)?[\s.!]*$/i;
/** Whoever takes a deed back does so at once. Seconds. */
const MOMENT = 60;
/** Null where nothing was just done at once, or the words say no time. */
export function notNow({ text, session, world, sense }: Said): readonly Call[] | null {
  const { later, instead } = THEN.exec(text.trim())?.groups ?? {};
  const time = later ?? instead;
  const last = remembered(session, world.now);
  if (time === undefined || last === null || secondsBetween(last.at, world.now) > MOMENT) return null;
  if (last.calls.length === 0 || !last.calls.every(isDone) || undoOf(session, last) === null) return null;
  const dated = [`remind me ${time} to call`, `remind me to call ${time}`]
    .map((words) => sense.call(words))
    .find((call) => call?.do === 'reminder' && call.label === 'call');
  if (dated?.do !== 'reminder' || dated.repeat !== undefined) return null;
  const { duration, time: at } = dated;
  const when = duration !== undefined ? { delay: duration } : at === undefined ? null : { at };
  if (when === null) return null;
  const target = { ids: [...last.devices] };
  return [UNDO, ...last.calls.map((call): Call => ({ ...call, target, when }))];
}

function isDone({ do: does, when }: Call): boolean {
  return when === undefined && (does === 'set' || does === 'adjust' || does === 'media' || does === 'run');
}
