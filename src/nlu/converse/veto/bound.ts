/**
 * Conditions and exceptions in an order: "run the sprinklers unless it rains", "an alarm every day except Sunday". An answer
 * that holds neither is not what was asked, however sure it is. Hints are free of them: "when I shower it becomes like London".
 */
import type { Call } from '../../call.js';
import { bareWords } from '../../normalize.js';

export type Bound = 'condition' | 'exception';

/** "If you don't mind", "when you have a minute", "once more", "while you're at it". */
const COURTEOUS =
  /\b(?:(?:if|when|whenever|once|while) (?:you|youre|youd|possible|need be|needed|necessary|i may|we may|may i|(?:its|it is|thats|that is) (?:no|not too much|not too|not) (?:trouble|bother|hard|much to ask|difficult)|not|so|anything|only)\b|(?:as|even|what) if\b|(?:see|wonder|wondering|ask|asking|check|know|nice|great|good|lovely|like it|love it|grateful|appreciate it|mind) (?:if|when)\b|(?:at|all at|for|just this|more than|just) once\b|once (?:more|again|and for all|upon)\b|after (?:all|that|this|me|you|the other|one another|each other)\b|not until now\b|before (?:i|we|my|our|he|she|they|anyone|anybody|somebody|someone|its too late|long|now|that|(?:the )?\w+ (?:comes?|gets?|arrives?|sees?|notices?|wakes?|starts?))\b|(?:i am|im|we are|were|what im|what i am) after\b|(?:is|\w+s) after \w+ing\b|(?:till|until) \w+ be damned\b|while (?:i|im|we|were|shes|hes|theyre|he|she|they|my|our|the)\b|a while\b|until further notice\b|(?:its|it is) (?:\w+ )?(?:after|before|until)\b)/g;

const IF =
  /\b(?:if|unless|provided|providing|assuming|as long as|only when|in case|depending on|whether)\b|\b(?:when|whenever|once|as soon as|until|till|after|before|while) (?=\w)/;
/** How things are, or that nobody comes: what such words are bound to is no order. */
const STATES =
  /\b(?:its|it is|im|i am|ive|i have|i did|were|we are|weve|hes|shes|theyre|theres|there is|nobodys?|no one|(?:is|are|was|were) (?:not )?\w+ing)\b(?!.*\b(?:want|need|would like|like|love|wish|prefer|should|must)\b)/;
const EXCEPT =
  /\b(?:except|excepting|excluding|not (?:including|counting)|other than|apart from|aside from|but not (?!(?:too|so|as|very|more|less|over|under|above|below|beyond|past|longer|before|after|until|yet|now|just|quite|all the way)\b)|save for|everything but|all but|anything but)(?= )/;
/** "Until sixty" is how much. */
const AMOUNT = /\b(?:until|till|up to) (?:\d+|\w+ty|\w+teen|ten|eleven|twelve|half)\b/g;

/** "One more match and then the console is off", "leave it on till eleven and then it can go off". */
const AFTERWARDS =
  /\b(?:one|just one|a few|two|three) (?:more|last) (?:\w+ ){1,3}(?:and )?then\b|\b(?:until|till|til) (?:\w+ ){1,8}then (?!(?:please|thanks)$)/;
/** "Ten minutes and I want that off." */
const ELAPSING =
  /^(?:(?:another|just|give it|in) )?(?:\w+ ){1,2}(?:seconds?|minutes?|hours?) (?:and then|and|then) \w+/;

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

/** "Anything but this one": another, whichever it is. */
const SICK_OF = /\banything (?:but|other than|except) (?:this|that|these|those|it)\b/;
const isAnother = (call: Call): boolean =>
  call.do === 'media' && (call.op === 'next' || call.op === 'previous');

/** How the order is bound; null where it is free, or the calls are bound, too. */
export function unboundIn(text: string, calls: readonly Call[]): Bound | null {
  const said = freed(bareWords(text)).replace(LEFT_SO, ' ');
  const clauses = text.split(/[,;.!?]\s*/).map(bareWords);
  const excepting = clauses.find(
    (clause) => EXCEPT.test(clause) && !(SICK_OF.test(clause) && calls.every(isAnother)),
  );
  if (excepting !== undefined && !TELLS.test(excepting.split(EXCEPT)[0] ?? '') && !calls.some(isExcepting))
    return 'exception';
  if (calls.some((call) => repeatsOn(call, clauses.find((clause) => LEFT_OUT.test(clause)) ?? '')))
    return 'exception';
  if (LASTING.test(said) && calls.some(({ when }) => when !== undefined && 'delay' in when))
    return 'condition';
  const bound = calls.filter(isBound).length;
  // "If the tub is on turn it off, if the pump is on say so": one answer for each.
  if (bound > 0)
    return [...said.replace(TOLD_IF, ' ').matchAll(/\bif\b/g)].length > bound ? 'condition' : null;
  if (AFTERWARDS.test(bareWords(text)) || clauses.some((clause) => ELAPSING.test(clause))) return 'condition';
  if (LATER.test(bareWords(text)) && calls.some(({ do: does }) => DONE_NOW.has(does))) return 'condition';
  const at = IF.exec(said);
  if (at === null || clauses.every((clause) => !IF.test(freed(clause)) || tellsFirst(freed(clause))))
    return null;
  const before = said.slice(0, at.index).trim();
  const stated = STATED.test(before) && !SPEAKS.test(before);
  const ordered =
    ORDER.test(before) ||
    stated ||
    clauses.some((clause, index) => index > 0 && (ORDER.test(clause) || STATED.test(clause)));
  return ordered || (at.index === 0 && ORDER.test(said)) ? 'condition' : null;
}

/** "She'll want a brighter lamp when she reads by herself", "we'll need the drier once the baby's here": not now. */
const LATER =
  /\b(?:ill|youll|hell|shell|theyll|well|will|going to|gonna) (?:need|want)\b.*\b(?:when|once|by the time)\b/;

const DONE_NOW: ReadonlySet<Call['do']> = new Set(['set', 'adjust', 'run', 'media']);

const freed = (said: string): string => said.replace(COURTEOUS, ' ').replace(AMOUNT, ' ');

/** "It's pitch black when I get up", "I'm not moving till Monday": the clause tells before it is bound. */
function tellsFirst(clause: string): boolean {
  const before = clause.slice(0, IF.exec(clause)?.index ?? 0);
  return STATES.test(before) && !ORDER.test(before);
}

/** "If it isn't I owe him an apology", "if it opens again I'll scream": what somebody does then is told. */
const TOLD_IF =
  /\bif (?:\w+ ){1,16}?(?:i|ill|im|we|well) (?:(?:am )?going to )?(?:owe|scream|cry|give up)\b/g;
/** "If not, leave it alone", "if it's locked, leave it" ask for nothing. */
const LEFT_SO =
  /\b(?:otherwise|if (?:not|it (?:is|has|does)(?: not|nt)|it isnt|it hasnt|it doesnt|(?:its|it is|theyre|they are) (?:already )?\w+)) (?:just |then )?(?:leave (?:it|them|that)(?: alone| be| off| as it is)?|do nothing|dont(?: bother)?|never mind)\b/g;

/** "On when the door is open for ten minutes" is not in ten minutes, whatever the door does. */
const LASTING =
  /\b(?:if|when|whenever|once|as soon as|unless)\b .*\bfor (?:\w+ ){1,5}(?:seconds?|minutes?|hours?)\b/;

function isBound({ when, ...call }: Call): boolean {
  if (when !== undefined) return true;
  return 'time' in call || 'duration' in call || 'until' in call;
}

/** Comes again just on the days that are left out: "every morning, weekends not included". */
function repeatsOn(call: Call, left: string): boolean {
  const rule =
    'repeat' in call
      ? call.repeat
      : call.when !== undefined && 'at' in call.when
        ? call.when.repeat
        : undefined;
  if (rule === undefined) return false;
  const days = DAYS.flatMap(([said, codes]) => (said.test(left) ? codes : []));
  return days.some((day) => !rule.includes('BYDAY') || rule.includes(day));
}

const LEFT_OUT =
  /\bnot (?:included|on|at|the)\b|\b(?:excluded|excluding|except|never on|leave out|without)\b/;
const DAYS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/\bweekends?\b/, ['SA', 'SU']],
  [/\b(?:weekdays?|workdays?|work days?)\b/, ['MO', 'TU', 'WE', 'TH', 'FR']],
  ...['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'].map(
    (day): readonly [RegExp, readonly string[]] => [
      new RegExp(`\\b${day}s?\\b`, 'i'),
      [day.slice(0, 2).toUpperCase()],
    ],
  ),
];

function isExcepting({ target }: Call): boolean {
  return target?.except !== undefined;
}
