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
