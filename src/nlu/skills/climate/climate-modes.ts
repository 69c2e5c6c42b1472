/** What a thermostat is to do, and between which temperatures: modes, presets, fan modes, ranges. */
import type { Call, Target } from '../../call.js';
import type { IntentSpec, Match } from '../../skill.js';
import { anywhere } from '../shared-rules.js';
import { numberSlot, stringSlot, targetOf } from '../target.js';
import { CLIMATE, unitOf } from './climate-words.js';

const LAST_HOUR = 12;

/** @param first what is done before: nothing, where the words make no range */
function within(match: Match, target: Target, first: readonly Call[]): Call[] {
  const low = numberSlot(match, 'low');
  const high = numberSlot(match, 'high');
  if (low === undefined || high === undefined || low >= high) return [];
  return [
    ...first,
    { do: 'adjust', attr: 'target_low', value: low, ...unitOf(match), target },
    { do: 'adjust', attr: 'target_high', value: high, ...unitOf(match), target },
  ];
}

/** A radiator on high is meant to be hot; what blows is an air conditioner, or has a fan of its own. */
function hasFan({ slots: { group, name } }: Match): boolean {
  if (name !== undefined)
    return name.items.some(({ context }) => Array.isArray(context?.can) && context.can.includes('fan_mode'));
  const said: Target | undefined = typeof group?.value === 'object' ? (group.value ?? undefined) : undefined;
  return said?.class === 'air_conditioner';
}

/** "Set the attic to cool at 23": of a room with a radiator and an air conditioner, what can do it. */
function ofPlace({ slots }: Match): Target {
  if (slots.name !== undefined || slots.group !== undefined || slots.degrees === undefined) return {};
  const cold = slots.mode?.value === 'cool' || slots.mode?.value === 'dry';
  return cold ? { class: 'air_conditioner' } : slots.mode?.value === 'heat' ? { class: 'heating' } : {};
}

export const setRange: IntentSpec = {
  groups: [
    {
      sentences: [
        '(set|keep|hold|maintain) (it|<target>|<somewhere>|<the> <heat> [<of_target>]) <between> [<place>]',
      ],
    },
  ],
  interpret: (match): Call[] => within(match, { ...CLIMATE, ...targetOf(match, CLIMATE) }, []),
};

export const setMode: IntentSpec = {
  groups: [
    {
      sentences: anywhere([
        '(set|change|switch|put|turn) <target> [to|into|onto|in|on] {mode} [mode]',
        '(set|change|switch|put) <the> (mode|hvac mode) [(of|on|for) <target>] to {mode} [<place>]',
        '(switch|change|go|set) to {mode} mode [<place>]',
        '(turn|switch|put) on {mode} mode [<place>]',
        '<target> [to|in|on] {mode} [mode]',
        '{mode} mode (on|for) <target>',
        '(start|begin) {mode} <somewhere>',
      ]),
    },
    {
      // "At seventeen" is no time of day beside a mode.
      weight: 0.5,
      sentences: [
        '(set|change|switch|put|turn) <target> [on|to|into|onto|in] {mode} [mode] (at|to|with|and) <degrees> [<place>]',
        '<target> [to|in|on] {mode} [mode] (at|to) <degrees> [<place>]',
        '(set|change|switch|put|turn) <somewhere> (to|into|in|on) {mode} [mode] (at|to|with|and) <degrees>',
      ],
    },
    {
      // "AC on 22 cool", "radiator in mode cold".
      textOnly: true,
      sentences: anywhere([
        '(set|change|switch|put|turn) <target> [to|at|on] <degrees> [in|on|with|and] {season:mode} [mode]',
        '<target> [to|at|on] <degrees> [in|on|with|and] {season:mode} [mode]',
        '(set|change|switch|put|turn) <target> [to|into|in|on] <mode_said>',
        '<target> [to|in|on] <mode_said>',
        '(set|change|switch|put|turn) <somewhere> (to|into|in|on) {mode} mode',
      ]),
    },
    {
      // "AC on high", where the thing has a fan that can be told so.
      slots: { blows: true },
      sentences: anywhere([
        '(set|change|switch|put|turn|run) <target> [to|at|on] {breeze:fan_mode} [speed]',
        '<target> [to|at|on] {breeze:fan_mode} [speed]',
      ]),
    },
    {
      // "Fan auto": no fan that stands in a room has that; a thermostat's has.
      lists: {
        self: {
          values: [
            { in: '(auto|automatic)', out: 'auto' },
            { in: '(circulate|circulation)', out: 'circulate' },
          ],
        },
      },
      weight: -1,
      textOnly: true,
      sentences: anywhere([
        '(set|change|switch|put|turn) <the> fan [mode|speed] [to|on|in|into|at] {self:fan_mode} [mode] [<place>]',
        '<the> fan [mode|speed] [to|on|in] {self:fan_mode} [mode] [<place>]',
      ]),
    },
    {
      sentences: [
        '(set|change|switch|put|turn) <target> [to|into|onto|in|on] {mode} [mode] <between> [<place>]',
        '<target> [to|in|on] {mode} [mode] <between> [<place>]',
      ],
    },
    {
      sentences: [
        '(set|change|switch|put|turn) <target> [to|into|in|on] {preset} [mode|preset]',
        '(set|change|switch|put) <the> preset [(of|on|for) <target>] to {preset} [<place>]',
        '(set|change|switch|put) <the> (heating|heat|ac|air conditioning|climate) [to|into|in|on] {preset} [mode] [<place>]',
        '<target> [to|in|on] {preset} [mode]',
        '{preset} mode (on|for) <target>',
        '(set|change|switch|put) <the> (climate|ac|air conditioning|air conditioner|thermostat|hvac) fan [speed|mode] [to|on|at] {fan_mode} [speed|mode] [<place>]',
        '(set|change|switch|put) <target> fan [speed|mode] [to|on|at] {fan_mode} [speed|mode]',
        '(set|change) <the> fan (speed|mode) (of|on) <target> to {fan_mode}',
        '<target> fan [speed|mode] [to|on|at] {fan_mode} [speed|mode]',
        '(set|change|switch|put|turn) <target> [to|into|in|on] {house_preset:preset} (mode|preset)',
      ],
    },
  ],
  interpret: (match): Call[] => {
    const target = { ...CLIMATE, ...ofPlace(match), ...targetOf(match, CLIMATE) };
    if (match.slots.blows !== undefined && !hasFan(match)) return [];
    const degrees = numberSlot(match, 'degrees');
    const mode = stringSlot(match, 'mode');
    if (degrees !== undefined && mode !== undefined) {
      // "Set the thermostat to heat at seven" is a time.
      if (degrees <= LAST_HOUR && !/\bdegrees?\b/i.test(match.text)) return [];
      return [
        { do: 'adjust', attr: 'mode', value: mode, target },
        { do: 'adjust', attr: 'target', value: degrees, ...unitOf(match), target },
      ];
    }
    if (mode !== undefined && match.slots.low !== undefined)
      return within(match, target, [{ do: 'adjust', attr: 'mode', value: mode, target }]);
    for (const attr of ['mode', 'preset', 'fan_mode']) {
      const value = stringSlot(match, attr);
      if (value !== undefined) return [{ do: 'adjust', attr, value, target }];
    }
    return [];
  },
};
