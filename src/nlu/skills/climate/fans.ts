/** Fans: on and off by group, speed in percent or words, oscillation, direction, presets. */
import type { Call, Target } from '../../call.js';
import { defineSkill, type IntentSpec } from '../../skill.js';
import { setStates } from '../set-state.js';
import {
  anywhere,
  becomes,
  groupsOf,
  namesOf,
  onOffSentences,
  SHARED_LISTS,
  SHARED_RULES,
  wordsOf,
} from '../shared-rules.js';
import { numberSlot, stringSlot, targetOf } from '../target.js';
import { deltaOf, isHour, signOf } from '../values.js';

const FAN: Target = { kind: 'fan' };

const setFans: IntentSpec = {
  groups: [
    { sentences: onOffSentences('<group_at>', '<group>') },
    {
      slots: { onoff: 'on' },
      sentences: [
        '(run|start|use|get) <target> [going|running|spinning|on]',
        '(set|get) <target> (going|running|spinning|to run|to work)',
        '(let|make|have) <target> [to] (run|go|spin|blow|work)',
      ],
    },
  ],
  interpret: setStates(FAN),
};

/** "Speed two" and "fan two" are the second of a few, not two percent; where nobody knows how many there are, nothing. */
function stepOf(number: number | undefined, text: string): number | string | undefined {
  if (number === undefined || /%|\bpercent\b/i.test(text)) return number;
  const isStep = /\b(?:speed|level|setting|gear)\b/i.test(text) || (number >= 1 && number <= 3);
  if (!isStep) return number;
  return number === 0 || number > 9 ? number : ['low', 'medium', 'high'][number - 1];
}

const setSpeed: IntentSpec = {
  groups: [
    {
      sentences: anywhere([
        '<set> <the> [fan] speed [of|for|on <target>] (to|at) <speed>',
        '<set> <the> [fan] speed (to|at) <speed> (of|for|on|in) <target>',
        '<set> <target> [fan] [speed] [to|at|on] <speed> [speed]',
        '(turn|switch|put) on <target> [to|at|on] <speed> [speed]',
        '(turn|switch|put) <target> on [to|at|on] <speed>',
        '(turn|raise|lower|increase|decrease|reduce|slow|speed) [up|down] <target> [up|down] (to|at) <speed>',
        '<target> [speed] [to|at|on] <speed> [speed]',
        '(turn|crank|set|put) <target> {extreme}',
        ...becomes('(<target>|<the> speed (of|for) <target>)', '[to|at|on] <speed> [speed]'),
        '(run|spin|operate|use) <target> [at|on|to] <speed> [speed]',
        '(get|have|set|put) <target> (going|running|blowing|spinning|turning) [at|on|to] <speed> [speed]',
        '(make|let|have|get) <target> [to] (run|go|spin|blow|work|turn) [at|on] <speed> [speed]',
        '(change|adjust|set|turn|increase|decrease|raise|lower|reduce) <the> speed (of|for|on) <target> (to|at) <speed>',
      ]),
    },
  ],
  interpret: (match): Call[] => {
    // A fan knows better than we do which speed its "medium" is.
    const number = numberSlot(match, 'percent') ?? numberSlot(match, 'part');
    if (number !== undefined && isHour(number, match)) return [];
    const value = stepOf(number, match.text) ?? stringSlot(match, 'level') ?? stringSlot(match, 'extreme');
    if (value === undefined) return [];
    const unit = typeof value === 'number' ? { unit: 'percent' as const } : {};
    return [{ do: 'adjust', attr: 'speed', value, ...unit, target: targetOf(match, FAN) }];
  },
};

const changeSpeed: IntentSpec = {
  groups: [
    {
      sentences: anywhere([
        '{updown_verb:updown} <target> [speed] [<by>]',
        '{updown_verb:updown} <the> [fan] speed [(of|for|on) <target>] [<by>]',
        '(turn|bring|take|crank) <target> {updown} [<by>|{percent:by} percent]',
        '(turn|bring|take|crank) {updown} <target> [<by>|{percent:by} percent]',
        'make <target> (go|spin|run|blow) [{few}] {faster:updown}',
        'make <target> [{few}] {faster:updown}',
        ...becomes('<target>', '[{few}] {faster:updown}'),
        '(speed|slow) <target> {updown} [<by>]',
        '<target> [{few}] {faster:updown}',
        '(turn|set) <the> fan speed {updown} [<by>]',
      ]),
    },
  ],
  interpret: (match): Call[] => [
    { do: 'adjust', attr: 'speed', delta: deltaOf(match, signOf(match)), target: targetOf(match, FAN) },
  ],
};

/** The value is missing: whoever carries it out asks for it. */
const askSpeed: IntentSpec = {
  groups: [
    {
      weight: -1,
      sentences: ['(adjust|change|set|modify) (<target>|<the> [fan] speed [(of|for|on) <target>]) [speed]'],
    },
  ],
  interpret: (match): Call[] => [{ do: 'adjust', attr: 'speed', target: targetOf(match, FAN) }],
};

const MOVES: Readonly<Record<string, readonly [attr: string, value: string | boolean]>> = {
  oscillate: ['oscillating', true],
  still: ['oscillating', false],
  forward: ['direction', 'forward'],
  reverse: ['direction', 'reverse'],
};

const move: IntentSpec = {
  groups: [
    {
      sentences: anywhere([
        '{move} <target>',
        '(make|let) <target> {move}',
        '(turn|switch) {move_on:move} <target>',
        '(turn|switch) {move_on:move} (on|for|of) <target>',
        '(turn|switch) <target> {move_on:move}',
        '(set|change|switch|put|turn|run) <target> [to|in|into] {direction:move} [direction]',
        '(set|change|switch) <the> [fan] direction [of <target>] to {direction:move}',
        '(set|change|switch|put) <target> (to|on|in) ({preset}|{house_preset:preset}) [mode|preset]',
        '<target> [to|on|in] ({preset}|{house_preset:preset}) [mode|preset]',
        '<target> ({move}|{move_on:move})',
      ]),
    },
    {
      slots: { move: 'still' },
      sentences: ['(stop|keep|prevent) <target> [from] (oscillating|swinging|rotating)'],
    },
  ],
  interpret: (match): Call[] => {
    const preset = stringSlot(match, 'preset');
    const target = targetOf(match, FAN);
    if (preset !== undefined) return [{ do: 'adjust', attr: 'preset', value: preset, target }];
    const change = MOVES[stringSlot(match, 'move') ?? String(match.group.slots?.move ?? '')];
    return change === undefined ? [] : [{ do: 'adjust', attr: change[0], value: change[1], target }];
  },
};

export const fans = defineSkill({
  id: 'fans',
  summary: 'Fans: on, off, speed, oscillation, direction.',
  rules: {
    ...SHARED_RULES,
    // "it" is a fan only where a fan word says so.
    target: '(<group_at>|<thing_at>|<the> {thing:name} fan)',
    speed: '([level|setting|gear|number] <percent>|[the] {level} [speed]|[a] {part} [speed|power])',
  },
  lists: {
    ...SHARED_LISTS,
    thing: namesOf('fan'),
    group: groupsOf([
      ['(fan|fans)', FAN],
      ['ceiling (fan|fans)', { kind: 'fan', name: 'ceiling fan' }],
      [
        '(ventilation|ventilator|ventilators|extractor|extractor fan|extractor hood|exhaust fan|cooker hood|range hood|hood)',
        { ...FAN, class: 'ventilation' },
      ],
      ['(air purifier|air purifiers|purifier|purifiers)', { ...FAN, name: 'purifier' }],
    ]),
    level: wordsOf([
      ['[the] (max|maximum|highest|full|fastest|top)', 'max'],
      ['[the] (min|minimum|lowest|slowest)', 'min'],
      ['(low|slow)', 'low'],
      ['(medium|mid|middle)', 'medium'],
      ['(high|fast)', 'high'],
    ]),
    part: wordsOf([
      ['(half|half way|halfway)', 50],
      ['(quarter|fourth)', 25],
      ['third', 33],
      ['2 thirds', 66],
      ['3 quarters', 75],
    ]),
    extreme: wordsOf([
      ['(all the way up|to the max|full blast|at full blast)', 'max'],
      ['(all the way down)', 'min'],
    ]),
    updown: wordsOf([
      ['[right|back] up', 'up'],
      ['[right|back] down', 'down'],
    ]),
    updown_verb: wordsOf([
      ['(speed up|increase|raise|boost|crank up)', 'up'],
      ['(slow|slow down|decrease|reduce|lower)', 'down'],
    ]),
    faster: wordsOf([
      ['(faster|quicker|stronger|higher)', 'up'],
      ['(slower|weaker|lower|gentler)', 'down'],
    ]),
    move: wordsOf([
      ['(oscillate|swing|start oscillating|start swinging|rotate)', 'oscillate'],
      ['(stop oscillating|stop swinging|stop rotating)', 'still'],
      ['reverse', 'reverse'],
    ]),
    move_on: wordsOf([
      [
        '(on oscillation|oscillation on|on the oscillation|swing on|oscillate on|oscillating on)',
        'oscillate',
      ],
      [
        '(off oscillation|oscillation off|off the oscillation|swing off|oscillate off|oscillating off)',
        'still',
      ],
    ]),
    direction: wordsOf([
      ['(forward|forwards|normal)', 'forward'],
      ['(reverse|backward|backwards)', 'reverse'],
    ]),
    preset: wordsOf([
      ['(auto|automatic)', 'auto'],
      ['(sleep|night)', 'sleep'],
      ['(natural|nature|breeze)', 'nature'],
      ['(turbo|boost)', 'turbo'],
      ['(eco|economy)', 'eco'],
      ['smart', 'smart'],
    ]),
  },
  intents: { set: setFans, speed: setSpeed, change: changeSpeed, ask: askSpeed, move },
  tests: [
    {
      say: 'turn on the fan in the kitchen',
      calls: [{ do: 'set', state: 'on', target: { kind: 'fan', area: 'kitchen' } }],
    },
    { say: 'set the fan to 50 percent', calls: [{ do: 'adjust', attr: 'speed', value: 50 }] },
    { say: 'turn the fan up', calls: [{ do: 'adjust', attr: 'speed', delta: { some: 1 } }] },
    { say: 'make the fan oscillate', calls: [{ do: 'adjust', attr: 'oscillating', value: true }] },
  ],
});
