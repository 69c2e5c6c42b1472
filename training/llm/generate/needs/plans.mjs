/** Lists, timers, alarms, reminders, announcements, corrections and several at once. */
import { here, more, named, ours, second, set, to, x, y } from './words.mjs';

const off = { on: false };
const lit = { on: true };
const SWITCHED = ['light', 'switch', 'outlet', 'fan'];

export const PLANS = {
  'used-up': {
    about:
      'Something is used up or wanted, `{i}` (an item as people say it: "oat milk", "two lemons"): it should go on the shopping list. Shopping or list is said in less than a third.',
    slots: ['i'],
    ways: [{ shopping: true, put: [], calls: (s) => [{ do: 'list', op: 'add', items: [s.i] }] }],
  },
  'used-up-two': {
    about: 'Two things are used up or wanted, `{i}` and `{j}`: both on the shopping list.',
    slots: ['i', 'j'],
    ways: [{ shopping: true, put: [], calls: (s) => [{ do: 'list', op: 'add', items: [s.i, s.j] }] }],
  },
  'on-a-list': {
    about:
      '`{i}` should go on a list that is named, `{l}` ("packing list", "chores"; write "the {l}" or "my {l}").',
    slots: ['i', 'l'],
    ways: [{ put: [], calls: (s) => [{ do: 'list', op: 'add', list: s.l, items: [s.i] }] }],
  },
  bought: {
    about: '`{i}` has been bought or done, it can be ticked off.',
    slots: ['i'],
    ways: [{ shopping: true, put: [], calls: (s) => [{ do: 'list', op: 'complete', items: [s.i] }] }],
  },
  'not-needed': {
    about: '`{i}` need not be bought after all (a neighbour gave some, found a packet, diet): off the list.',
    slots: ['i'],
    ways: [{ shopping: true, put: [], calls: (s) => [{ do: 'list', op: 'remove', items: [s.i] }] }],
  },
  'what-to-buy': {
    about:
      'What is on the shopping list, said while in the shop, before leaving, wondering ("what was it we needed").',
    ways: [{ shopping: true, put: [], calls: () => [{ do: 'list', op: 'query' }] }],
  },
  cooking: {
    about: 'Food, `{f}`, goes in or on for so long, `{d}` ("ten minutes", "half an hour"): a timer for it.',
    slots: ['f', 'd'],
    ways: [{ put: [], calls: (s) => [{ do: 'timer', op: 'set', duration: s.d, label: s.f }] }],
  },
  'a-while': {
    about:
      'After `{d}` the speaker wants to be told (nap, parking, hair dye, screen time, face mask, time-out), in words without a name for the timer ("give me {d}", "shout in {d}").',
    slots: ['d'],
    ways: [{ put: [], calls: (s) => [{ do: 'timer', op: 'set', duration: s.d }] }],
  },
  'longer-yet': {
    about: 'The running timer should get `{d}` more ("still raw, {d} more").',
    slots: ['d'],
    ways: [{ put: [], calls: (s) => [{ do: 'timer', op: 'add', duration: s.d }] }],
  },
  'no-timer': {
    about: 'The running timer is not needed any more (already out of the oven, burnt, eaten raw).',
    ways: [{ put: [], calls: () => [{ do: 'timer', op: 'cancel' }] }],
  },
  'how-long': {
    about: 'How long the running timer still has ("is it soon", "have I time for a shower before it rings").',
    ways: [{ put: [], calls: () => [{ do: 'timer', op: 'query' }] }],
  },
  'get-up': {
    about:
      'The speaker must be up at `{k}` (a time: "six", "quarter past seven", "5:40") tomorrow; every sentence has `{k}` and the word "tomorrow". Why (train, fishing, exam) or in unusual words.',
    slots: ['k'],
    ways: [{ put: [], calls: (s) => [{ do: 'alarm', op: 'set', time: { ...s.k, day: { in: 1 } } }] }],
  },
  remember: {
    about:
      'The speaker must not forget `{task}` ("call the dentist", "feed the cat") in `{d}`. Often with "remind", half of them without ("nudge me", "don\'t let me forget to {task} in {d}").',
    slots: ['task', 'd'],
    ways: [{ put: [], calls: (s) => [{ do: 'reminder', op: 'set', duration: s.d, label: s.task }] }],
  },
  'remember-at': {
    about:
      'The speaker must not forget `{task}` at `{k}` (a time). Often with "remind", half of them without.',
    slots: ['task', 'k'],
    ways: [{ put: [], calls: (s) => [{ do: 'reminder', op: 'set', time: s.k, label: s.task }] }],
  },
  tell: {
    about:
      'Everybody in the house should hear `{m}` ("dinner is ready", "we leave in ten minutes"): "tell everyone {m}", "let the others know that {m}", "shout through the house {m}".',
    slots: ['m'],
    ways: [{ put: [], calls: (s) => [{ do: 'announce', message: s.m }] }],
  },
  'later-off': {
    about: '`{x}` may stay on for `{d}` and should then go off ("{d} more of the {x}, then enough").',
    slots: ['x', 'd'],
    ways: [{ put: [named(SWITCHED, lit)], calls: (s) => [set('off', x(s), { delay: s.d })] }],
  },
  'later-on': {
    about: '`{x}` should go on in `{d}`, not now ("I\'m home in {d} and want the {x} on by then").',
    slots: ['x', 'd'],
    ways: [{ put: [named(SWITCHED, off)], calls: (s) => [set('on', x(s), { delay: s.d })] }],
  },
  'for-a-while': {
    about: '`{x}` should go on now, for `{d}` only ("the {x} for {d}, no longer").',
    slots: ['x', 'd'],
    ways: [
      { put: [named(SWITCHED, off)], calls: (s) => [set('on', x(s)), set('off', x(s), { delay: s.d })] },
    ],
  },
  'at-sunset': {
    about: '`{x}` should go on when the sun goes down (dusk, sunset, nightfall).',
    slots: ['x'],
    ways: [
      {
        put: [named(['light', 'switch', 'outlet'], off)],
        calls: (s) => [set('on', x(s), { at: { sun: 'sunset' } })],
      },
    ],
  },
  'at-a-time': {
    about: '`{x}` should go off at `{k}` (a time).',
    slots: ['x', 'k'],
    ways: [{ put: [named(SWITCHED, lit)], calls: (s) => [set('off', x(s), { at: s.k })] }],
  },
  'on-at-a-time': {
    about: '`{x}` should go on at `{k}` (a time).',
    slots: ['x', 'k'],
    ways: [{ put: [named(SWITCHED, off)], calls: (s) => [set('on', x(s), { at: s.k })] }],
  },
  'no-the-other': {
    about:
      'First `{y}` is said, then corrected: `{x}` is what should go on ("the {y}, no, sorry, the {x}, on please"; "switch on the {y}, I mean the {x}"). {y} always before {x}.',
    slots: ['x', 'y'],
    ways: [{ put: [named(SWITCHED, off), second(SWITCHED, off)], calls: (s) => [set('on', x(s))] }],
  },
  'no-the-other-off': {
    about: 'First `{y}` is said, then corrected: `{x}` is what should go off. {y} always before {x}.',
    slots: ['x', 'y'],
    ways: [{ put: [named(SWITCHED, lit), second(SWITCHED, lit)], calls: (s) => [set('off', x(s))] }],
  },
  'not-that-number': {
    about:
      'A lamp `{x}` is named, first `{n}` percent is said, and then corrected to `{p}` percent ("the {x} at {n}, hm, rather {p}").',
    slots: ['x', 'n', 'p'],
    ways: [
      {
        put: [named(['light'], lit, { can: { brightness: {} } })],
        calls: (s) => [to('brightness', s.p, x(s))],
      },
    ],
  },
  swap: {
    about:
      '`{x}` should go on and `{y}` off, in any order and wording ("less {y}, more {x}", "I\'d rather have the {x} than the {y}").',
    slots: ['x', 'y'],
    ways: [
      {
        put: [named(['light'], off), second(['light', 'switch'], lit)],
        calls: (s) => [set('on', x(s)), set('off', y(s))],
      },
    ],
  },
  both: {
    about: '`{x}` and `{y}` should both go on, with a reason or in unusual words.',
    slots: ['x', 'y'],
    ways: [
      {
        put: [named(SWITCHED, off), second(SWITCHED, off)],
        calls: (s) => [set('on', x(s)), set('on', y(s))],
      },
    ],
  },
  neither: {
    about:
      '`{x}` and `{y}` should both go off, with a reason or in unusual words ("neither the {x} nor the {y} is doing anything for us").',
    slots: ['x', 'y'],
    ways: [
      {
        put: [named(SWITCHED, lit), second(SWITCHED, lit)],
        calls: (s) => [set('off', x(s)), set('off', y(s))],
      },
    ],
  },
  'all-but': {
    about:
      'All the lights here should go off, only `{x}` stays on ("nothing but the {x} from now on", "lights out, spare the {x}").',
    slots: ['x'],
    ways: [
      {
        put: [here('light', lit), named(['light'], lit, { where: 'here' })],
        calls: (s) => [set('off', { ...ours('light'), except: [x(s)] })],
      },
    ],
  },
  'film-and-dark': {
    about:
      'Two needs in one breath: it is too bright here (dimmer, not off) and what plays is too quiet (louder). Both only hinted at.',
    ways: [
      {
        put: [
          here('light', { on: true, brightness: [80, 100] }, { can: { brightness: {} } }),
          here('media', { playback: 'playing', muted: false, volume: [10, 15] }),
        ],
        calls: () => [more('brightness', -1, ours('light')), more('volume', 1, ours('media'))],
      },
    ],
  },
};
