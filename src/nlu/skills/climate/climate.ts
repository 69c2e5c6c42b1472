/** Heating and cooling: target temperature, "warmer", range, modes, presets, fan mode, humidity. */
import type { AdjustCall, Call } from '../../call.js';
import { normalWords } from '../../normalize.js';
import { defineSkill, type IntentSpec, type Match } from '../../skill.js';
import { withReason } from '../reasons.js';
import { setStates } from '../set-state.js';
import { becomes, onOffSentences } from '../shared-rules.js';
import { numberSlot, stringSlot, targetOf, textSlot } from '../target.js';
import { isDeviceName } from '../unknown-names.js';
import { deltaOf, isHour, isRoomWarmth, signOf } from '../values.js';
import { setMode, setRange } from './climate-modes.js';
import { CLIMATE, CLIMATE_LISTS, CLIMATE_RULES, unitOf } from './climate-words.js';

const setTarget: IntentSpec = {
  groups: [
    {
      sentences: [
        '<set> <the> <heat> [<of_target>] <to> <degrees> [<place>]',
        '<set> <the> <heat> <to> <degrees> <of_target>',
        '<set> <target> [<heat>] <to> <degrees> [<place>]',
        '<set> <somewhere> <heat> <to> <degrees>',
        '<set> <somewhere> <to> <degrees>',
        '<set> <somewhere> <degrees_said>',
        '<set> [it] <degrees_said> [<place>]',
        '<set> (it|that) <to> <degrees_said> [<place>]',
        '(turn|crank|bring|put) <the> <heat> (up|down) <to> <degrees> [<place>]',
        '(turn|crank|bring|put) (up|down) <the> <heat> [<of_target>] <to> <degrees> [<place>]',
        '(turn|crank|bring|put) <target> (up|down) <to> <degrees>',
        '(raise|lower|increase|decrease|reduce|drop) (<target>|<the> <heat> [<of_target>]|<somewhere>) <to> <degrees> [<place>]',
        '(heat|preheat|warm|cool|heat up|warm up|cool down|keep) (<target>|<somewhere>) <to_at> <degrees>',
        '(heat|warm|cool|keep) <somewhere> [up|down] <to_at> <degrees>',
        '(heat|warm|cool) [it] [up|down] <to_at> <degrees> [<place>]',
        '(<wish>|keep|have) (it|<target>|<somewhere>|<the> <heat> [<of_target>]) [to be|at|set to] <degrees_said> [<place>]',
        '<target> [<heat>] [to] <degrees>',
        ...becomes('(it|<target>|<somewhere>|<the> <heat> [<of_target>])', '[<to>] <degrees_said> [<place>]'),
        '<wish> <degrees_said> [<place>]',
        '<somewhere> [<heat>] [to] <degrees_said>',
        '<heat> [<of_target>] [to] <degrees> [<place>]',
        '<degrees_said> [<place>]',
        '(turn|switch) on <target> (to|at) <degrees>',
        '(turn|switch) <target> on (to|at) <degrees>',
      ],
    },
    {
      // "keep it at 21": what is kept at a number is the warmth.
      weight: 1,
      sentences: [
        'keep (it|things|<somewhere>) [at|around] <degrees> [<place>]',
        // "Make it 22 in the den": a room has its warmth.
        '(make|set|have|get|put) it [to|at] <degrees> <place>',
      ],
    },
    {
      // "Heat the pool to 86": by what it heats.
      lists: { heated: { wildcard: true } },
      weight: -2,
      textOnly: true,
      sentences: ['(heat|preheat|warm) [up] <the> {heated} [up] <to_at> <degrees>'],
    },
    // "Kitchen to 20 and bedroom to 18": rooms side by side, each with its warmth.
    { weight: -1, textOnly: true, slots: { rooms: true }, sentences: ['<the> {area} (to|at) <degrees>'] },
  ],
  interpret: (match, { said, units }): Call[] => {
    const value = numberSlot(match, 'degrees');
    if (value === undefined || isHour(value, match)) return [];
    if (match.slots.rooms !== undefined && !isWarmthOfRooms(said ?? '', value, units)) return [];
    const heated = textSlot(match, 'heated');
    if (heated !== undefined && !isDeviceName(heated)) return [];
    const target =
      heated === undefined
        ? { ...CLIMATE, ...targetOf(match, CLIMATE) }
        : { name: heated, kinds: ['climate', 'water_heater'] };
    return [{ do: 'adjust', attr: 'target', value, ...unitOf(match), ...begun(match), target }];
  },
};

/** "Heat the sauna to 85" and "turn on the AC at 20" want it to work; "set the sauna to 85" may be for later. */
function begun({ text }: Match): Pick<AdjustCall, 'begin'> {
  if (/^(?:heat|preheat|warm)\b/i.test(text)) return { begin: 'heat' };
  if (/^cool\b/i.test(text)) return { begin: 'cool' };
  return /^(?:turn|switch)\b.*?\bon\b.* (?:to|at)\b/i.test(text) ? { begin: 'on' } : {};
}

/** Of these, a bare number is something else of the room. */
const OTHERWISE =
  /\b(?:percent|lights?|lamps?|dim\w*|bright\w*|volume|music|speakers?|blinds?|curtains?|shades?|shutters?|fans?)\b|%/i;

function isWarmthOfRooms(said: string, value: number, units: 'metric' | 'imperial'): boolean {
  const several = /\d.*(?:,|\band\b).*\d/.test(normalWords(said.replaceAll(',', ' and ')).join(' '));
  return several && isRoomWarmth(value, units) && !OTHERWISE.test(said);
}

const CHANGES: readonly string[] = [
  '(turn|crank|bump|bring|put|set|adjust) <the> (<heat>|temperature setting) [right] {updown} [<by>] [<place>]',
  '(turn|crank|bump|bring|put|adjust) {updown} <the> <heat> [<of_target>] [<by>] [<place>]',
  '(turn|crank|bring) <target> {updown} [<by>]',
  '(turn|crank|bring) {updown} <target> [<by>]',
  '{updown_verb:updown} (<target>|<the> <heat> [<of_target>]|<somewhere> <heat>) [<by>] [<place>]',
  '(warm|heat) {up:updown} <somewhere> [<by>]',
  '(make|get|set) (it|<target>|<somewhere>) [<amount>] {warmer:updown} [<place>]',
  '<wish> (it|<somewhere>) [to be] [<amount>] {warmer:updown} [<place>]',
  '[<amount>] {warmer:updown} [<place>]',
  '{warm:updown} <somewhere> [up|down] [{few}|<by>]',
  ...becomes(
    '(it|<target>|<somewhere>|<the> <heat> [<of_target>])',
    '[<amount>] ({warmer:updown}|{higher:updown}) [<place>]',
  ),
  '{warm_up:updown} (it|things|us|me) [up|down] [{few}|<by>] [<place>]',
  '{warm_up:updown} (up|down) [{few}|<by>] [<place>]',
  '[<amount>] {more_heat:updown} (heating|heat|warmth) [<place>]',
  '<wish> [<amount>] {more_heat:updown} (heating|heat|warmth) [<place>]',
  '[a] {warmer:updown} [temperature] [please] [<place>]',
  '(turn|bring) <the> <heat> [<place>] {updown} [<by>]',
  '<target> {updown} <by>',
  '<target> <by> {updown}',
];

/** "Boost the hot water": it is on, for as long as is said; no degree more. What has a boost of its own is put to that. */
function isBoostedWater({ text, slots: { by, few, name, group } }: Match): boolean {
  if (!/^boost\b/i.test(text) || by !== undefined || few !== undefined) return false;
  if (name === undefined) return JSON.stringify(group?.value) === JSON.stringify({ kind: 'water_heater' });
  return name.items.every(
    ({ context }) =>
      context?.kind === 'water_heater' && !(Array.isArray(context.can) && context.can.includes('mode')),
  );
}

/** Whoever wants it warmer wants it now; what is turned up may be for later. */
const FELT = /\b(?:warmer|hotter|toastier|cooler|colder|chillier)\b/i;
const HEATS = /^(?:warm|heat)\b/i;
const COOLS = /^(?:cool|chill)\b/i;

/** Degrees by which people turn something up without saying "by". */
const MOST_MORE = 10;

const change: IntentSpec = {
  groups: [
    { sentences: CHANGES },
    withReason(CHANGES, 'climate'),
    {
      // "Crank the AC": more of what it gives, at once.
      slots: { updown: 'up', cranked: true },
      textOnly: true,
      sentences: ['(crank|blast|pump|max out|jack) [up] <target> [right up|up|all the way up]'],
    },
    {
      // "Bump the heat up 2".
      slots: { bare: true },
      weight: -0.5,
      textOnly: true,
      sentences: [
        '(turn|crank|bump|bring|put|nudge) <the> <heat> {updown} {degrees:by} [<place>]',
        '(turn|crank|bump|bring|put|nudge) {updown} <the> <heat> {degrees:by} [<place>]',
        '<the> <heat> {updown} {degrees:by} [<place>]',
      ],
    },
  ],
  interpret: (match): Call[] => {
    // "Turn the heat up 70" is no difference.
    if (match.slots.bare !== undefined && (numberSlot(match, 'by') ?? 0) > MOST_MORE) return [];
    if (isBoostedWater(match)) return [{ do: 'set', state: 'on', target: targetOf(match) }];
    // "Heat the pool for two hours" is no degree more for so long.
    if (match.when?.intent === 'lasting' && /^(?:heat|warm)\b/i.test(match.text)) return [];
    const heats = !/\b(a ?c|air ?con\w*|cooling)\b/i.test(match.text);
    const sign = signOf(match);
    // "Turn up the AC" asks for more cold; "down by one" counts degrees.
    const counted = typeof match.slots['by']?.value === 'number';
    const turned =
      !counted &&
      /^(turn|crank|blast|pump|max|jack|bring|put)\b/i.test(match.text) &&
      match.slots.updown !== undefined;
    const warmer = turned && !heats ? (sign === 1 ? -1 : 1) : sign;
    const target = { ...CLIMATE, ...targetOf(match, CLIMATE) };
    const cooled = match.slots.cranked !== undefined && !heats;
    const felt = cooled || FELT.test(match.text) || (warmer === 1 ? HEATS : COOLS).test(match.text);
    const begin = felt ? { begin: warmer === 1 ? ('heat' as const) : ('cool' as const) } : {};
    return [
      { do: 'adjust', attr: 'target', delta: deltaOf(match, warmer), ...unitOf(match), ...begin, target },
    ];
  },
};

/** The value is missing: whoever carries it out asks for it. */
const askTarget: IntentSpec = {
  groups: [
    {
      weight: -1,
      sentences: [
        '(adjust|change|set|modify|alter) (<target>|<the> (temperature|heat) [<of_target>]) [<place>]',
      ],
    },
  ],
  interpret: (match): Call[] => [
    { do: 'adjust', attr: 'target', target: { ...CLIMATE, ...targetOf(match, CLIMATE) } },
  ],
};

/** Humidity is asked of humidifiers: "set the humidity in the bedroom to 45 percent". */
const setHumidity: IntentSpec = {
  groups: [
    {
      sentences: [
        '<set> <the> humidity [level] [(of|for|in) <humid>] [<place>] <to> <percent> [<place>]',
        '<set> <humid> [humidity] <to> <percent>',
        '<set> <somewhere> humidity <to> <percent>',
        '(increase|raise|decrease|lower|reduce) <the> humidity [<place>] <to> <percent>',
        '{updown_verb:updown} <the> humidity [<place>] [<by>]',
        '<humid> [to|at] <percent>',
      ],
    },
  ],
  interpret: (match): Call[] => {
    const target = { kind: 'humidifier', ...targetOf(match, { kind: 'humidifier' }) };
    const value = numberSlot(match, 'percent');
    if (value !== undefined) return [{ do: 'adjust', attr: 'target', value, unit: 'percent', target }];
    return [{ do: 'adjust', attr: 'target', delta: deltaOf(match, signOf(match)), target }];
  },
};

const humidifierMode: IntentSpec = {
  groups: [
    {
      sentences: [
        '(set|change|switch|put|turn) <humid> [to|into|in|on] ({preset:mode}|{mode}|{house_mode:mode}) [mode]',
        '<humid> [to|in|on] ({preset:mode}|{mode}|{house_mode:mode}) mode',
      ],
    },
  ],
  interpret: (match): Call[] => {
    const value = stringSlot(match, 'mode');
    const target = { kind: 'humidifier', ...targetOf(match, { kind: 'humidifier' }) };
    return value === undefined ? [] : [{ do: 'adjust', attr: 'mode', value, target }];
  },
};

const switchIt: IntentSpec = {
  groups: [
    { sentences: onOffSentences('<group_at>', '<group>') },
    {
      slots: { onoff: 'off' },
      sentences: [
        '(stop|quit|end) (heating|cooling|warming) [<somewhere>]',
        '(stop|end) <group_at>',
        '(i|we) (dont|do not|no longer) (need|want|require) <group_at> [on] [anymore|any more|any longer|now]',
      ],
    },
    { slots: { onoff: 'on' }, sentences: ['(start|run|light|put on|get) <group_at>'] },
  ],
  interpret: setStates(CLIMATE),
};

export const climate = defineSkill({
  id: 'climate',
  summary: 'Thermostats, heating, air conditioning and humidity.',
  rules: CLIMATE_RULES,
  lists: CLIMATE_LISTS,
  intents: {
    set: setTarget,
    range: setRange,
    change,
    ask: askTarget,
    mode: setMode,
    humidity: setHumidity,
    humidifier: humidifierMode,
    switch: switchIt,
  },
  tests: [
    {
      say: 'set the temperature to 21 degrees',
      calls: [{ do: 'adjust', attr: 'target', value: 21, target: { kind: 'climate' } }],
    },
    {
      say: 'set the kitchen to 20',
      calls: [{ do: 'adjust', attr: 'target', value: 20, target: { kind: 'climate', area: 'kitchen' } }],
    },
    { say: 'turn the heating up by 2 degrees', calls: [{ do: 'adjust', attr: 'target', delta: 2 }] },
    {
      say: 'make it a bit warmer in here',
      room: 'kitchen',
      calls: [{ do: 'adjust', attr: 'target', delta: { some: 1, size: 'few' }, target: { area: 'here' } }],
    },
    { say: 'set the thermostat to heat', calls: [{ do: 'adjust', attr: 'mode', value: 'heat' }] },
    {
      say: 'keep the temperature between 19 and 22 degrees',
      calls: [
        { do: 'adjust', attr: 'target_low', value: 19 },
        { do: 'adjust', attr: 'target_high', value: 22 },
      ],
    },
  ],
});
