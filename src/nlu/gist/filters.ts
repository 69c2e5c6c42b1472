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

/** Alarms and timers, what is put on a list by its name or taken off, questions about them and the clock. */
export function isAgenda(call: Call): boolean {
  if (call.do !== 'list') return call.do === 'alarm' || call.do === 'timer' || isQuestion(call);
  const items = call.items ?? [];
  return (
    isQuestion(call) ||
    (call.list !== undefined && items.length > 0 && !items.some((item) => REFERS.test(item)))
  );
}

/** What is meant stands in the words that were left out. */
const REFERS = /^(?:it|that|this|them|those|these|some|one|(?:the )?(?:items?|things?))\b/i;
