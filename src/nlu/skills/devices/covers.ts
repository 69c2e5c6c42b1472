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
import { kindsOf, targetOf } from '../target.js';
import { askPosition, change, setPosition } from './cover-positions.js';
import { ANY, COVER_WORDS, cover } from './cover-words.js';

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
