/** "Which ones?", "which aren't?", after a question of several things: those that are so, or are not. */
import type { Call, QueryCall } from '../../call.js';
import type { Session } from '../../conversation.js';
import { bareWords } from '../../normalize.js';
import { OPPOSITE_STATES } from '../../reply/opposite-states.js';

const WHICH =
  /^(?:(?:and|so|okay|ok|oh|but) )*(?:(?:which|what)(?: ones?)?(?: of them)?(?: (?:is|are|was) (?:it|they|that|those|on|off|open))?|whats on|(?:which|what) lights?|name them|list them)(?: then| exactly)?$/;
const WHICH_NOT =
  /^(?:(?:and|so|okay|ok|oh|but) )*(?:which|what|who)(?: ones?)?(?: of them)? (?:arent|isnt|are not|is not|werent|wasnt|not)(?: (?:it|then))?$/;

/** The question before, of which; null where it was none of several. */
export function askedWhich(
  text: string,
  { lastText }: Session,
  readAs: (sentence: string) => Call | null,
): QueryCall | null {
  const said = bareWords(text);
  const not = WHICH_NOT.test(said);
  if (lastText == null || (!not && !WHICH.test(said))) return null;
  const before = readAs(lastText);
  if (before?.do !== 'query' || before.test === undefined) return null;
  if (before.agg !== 'any' && before.agg !== 'all' && before.agg !== 'count') return null;
  // "Are all the doors locked?" "No." "Which ones?" Those that are not.
  const test = not || before.agg === 'all' ? opposite(before.test) : before.test;
  return test === null ? null : { ...before, test, agg: 'which' };
}

type Test = NonNullable<QueryCall['test']>;

function opposite(test: Test): Test | null {
  if ('above' in test || 'below' in test) return test.above === 0 ? { is: 0 } : null;
  if (typeof test.is === 'boolean') return { is: !test.is };
  if (test.is === 0) return { above: 0 };
  const word = typeof test.is === 'string' ? OPPOSITE_STATES[test.is] : undefined;
  return word === undefined ? null : { is: word };
}
