/** "If it goes below ten in the shed, heater on." "Make that five": what is waited for, at another level. */
import { remembered } from '../../../actions/resolve/place.js';
import { type Call, type Condition, UNDO } from '../../call.js';
import { normalWords } from '../../normalize.js';
import { justPlanned } from '../agenda/plans.js';
import type { Said } from '../said.js';

const MADE =
  /^(?:(?:no|actually|sorry|wait|oh|and|okay|hmm|better|maybe|perhaps|lets) )*(?:(?:make|change|set) (?:it|that) (?:to )?|(?:below|under|above|over|at) )(?<level>\d+(?:\.\d+)?)(?: (?:degrees?|percent))?(?: (?:instead|rather|please|then|not \d+))*$/;

/** The same once more, with its level; null where the last deed waits for none, or the words say no number. */
export function otherThreshold({ text, session, world }: Said): readonly Call[] | null {
  const level = MADE.exec(normalWords(text).join(' '))?.groups?.['level'];
  const calls = remembered(session, world.now)?.calls ?? [];
  const plans = justPlanned(session, world);
  if (level === undefined || calls.length === 0 || plans.length === 0) return null;
  if (session.undo?.effects.some(({ type }) => type !== 'schedule') === true) return null;
  const again = calls.map((call) => waitingFor(call, Number(level)));
  return again.every((call) => call !== null) ? [UNDO, ...again] : null;
}

function waitingFor(call: Call, level: number): Call | null {
  const { when } = call;
  if (when === undefined || !('once' in when)) return null;
  const { above, below } = when.once;
  if (above === undefined && below === undefined) return null;
  const once: Condition = { ...when.once, ...(above === undefined ? { below: level } : { above: level }) };
  return { ...call, when: { once } };
}
