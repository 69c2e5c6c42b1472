/** What may come of a sentence that was not read as it stands. */
import type { Call } from '../call.js';

/** Something of the house is asked for. Lists and reminders take any words, a reason's too. */
export function isRequest({ do: does, ...call }: Call): boolean {
  if (does === 'control')
    return 'op' in call && (call.op === 'mute' || call.op === 'louder' || call.op === 'quieter');
  return does === 'set' || does === 'adjust' || does === 'run' || (does === 'media' && !('query' in call));
}

/** Something is asked, and nothing changes. */
export function isQuestion({ do: does, ...call }: Call): boolean {
  return does === 'query' || does === 'info' || ('op' in call && call.op === 'query');
}

/** Alarms and timers, questions about them, about lists and the clock. */
export function isAgenda(call: Call): boolean {
  return call.do === 'alarm' || call.do === 'timer' || isQuestion(call);
}
