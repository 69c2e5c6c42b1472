/**
 * Indirect and elliptic questions as the plain ones that the grammar knows: "could you find out whether the garage is open",
 * "the heating is set to what", "any alarms tomorrow". Only word order and frames change, and whoever reads the result must
 * take nothing from it but a question.
 */
import { normalWords } from '../normalize.js';

const MAX_WORDS = 20;

/** "Could you please", "I would like you to": before the words that ask. */
const REQUEST =
  '(?:(?:hey|hi|hello|yo|oi|so|well|okay|um|please|kindly|just|quickly|go|now|sorry|excuse me|good (?:morning|afternoon|evening)|dear|love|mate|darling) |(?:would|do) you mind |(?:would|could) you be (?:so|that) (?:kind|good|nice) (?:as|and) (?:to )?|(?:can|could|would|will) (?:you|u|we|i) |(?:i|we) (?:want|need|would like|have) (?:you )?to |id (?:like|love) (?:you )?to |i am (?:wanting|needing|trying|going) to |i keep |help me (?:to )?|(?:was|am|im|i was|i am) (?:wondering|curious) )*';
const ASKING =
  '(?:(?:tell|show|give|inform|update|remind) (?:me|us)(?: (?:about|of|on))?|let (?:me|us) know(?: about)?|(?:check|verify|confirm|see|look|find out|(?:have|take) a (?:quick )?look|double check|figure out|look up|read|report|say|know|hear|determine|make sure)(?: (?:on|up on|to see|and see|out|for me))?|(?:telling|showing|letting) (?:me|us)(?: know)?|(?:checking|seeing)|do (?:you|we) (?:happen to )?know|(?:you know|(?:i )?(?:cant|can not|cannot|dont|do not) (?:remember|recall|know|see)|(?:i )?(?:forget|forgot|have forgotten|ive forgotten)|(?:im |i am |am )?not sure)(?= (?:if|whether|when|where|which|who|i|we) )|any idea|(?:(?:i|im|i am|i was|was) )?(?:wonder|wondering|curious)(?: about)?|(?:i )?need to know|i need|i want)';
const FRAME = new RegExp(
  `^${REQUEST}(?:${ASKING} )(?:me |us )?(?=(?:if|whether|that|what|whats|how|hows|when|where|which|who|whos|whose|wheres|whens|the|my|our|any|all|is|are|i|we)\\b)`,
);
const STATE =
  'on|off|open|closed|shut|locked|unlocked|running|playing|home|away|set|armed|charging|docked|down|up|clean|done|finished|ready|low|empty|full|in|out|all right|okay|ok|fine|working';
/** "Whether the floodlight's on." */
const IS_SO = new RegExp(
  `(?<=\\b(?:if|whether|check|checking|confirm|sure|verify)(?: that)? .*)(\\p{L}{2,})['’]s (?=(?:still |all )?(?:${STATE})\\b)`,
  'giu',
);
const WHETHER = /^(?:if|whether)(?: or not)? ((?:\S+ ){1,6}?)(is|are|was|were|has|have|did|does) (.+)$/;
/** "Whether I locked the door." */
const DONE =
  /^(?:if|whether) ((?:i|we|you|they|he|she|(?:any|some)(?:one|body)) (?:locked|unlocked|closed|shut|opened|left|turned|switched)) (.+)$/;
/** The same after "I'm not sure", which is asked without them. */
const UNSURE = /^((?:i|we) (?:have )?(?:locked|unlocked|closed|shut|opened|left|turned|switched)) (.+)$/;
const STATED = new RegExp(`^(?:that )?((?:the|my|our|all|any) (?:\\S+ ){1,6}?)(is|are) ((?:${STATE})\\b.*)$`);
const TURNED =
  /^(what|how (?:\S+)|when|where|which \S+|what \S+) ((?:the|my|our|this|that) (?:\S+ ){1,5}?)(is|are)( .+)?$/;
/** "How damp it is in the cellar." */
const TURNED_IT = /^(how \S+) (it|there|they) (is|are)( .+)?$/;
/** "And the porch light, is that on as well?" */
const THAT = new RegExp(
  `^((?:the|my|our) (?:\\S+ ){1,4}?)(is|are) (?:that|it|they|those) ((?:still )?(?:${STATE}))$`,
);
/** "Is nobody moving", "is no one in". */
const NOBODY = /^is (?:nobody|no one|noone) (.+)$/;
/** What a machine does while it runs. */
const AT_WORK = /\b(?:still )?(?:boiling|brewing|spinning|tumbling|washing|drying|cooking|whirring|humming)$/;
const NOUN = /^((?:the|my|our) .+)$/;
const LAST = /^(.+?) (?:is|are) (set to |set at |at |on )?what$/;
const AFTER = /^(.+?) what (?:is|are) (?:it|they)(?: set)?(?: (?:at|to|on))?$/;
const EITHER = new RegExp(`^((?:\\S+ ){1,5}?)(${STATE}) or (?:not|${STATE})$`);
/** "Fountain still going"; "lights, which are on". */
const STILL = new RegExp(
  `^((?!(?:is|are|am|it|they|we|i|you)\\b)(?:\\S+ ){1,5}?)still (${STATE}|going|playing|cleaning|heating)$`,
);
const WHICH = new RegExp(`^(?:the |my |our |all )?(\\S+s) which (?:ones )?(is|are) (?:still )?(${STATE})$`);
/** "Which pump is running": of those that are called together. */
const WHICH_ONE = new RegExp(
  `^(?:which|what) (?:one of the )?((?:\\S+ ){0,2}?\\S*[^s\\s]) is (?:still )?(${STATE}|going)$`,
);
const LEFT = /^(?:was|were|has|have) ((?:\S+ ){1,6}?)(?:been )?(?:left )?(\S+)$/;
const ANY = /^(?:are there |is there |have i got |have we got |got )?any (.+)$/;
/** "And is the boiler on too?" */
const LEAD = /^(?:(?:and|so|but|oh|well|okay|hey) )+(?=\S+ \S)/;
/** They change nothing of a question. */
const EXTRA =
  /\b(?:too|also|as well|currently|securely|actually|properly|presently|right now|at the moment|at this moment|at this time|just|by any chance|by chance|altogether|all together|in total|all told|again|please|for me|exactly)\b/g;

/** Likeliest first; none where the text is as plain as it can be. */
export function plainQuestions(text: string): string[] {
  const words = normalWords(text.replace(IS_SO, '$1 is '));
  if (words.length < 2 || words.length > MAX_WORDS) return [];
  const said = words.join(' ');
  const bare = said
    .replace(LEAD, '')
    .replace(/\btheres\b/g, 'there is')
    .replace(/\bhow (long|much|many)s\b/g, 'how $1 is')
    .replace(/\b(?:switched|turned) (on|off)\b/g, '$1')
    .replace(EXTRA, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const core = bare.replace(FRAME, '');
  const unsure = core === bare ? null : UNSURE.exec(core);
  const found = core === bare ? turned(bare) : [...turned(core), core];
  if (unsure !== null) found.unshift(`have ${(unsure[1] ?? '').replace(' have', '')} ${unsure[2]}`);
  if (bare !== said) found.push(bare);
  return [...new Set(found)].filter((one) => one !== said);
}

function turned(said: string): string[] {
  const found: string[] = [];
  const add = (match: RegExpExecArray | null, plain: (parts: string[]) => string): void => {
    if (match !== null) found.push(plain(match.slice(1).map((part) => (part ?? '').trim())));
  };
  add(WHETHER.exec(said), ([subject, verb, rest]) => `${present(verb)} ${subject} ${rest}`);
  add(DONE.exec(said), ([deed, thing]) => `have ${deed} ${thing}`);
  add(STATED.exec(said), ([subject, verb, rest]) => `${verb} ${subject} ${rest}`);
  add(TURNED.exec(said), ([question, subject, verb, rest]) =>
    `${question} ${verb} ${subject} ${rest}`.trim(),
  );
  add(TURNED_IT.exec(said), ([question, it, verb, rest]) => `${question} ${verb} ${it} ${rest}`.trim());
  add(THAT.exec(said), ([subject, verb, state]) => `${verb} ${subject} ${state}`);
  add(NOBODY.exec(said), ([rest]) => `is anybody ${rest}`);
  if (/^(?:is|are) /.test(said) && AT_WORK.test(said)) found.push(said.replace(AT_WORK, 'still running'));
  add(NOUN.exec(said), ([noun]) => `what is ${noun}`);
  add(LAST.exec(said), ([subject, set]) => `what is ${subject} ${set}`.trim());
  add(LAST.exec(said), ([subject]) => `what is ${subject}`);
  add(AFTER.exec(said), ([subject]) => `what is ${subject}`);
  add(
    EITHER.exec(said),
    ([subject, state]) => `is the ${(subject ?? '').replace(/^(?:the|my) /, '')} ${state}`,
  );
  add(WHICH_ONE.exec(said), ([thing, state]) => `which ${thing}s are ${state}`);
  add(LEFT.exec(said), ([subject, state]) => `is ${subject} ${state}`);
  add(ANY.exec(said), ([things]) => `do i have any ${things}`);
  add(ANY.exec(said), ([things]) => `are there any ${things}`);
  add(/^which ((?:day|month|year|date|time)\b.*)$/.exec(said), ([rest]) => `what ${rest}`);
  add(/^(?:what is|whats) (.+) (?:at|on)$/.exec(said), ([thing]) => `what is ${thing} set to`);
  add(/^what (?:did|have) (?:i|we) (?:leave|left) (.+)$/.exec(said), ([state]) => `what is ${state}`);
  add(/^(?:what is|whats) (.+) (?:up to)$/.exec(said), ([thing]) => `what is ${thing} doing`);
  add(
    STILL.exec(said),
    ([thing, state]) => `is the ${(thing ?? '').replace(/^(?:the|my|our) /, '')} ${state}`,
  );
  add(WHICH.exec(said), ([things, be, state]) => `which ${things} ${be} ${state}`);
  add(/^hows (.+)$/.exec(said), ([thing]) => `what is ${thing}`);
  return found;
}

function present(verb = 'is'): string {
  return verb === 'was' ? 'is' : verb === 'were' ? 'are' : verb;
}
