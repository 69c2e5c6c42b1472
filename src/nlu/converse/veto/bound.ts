/**
 * Conditions and exceptions in an order: "run the sprinklers unless it rains", "an alarm every day except Sunday". An answer
 * that holds neither is not what was asked, however sure it is. Hints are free of them: "when I shower it becomes like London".
 */
import type { Call } from '../../call.js';
import { bareWords } from '../../normalize.js';

export type Bound = 'condition' | 'exception';

/** "If you don't mind", "when you have a minute", "once more", "while you're at it". */
const COURTEOUS =
  /\b(?:(?:if|when|whenever|once|while) (?:you|youre|youd|possible|need be|needed|necessary|i may|we may|may i|its (?:no|not too much) (?:trouble|bother)|not|so|anything|only)\b|(?:as|even|what) if\b|(?:see|wonder|wondering|ask|asking|check|know|nice|great|good|lovely|like it|love it|grateful|appreciate it|mind) (?:if|when)\b|(?:at|all at|for|just this|more than|just) once\b|once (?:more|again|and for all|upon)\b|after (?:all|that|this|me|you|the other|one another|each other)\b|not until now\b|before (?:i|we|my|our|anyone|anybody|somebody|someone|its too late|long|now|that)\b|while (?:i|im|we|were|shes|hes|theyre|he|she|they|my|our|the)\b|a while\b|until further notice\b|(?:its|it is) (?:\w+ )?(?:after|before|until)\b)/g;

const IF =
  /\b(?:if|unless|provided|providing|assuming|as long as|only when|in case|depending on|whether)\b|\b(?:when|whenever|once|as soon as|until|till|after|before|while) (?=\w)/;
const EXCEPT =
  /\b(?:except|excepting|excluding|other than|apart from|aside from|but not (?!(?:too|so|as|very|more|less|over|under|above|below|beyond|past|longer|before|after|until|yet|now|just|quite|all the way)\b)|save for|everything but|all but|anything but)(?= )/;
/** "Until sixty" is how much. */
const AMOUNT = /\b(?:until|till|up to) (?:\d+|\w+ty|\w+teen|ten|eleven|twelve|half)\b/g;

const VERB =
  '(?:turn|switch|put|shut|close|open|lock|unlock|start|stop|run|play|pause|resume|mute|unmute|dim|brighten|raise|lower|set|activate|arm|disarm|clean|vacuum|mow|wake|remind|tell|announce|alarm|alert|schedule|cancel)';
/** It begins with a verb of a command, after a pause or a courtesy, or says how a thing is to be. */
const ORDER = new RegExp(
  `(?:^|\\b(?:please|then|you|and|to) )${VERB}\\b|^(?:an? |the |my )?(?:alarm|timer|reminder)\\b`,
);
const STATED = /(?<!\b(?:is|are|was|were|be|been|left) )\b(?:on|off|open|closed|shut|locked)$/;
/** "I can't doze off when the air doesn't move." */
const SPEAKS = /\b(?:i|im|ive|we|weve|he|she|they)\b/;
/** "Everyone has left except Baba": tells. */
const TELLS = /\b(?:is|are|was|were|has|have|had|s|will)\b/;

/** How the order is bound; null where it is free, or the calls are bound, too. */
export function unboundIn(text: string, calls: readonly Call[]): Bound | null {
  const said = bareWords(text).replace(COURTEOUS, ' ').replace(AMOUNT, ' ');
  const clauses = text.split(/[,;.!?]\s*/).map(bareWords);
  const excepting = clauses.find((clause) => EXCEPT.test(clause));
  if (excepting !== undefined && !TELLS.test(excepting.split(EXCEPT)[0] ?? '') && !calls.some(isExcepting))
    return 'exception';
  if (calls.some(isBound)) return null;
  const at = IF.exec(said);
  if (at === null) return null;
  const before = said.slice(0, at.index).trim();
  const stated = STATED.test(before) && !SPEAKS.test(before);
  const ordered =
    ORDER.test(before) ||
    stated ||
    clauses.some((clause, index) => index > 0 && (ORDER.test(clause) || STATED.test(clause)));
  return ordered || (at.index === 0 && ORDER.test(said)) ? 'condition' : null;
}

function isBound({ when, ...call }: Call): boolean {
  if (when !== undefined) return true;
  return 'time' in call || 'duration' in call || 'until' in call;
}

function isExcepting({ target }: Call): boolean {
  return target?.except !== undefined;
}
