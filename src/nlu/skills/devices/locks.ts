/** Locks: "lock the front door", "unlock the doors in the kitchen", "lock up". */
import type { Call, Target } from '../../call.js';
import { defineSkill, type IntentSpec } from '../../skill.js';
import { setStates } from '../set-state.js';
import {
  anywhere,
  becomes,
  groupsOf,
  namesOf,
  SHARED_LISTS,
  SHARED_RULES,
  shouldBe,
  wordsOf,
} from '../shared-rules.js';

const LOCK: Target = { kind: 'lock' };

const set: IntentSpec = {
  groups: [
    {
      sentences: anywhere([
        '{lock:state} <target> [now|up]',
        '{lock:state} <group> [up] <place> [<except>]',
        '{lock:state} <somewhere>',
        '{lock:state} (up|everything|everything up|every door|the house|the home|the place) [<except>]',
        '(keep|leave|get|have|i want|i need|i would like|id like) <target> [to be] {locked:state}',
        '(make sure|ensure|see that|check) [that] <target> <is> {locked:state}',
        ...becomes(
          '(<target>|everything|<the> (house|home|place|lock (of|on) <target>))',
          '[all] {locked:state}',
        ),
        '<target> {locked:state}',
        '{lock:state} <the> (lock|door) (of|on|to) <target>',
        '{lock:state} <target> (lock|door)',
        '{locked:state} <target>',
        '(turn|set|switch) <target> to {locked:state}',
      ]),
    },
    {
      sentences: [
        '(open|release|undo|remove|take off) <the> lock (of|on|to|from|off) <target>',
        'take <the> lock off [of] <target>',
      ],
      slots: { state: 'unlock' },
    },
    { sentences: ['(open|open up) <thing_at>'], slots: { state: 'unlock' }, weight: -1 },
    { sentences: ['(close|shut) <the> lock (of|on|to) <target>'], slots: { state: 'lock' } },
    {
      // A door that tells whether it is open, and no more.
      textOnly: true,
      weight: -3,
      lists: { other: namesOf('binary_sensor', 'cover') },
      sentences: ['{lock:state} <the> {other:name}'],
    },
    {
      textOnly: true,
      sentences: [...shouldBe('(<target>|everything|<the> (house|home|place))', '[all] {locked:state}')],
    },
  ],
  interpret: (match, context): readonly Call[] =>
    setStates(
      /\b(everything|every door|house|home|place)\b|^\S+ up$/i.test(match.text)
        ? { ...LOCK, all: true }
        : LOCK,
      'state',
    )(match, context),
};

export const locks = defineSkill({
  id: 'locks',
  summary: 'Lock and unlock doors, gates and windows.',
  rules: SHARED_RULES,
  lists: {
    ...SHARED_LISTS,
    thing: namesOf('lock'),
    group: groupsOf([
      [
        '(lock|locks|smart lock|smart locks|door|doors|door lock|door locks|gate|gates|deadbolt|dead bolt)',
        LOCK,
      ],
    ]),
    lock: wordsOf([
      ['(lock|secure|bolt|latch|lock up|engage)', 'lock'],
      ['(unlock|unbolt|unlatch|disengage)', 'unlock'],
    ]),
    locked: wordsOf([
      ['(locked|secured|bolted|lock)', 'lock'],
      ['(unlocked|unbolted|unlock)', 'unlock'],
    ]),
  },
  intents: { set },
  tests: [
    {
      say: 'lock the doors in the kitchen',
      calls: [{ do: 'set', state: 'lock', target: { kind: 'lock', area: 'kitchen' } }],
    },
    { say: 'unlock the door', calls: [{ do: 'set', state: 'unlock', target: { kind: 'lock' } }] },
    { say: 'lock up', calls: [{ do: 'set', state: 'lock', target: { kind: 'lock', all: true } }] },
  ],
});
