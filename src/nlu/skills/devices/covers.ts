/** Blinds, curtains, shutters, garage doors, gates, windows and valves: open, close, stop, toggle. */
import type { Call, Target } from '../../call.js';
import { defineSkill, type IntentSpec, type Match } from '../../skill.js';
import { setStates } from '../set-state.js';
import {
  anywhere,
  becomes,
  namesOf,
  SHARED_LISTS,
  SHARED_RULES,
  shouldBe,
  wordsOf,
} from '../shared-rules.js';
import { kindsOf, numberSlot, targetOf } from '../target.js';
import { deltaOf, levelOf } from '../values.js';
import { COVER_WORDS, cover } from './cover-words.js';

const ANY: Target = { kinds: ['cover', 'valve'] };

/** What keeps the sun out is in the room, whatever it is called. */
const SUN_BLOCKERS: Target = { kind: 'cover', area: 'here' };

function isAwning({ slots: { group, name } }: Match): boolean {
  if (name !== undefined)
    return name.items.some(({ context }) => context?.class === 'awning') || /\bawnings?$/i.test(name.text);
  return JSON.stringify(group?.value) === JSON.stringify(cover('awning'));
}

const move: IntentSpec = {
  groups: [
    {
      sentences: anywhere([
        '{open:state} <target> [up|fully|completely|all the way|down] [now]',
        '{open:state} <group> [up|fully|completely|all the way] <place> [<except>]',
        '(pull|roll|draw|put|bring|let|move|take|turn) <target> {updown_state:state}',
        '(pull|roll|put|bring|let|move|take) {updown_state:state} <target>',
        '<target> {state} [again]',
        '<group> {state} <place>',
        '(set|turn|put|switch) <target> [to] [fully|completely] {state}',
        '(leave|keep|have|get|want|i want|i need|i would like|id like|make sure|ensure) [that] <target> [is|are|to be] [fully|completely] {state}',
        'make sure [that] <target> <is> [fully|all] {state}',
        ...becomes(
          '<target>',
          '[fully|completely|all the way|wide|pulled|drawn|rolled|put|all] {state} [<place>]',
        ),
        '(make|have|let|get) <target> [to] {open:state}',
        '(can|could|should) <target> (be|get) {state}',
        '{let_sun:state} [<place>|<to_in> <the> {area}]',
        '(toggle|cycle) <target>',
        '(stop|halt|freeze|hold) <target> [from] [moving|opening|closing|movement]',
        '<target> stop',
      ]),
    },
    {
      // The water is no curtain, whatever else the room could shut.
      slots: { valves: true },
      sentences: anywhere([
        '(turn|switch|shut|cut|put) {valve_state:state} <valve>',
        '(turn|switch|shut|cut) <valve> {valve_state:state}',
        '<valve> {valve_state:state}',
      ]),
    },
    {
      // Cars go through garages, people through rooms: "open the garage" is its door.
      slots: { scope: 'none' },
      sentences: ['{open:state} <the> {area:area} (door|gate)'],
      weight: -1,
    },
    { textOnly: true, sentences: [...shouldBe('<target>', '[fully|completely|all the way] {state}')] },
    {
      // "Bring the awning in": what reaches out of the house.
      slots: { reaches: true },
      sentences: anywhere([
        '(pull|roll|put|bring|let|move|take|wind|crank|get) <target> {reach:state}',
        '(pull|roll|put|bring|let|move|take|wind|crank|get) {reach:state} <target>',
        '<target> {reach:state}',
      ]),
    },
  ],
  interpret: (match, context): readonly Call[] => {
    if (match.group.slots?.valves === true) return setStates({ kind: 'valve' }, 'state')(match, context);
    if (match.slots.reaches !== undefined && !isAwning(match)) return [];
    // A room's blind is not its door.
    if (match.group.slots?.scope !== undefined)
      return setStates(cover(/gate$/i.test(match.text) ? 'gate' : 'garage'), 'state')(match, context);
    if (match.slots.state !== undefined)
      return setStates(
        /\b(?:sun|sunlight|sunshine|daylight)\b/i.test(match.text) ? SUN_BLOCKERS : ANY,
        'state',
      )(match, context);
    // Water that stops is shut off.
    const water =
      match.slots.name !== undefined && kindsOf(match.slots.name).every((kind) => kind === 'valve');
    const state = /^(toggle|cycle)/i.test(match.text) ? 'toggle' : water ? 'close' : 'stop';
    return [{ do: 'set', state, target: targetOf(match, ANY) }];
  },
};

/** "Open everything", "close everything but the hatch": all that opens and closes, and nothing that is switched. */
const everything: IntentSpec = {
  groups: [
    {
      sentences: [
        '{all_open:state} {everything} [up|fully|completely] [<place>] [<except>]',
        '(have|get|make sure|ensure|see that) {everything} [<place>] [is] [all] {all_state:state} [<except>]',
      ],
    },
  ],
  interpret: (match, context) => setStates({ all: true }, 'state')(match, context),
};

/** "Close it a third" leaves two thirds open; "close it to a third" says where it ends. */
function openPart(match: Match): number | undefined {
  const part = numberSlot(match, 'part');
  const { text = '' } = match.slots.part ?? {};
  const closing = /^(?:close|shut|lower|draw|drop|pull down|roll down)\b/i.test(match.text);
  if (part === undefined || !closing || part === 0 || part === 100 || /\b(?:open|up)\b/i.test(text))
    return part;
  return /\b(?:to|at) (?:the )?$/i.test(match.text.slice(0, match.text.lastIndexOf(text)))
    ? part
    : 100 - part;
}

const OPENED_AT = /^(?:open|close|shut|raise|lower|lift)\b.*\bat\b/i;

const position = (match: Match): Call[] => {
  const said = levelOf(match) ?? openPart(match);
  if (said === undefined) return [];
  // "Open it at ten" is a time of day, as "by five" is.
  if (said <= LAST_HOUR && OPENED_AT.test(match.text) && !/(?:percent|%)/i.test(match.text)) return [];
  const attr = match.slots.tilt === undefined ? 'position' : 'tilt';
  return [{ do: 'adjust', attr, value: said, unit: 'percent', target: targetOf(match, ANY) }];
};

const setPosition: IntentSpec = {
  groups: [
    {
      sentences: anywhere([
        ...becomes('<target>', '[to|at] <position>'),
        '(set|move|put|bring|open|close|raise|lower|adjust|change|increase|decrease|turn|shut|lift|pull|roll|draw|drop|pull up|pull down|roll up|roll down) <target> [position] [up|down] [to|at] <position> [position]',
        '(set|move|adjust|change) <the> [{tilt}] position [of|for] <target> to <position>',
        '(open|close|raise|lower|shut) <group> [to] <position> <place>',
        '(set|move|put) <group> [position] to <position> <place>',
        '<target> [position] [to] <position>',
        '{part_way:part} (open|close|shut|raise|lower) <target>',
        '(tilt|angle) <target> [to|at] <position>',
        '(set|move|adjust|change) <the> {tilt} [(of|for|on) <target>] [to] <position> [<place>]',
        '(set|move|adjust|change) <target> {tilt} [to|at] <position>',
        '<target> {tilt} [to|at] <position>',
        '{open:tilt_state} <the> (slats|louvers|louvres) [(of|on|for) <target>] [<place>]',
        'tilt <target> {state:tilt_state}',
      ]),
    },
  ],
  interpret: (match): Call[] => {
    const state = match.slots.tilt_state?.value;
    if (state !== undefined) {
      return [
        {
          do: 'adjust',
          attr: 'tilt',
          value: state === 'open' ? 100 : 0,
          unit: 'percent',
          target: targetOf(match, ANY),
        },
      ];
    }
    const tilted = /^(tilt|angle)/i.test(match.text);
    return position(match).map((call) => (tilted && call.do === 'adjust' ? { ...call, attr: 'tilt' } : call));
  },
};

/** The value is missing: whoever carries it out asks for it. */
const askPosition: IntentSpec = {
  groups: [{ weight: -1, sentences: ['(adjust|change|move|modify) <target> [position]'] }],
  interpret: (match): Call[] => [{ do: 'adjust', attr: 'position', target: targetOf(match, ANY) }],
};

const LAST_HOUR = 12;

const change: IntentSpec = {
  groups: [
    {
      sentences: anywhere([
        '{open:state} <target> [<by>]',
        '<target> {updown_state:state} <by>',
        '(pull|roll|draw|put|bring|let|move|take) <target> [<by>] {updown_state:state} [<by>]',
        '{open:state} <target> [just|only] [{few}] (more|further)',
      ]),
      rules: { by: '(by {percent:by} [percent]|[just|only] {few}|by {few})' },
    },
    {
      slots: { more: true },
      textOnly: true,
      sentences: anywhere([
        '[make|put|have|leave|bring|get] <target> [just] [{few}] (more|further) {state}',
        '{open:state} <target> [just] [{few}] (more|further)',
      ]),
    },
  ],
  interpret: (match): Call[] => {
    // Without an amount it is the whole way: the other intent's.
    if (match.slots.by === undefined && match.slots.few === undefined && match.slots.more === undefined)
      return [];
    // "Close it by five" is a time of day.
    const by = numberSlot(match, 'by');
    const changes = /^(?:raise|lower|lift)\b|\b(?:up|down)\b/i.test(match.text);
    if (by !== undefined && by <= LAST_HOUR && !changes && !/\b(?:percent|%)/i.test(match.text)) return [];
    const sign = match.slots.state?.value === 'open' ? 1 : -1;
    // "Shut by half" is half of the way.
    if (/\b(?:by|in) half\b/i.test(match.text))
      return [{ do: 'adjust', attr: 'position', value: 50, target: targetOf(match, ANY) }];
    return [{ do: 'adjust', attr: 'position', delta: deltaOf(match, sign), target: targetOf(match, ANY) }];
  },
};

export const covers = defineSkill({
  id: 'covers',
  summary: 'Blinds, curtains, shutters, garage doors, gates, windows and valves.',
  rules: {
    ...SHARED_RULES,
    to_in: '(into|in|to)',
    position: '([to] <percent> [open|closed]|[to] {part} [open|up|way open])',
    valve:
      '(<the> {valve_name:name}|<the> (valve|valves|water valve|water valves|water|water supply|main water) [<place>])',
  },
  lists: {
    ...SHARED_LISTS,
    thing: namesOf('cover', 'valve'),
    valve_name: namesOf('valve'),
    group: COVER_WORDS,
    state: wordsOf([
      ['(open|opened|up|raised)', 'open'],
      ['(closed|close|shut|down|lowered)', 'close'],
    ]),
    open: wordsOf([
      [
        '(open|open up|raise|lift|pull up|roll up|pull open|draw open|uncover|unshut|extend|roll out|wind out)',
        'open',
      ],
      [
        '(close|close up|shut|lower|pull down|roll down|pull closed|pull shut|pull|pull over|draw|let down|close down|retract|roll in|wind in)',
        'close',
      ],
    ]),
    reach: wordsOf([
      ['(out|all the way out)', 'open'],
      ['(in|back in|all the way in)', 'close'],
    ]),
    let_sun: wordsOf([
      ['let [in] the (sun|sunlight|sunshine|daylight|light) [in]', 'open'],
      ['(keep|block|shut) [out] the (sun|sunlight|sunshine) [out]', 'close'],
    ]),
    all_open: wordsOf([
      ['(open|open up)', 'open'],
      ['(close|close up|shut)', 'close'],
    ]),
    all_state: wordsOf([
      ['(open|opened)', 'open'],
      ['(closed|shut)', 'close'],
    ]),
    everything: wordsOf([['(everything|every thing|all [of] it|it all|the lot|all)', 'all']]),
    updown_state: wordsOf([
      ['[all the way|right|back] (up|open)', 'open'],
      ['[all the way|right|back] (down|closed|shut)', 'close'],
    ]),
    valve_state: wordsOf([
      ['on', 'open'],
      ['off', 'close'],
    ]),
    part: wordsOf([
      ['(half|halfway|half way|half open|half closed|half shut|midway) [of the way]', 50],
      ['[a|1] (quarter|fourth) [of the way]', 25],
      ['[a|1] third [of the way]', 33],
      ['2 thirds [of the way]', 66],
      ['(3 quarters|3 quarter) [of the way]', 75],
      ['[just] (partially|partly|part way|partway|a crack|ajar|a little way|slightly)', 30],
      ['(fully open|wide open|completely open|maximum|max|the top)', 100],
      ['(fully closed|fully shut|completely closed|completely shut|minimum|the bottom)', 0],
      ['(mostly|almost fully|nearly fully)', 80],
    ]),
    part_way: wordsOf([
      ['(half|half way|halfway)', 50],
      ['(partially|partly)', 30],
      ['quarter', 25],
    ]),
    tilt: wordsOf([['(tilt|angle|slats|slat angle|louvers)', 'tilt']]),
  },
  intents: { position: setPosition, change, ask: askPosition, move, everything },
  tests: [
    {
      say: 'open the kitchen blinds',
      calls: [{ do: 'set', state: 'open', target: { kind: 'cover', class: 'blind', area: 'kitchen' } }],
    },
    {
      say: 'close the curtains',
      room: 'kitchen',
      calls: [{ do: 'set', state: 'close', target: { kind: 'cover', class: 'curtain' } }],
    },
    { say: 'set the blinds in the kitchen to 50%', calls: [{ do: 'adjust', attr: 'position', value: 50 }] },
    { say: 'open the blinds halfway', calls: [{ do: 'adjust', attr: 'position', value: 50 }] },
    { say: 'stop the blinds', calls: [{ do: 'set', state: 'stop' }] },
    {
      say: 'open the curtains a bit',
      calls: [{ do: 'adjust', attr: 'position', delta: { some: 1, size: 'few' } }],
    },
  ],
});
