/** Brightness: "set the bedroom to 50 percent", "dim the lights", "make it brighter in here", "lights to half". */
import type { AdjustCall, Call } from '../../call.js';
import { defineSkill, type IntentSpec } from '../../skill.js';
import { anywhere, becomes, namesOf, SHARED_LISTS, SHARED_RULES, wordsOf } from '../shared-rules.js';
import { numberSlot, targetOf } from '../target.js';
import { EXTREMES, isHour, isRoomWarmth, LEVELS, levelOf } from '../values.js';
import { changeBrightness } from './brightness-change.js';
import { LIGHT_WORDS } from './lights.js';

const RULES = {
  ...SHARED_RULES,
  brightness:
    '(brightness|bright|glow|light glow|light brightness|lights brightness|lamp brightness|lighting|lighting level|brightness level|light level|light intensity|illumination|light setting|lights setting|brightness setting|glare|luminance|light levels|dim level|intensity|luminosity)',
  bright: '([level] <percent>|[the] {level} [setting|level])',
  to: '(to|at|to about|to around|down to|up to|on|as)',
  /** A light, the lights, or a place that stands for its lights. */
  lit: '(<thing_at>|<group_at>|{pronoun:ref}|<the> {thing:name} (light|lights|lamp))',
  of_lit: '(of|for|in|on) (<lit>|<somewhere>)',
  dim: '(dim|brighten|brighten up|lower|raise|increase|decrease|reduce|turn up|turn down|turn|bring up|bring down|bring|take|take down|drop|set|up|have|pull|push|crank|boost|lift|fade|knock)',
};

const setBrightness: IntentSpec = {
  groups: [
    {
      sentences: anywhere([
        '<set> <the> <brightness> [<of_lit>] <to> <bright> [brightness|power] [<place>]',
        '<set> <the> <brightness> <place> <to> <bright>',
        '<set> <the> <brightness> <to> <bright> <of_lit>',
        '<set> (<lit>|<somewhere>) <brightness> [<to>] <bright>',
        '<set> <lit> [<to>] <bright> [brightness|bright|power|light|level|intensity|setting]',
        '<set> (<lit>|<somewhere>) [<to>] <bright> (brightness|bright)',
        '<set> <group> <to> <bright> [level|brightness|bright|power] <place>',
        '<dim> [up|down] <group> [up|down] <to> <bright> [brightness|power|light] <place>',
        '(i need|i want|i would like|id like) <lit> [to be] (turned|brought|dimmed) [up|down] <to> <bright>',
        '<set> <somewhere> [<to>] {percent} percent [brightness|bright|light]',
        '<set> <somewhere> lights <to> <bright>',
        '<dim> [up|down] <lit> [up|down] <to> <bright> [brightness|power|light]',
        '<dim> [up|down] <somewhere> [up|down] <to> <bright> (brightness|light)',
        '<dim> [up|down] <somewhere> [up|down] <to> {percent} percent',
        '<dim> <the> <brightness> [up|down] [<of_lit>] [up|down] <to> (<bright>|{extreme}) [<place>]',
        '<wish> (full|maximum|max) (light|brightness|power) [<place>]',
        '(turn|bring|put|take|set) <lit> {part:level} (down|up)',
        '<lit> {extreme}',
        '(turn|switch|put) on <lit> [<to>|with] <bright> [brightness|power]',
        '(turn|switch|put) <lit> on <to> <bright> [brightness|power]',
        '<lit> [<brightness>] [<to>] <bright> [brightness|bright]',
        '<somewhere> [<brightness>] [<to>] {percent} percent [brightness]',
        '<somewhere> <brightness> [<to>] <bright>',
        '<somewhere> [<to>] <bright> brightness',
        '<brightness> [<of_lit>] [<to>] <bright> [<place>]',
        '<brightness> (<lit>|<somewhere>) [<to>] <bright>',
        '<brightness> [<to>] <bright> <of_lit>',
        '<lit> (dim|dimmed|brighten) <to> <bright>',
        '<bright> (brightness|light) [<of_lit>]',
        '(turn|set|put|bring|make) <lit> {extreme} [bright|up]',
        '(full|maximum|max|minimum|min) (light|brightness|power) [<of_lit>|<place>]',
        ...becomes(
          '<lit>',
          '[turned|brought|dimmed|set|kept] [[up|down] <to>] <bright> [brightness|bright|power|light|level|intensity|setting]',
        ),
        ...becomes('<lit>', '[turned|brought|dimmed|set] {extreme} [bright|up]'),
        ...becomes('<the> <brightness> [<of_lit>]', '[<to>] (<bright>|{extreme})'),
        '(low|dim|soft|high) (light|lights|lighting|light mode|lighting mode) [<of_lit>|<place>]',
        '(dim|low light|night light) mode [<place>]',
        '(full|maximum|max) power to <lit>',
        '(turn|bring|put|set|make) <lit> {extreme}',
        '(maximize|maximise|max out) (<lit>|<the> <brightness> [<of_lit>])',
      ]),
    },
    {
      slots: { level: 100 },
      sentences: [
        '<set> (<lit>|<somewhere>) [really|very|full|fully|nice and|super] bright',
        '(turn|switch) on <lit> full bright',
      ],
    },
    {
      slots: { level: 90 },
      sentences: ['<wish> [some|a|the] [really|very] bright (light|lights|lighting) [<place>]'],
    },
    {
      slots: { level: 20 },
      sentences: [
        '<set> <lit> [really|very] (dim|dark|low|soft)',
        '<wish> [some|a|the] (dim|low|soft) (light|lights|lighting) [<place>]',
        '(turn|switch|put|set) <lit> [to|on|in|into] (night|night light|sleep|evening) [mode]',
      ],
    },
    {
      // "Kitchen 50": a room's lights, where no room is meant to be so warm.
      slots: { rooms: true },
      weight: -1,
      textOnly: true,
      alone: true,
      sentences: ['[<set>] <the> {area} [to|at] {percent}', '[<set>] <the> {area} (to|at) {level}'],
    },
  ],
  interpret: (match, { units }): Call[] => {
    const value = levelOf(match) ?? impliedLevel(match.text);
    if (value === undefined || isHour(value, match)) return [];
    const percent = match.slots.rooms === undefined ? undefined : numberSlot(match, 'percent');
    if (percent !== undefined && isRoomWarmth(percent, units)) return [];
    const call: AdjustCall = {
      do: 'adjust',
      attr: 'brightness',
      value,
      unit: 'percent',
      target: targetOf(match, { kind: 'light' }),
    };
    return [call];
  },
};

/** "full brightness", "low light": the level is in the first word. */
function impliedLevel(text: string): number | undefined {
  if (/^(?:full|max)/i.test(text)) return 100;
  if (/^min/i.test(text)) return 1;
  if (/^high/i.test(text)) return 80;
  return /^(?:low|dim|soft|night)/i.test(text) ? 20 : undefined;
}

/** The value is missing: whoever carries it out asks for it. */
const askBrightness: IntentSpec = {
  groups: [
    {
      weight: -1,
      sentences: [
        '(adjust|change|set|modify|alter) <the> <brightness> [<of_lit>] [<place>]',
        '(adjust|modify|alter) <lit>',
      ],
    },
  ],
  interpret: (match): Call[] => [
    { do: 'adjust', attr: 'brightness', target: targetOf(match, { kind: 'light' }) },
  ],
};

export const brightness = defineSkill({
  id: 'brightness',
  summary: 'How bright lights are: percent, half, maximum, brighter, dimmer.',
  rules: {
    ...RULES,
    amount: '({few}|{percent:by} percent|even|just|really)',
  },
  lists: {
    ...SHARED_LISTS,
    thing: namesOf('light'),
    group: LIGHT_WORDS,
    level: LEVELS,
    extreme: EXTREMES,
    updown: wordsOf([
      ['[right|back] (up|higher)', 'up'],
      ['[right|back] (down|lower)', 'down'],
    ]),
    updown_verb: wordsOf([
      [
        '(brighten|bright|brighten up|increase|raise|lift|upgrade|boost|intensify|lighten|lighten up|heighten|amp up|bring up|put up|enhance|beef up|pump up|crank up|bump up|ramp up|jack up|dial up|kick up|turn up|hike up|pull up|step up|strengthen|up)',
        'up',
      ],
      [
        '(dim|dim down|darken|lower|decrease|reduce|lessen|soften|tone down|diminish|minimize|minimise|drop|take down|bring down|put down|low|dimmer|slow down|attenuate|weaken|dial down|dial back|bump down|crank down|turn down|pull down|scale back|scale down|knock down|mellow|subdue|ease|mute|cut back|shade|tone|fade|fade down|cut down|step down|down)',
        'down',
      ],
    ]),
    raised: wordsOf([
      ['(raised|brightened|turned up|brought up|increased)', 'up'],
      ['(dimmed|lowered|softened|reduced|turned down|brought down|decreased)', 'down'],
    ]),
    brighter: wordsOf([
      [
        '(brighter|more bright|lighter|more light|less dark|less dim|more intense|stronger|more visible|more powerful)',
        'up',
      ],
      [
        '(dimmer|darker|less bright|duller|mellower|subdued|more subdued|less brighter|more dim|less light|more dark|less intense|softer|weaker|gentler|less strong)',
        'down',
      ],
    ]),
    lower: wordsOf([
      ['(higher|stronger|more)', 'up'],
      ['(lower|less|weaker)', 'down'],
    ]),
    part: wordsOf([['(half|halfway|half way)', 50]]),
    light_word: wordsOf([
      ['(bright|light|strong|harsh)', 'down'],
      ['(dark|dim|gloomy)', 'up'],
    ]),
    more: wordsOf([
      ['more', 'up'],
      ['less', 'down'],
    ]),
  },
  intents: { set: setBrightness, ask: askBrightness, change: changeBrightness },
  tests: [
    {
      say: 'set the brightness of the kitchen to 25 percent',
      calls: [{ do: 'adjust', attr: 'brightness', value: 25, target: { kind: 'light', area: 'kitchen' } }],
    },
    {
      say: 'set brightness to 50%',
      room: 'kitchen',
      calls: [{ do: 'adjust', attr: 'brightness', value: 50, target: { kind: 'light' } }],
    },
    { say: 'dim the kitchen lights to half', calls: [{ do: 'adjust', attr: 'brightness', value: 50 }] },
    {
      say: 'dim the lights a bit',
      calls: [{ do: 'adjust', attr: 'brightness', delta: { some: -1, size: 'few' } }],
    },
    {
      say: 'turn the kitchen lights down by 20 percent',
      calls: [{ do: 'adjust', attr: 'brightness', delta: -20 }],
    },
    {
      say: 'make it brighter in here',
      room: 'kitchen',
      calls: [
        { do: 'adjust', attr: 'brightness', delta: { some: 1 }, target: { kind: 'light', area: 'here' } },
      ],
    },
  ],
});
