/**
 * Questions in the form of a statement: "main door locked, right", "the valve's closed, isn't it", "dehumidifier on?", "have
 * the shutters been closed", "any heating running at all", and the second half of "is the gate shut and the door locked". Told in a question's order, so that nothing is locked or closed
 * where somebody only wants to know.
 */
import { bareWords } from '../../normalize.js';

const STATE =
  '(?:on|off|open|opened|closed|shut|locked|unlocked|running|armed|disarmed|muted|playing|charging|lit|plugged in)';
/** "..., right", "..., isn't it?" */
const TAG =
  /\s*,\s*(?:right|correct|yeah|yes|no|eh|innit|(?:is|are|has|have)(?:n['’]?t)? (?:it|they))\s*\??\s*$|\s+(?:right|correct|innit|(?:is|are)n['’]?t (?:it|they))\s*\??\s*$/i;
/** "..., have we?", "..., didn't I": whoever the statement was of. */
const AUXILIARY =
  /\s*,\s*(?:is|are|am|was|were|has|have|had|did|does|do|ain)(?:n['’]?t|['’]t)? (?:i|we|you|he|she|it|they|there|anyone|anybody)\s*\??\s*$/i;
const WHO = '(?:i|we|you|they|he|she|someone|somebody|anyone|anybody|nobody|no one)';
/** What is stated before it, as the question that it is, for bare words. */
const TAGGED: readonly (readonly [stated: RegExp, asked: string])[] = [
  [
    new RegExp(
      `^(${WHO}) (?:have|had|has|did) (?:not )?((?:left|turned|switched|locked|closed|shut|opened|leave|turn|switch|lock|close|shut) .+)$`,
    ),
    'have $1 $2',
  ],
  [
    new RegExp(
      `^(${WHO}) (?:havent|hasnt|didnt|never) ((?:left|turned|switched|locked|closed|shut|leave|turn|switch|lock|close|shut) .+)$`,
    ),
    'have $1 $2',
  ],
  [new RegExp(`^(${WHO}) ((?:left|turned|switched|locked|closed|shut) .+)$`), 'have $1 $2'],
  [/^(.+?) (?:has|have) (?:not )?(?:gone|gone out|left|popped out)$/, 'is $1 away'],
  [/^(.+?) (?:hasnt|havent) (?:gone|gone out|left)$/, 'is $1 away'],
  [/^(.+?) (?:has|have) (finished|stopped)$/, 'has $1 $2'],
  [/^(it) (?:is|isnt|is not) (?:not )?(.+)$/, 'is $1 $2'],
  [/^there is (?:no one|nobody) (.+)$/, 'is anyone $1'],
  [/^there is nothing (?:left |still )?(.+)$/, 'is anything $1'],
  [
    /^(?:there is|there are|theres|there isnt|there arent) (?:not |no )?(?:any |a |anything )?(.+)$/,
    'is there any $1',
  ],
  [/^(.+?) (is|are) not (.+)$/, '$2 $1 $3'],
  [/^(.+?) (is|are)nt (.+)$/, '$2 $1 $3'],
  [/^(.+?) (is|are) (.+)$/, '$2 $1 $3'],
];
/** "You've locked up, haven't you?" */
const LOCKED_UP =
  /^have (?:i|we|you|they|anyone|someone) locked (?:up|everything(?: up)?|the (?:house|place) up)$/;
const LEADS = /^(?:(?:and|so|but|hey|okay|oh|just checking|well)[\s,]+)+/i;
const COURTESY = /\b(?:please|thanks|thank you|cheers)\b/i;
/** "Lock the door, right?" asks for it. */
const ORDERS =
  /^(?:turn|switch|put|set|make|get|have|let|lets|leave|keep|open|close|shut|lock|unlock|start|stop|play|pause|mute|dim|can|could|would|will|shall|may|might|is|are|am|was|were|do|does|did|has|what|whats|which|who|whos|where|wheres|when|why|how|hows|if|no|not|i|im|we|were)\b/;
/** "Lights on, right" may be asked for; with a question mark it asks. */
const LOOSE = /^(?:lights?|everything|all)\b/;

const STATED = new RegExp(
  `^(?<name>(?:the |my |our )?[\\p{L}\\p{N}'’ -]+?)[,?]?(?:['’]s| is| are|['’]re)? (?:(?:still|already|all|now) )*(?<state>${STATE})(?: (?:now|already|then|still))*$`,
  'iu',
);
/** "Light on in the cloakroom?" */
const THERE = new RegExp(
  `^(?<name>(?:the |my |our )?[\\p{L}\\p{N}'’ -]+?) (?:(?:still|already|all|now) )*(?<state>${STATE}) (?<place>(?:in|on|at) (?:the |my |our )?[\\p{L}\\p{N}'’ -]+|upstairs|downstairs|outside|in here)$`,
  'iu',
);
/** "Shut, the front gate?", "locked? the front door?" */
const TURNED = new RegExp(
  `^(?:(?:still|already|all) )?(?<state>${STATE})[,?] (?<name>(?:the |my |our )[\\p{L}\\p{N}'’ -]+)$`,
  'iu',
);
const PERFECT = new RegExp(
  `^(?:has|have) (?<name>(?!(?:i|you|we|they|he|she|it|somebody|someone|anyone)\\b)[\\p{L}\\p{N}'’ -]+?) been (?:left )?(?<state>${STATE})\\??$`,
  'iu',
);
const ANY = new RegExp(`^(?<name>any [\\p{L}\\p{N}'’ -]+?) (?<state>${STATE})(?: at all| now)?\\??$`, 'iu');

/** "Is the garage closed and the front door locked?" asks twice. */
const BOTH = new RegExp(
  `^(?<first>(?:is|are) (?:(?!\\band\\b).)+ ${STATE}),? (?<join>and|or) (?<name>(?:the |my |our |all )[\\p{L}\\p{N}'’ -]+?) (?:(?:still|already|all|now) )*(?<state>${STATE})\\??$`,
  'iu',
);

/** "Front door locked? I'm on the bus": what is asked, and why. */
const ASIDE =
  /^([^?]{3,60}\?)\s+(?:i|i['’]m|i['’]ve|we|we['’]re|we['’]ve|it['’]s|he|he['’]s|she|she['’]s|they|they['’]re|there['’]s|the|my|our)\s(?!.*\?)[^?]*$/i;

/** "We've", "it's", "the hob's off", "Denise's gone" with their verbs in full. */
function inFull(text: string): string {
  return text
    .replace(/\b(i|we|you|they)['’]ve\b/gi, '$1 have')
    .replace(/\b(we|you|they)['’]re\b/gi, '$1 are')
    .replace(/['’]s (?=(?:not )?(?:gone|left|popped|finished|stopped)\b)/gi, ' has ')
    .replace(/\b(it|that|there|he|she)['’]s\b/gi, '$1 is')
    .replace(OWN_IS, '$1 is ');
}

const OWN_IS =
  /^([^'’]{2,40})['’]s (?=(?:not |still |all )?(?:on|off|open|closed|shut|locked|unlocked|running|in|out|home|away|done)\b)/i;

const SAFE = /^(?:off|closed|shut|locked|armed)$/i;
const MAX_CHARACTERS = 120;

/** The question that the words are; nothing where they are none, or are one already. */
export function asQuestion(text: string): readonly string[] {
  if (text.length > MAX_CHARACTERS || COURTESY.test(text)) return [];
  const whole = text
    .trim()
    .replace(ASIDE, '$1')
    .replace(/[.!]+$/, '')
    .replace(LEADS, '');
  const both = BOTH.exec(whole)?.groups;
  if (both !== undefined && !ORDERS.test(bareWords(both['name'] ?? '')))
    return [
      `${both['first']} ${both['join']} ${/(?<!s)s$/i.test(both['name'] ?? '') ? 'are' : 'is'} ${both['name']} ${both['state']}`,
    ];
  const tagged = ofTag(whole);
  if (tagged !== null) return [...stateOf(whole), tagged];
  return stateOf(whole);
}

/** "We've not left the lamp on, have we?": the question before the tag; null where there is no tag, or an order before it. */
function ofTag(whole: string): string | null {
  const body = whole.replace(AUXILIARY, '');
  if (body === whole) return null;
  const said = bareWords(inFull(body));
  for (const [stated, asked] of TAGGED)
    if (stated.test(said)) return said.replace(stated, asked).replace(LOCKED_UP, 'is everything locked');
  return null;
}

function stateOf(whole: string): readonly string[] {
  const asked = PERFECT.exec(whole) ?? ANY.exec(whole) ?? stated(whole);
  const { name = '', state = '', place } = asked?.groups ?? {};
  if (name === '') return [];
  const where = place === undefined ? '' : ` ${place}`;
  // "Windows shut?" is of all of them; "windows open?" of any.
  const verbs = /(?<!s)s$/i.test(name) && SAFE.test(state) ? ['are', 'is'] : ['is', 'are'];
  return verbs.map((verb) => `${verb} ${name} ${state}${where}`);
}

function stated(whole: string): RegExpExecArray | null {
  const body = whole.replace(TAG, '').replace(/\s*\?$/, '');
  if (body === whole) return null;
  const marked = /\?$/.test(whole);
  const turned = marked ? TURNED.exec(body) : null;
  if (turned !== null) return turned;
  const said = bareWords(body);
  if (ORDERS.test(said) || (!marked && LOOSE.test(said))) return null;
  return STATED.exec(body) ?? (marked ? THERE.exec(body) : null);
}
