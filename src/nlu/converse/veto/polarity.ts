/**
 * Which way words and calls go: on or off, open or closed, more or less. A call that goes the other way than the only one that
 * was said is not what was meant.
 */

import type { Call } from '../../call.js';
import { normalWords } from '../../normalize.js';
import { OPPOSITE_STATE, type StateWithOpposite } from '../../opposite-state.js';

export type Way = StateWithOpposite | 'up' | 'down';

const OPPOSITE: Readonly<Record<Way, Way>> = { ...OPPOSITE_STATE, up: 'down', down: 'up' };

const TURN = '(?:turn|switch|put|flip|flick|power|shut)(?:ing)?';
/** Up to a name between verb and particle; no other verb, no new clause. */
const THING = '(?: (?!(?:on|off|up|down|and|then|but|so|because|if|when)\\b)[^ ,;.!?]+){0,6}?';
const ASKED = '(?:^|[,;.!?] |\\b(?:and|then|please|just|now|so|to|you|i|we|lets|let us) )';

/** "Let my lamp go off by itself", "I want the fan to come on". */
const LET = '(?:let|have|want|wants|need|like)';
const GO = '(?:(?:to )?(?:go|come|be|turn|switch)(?: (?:turned|switched))?|going|coming|turned|switched)';

/** "I'm leaving the heating on": whoever says so does not want it off. */
const KEPT = '\\b(?:im|i am|were|we are|ill|i will|lets) (?:leaving|keeping|leave|keep)';

/** Orders, not how things are: "the window is open" opens nothing. */
const SAID: readonly (readonly [Way, RegExp])[] = [
  [
    'on',
    new RegExp(
      `${KEPT}${THING} on\\b|${ASKED}(?:${TURN}${THING} on\\b|(?:start|activate|enable|resume|run)(?:n?ing)? )|\\b${LET}${THING} ${GO} on\\b`,
    ),
  ],
  [
    'off',
    new RegExp(
      `${KEPT}${THING} off\\b|${ASKED}(?:${TURN}${THING} off\\b|(?:kill(?! (?:me|us|him|her|them|time)\\b)|unplug|deactivate|disable|stop(?! (?:being|feeling|getting)\\b)|pause)(?:p?ing)? )|\\b${LET}${THING} ${GO} off\\b`,
    ),
  ],
  [
    'open',
    new RegExp(
      `${ASKED}(?:open(?:ing)? (?!(?:a crack|air)\\b)|(?:swing|pull|push|slide|throw|fling|prop|crack)${THING} open\\b)`,
    ),
  ],
  ['close', new RegExp(`${ASKED}(?:clos(?:e|ing)|shut(?:ting)?) (?!(?:up|off|down)\\b)`)],
  ['lock', new RegExp(`${ASKED}lock(?:ing)? `)],
  ['unlock', new RegExp(`${ASKED}unlock(?:ing)? `)],
  [
    'up',
    new RegExp(
      `${ASKED}(?:(?:turn|put|bring|bump|crank|nudge)(?:ing)?${THING} up\\b|rais(?:e|ing) |increas(?:e|ing) |brighten(?:ing)? )`,
    ),
  ],
  [
    'down',
    new RegExp(
      `${ASKED}(?:(?:turn|put|bring|knock|nudge)(?:ing)?${THING} down\\b|lower(?:ing)? |decreas(?:e|ing) |reduc(?:e|ing) |dim(?:ming)? )`,
    ),
  ],
];

/** The words for a way, wherever they stand: "downlights off, and put some vinyl on" says both. */
const MENTIONED: Readonly<Record<Way, RegExp>> = {
  on: /\b(?:on(?! (?:the|my|our|a|top)\b)|start\w*|run|running|play\w*|resume|wake)\b/i,
  off: /\b(?:off|out|stop\w*|kill|pause\w*|dock|home|end|enough)\b/i,
  open: /\b(?:open\w*|up|raise)\b/i,
  close: /\b(?:clos\w+|shut|down|lower)\b/i,
  lock: /\block\w*\b/i,
  unlock: /\bunlock\w*\b/i,
  up: /\b(?:up|more|higher|rais\w+|increas\w+|bright\w*|loud\w*|warm\w*|hot\w*)\b/i,
  down: /\b(?:down|less|lower\w*|reduc\w+|decreas\w+|dim\w*|quiet\w*|cool\w*|soft\w*|dark\w*|too)\b/i,
};

/** The ways that a text orders. */
export function waysSaid(text: string): ReadonlySet<Way> {
  const said = text
    .split(/(?<=[,;.!?])\s/)
    .map((part) => normalWords(part).join(' '))
    .join(', ');
  return new Set(SAID.flatMap(([way, pattern]) => (pattern.test(said) ? [way] : [])));
}

/** The way that a call goes; null where it goes none. */
export function wayOf(call: Call): Way | null {
  if (call.do === 'set') return call.state === 'toggle' || call.state === 'stop' ? null : call.state;
  if (call.do === 'run' || call.do === 'media') return OPS[call.op] ?? null;
  if (call.do !== 'adjust' || call.delta === undefined || MOOD.has(call.attr)) return null;
  const delta = typeof call.delta === 'number' ? call.delta : call.delta.some;
  return delta === 0 ? null : delta > 0 ? 'up' : 'down';
}

const OPS: Readonly<Record<string, Way>> = {
  start: 'on',
  activate: 'on',
  clean_area: 'on',
  play: 'on',
  resume: 'on',
  stop: 'off',
  pause: 'off',
  dock: 'off',
};

/** Neither end of these is more. */
const MOOD: ReadonlySet<string> = new Set(['color_temp', 'color', 'target_low', 'target_high']);

/** "Turn up the cold", "turn down the cooling": what more of it is depends. */
const TURNED = /\b(?:cold|cool\w*|a ?c|air ?con\w*|air condition\w*|dark\w*|quiet\w*|silence|mute|dim)\b/i;

/** Not ordered, but what there is no need of; and what people put on themselves. */
const NEEDLESS =
  /\b(?:no (?:need|reason|call|sense|point)|(?:do|does|did)(?: not|n['’]?t) (?:need|have|want)(?: \w+)?) (?:to|for|in) [^,;.!?]+|\bput (?:(?:my|his|her|their|our|a|some|the) )?(?:\w+ )?(?:shirt|coat|jacket|jumper|sweater|cardigan|hoodie|socks|shoes|slippers|boots|dress|pyjamas|pajamas|trousers|jeans|hat|glasses|make-?up|uniform) on\b/gi;

/** "The front door worries me": whoever fears for it wants it locked. */
const FEARS = /\b(?:worr(?:y|ies|ied|ying)|nervous|uneasy|burglars?|thie(?:f|ves)|robbers?|break-?ins?)\b/i;

/** Whether something would be unlocked out of fear for it. */
export const unlocksInFear = (text: string, calls: readonly Call[]): boolean =>
  FEARS.test(text) && calls.some((call) => wayOf(call) === 'unlock') && !MENTIONED.unlock.test(text);

/** Whether the calls do the opposite of all that was ordered. */
export function contradicts(text: string, calls: readonly Call[]): boolean {
  const said = waysSaid(text.replace(NEEDLESS, ' '));
  const done = new Set(calls.map(wayOf));
  const ordered = text.replace(AS_IT_IS, ' ');
  return [...said].some((way) => {
    const others = [OPPOSITE[way], ...(BARRED[way] ?? [])].filter((other) => done.has(other));
    if (others.length === 0 || done.has(way) || others.some((other) => MENTIONED[other].test(ordered)))
      return false;
    return !((way === 'up' || way === 'down') && TURNED.test(text));
  });
}

/** What is to be opened is not locked, and what is to be shut not unlocked. */
const BARRED: Readonly<Partial<Record<Way, readonly Way[]>>> = { open: ['lock'], close: ['unlock'] };
/** How something stands is no order: "the doors are wide open, shut them". */
const AS_IT_IS =
  /(?:\b(?:is|are|am|was|were|been|still|left|standing|wide)|['’](?:s|re)) (?:(?:still|wide|half|all) )?(?:open|closed|shut|locked|unlocked)\b/gi;
