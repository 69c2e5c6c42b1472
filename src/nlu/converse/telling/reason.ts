/**
 * A command with a reason before or after it that no phrase knows: "I've got a meeting, please mute the music", "it's
 * late turn off the lights", "turn off the lights because I am leaving". What is left out must be a plain statement:
 * whatever makes a command depend on something, or takes it back, keeps the sentence whole (and so not understood, rather
 * than half understood).
 */

import { COLOR_NAMES } from '../../../actions/colors.js';
import { singular } from '../../../actions/resolve/names.js';
import { KINDS_OF_WORD } from '../../kind-words.js';
import { bareWords, normalWords } from '../../normalize.js';
import { HOUR_WORDS } from '../../number-words.js';
import { ANY_WEEKDAY } from '../../time.js';
import { wordRuns } from '../../word-runs.js';
import { holdsRequest } from './left-out.js';
import { inItsTerms, type Known } from './reason-topic.js';

/** A statement about how things are begins like this; a question, a condition, an order or a story does not. */
const STATEMENT =
  /^(?:(?:way |much |so )?too \w+ |(?:hey|hi|hello|oh|okay|well|so|because|cause|since|as|now) )*(?:[a-z]{3,}s (?:(?:still|already|fast|just|now) )?(?:about to|trying|sleeping|asleep|working|studying|reading|resting|napping|coming) |(?:im|ive|id|ill|hes|shes|theyre|its|thats|theres|were|weve|youre|i|we|there) |(?:the|my|our|your|this|that|these|those|it|he|she|they|everyone|everybody|someone|somebody|nobody|people|guests?|company|dinner|bedtime|[a-z]+)(?: \w+){0,4} (?:is|are|has|have|hurts?|needs?|wants?|looks?|feels?|keeps?|coming|sleeping) )/;
/** A statement may end with its verb: "my eyes hurt". */
const VERBS =
  /\b(?:too|im|ive|hes|shes|theyre|its|thats|theres|were|weve|youre|am|is|are|was|have|has|had|hurts?|needs?|wants?|feels?|like|love|hate|see|hear|read|sleep|got|get|spilled|left|made|going|coming|sleeping|asleep|trying|working|studying|resting|napping|looks?|about to)\b/;
/** "I can't see" is a reason too, though it says "not". */
const LACK =
  /\b(?:i|we) (?:cant|can not|cannot|can hardly|can barely|couldnt|dont|do not) (?:see|hear|read|sleep|like|need|want|find)\b|\bisnt\b|\bis not\b/;

/** Conditions, exceptions, refusals, reports of what others said and wishes about other people: never left out. */
const BINDING =
  /\b(?:if|when|whenever|once|as soon as|the (?:moment|minute|second|instant) (?:i|we|he|she|it|they|the|my|our)|unless|until|till|before|after|while|where|except|but|not|dont|doesnt|didnt|wont|cant|never|only|provided|providing|assuming|whether|no need to|no point|no use|said|says|told|asked|think|thought|wonder|why|how|what|who|which|yesterday|ago|should|would|used|always|forgot|forgets|usually|sometimes|every|tomorrow|or)\b/;

/** After these words a command begins, whatever was said before. */
const TURN =
  /(?:^|[\s,.;!])(?:please|(?:so |then |and )?(?:please |just )?(?:can|could|would|will) (?:you|we|i)(?: please)?|so please|so(?!\s+(?:bright|dark|dim|loud|quiet|noisy|cold|warm|hot|cool|stuffy|muggy|dry|damp|much|many|very|long|late|early|far|soon)\b))\s+/gi;
const STOP = /[,.;!]\s+/g;
/** Verbs of commands; before them no word that makes them part of the statement ("I want to turn", "the kids turn"). */
const VERB =
  /(?<!\b(?:to|you|they|he|she|i|we|will|can|could|would|should|must|and|or|the|a|an|my|your|our|not|did|do|does|may|might|for|of|in|at|with|who|that|this|it|always|never|nobody|noone|anyone|anybody|lets|let|people|kids|everyone|him|her|them|us|me|s|is|are|was|were|been|still|already|half|wide|no|only)) (?=(?:turn|switch|make|dim|brighten|lower|raise|increase|decrease|reduce|mind|start|stop|put|set|change|close|open|lock|mute|shut|vacuum|brew|activate|just|hurry|lets|bring|have my|give me|get me|be quiet|be silent|keep quiet|speak up|speak louder)\b)/gi;
/** A lead that asks for something itself is no reason: "let the vacuum stop where she is". */
const ORDER =
  /^(?:(?:please|just|now|so|okay|hey|oi) )*(?:let|lets|turn|switch|make|dim|brighten|lower|raise|increase|decrease|reduce|start|stop|put|set|change|close|open|lock|unlock|mute|shut|vacuum|brew|activate|bring|give|get|play|pause|resume|cancel|skip|snooze|add|remove|remind|wake|tell|show|keep|leave|take|send)\b/;
/** Before an order that is asked for. */
const ASKED = /^(?:(?:hey|so|okay|please) )*(?:can|could|would|will) (?:you|we) (?:please |just )?/;
/** After these a reason follows. */
const CAUSE =
  /(?<!\b(?:as|soon|long|far|much|just|same|such))[\s,.;]+(?:because|cause|since|so that|so (?=i\b|we\b|the\b|my\b)|as (?!it was\b|they were\b|we were\b)(?=i\b|im\b|i'm\b|we\b|it\b|it's\b|its\b)|(?=i can'?t\b|i need to\b|i have to\b|i'?m\b|i am\b|we're\b|were (?=(?:all |so |too )?(?:cold|freezing|hot|leaving|going|heading|tired|done)\b)|we are\b|it's\b|its (?=(?:too|so|very|getting|really|quite|pretty|rather|a|been|not|already|going|still|almost|nearly|time|late|early)\b|\w+(?:[,.;]|\s*$| (?:in|out|here|and|now|for|today|tonight|already|outside|enough|preset|mode|setting|programme?)\b))|it is\b|it hurts\b|my eyes\b|i left\b|i forgot\b|for the night\b))/gi;

const MAX_WORDS = 14;
/** A longer text is no command with a reason, and every boundary in it would be looked at. */
const MAX_CHARACTERS = 400;

/**
 * The texts that may be the command alone, likeliest first.
 *
 * @param known what the house has: "hall lamp is flickering, turn it off" is about that
 */
export function withoutReason(text: string, known: Known = NOTHING): string[] {
  const { isThing } = known;
  if (text.length > MAX_CHARACTERS) return [];
  const found: string[] = [];
  const isReason = (said: string): boolean =>
    tells(said) && !holdsRequest(said, isThing) && (LACK.test(bareWords(said)) || !VALUED.test(said));
  for (const boundary of [TURN, STOP, VERB]) {
    for (const match of text.matchAll(boundary)) {
      const lead = text.slice(0, match.index);
      const command = text.slice(match.index + match[0].length);
      if (
        isReason(lead) &&
        !isWait(lead, command) &&
        !TAKES_BACK.test(command) &&
        !isFirstOrder(lead, match[0] + command)
      )
        found.push(onItsDay(inItsTerms(aboutIt(command, lead, isThing), lead, known), lead));
    }
  }
  for (const match of text.matchAll(CAUSE)) {
    const reason = text.slice(match.index + match[0].length);
    if (
      match.index > 0 &&
      !STOPS.test(text.slice(0, match.index)) &&
      !isOfIt(text.slice(0, match.index), match[0] + reason) &&
      !isBinding(bareWords(reason)) &&
      words(reason) <= MAX_WORDS &&
      !holdsRequest(reason, isThing)
    )
      found.push(text.slice(0, match.index));
  }
  for (const match of text.matchAll(STOP)) {
    const reason = text.slice(match.index + match[0].length);
    const command = text.slice(0, match.index);
    if (
      (ORDER.test(bareWords(command).replace(ASKED, '')) ? isReason(reason) : isAside(command, reason)) &&
      !RETHINKS.test(reason) &&
      !/\d/.test(normalWords(reason).join(' '))
    )
      found.push(command);
  }
  function isAside(command: string, aside: string): boolean {
    const said = normalWords(command).join(' ');
    // "TV off" by itself is of the nearest, whatever another room's is called.
    const [thing = '', ...more] = said.split(' ').filter((word) => !ARTICLES.has(word));
    const vague = more.length === 1 && KINDS_OF_WORD.has(singular(thing)) && !/^lights?$/.test(thing);
    return ELLIPTIC.test(said) && !vague && isReason(aside) && !FEELS.test(bareWords(aside));
  }
  return [...new Set(found)].filter(
    (rest) => words(rest) >= 2 && !REMARK.test(bareWords(rest)) && !BROKEN.test(rest),
  );
}

/** An order without a verb: "heating to nineteen", "attic lamp off", "shutters down". */
const ELLIPTIC =
  /^(?:(?!(?:is|are|was|were|has|have|had|its|thats|theres|i|im|ive|he|she|they|we|you|who|what|why|how|keeps?|goes|comes|went|came|left|got|gets|stays?|no|not|too|right|way|all)\b)[\p{L}\p{N}-]+ ){1,4}(?:off|on|out|down|shut|closed|open|(?:to|at) \d+(?: (?:percent|degrees))?)(?: now)?$/u;
/** "Telly on, I can't sleep" complains of it: which way is meant, nobody knows. */
const FEELS =
  /^(?:and|or|then|also|but|is|are|has|have|does|do)\b|\b(?:cant|cannot|not|never|no|cold|freezing|frozen|hot|boiling|warm|baking|sweating|roasting|melting|dark|bright|blinding|loud|quiet|noisy|see|hear|sleep|on|off|out|open|shut|closed|up|down|again|still|waste|wasting|bill|expensive)\b/;

const ARTICLES: ReadonlySet<string> = new Set(['the', 'my', 'our', 'please', 'now']);

const NOTHING: Known = { isThing: () => false, isPlace: () => false, pointsBack: false };

/** "Seven percent is enough", "I like it in purple": how the thing after it shall be. */
const VALUED = new RegExp(
  `(?:\\d|\\b(?:${HOUR_WORDS}|\\w+teen|\\w+ty(?:[ -]\\w+)?)) ?(?:%|percent|per cent|kelvin) (?:is|are|would|will|should|ought)\\b|\\b(?:in|like|likes|love|loves|prefer|prefers|wants?) (?:a |some |the )?(?:${Object.keys(COLOR_NAMES).join('|')})\\b`,
  'i',
);

/** "It's late, is the door locked": what is left asks, and only an answer is wanted. */
export function asks(rest: string): boolean {
  return /^(?:(?:and|so|but) )?(?:is|are|was|were|did|does|has|have (?:i|we|you|they)|what|which|who|where|when|how)\b/i.test(
    rest.trim(),
  );
}

/** "..., so soft" goes on telling, "he's a gas, that one" asks for no one, and people lower their voices. */
const REMARK =
  /^(?:so|too|how|very|really|such) \w+$|^(?:that|this) (?:one|lot)$|^(?:lower|raise|keep) your voice|^(?:is|are) there (?:anything|something|any|anyone)$/;

/** "Back to" of "back to its dock": half a command. */
const BROKEN = /\b(?:to|of|from|with|at|into|onto|the|a|an|my|our|and|or|but)\W*$/i;
/** "No, the fan, turn it off" takes the lead back. */
const TAKES_BACK = /^\W*(?:no|nope|wait|or|i mean)\s*,/i;

/** "Wait I can't see the road, halfway": whoever stops himself wants something else. */
const RETHINKS =
  /^\W*(?:(?:oh|ah|no|but|um|uh|er)[\s,]+)*(?:wait|hang on|hold on|actually|on second thoughts?)\b/i;

/** "Close it, hang on, I can't see". */
const STOPS = /[,;.]\s*(?:(?:oh|no|um|uh)[\s,]+)*(?:wait|hang on|hold on|actually|on second thoughts?)\W*$/i;

/** "We need rice, and start the dishwasher", "Ada wants the fan, and I want ...": an order before another is no reason for it. */
function isFirstOrder(lead: string, command: string): boolean {
  return (
    /^[\s,.;]*(?:(?:oh|ah)[\s,]+)?(?:and|also)\b/i.test(command) &&
    (WISHED.test(bareWords(lead)) || /^[\s,.;]*and (?:then|also)\b/i.test(command))
  );
}

const WISHED =
  /\b(?:needs?|wants?|out of|low on|short of|can have|could have|may have|would like|could do with)\b(?! (?:to|a (?:nap|rest|break|shower|bath|lie))\b)/;

const WEEKDAY = `(?:next )?${ANY_WEEKDAY}`;
const ON_DAY = new RegExp(`\\b${WEEKDAY}\\b`, 'gi');
const ANY_DAY = new RegExp(`\\b(?:${WEEKDAY}s?|today|tonight|tomorrow|every|each|daily|weekdays?)\\b`, 'i');

/** "I've a viewing on Monday, so wake me at seven then": on that day, and not on the next. */
function onItsDay(command: string, lead: string): string {
  const [day, ...more] = [...lead.matchAll(ON_DAY)].map(([said]) => said);
  if (day === undefined || more.length > 0 || ANY_DAY.test(command) || !RINGS.test(command)) return command;
  return `${command.replace(/[\s,]*(?:\b(?:then|that (?:day|morning)))?[\s.!]*$/i, '')} on ${day}`;
}

const RINGS = /\b(?:wake|alarm|get (?:me|us) up|(?:be|me|us) up|remind)\b/i;

function tells(lead: string): boolean {
  const said = bareWords(lead);
  if (words(lead) < 2 || words(lead) > MAX_WORDS) return false;
  if (UNSETTLED.test(lead)) return false;
  if (ORDER.test(said) || (WHERE.test(said) && !BE.test(said))) return false;
  return (STATEMENT.test(`${said} `) || LACK.test(said)) && VERBS.test(said) && !isBinding(said);
}

/** "It's the outlet, no, the kettle", "it's dark, isn't it, no light on": what it is about is not settled by then. */
const UNSETTLED =
  /(?:^|[,;.])\s*(?:no|nope|wait|or|i mean|or rather)\s*(?:,|$)|[,;.]\s*(?:is|are|was|were|has|have|does|do)n['’]?t (?:it|they|he|she|we|you)\b/i;

const CLOCK = `(?:(?:half|quarter|\\w+(?: \\w+)?) (?:past|to) \\w+|\\d|noon|midnight|${HOUR_WORDS})`;
/** "Is back at seven, then wifi on"; "have had enough by three, plug off". */
const AT_TIME = new RegExp(`\\b(?:at|from|around|about|till|until) ${CLOCK}`, 'i');
const BY_TIME = new RegExp(`\\bby ${CLOCK}(?!\\w*(?: percent| degrees|%))`, 'i');

/** "The sausages want ten minutes, then hood off": not before. */
function isWait(lead: string, command: string): boolean {
  if (BY_TIME.test(lead)) return true;
  return (
    /^(?:and )?(?:then|after that|afterwards)\b|\b(?:then|after that|afterwards)[\s.!]*$/i.test(command) &&
    (/\b(?:seconds?|minutes?|hours?)\b/i.test(lead) || AT_TIME.test(lead))
  );
}

/** "Get the robot off its bum", however "it's" is written. */
function isOfIt(command: string, reason: string): boolean {
  return /\b(?:get|take|lift|pull|bring|knock)\b.* off$/i.test(command) && /^\s*its\b/i.test(reason);
}

/** "In the sleeping room of my parents" says where, and nothing of how things are. */
const WHERE = /^(?:in|on|at|inside|outside|under|over|near|by|behind|upstairs|downstairs)\b/;
const BE = /\b(?:is|are|was|were|has|have|its|im|were|theres|gets?|got|cant|cannot|can|could)\b/;

function isBinding(said: string): boolean {
  return BINDING.test(said.replace(LACK, ' '));
}

/** What the reason is about: "the plug is on", "I left the plug on", "these lights are". */
const SUBJECT =
  /^(?:(?:i|we) (?:(?:think|believe|guess|reckon) (?:i|we) )?(?:left|have|see) )?((?:the|my|our|this|these|that|those|(?!(?:it|that|what|there|here|he|she|who|let)['’]s)[\w-]+['’]s) (?:[\w']+ ){0,2}?[\w']+) (?:is|are|on|off|open|looks?|running|going|playing|unlocked|up|down)\b/i;

/** Perhaps a name: "hall lamp is", "Rover has". */
const BARE = /^((?:[\w'’-]+ ){0,3}?[\w'’-]+) (?:is|are|has|have|looks?|keeps?)\b/i;

/** "Greg wants a black coffee": one is a black coffee. */
const OBJECT = /\b(?:wants?|needs?|would like) (?:a |an |some )?((?:[\w']+ ){0,2}[\w']+)[\s,.]*$/i;

/** "The plug is on, turn it off": it is the plug. */
function aboutIt(command: string, lead: string, isThing: (said: string) => boolean): string {
  const way = WAY.exec(bareWords(command))?.[1];
  const meant = way === undefined ? undefined : longestOf(namesIn(lead, isThing, 1));
  if (way !== undefined && meant !== undefined) return `make ${meant} ${way}`;
  const object = OBJECT.exec(lead.trim())?.[1];
  if (object !== undefined) return command.replace(/\b(?:one|some)$/i, object);
  const bare = BARE.exec(lead.trim())?.[1];
  const subject =
    (/\b(?:them|those|both)\b/i.test(command) ? severalOf(lead, isThing) : undefined) ??
    (bare !== undefined && isThing(bare) ? bare : undefined) ??
    // "It's raining on the kitchen louvres": of as long names the last.
    longestOf(namesIn(lead, isThing, 2).toReversed()) ??
    SUBJECT.exec(lead.trim())?.[1]?.replace(/^these /i, 'the ') ??
    // "The cilindro's dawdling": one word, but a name.
    [...lead.matchAll(NAMED)].map(([, one = '']) => one).find(isThing);
  return subject === undefined || /\b(?:color|music|song|volume|house|day|time)\b/i.test(subject)
    ? command
    : command.replace(/\b(?:its|their) (?=\w)/i, `${subject} `).replace(/\b(?:it|them)\b/i, subject);
}

/** One word after an article. */
const NAMED = /\b(?:the|my|our) ([\p{L}\p{N}-]+)(?=['’]s\b|\b)/giu;

/** "The telly and the radio are babbling, finish them": both, where two are named side by side. */
function severalOf(lead: string, isThing: (said: string) => boolean): string | undefined {
  const [, one, other] =
    /^(?:the |my |our )?((?:[\w'’-]+ ){0,2}[\w'’-]+) and (?:the |my |our )?((?:[\w'’-]+ ){0,2}?[\w'’-]+) (?:is|are|were|have|has)\b/i.exec(
      lead.trim(),
    ) ?? [];
  if (one === undefined || other === undefined || !isThing(one) || !isThing(other)) return undefined;
  return `the ${one} and the ${other}`;
}

/** A way to go and nothing else: "the extractor steals all my flour, gentler please" is said of the extractor. */
const WAY =
  /^(?:(?:make it|something|a bit|a little|much|just|please) )*(gentler|softer|lower|higher|warmer|cooler|colder|hotter|stronger|weaker|slower|faster)(?: please)?$/;

/** The runs of at least so many words in a reason that some thing of the house is called, in the order of the sentence. */
function namesIn(lead: string, isThing: (said: string) => boolean, least: number): (readonly string[])[] {
  const said = lead.split(/[^\p{L}\p{N}'’-]+/u).filter(Boolean);
  return wordRuns(said, MAX_NAME).filter(
    (run) =>
      run.length >= least &&
      !FRAME.test(run[0] ?? '') &&
      !FRAME.test(run.at(-1) ?? '') &&
      isThing(run.join(' ')),
  );
}

/** The first of the longest. */
function longestOf(names: readonly (readonly string[])[]): string | undefined {
  const [longest] = names.toSorted((a, b) => b.length - a.length);
  return longest === undefined ? undefined : `the ${longest.join(' ')}`;
}

const MAX_NAME = 4;
/** No name begins or ends with these. */
const FRAME =
  /^(?:the|my|our|your|a|an|this|that|these|those|its|it's|in|on|at|of|to|and|is|are|too|so|very)$/i;

function words(text: string): number {
  return bareWords(text).split(' ').filter(Boolean).length;
}
