/**
 * "Why is the hall light on", "who opened the gate", "when did the heater go off": how it is, and who it was where that was asked of
 * the hub in this conversation. Nothing else is known, and that is said.
 */
import { remembered } from '../../../actions/resolve/place.js';
import { isQuestion } from '../../gist/filters.js';
import { bareWords, uncontracted } from '../../normalize.js';
import type { Said } from '../said.js';
import type { Understood } from '../sense.js';
import { type Way, wayOf } from '../veto/polarity.js';
import { NO_RECORD } from './unrecorded.js';

const LEAD = '^(?:(?:and|so|but|hey|oh|ok|okay|do you know|any idea|tell me|i wonder) )*';
const STATE = '(?<state>on|off|open|opened|closed|shut|locked|unlocked|muted|playing|running|going)';
const STILL = '(?:(?:still|again|already|suddenly|now|all) )*';
const END = '(?: (?:again|still|now|already|at this hour|in the first place))*$';

/** Each tells of what, and how that is. */
const ASKED: readonly RegExp[] = [
  `when (?:was|were) (?<name>.+?) last ${STATE}${END}`,
  `why (?:is|are|was|were) (?<name>.+?) ${STILL}${STATE}${END}`,
  `(?:how come|why) (?<name>.+?) (?:is|are) ${STILL}${STATE}${END}`,
  `(?:why|when|how come|how) (?:did|does|do|has|have|was|were|is) (?<name>.+?) (?:go|gone|went|come|came|turn|turned|switched|switch|get turned|get switched|been turned|been switched) ${STATE}${END}`,
  `(?:why|when) (?:was|were|did) (?<name>.+?) (?:last |lastly )?(?<did>opened|closed|shut|locked|unlocked|open|close|lock|unlock)${END}`,
  `(?:who|what|when did you|why did you) (?:has |have )?(?:turned|switched|put|left|turn|switch|put) ${STATE} (?<name>.+?)${END}`,
  `(?:who|what|when did you|why did you) (?:has |have )?(?:turned|switched|put|left|turn|switch|put) (?<name>.+?) ${STATE}${END}`,
  `(?:who|what|when did you|why did you) (?:has |have )?(?<did>opened|closed|shut|locked|unlocked|open|close|lock|unlock) (?<name>.+?)${END}`,
  `since when (?:is|are|was|were|has|have) (?<name>.+?) (?:been )?${STILL}${STATE}${END}`,
  `how long (?:has|have) (?<name>.+?) been (?:left )?${STILL}${STATE}${END}`,
  `when was the last time (?<name>.+?) was ${STATE}${END}`,
  `how long (?:has|have|is|are) (?<name>.+?) been ${STILL}${STATE}${END}`,
].map((words) => new RegExp(LEAD + words));

/** The state that a deed leads to, where it is called otherwise. */
const DONE: Readonly<Record<string, string>> = {
  opened: 'open',
  close: 'closed',
  shut: 'closed',
  lock: 'locked',
  unlock: 'unlocked',
};

interface Explained {
  readonly understood: Understood;
  readonly reply: string;
}

/** Null where nobody asks for a cause, or of nothing that the house can tell. */
export function explained({ text, session, world, sense }: Said): Explained | null {
  const said = bareWords(uncontracted(text)).replace(/\bhow longs (?=.+ been\b)/, 'how long has ');
  const match = ASKED.map((pattern) => pattern.exec(said)).find((one) => one !== null);
  const { name = '', state, did = '' } = match?.groups ?? {};
  if (match === undefined || name === '') return null;
  const how = state ?? did;
  const verb = /(?<!s)s$/.test(name) ? ['are', 'is'] : ['is', 'are'];
  const understood = sense.firstOf(
    verb.map((be) => `${be} ${name} ${DONE[how] ?? how}`),
    isQuestion,
  );
  if (understood === null) return null;
  const answer = understood.trial.parts.map((part) => part.reply).join(' ');
  const asked = understood.trial.parts.flatMap((part) => part.calls).flatMap(({ matching = [] }) => matching);
  // Not so at all: nothing is to be explained.
  if (asked.length === 0) {
    const last = /\b(?:last|when)\b/.test(said) && !/^why\b/.test(said);
    return { understood, reply: last ? `${plainly(answer)} ${NO_RECORD}` : answer };
  }
  const last = remembered(session, world.now);
  const ours =
    last?.calls.some((call) => wayOf(call) === WAYS[how]) === true &&
    asked.every((id) => last.devices.includes(id));
  if (!ours && word(said) === 'when')
    return { understood, reply: `${plainly(answer, ',')} but I don't know since when.` };
  const cause = ours ? 'You have just asked me for that.' : `I don't know ${UNKNOWN[word(said)]}.`;
  return { understood, reply: `${answer} ${cause}` };
}

/** The fact of an answer to "is it", where that was not the question: without its yes or no. */
function plainly(answer: string, end = '.'): string {
  const fact = answer.replace(/^(?:Yes|No), /, '').replace(/\.$/, '');
  return `${fact.charAt(0).toUpperCase()}${fact.slice(1)}${end}`;
}

/** The order that brings it about. */
const WAYS: Readonly<Record<string, Way>> = {
  on: 'on',
  playing: 'on',
  running: 'on',
  going: 'on',
  off: 'off',
  open: 'open',
  opened: 'open',
  closed: 'close',
  close: 'close',
  shut: 'close',
  locked: 'lock',
  lock: 'lock',
  unlocked: 'unlock',
  unlock: 'unlock',
};

const UNKNOWN = { why: 'why', who: 'who did that', when: 'since when' } as const;

function word(said: string): keyof typeof UNKNOWN {
  if (/\bwhen\b|\bhow long\b/.test(said)) return 'when';
  return /\b(?:who|what)\b/.test(said) ? 'who' : 'why';
}
