/** The burglar alarm: arm (home, away, night), disarm, and what it is set to. Clock alarms are another skill. */
import type { Home } from '../../../actions/home.js';
import type { Call, Target } from '../../call.js';
import { defineSkill, type IntentSpec } from '../../skill.js';
import { groupsOf, namesOf, SHARED_LISTS, SHARED_RULES, wordsOf } from '../shared-rules.js';
import { stringSlot, targetOf } from '../target.js';

const ALARM: Target = { kind: 'alarm' };

const hasPanel = ({ devices }: Home): boolean => devices.some(({ kind }) => kind === 'alarm');

/** "Set the alarm for the night, we're going to bed"; who is out for the night leaves the house. */
function sleeps(said: string): boolean {
  return (
    /\b(?:for the night|(?:to|for|in) bed|bed ?time|turn(?:ing|in['’]?) in|(?:go|going) to sleep)\b/i.test(
      said,
    ) && !/\b(?:out|away|off|leav\w+|gone)\b/i.test(said)
  );
}

/** Whoever sets the alarm now goes out. */
const LEAVES =
  /\b(?:(?:i|we)(?:['’]?(?:m|re)| am| are)? (?:all )?(?:(?:just |now |about to )?(?:leav(?:e|ing)|head(?:ing)? (?:out|off)|go(?:ing)? (?:out|away)|pop(?:ping)? out)|off(?: out| now)?(?=[\s.,!]*$)|on (?:our|my) way out|out of here)|(?:leaving|heading out|going out) now|(?:the house|the place) is empty)\b/i;

const arm: IntentSpec = {
  groups: [
    {
      sentences: [
        '(arm|activate|engage|enable|set|turn on|switch on) <panel> [to|in|for|into] [{mode}] [mode]',
        '(arm|turn|switch) <panel> on [in] [{mode}] [mode]',
        '(arm|set|switch|change|put) <panel> (to|into|in|for) [armed] {mode} [mode]',
        '(arm|set|activate) <the> [house|home] alarm [to|in|for|into] {mode} [mode]',
        'arm <the> [house|home] alarm',
        'arm [everything|it|this|the house|the home] [to|in|for|into] [{mode}] [mode]',
      ],
    },
    {
      // "Set the alarm, we're leaving": a clock's alarm is not set for that.
      slots: { leaving: true },
      needs: hasPanel,
      weight: 1,
      sentences: ['(set|turn on|switch on|put on|activate) <the> alarm', '(put|turn|switch) <the> alarm on'],
    },
    {
      slots: { mode: 'disarmed' },
      sentences: [
        '(disarm|deactivate|disable|disengage|turn off|switch off|unset|shut off) <panel>',
        '(turn|switch|shut) <panel> off',
        'disarm <the> [house|home] alarm',
        'disarm [everything|it|the house|the home]',
      ],
    },
  ],
  interpret: (match, { said = '' }): Call[] => {
    if (match.slots['leaving'] !== undefined && (match.when !== null || !LEAVES.test(said))) return [];
    return [
      {
        do: 'adjust',
        attr: 'mode',
        value: stringSlot(match, 'mode') ?? (sleeps(said) ? 'armed_night' : 'armed_away'),
        target: { ...ALARM, ...targetOf(match, ALARM) },
      },
    ];
  },
};

const ask: IntentSpec = {
  groups: [
    {
      sentences: [
        '(is|are) <panel> {state} [now|right now]',
        '(is|are) <panel> (on|armed|set|active)',
        'is <the> [house|home] alarm (armed|set|active|{state})',
        '(what is|whats) <the> (state|status|mode) of <panel>',
        '(what is|whats) <panel> set to',
        '(alarm|security) status',
      ],
    },
    {
      // Where there is a panel, "is the alarm on" is of the house; clock alarms are set, or there are some.
      needs: hasPanel,
      weight: 1,
      sentences: ['is <the> alarm (on|off|armed|disarmed) [now|right now]'],
    },
  ],
  interpret: (match): Call[] => {
    const off = /\b(?:off|disarmed)(?: now| right now)?[?.!]*$/i.test(match.text);
    const state = stringSlot(match, 'state') ?? (off ? 'disarmed' : undefined);
    return [
      {
        do: 'query',
        attr: 'mode',
        ...(state === undefined ? {} : { test: { is: state } }),
        target: { ...ALARM, ...targetOf(match, ALARM) },
      },
    ];
  },
};

export const alarmPanel = defineSkill({
  id: 'alarm-panel',
  summary: 'Arms and disarms the burglar alarm.',
  rules: { ...SHARED_RULES, panel: '(<the> {group}|<thing>)' },
  lists: {
    ...SHARED_LISTS,
    thing: namesOf('alarm'),
    group: groupsOf([
      [
        '(security|security system|alarm system|burglar alarm|house alarm|home alarm|intruder alarm|security alarm|alarm panel)',
        ALARM,
      ],
    ]),
    mode: wordsOf([
      ['(home|stay|at home|armed home)', 'armed_home'],
      ['(away|armed away|vacation|full)', 'armed_away'],
      ['(night|the night|sleep|armed night|bedtime)', 'armed_night'],
    ]),
    state: wordsOf([
      ['(disarmed|off|unset)', 'disarmed'],
      ['(triggered|going off|ringing)', 'triggered'],
    ]),
  },
  intents: { arm, ask },
  tests: [
    { say: 'arm the security system', calls: [{ do: 'adjust', attr: 'mode', value: 'armed_away' }] },
    {
      say: 'set the burglar alarm to night mode',
      calls: [{ do: 'adjust', attr: 'mode', value: 'armed_night' }],
    },
    {
      say: 'disarm the house',
      calls: [{ do: 'adjust', attr: 'mode', value: 'disarmed', target: { kind: 'alarm' } }],
    },
  ],
});
