/** Lights by group and place: "kitchen lights off", "light up the hall", "lights out". Names are in onoff.ts. */
import type { Target } from '../call.js';
import { defineSkill, type IntentSpec } from '../skill.js';
import { setStates } from './set-state.js';
import { groupsOf, namesOf, onOffSentences, SHARED_LISTS, SHARED_RULES } from './shared-rules.js';

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
  ['[smart|hue] (light|lights|lighting|light bulb|light bulbs|bulb|bulbs|illumination)', { kind: 'light' }],
  ['(light|lights) on the left [side]', { kind: 'light', name: 'left light' }],
  ['(light|lights) on the right [side]', { kind: 'light', name: 'right light' }],
  ['[smart] (lamp|lamps)', { kind: 'light', class: 'lamp' }],
  ...LIGHT_PLACES.map((where): readonly [string, Target] => [
    `${where} [side] (light|lights|lamp|lamps)`,
    { kind: 'light', name: `${where} light` },
  ]),
]);

const setLights: IntentSpec = {
  groups: [
    {
      sentences: [
        ...onOffSentences('<group_at>', '<group>'),
        '(lights|light) {out:onoff} [<place>]',
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
        '(light|illuminate) <somewhere> up',
        '(light it up|light up|let there be light)',
        '(give me|i want|i need|i would like|can i have|can we have|could we have|may i have|let me have) [some] (light|lights) [please] [<place>]',
        '(bring up|bring on|put on|get) <group_at>',
      ],
    },
    {
      slots: { onoff: 'off' },
      sentences: [
        '(extinguish|douse|shut|kill|cut|put out|turn out|switch out|close) <group_at>',
        '(no|no more) (light|lights) [<place>]',
        '(i dont need|we dont need|i dont want) [any|the|this] (light|lights) [<place>] [anymore|any more]',
        '(black out|darken) <somewhere> completely',
      ],
    },
    {
      slots: { onoff: 'off' },
      weight: -1,
      textOnly: true,
      sentences: ['off [the] (light|lights) [<place>]', 'make it [completely] dark [<place>]'],
    },
    {
      slots: { onoff: 'on' },
      weight: -1,
      textOnly: true,
      sentences: ['on [the] (light|lights) [<place>]'],
    },
    {
      // A light's bare name: what else could be wanted of it?
      slots: { onoff: 'on' },
      weight: -3,
      textOnly: true,
      sentences: ['<thing>', 'lights', 'some light'],
    },
  ],
  interpret: setStates({ kind: 'light' }),
};

export const lights = defineSkill({
  id: 'lights',
  summary: 'Lights on and off, by room, floor or the whole house.',
  rules: SHARED_RULES,
  lists: {
    ...SHARED_LISTS,
    thing: namesOf('light'),
    group: LIGHT_WORDS,
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
