/** Lights by group and place: "kitchen lights off", "light up the hall", "lights out". Names are in onoff.ts. */
import type { Target } from '../../call.js';
import { defineSkill, type IntentSpec } from '../../skill.js';
import { isSetState, setStates } from '../set-state.js';
import { groupsOf, namesOf, onOffSentences, SHARED_LISTS, SHARED_RULES } from '../shared-rules.js';
import { stringSlot, targetOf, textSlot } from '../target.js';
import { isName } from '../unknown-names.js';

/** Kinds of lights that are called by where they are; the house's own names come first. */
const LIGHT_PLACES = [
  ...[
    'ceiling',
    'overhead',
    'main',
    'bedside',
    'table',
    'floor',
    'desk',
    'reading',
    'night',
    'wall',
    'corner',
  ],
  ...[
    'left',
    'right',
    'side',
    'front',
    'back',
    'top',
    'middle',
    'security',
    'porch',
    'string',
    'fairy',
    'christmas',
  ],
];

/** Words for lights; `out` is the target they stand for. */
export const LIGHT_WORDS = groupsOf([
  [
    '[smart|hue|mood|ambient|led|room|house|electric] (light|lights|lighting|light bulb|light bulbs|illumination|light fixture|light fixtures|light switch)',
    { kind: 'light' },
  ],
  // What nobody calls a lamp that is none: where the house has no such thing, no other light is meant.
  ...['spotlight', 'downlight', 'chandelier', 'lantern', 'led strip', 'light strip'].map(
    (what): readonly [string, Target] => [`(${what}|${what}s)`, { kind: 'light', name: what }],
  ),
  // What the British call the lamp on the ceiling.
  ['big (light|lights)', { kind: 'light', name: 'main light', word: 'big light' }],
  ['(light|lights) on the left [side]', { kind: 'light', name: 'left light' }],
  ['(light|lights) on the right [side]', { kind: 'light', name: 'right light' }],
  ['[smart] (lamp|lamps)', { kind: 'light', class: 'lamp' }],
  ['[smart|led] (bulb|bulbs)', { kind: 'light', class: 'bulb' }],
  ...LIGHT_PLACES.flatMap((where): (readonly [string, Target])[] => [
    [`${where} [side] (light|lighting)`, { kind: 'light', name: `${where} light` }],
    [`${where} [side] lights`, { kind: 'light', name: `${where} lights` }],
    // Whoever asked for a floor lamp is not told that there is no floor light.
    ...['lamp', 'bulb'].flatMap((noun): (readonly [string, Target])[] => [
      [`${where} [side] ${noun}`, { kind: 'light', name: `${where} light`, word: `${where} ${noun}` }],
      [`${where} [side] ${noun}s`, { kind: 'light', name: `${where} lights`, word: `${where} ${noun}s` }],
    ]),
  ]),
]);

const setLights: IntentSpec = {
  groups: [
    {
      sentences: [
        ...onOffSentences('<group_at>', '<group>'),
        '(lights|light) {out:onoff} [<place>]',
        '(turn|switch|put|get) <group> {out:onoff} [<place>]',
        '[turn|switch|put] <group_at> {out:onoff}',
        '(turn|switch|put) {out:onoff} <group_at>',
        // "play corner lights" where the device is called Play Corner.
        '(turn|switch|put|shut) {onoff} <the> {thing:name} (light|lights|lamp|lamps)',
        '(turn|switch|put|shut) <the> {thing:name} (light|lights|lamp|lamps) {onoff}',
        '<the> {thing:name} (light|lights|lamp|lamps) {onoff}',
        '{activate:onoff} <the> {thing:name} (light|lights|lamp|lamps)',
      ],
    },
    {
      slots: { onoff: 'on' },
      sentences: [
        '(light|light up|illuminate|lighten up|brighten up) <somewhere>',
        '(light|light up) <thing>',
        'light <thing> up',
        '(light|illuminate) <somewhere> up',
        '<wish> (a|some) (light|lights|lighting) [on] [<place>]',
        '(light it up|light up|let there be light)',
        '(<wish>|could i get|could we get|can i get|can we get) [some|a bit of|a little|the|any] (light|lights) [<place>]',
        '(bring up|bring on|put on|get|show) <group_at>',
        '<wish> <group_at>',
        'power [up] <group_at>',
        'let there be light [<place>]',
        '(make|add|bring) some light [<place>|to <somewhere>]',
      ],
    },
    {
      slots: { onoff: 'off' },
      sentences: [
        '(extinguish|douse|shut|kill|cut|put out|turn out|switch out|close|stop|remove|lose|end) <group_at>',
        '(no|no more|no need of|no need for) (<group_at>|light|lights) [<place>]',
        '(make|have|let|get) <group_at> [to] (die|disappear|out)',
        '(i|we) (dont|do not|no longer) (need|want|require|use) [any|the|this|that|these|those|to use] (light|lights|<group_at>) [on] [<place>] [anymore|any more|any longer]',
        '(i am|im|we are|were) [all] (done|finished) with <group_at>',
        '(black out|darken) <somewhere> completely',
      ],
    },
    {
      slots: { onoff: 'off' },
      weight: -1,
      textOnly: true,
      sentences: ['off <group_at>'],
    },
    {
      // "Kitchen and hallway lights on".
      textOnly: true,
      rules: { rooms: "<the> {area}['s] and <the> {area:area2}['s] {group}" },
      sentences: [
        '<rooms> {onoff}',
        '(turn|switch|put) {onoff} [both|all] <rooms>',
        '(turn|switch|put) [both|all] <rooms> {onoff}',
      ],
    },
    {
      slots: { onoff: 'off' },
      weight: 1,
      textOnly: true,
      sentences: [
        '(make|get|turn|have) (it|everything|everywhere|<somewhere>) [all|completely|totally] dark [<place>]',
      ],
    },
    {
      slots: { onoff: 'on' },
      weight: -1,
      textOnly: true,
      sentences: ['on <group_at>'],
    },
    {
      // A light by a name this house may not have ("the disco lights"): heard, and looked for.
      lists: { what: { wildcard: true } },
      weight: -2,
      textOnly: true,
      sentences: [
        '(turn|switch|put|shut|flip) {onoff} <the> {what} (light|lights|lamp|lamps) [<place>]',
        '(turn|switch|put|shut|flip) <the> {what} (light|lights|lamp|lamps) {onoff}',
        '<the> {what} (light|lights|lamp|lamps) {onoff}',
      ],
    },
    {
      // A light's bare name: what else could be wanted of it?
      slots: { onoff: 'on' },
      weight: -3,
      textOnly: true,
      alone: true,
      sentences: ['<thing>', '<the> {area} {group}', 'lights', 'some light'],
    },
    {
      // A switch that is called a light.
      slots: { onoff: 'on', called: true },
      weight: -3,
      textOnly: true,
      alone: true,
      sentences: ['<the> {switched:name}'],
    },
  ],
  interpret: (match, context) => {
    const what = textSlot(match, 'what');
    if (match.slots.called !== undefined && !/\b(?:light|lamp)s?$/i.test(match.slots.name?.text ?? ''))
      return [];
    if (what === undefined) return setStates({ kind: 'light' })(match, context);
    if (!isName(what)) return [];
    const state = stringSlot(match, 'onoff');
    // "Bunk lamps" are all that are called so, "bunk lamp" is one of them.
    const noun = /^\W*(\w+)/.exec(match.text.slice(match.text.indexOf(what) + what.length))?.[1] ?? 'light';
    const name = `${what} ${noun.toLowerCase()}`;
    return isSetState(state)
      ? [{ do: 'set', state, target: { ...targetOf(match, { kind: 'light' }), name } }]
      : [];
  },
};

export const lights = defineSkill({
  id: 'lights',
  summary: 'Lights on and off, by room, floor or the whole house.',
  rules: SHARED_RULES,
  lists: {
    ...SHARED_LISTS,
    thing: namesOf('light'),
    group: LIGHT_WORDS,
    switched: namesOf('switch', 'outlet'),
    out: { values: [{ in: 'out', out: 'off' }] },
  },
  intents: { set: setLights },
  tests: [
    {
      say: 'turn on the kitchen lights',
      calls: [{ do: 'set', state: 'on', target: { kind: 'light', area: 'kitchen' } }],
    },
    { say: 'lights off', room: 'kitchen', calls: [{ do: 'set', state: 'off', target: { kind: 'light' } }] },
    {
      say: 'switch off every light in the house',
      calls: [{ do: 'set', state: 'off', target: { kind: 'light', all: true } }],
    },
    {
      say: 'turn the lights off in here',
      room: 'kitchen',
      calls: [{ do: 'set', state: 'off', target: { kind: 'light', area: 'here' } }],
    },
    {
      say: 'turn off all the lights except the kitchen',
      calls: [
        { do: 'set', state: 'off', target: { kind: 'light', all: true, except: [{ area: 'kitchen' }] } },
      ],
    },
    {
      say: 'light up the kitchen',
      calls: [{ do: 'set', state: 'on', target: { kind: 'light', area: 'kitchen' } }],
    },
  ],
});
