/** Questions about states: "is the door locked", "which lights are on", "how many windows are open upstairs". */
import type { Call, QueryCall, Target } from '../../call.js';
import { defineSkill, type IntentSpec } from '../../skill.js';
import { namesOf, SHARED_LISTS, SHARED_RULES } from '../shared-rules.js';
import { hasPlace, targetOf } from '../target.js';
import { askNamed } from './ask-named.js';
import { together } from './called-together.js';
import { detected } from './detected.js';
import { lowBatteries } from './low-batteries.js';
import { DETECTED_THINGS, QUESTION_GROUPS } from './state-groups.js';
import { askOf, isStateWord, STATE_WORDS, type StateWord } from './state-words.js';
import { unknownThing } from './unknown-thing.js';

const NOW = '[currently|right now|at the moment|now|presently|still|at present]';
const AGGREGATES: readonly NonNullable<QueryCall['agg']>[] = ['which', 'any', 'all', 'count'];

const named: IntentSpec = {
  groups: [
    {
      sentences: [
        `(is|are) <thing_at> ${NOW} {state} [<place>] ${NOW}`,
        `(is|are) <the> {name} (battery|power|smoke|motion) {state} ${NOW}`,
        `(is|are) <the> {name} (light|lights|lamp|switch|plug) ${NOW} {state}`,
        `<tell_if> <thing_at> <is> ${NOW} {state} [<place>] ${NOW}`,
        '(did|have|has) <who> [leave|left] <thing_at> {state}',
        '<is> <thing_at> {state} or [is it] {state:other}',
      ],
    },
    {
      // "Kitchen window open", of what can only tell.
      weight: -0.3,
      textOnly: true,
      alone: true,
      sentences: ['<the> {contact:name} {state}'],
    },
    {
      slots: { word: 'done' },
      sentences: ['has <thing_at> (finished|stopped|completed) [yet]', 'is <thing_at> (done|finished) [yet]'],
    },
    { slots: { word: 'locked' }, sentences: ['(did|have|has) <who> (lock|locked) <thing_at>'] },
    { slots: { word: 'closed' }, sentences: ['(did|have|has) <who> (close|closed|shut) <thing_at>'] },
    {
      slots: { word: 'off' },
      sentences: [
        '(did|have|has) <who> (turn|turned|switch|switched) off <thing_at>',
        '(did|have|has) <who> (turn|turned|switch|switched) <thing_at> off',
      ],
    },
    { slots: { word: 'unlocked' }, sentences: ['did (i|we) forget to lock <thing_at>'] },
    { slots: { word: 'open' }, sentences: ['did (i|we) forget to (close|shut) <thing_at>'] },
    { slots: { word: 'on' }, sentences: ['did (i|we) forget to (turn|switch) off <thing_at>'] },
    {
      slots: { word: 'problem' },
      sentences: [
        '(is|are) there [any] (problem|problems|issue|issues) with <thing_at>',
        'does <thing_at> have [a|any] (problem|problems)',
      ],
    },
  ],
  interpret: (match): Call[] => {
    const state = match.slots.state?.value ?? wordOf(String(match.group.slots?.word ?? ''));
    if (!isStateWord(state)) return [];
    const [call] = askNamed(match, state);
    if (call === undefined) return [];
    if (match.slots.other === undefined) return [call];
    // "open or closed?": the state itself is the answer.
    return [{ do: 'query', attr: call.attr, target: call.target ?? {} }];
  },
};

function wordOf(word: string): StateWord | null {
  if (word === 'problem') return { word, on: true, classes: ['problem'] };
  if (!('values' in STATE_WORDS)) return null;
  const item = STATE_WORDS.values.find(({ out }) => isStateWord(out) && out.word === word);
  return isStateWord(item?.out) ? item.out : null;
}

/** What a group is asked: of locks and doors alike "locked" is the lock's. */
function askGroup(
  target: Target,
  word: StateWord,
): { attr: string; test: NonNullable<QueryCall['test']>; target: Target } {
  const doors = target.kinds?.includes('binary_sensor') === true;
  if (doors && (word.word === 'locked' || word.word === 'unlocked')) {
    const { kinds: _kinds, class: what, ...rest } = target;
    // "The door" has its lock, whatever that is called; "the gate" is no other lock.
    const gate = what === 'gate' ? { class: what } : {};
    return {
      attr: 'locked',
      test: { is: word.word === 'locked' },
      target: { ...rest, ...gate, kind: 'lock' },
    };
  }
  if (target.class === 'battery' && word.classes?.[0] === 'battery_charging') {
    return { attr: 'on', test: { is: word.on }, target: { ...target, class: 'battery_charging' } };
  }
  if (target.kind === 'light' && (word.word === 'detected' || word.word === 'clear')) {
    return {
      attr: 'on',
      test: { is: word.on },
      target: { ...target, kind: 'binary_sensor', class: 'light' },
    };
  }
  const question = target.kind === undefined ? null : askOf(target.kind, word);
  return { attr: question?.attr ?? 'state', test: question?.test ?? { is: word.word }, target };
}

const groups: IntentSpec = {
  groups: [
    {
      slots: { agg: 'any' },
      sentences: [
        `(is|are) [there] (any|some|a|either) [of <the>] <asked> [<place>] [that <is>] ${NOW} {state} [<place>] ${NOW}`,
        '(any|some) [of <the>] <asked> {state} [<place>]',
        `(is|are) there [any|a] {state} <asked> [<place>]`,
        'do (i|we) have any {state} <asked> [<place>]',
        '(do (i|we) have|have (i|we) got|did (i|we) leave) (any|some|the|a) [of <the>] <asked> {state} [<place>]',
        `<tell_if> (there <is> any|any [of <the>]) <asked> ${NOW} [<is>] {state} [<place>]`,
        `is <the> <asked> [<place>] ${NOW} {state} [<place>] ${NOW}`,
        `(is|are) (anything|something|any thing|any things|any device|any devices) {state} [<place>]`,
        '(is|are) (anything|something) [still] left {state} [<place>]',
        '(did|have) (i|we|anyone|anybody|somebody) (leave|left) (anything|something) {state} [<place>]',
      ],
    },
    {
      slots: { agg: 'all' },
      sentences: [
        `(is|are) (all|every|each|both) [of] <the> <asked> [<place>] ${NOW} {state} [<place>] ${NOW}`,
        `are <the> <asked> [<place>] ${NOW} {state} [<place>] ${NOW}`,
        `<tell_if> [all] [of] <the> <asked> [<place>] <is> ${NOW} {state} [<place>]`,
        '(is|are) (everything|all (things|devices)|<the> (house|home|place)) {state} [<place>]',
      ],
    },
    {
      slots: { agg: 'which' },
      sentences: [
        `(which|what) [of <the>] <asked> [<place>] (is|are|did (i|we) leave|have (i|we) left) ${NOW} {state} [<place>] ${NOW}`,
        `(tell me|list|show me) (which|what|all|the) [of <the>] <asked> [<place>] [that] <is> {state} [<place>]`,
        `(which|what) (thing|things|device|devices) (is|are) ${NOW} {state} [<place>]`,
        `(whats|what is) ${NOW} {state} [<place>] ${NOW}`,
        '(which|what) [of <the>] <asked> [<place>] {state} [<place>]',
        'what (did|have) (i|we) (leave|left) {state} [<place>]',
        `where (is|are) [there] [a|any] <the> <asked> ${NOW} {state}`,
        '(whats|what is|what has been) [still] left {state} [<place>]',
      ],
    },
    {
      slots: { agg: 'count' },
      sentences: [
        `how many [of <the>] <asked> [<place>] (is|are|do i have|are there) ${NOW} {state} [<place>] ${NOW}`,
        `how many (thing|things|device|devices) (is|are) ${NOW} {state} [<place>]`,
        'how many {state} <asked> [are there] [<place>]',
      ],
    },
    {
      slots: { agg: 'count' },
      textOnly: true,
      sentences: [
        'how many [of <the>] <asked> [<place>] (did|have) (i|we|they) (leave|left) {state} [<place>]',
        `how many [of <the>] <asked> [<place>] have (i|we) got ${NOW} {state} [<place>] ${NOW}`,
      ],
    },
    {
      slots: { agg: 'which' },
      textOnly: true,
      sentences: [`whose <asked> (is|are) ${NOW} {state} [<place>] ${NOW}`],
    },
  ],
  interpret: (match): Call[] => {
    const state = match.slots.state?.value;
    if (!isStateWord(state)) return [];
    const agg = AGGREGATES.find((known) => known === match.group.slots?.agg);
    // "What's up?" asks nobody what stands open.
    if (match.slots.group === undefined && /^(?:up|down)$/i.test(match.slots.state?.text ?? '')) return [];
    const open: Target = match.slots.group === undefined ? thingsThat(state) : {};
    // "Is my lamp on": the one in here.
    const mine: Target = MINE.test(match.text) && !hasPlace(match) ? { area: 'here' } : {};
    const asked = askGroup({ ...open, ...mine, ...targetOf(match) }, state);
    // "Is the door locked": not while another one is open.
    const each = agg === 'any' && SAFE.has(state.word) && DEFINITE.test(match.text) ? 'all' : agg;
    return [{ do: 'query', ...asked, ...(each === undefined ? {} : { agg: each }) }];
  },
};

/** Whoever asks for these of one thing is at ease only if it is so of all that are called so. */
const SAFE: ReadonlySet<string> = new Set(['closed', 'locked', 'off']);
const MINE = /^is my (?:light|lamp)\b/i;
const DEFINITE = /^is (?!there\b|any|some|an? )/i;

/** "things", "devices", "anything": what the word is usually said of. */
function thingsThat(word: StateWord): Target {
  if (word.word === 'on' || word.word === 'off')
    return { kinds: ['light', 'switch', 'outlet', 'fan', 'media', 'climate'] };
  if (word.word === 'running')
    return {
      kinds: ['light', 'switch', 'outlet', 'fan', 'media', 'climate', 'vacuum', 'mower', 'binary_sensor'],
    };
  if (word.word === 'open' || word.word === 'closed') return { kinds: ['cover', 'valve', 'binary_sensor'] };
  if (word.word === 'locked' || word.word === 'unlocked') return { kind: 'lock' };
  if (word.word === 'playing') return { kind: 'media' };
  const [first] = word.classes ?? [];
  return first === undefined ? { kind: 'binary_sensor' } : { kind: 'binary_sensor', class: first };
}

export const sensors = defineSkill({
  id: 'sensors',
  summary: 'Questions about states: is, are any, which, how many.',
  rules: {
    ...SHARED_RULES,
    thing: '<the> {name}',
    thing_at: '[{quant}] <the> {name} [<place>]',
    asked: '(<before> <the> {group}|{group})',
    who: '(i|we|you|someone|somebody|anyone|anybody)',
    tell_if: '(tell me|check|see|do you know|let me know|find out|make sure) (if|whether)',
  },
  lists: {
    ...SHARED_LISTS,
    group: QUESTION_GROUPS,
    detected: DETECTED_THINGS,
    contact: namesOf('binary_sensor'),
    state: STATE_WORDS,
  },
  intents: { named, together, groups, detected, lowBatteries, unknownThing },
  tests: [
    {
      say: 'which lights are on',
      calls: [{ do: 'query', attr: 'on', test: { is: true }, agg: 'which', target: { kind: 'light' } }],
    },
    {
      say: 'are any windows open in the kitchen',
      calls: [{ do: 'query', agg: 'any', target: { class: 'window', area: 'kitchen' } }],
    },
    { say: 'how many lights are on upstairs', calls: [{ do: 'query', agg: 'count' }] },
    {
      say: 'are all the doors locked',
      calls: [{ do: 'query', attr: 'locked', test: { is: true }, agg: 'all', target: { kind: 'lock' } }],
    },
    {
      say: 'is there any smoke in the kitchen',
      calls: [{ do: 'query', agg: 'any', target: { class: 'smoke', area: 'kitchen' } }],
    },
  ],
});
