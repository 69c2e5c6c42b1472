/** On, off and toggle for anything that has a switch: by name, by kind ("the plugs"), or everything. */
import type { Call, Target } from '../../call.js';
import { defineSkill, type IntentSpec } from '../../skill.js';
import { durationPhrases, readDuration } from '../../time.js';
import { withPurpose } from '../reasons.js';
import { isSetState, setStates } from '../set-state.js';
import {
  anywhere,
  groupsOf,
  HUMIDIFIERS,
  namesOf,
  onOffSentences,
  SHARED_LISTS,
  SHARED_RULES,
} from '../shared-rules.js';
import { stringSlot, targetOf, textSlot } from '../target.js';
import { isDeviceName } from '../unknown-names.js';

const length = durationPhrases('run_');

/** Kinds that are switched by these words; robots, covers and scenes have words of their own. */
export const SWITCHABLE = [
  'light',
  'switch',
  'outlet',
  'siren',
  'fan',
  'humidifier',
  'water_heater',
  'climate',
  'media',
] as const;

/** Appliances by their plain word; the house's own names come first, and part of a name is enough (actions/resolve/names.ts). */
const APPLIANCES = [
  ['(sprinkler|sprinklers|sprinkler system|irrigation|irrigation system)', 'sprinkler'],
  ['(fireplace|fire place)', 'fireplace'],
  ['(oven|stove|cooker)', 'oven'],
  ['kettle', 'kettle'],
  ['toaster', 'toaster'],
  ['microwave', 'microwave'],
  ['fountain', 'fountain'],
  ['(pump|water pump)', 'pump'],
  ['dishwasher', 'dishwasher'],
  ['(washing machine|washer)', 'washing machine'],
  ['dryer', 'dryer'],
  ['tumble dryer', 'tumble dryer'],
  ['(computer|pc)', 'computer'],
  ['(hot tub|jacuzzi)', 'hot tub'],
  ['sauna', 'sauna'],
  ['christmas tree', 'christmas tree'],
  ['(electric blanket|heating blanket)', 'blanket'],
] as const;

const SWITCH_WORDS = groupsOf([
  ['(switch|switches|light switch|light switches)', { kind: 'switch' }],
  [
    '[smart|wemo|wall|power|electrical|electric] [smart] (plug|plugs|outlet|outlets|socket|sockets|plug socket|plug sockets|socket plug|power outlet|wall socket|power socket|power plug|plug in|electric socket|adapter|power point|power points|plug point|power strip)',
    { kind: 'outlet' },
  ],
  ['wemo', { kind: 'outlet', name: 'wemo' }],
  ['(siren|sirens)', { kind: 'siren' }],
  ...HUMIDIFIERS,
  ['(water heater|water heaters|boiler|geyser|hot water|immersion heater)', { kind: 'water_heater' }],
  ...APPLIANCES.map(([words, name]): readonly [string, Target] => [words, { name }]),
  [
    '(coffee|coffee maker|coffee machine|coffee pot|espresso machine)',
    { name: 'coffee', word: 'coffee machine' },
  ],
]);

const setThings: IntentSpec = {
  groups: [
    {
      sentences: anywhere([
        ...onOffSentences('<target>', '(<group>|<thing>|{pronoun:ref})'),
        '(turn|switch|put|shut|power) <the> {thing:name} [switch|device|unit|plug|socket|outlet] {onoff}',
        '(turn|switch|put|shut|power) {onoff} <the> {thing:name} (switch|device|unit|plug|socket|outlet)',
        '<the> {thing:name} (switch|plug|socket|outlet) {onoff}',
        '{activate:onoff} <the> {thing:name} (switch|device|unit)',
        '(turn|switch) {onoff} <the> (switch|power|button) (of|for|on) <target>',
        '(keep|put|leave) <target> in [the] {onoff} (condition|position|state|mode)',
        'change the state of <target>',
        '(change|set|switch) <target> [state] to {onoff}',
        'power <target> [up]',
        'power up <target>',
        '(turn|switch) {onoff} <the> power (of|for|to|on) <target>',
        'leave <target> {onoff}',
        '(start|stop) powering <target>',
        '(give|send|supply|restore) [the] power to <target>',
        '(give|supply) <target> [some] power',
        'get <the> {thing:name} (going|running|started)',
        '{running:onoff} <the> {thing:name}',
        '{running:onoff} <group_at>',
      ]),
    },
    {
      slots: { onoff: 'off' },
      sentences: [
        '(cut|stop|kill|remove|disconnect|take|take off) [the] power [supply] (to|from|of|off) <target>',
        '(i|we) (dont|do not|no longer) (need|want|require|use) [to use] <target> [on] [anymore|any more|any longer]',
        '<target> (is|are) (not|no longer) (needed|required|in use) [anymore|any more|any longer]',
        '(i am|im|we are|were) [all] (done|finished) (with|using) <target>',
        '(make|set|keep) <target> (inactive|not active)',
        '(unplug|disconnect) <target>',
        'no [more] (power|electricity|juice) (to|for|on) <target>',
      ],
    },
    {
      slots: { onoff: 'on' },
      sentences: [
        '(make|set|keep) <target> (active|available|live)',
        '<target> activate',
        '(plug in|connect) <target>',
        '(keep|leave) <target> (running|going|working)',
        'let <target> (run|work|keep running|keep going)',
      ],
    },
    withPurpose(['(turn|switch|put) {onoff} <target>', '(turn|switch|put) <target> {onoff}']),
    { weight: -1, textOnly: true, sentences: ['{onoff} <the> {thing:name}', '{onoff} <the> {group}'] },
    // "Hot water for forty minutes", "stove fan, forty minutes": on, and off after that.
    { slots: { onoff: 'on', while: true }, weight: -1, textOnly: true, sentences: ['<the> {thing:name}'] },
    {
      slots: { onoff: 'on' },
      weight: -1,
      textOnly: true,
      sentences: ['<the> {thing:name} [on] [just] <run_duration>'],
    },
    {
      // A device that this house may not have: heard, and looked for.
      lists: { what: { wildcard: true } },
      weight: -5,
      textOnly: true,
      sentences: ['(turn|switch) {onoff} <the> {what}', '(turn|switch) <the> {what} {onoff}'],
    },
  ],
  interpret: (match, context) => {
    const what = textSlot(match, 'what');
    const said = stringSlot(match, 'onoff');
    if (match.slots.while !== undefined && match.when?.intent !== 'lasting') return [];
    const seconds = readDuration(match.slots, 'run_');
    if (seconds !== null) {
      const target = targetOf(match);
      return [
        { do: 'set', state: 'on', target },
        { do: 'set', state: 'off', target, when: { delay: seconds } },
      ];
    }
    if (what !== undefined)
      return isSetState(said) && isDeviceName(what)
        ? [{ do: 'set', state: said, target: { name: what } }]
        : [];
    // "Switch off the house" speaks of no switch.
    if (
      /^switch$/i.test(match.slots.group?.text ?? '') &&
      /^switch (?:on|off|the|my|our)\b/i.test(match.text)
    )
      return [];
    if (match.slots.onoff !== undefined) return setStates({})(match, context);
    const first = match.text.split(' ')[0]?.toLowerCase();
    const state = first === 'change' ? 'toggle' : first === 'stop' ? 'off' : 'on';
    return [{ do: 'set', state, target: targetOf(match) }];
  },
};

/** "everything off", "turn off the kitchen", "turn off everything except the hall". */
const setEverything: IntentSpec = {
  groups: [
    {
      sentences: [
        '(turn|switch|shut|power|put) {onoff} {everything} [<place>] [<except>]',
        '(turn|switch|shut|power|put) {everything} {onoff} [<place>] [<except>]',
        '(turn|switch|shut|power|put) {everything} [<place>] {onoff} [<except>]',
        '(shut|power|close) {everything} {down:onoff} [<place>] [<except>]',
        '(shut|power|close) {down:onoff} {everything} [<place>] [<except>]',
        '{everything} {onoff} [<place>] [<except>]',
        '{everything} [<place>] {onoff} [<except>]',
        '{everything} [<place>] <except> {onoff}',
        '(turn|switch|shut) {everything} [<place>] <except> {onoff}',
        '{activate:onoff} {everything} [<place>] [<except>]',
        '(make sure|see that) {everything} [<place>] is [turned|switched] {onoff} [<except>]',
      ],
    },
    {
      weight: -1,
      sentences: [
        '(turn|switch|shut) {onoff} <somewhere> [<except>]',
        '(turn|switch|shut) <somewhere> {onoff} [<except>]',
        '<somewhere> {onoff}',
      ],
    },
    {
      weight: -1,
      textOnly: true,
      sentences: [
        '(turn|switch|shut) {onoff} <two_rooms>',
        '(turn|switch|shut) <two_rooms> {onoff}',
        '<two_rooms> {onoff}',
      ],
    },
  ],
  interpret: (match): Call[] => {
    const state = stringSlot(match, 'onoff');
    // "Open the fan" is odd for on; "open everything" is of what opens (covers.ts).
    if (!isSetState(state) || /^open$/i.test(match.slots.onoff?.text ?? '')) return [];
    const target = targetOf(match);
    return [
      { do: 'set', state, target: match.slots.everything === undefined ? target : { ...target, all: true } },
    ];
  },
};

export const onoff = defineSkill({
  id: 'onoff',
  summary: 'Anything with a switch: on, off, toggle; everything at once.',
  rules: { ...SHARED_RULES, ...length.rules, two_rooms: '<the> {area} and <the> {area:area2}' },
  lists: {
    ...SHARED_LISTS,
    ...length.lists,
    thing: namesOf(...SWITCHABLE),
    group: SWITCH_WORDS,
    everything: {
      values: [
        {
          in: '(everything|every thing|every device|every single device|all [of] [the|my] devices|all [of] [the|my] appliances|the lot|all|all of it|it all)',
          out: 'all',
        },
      ],
    },
    running: {
      values: [
        { in: '(run|use|launch|turn up)', out: 'on' },
        { in: '(stop|halt|quit|end)', out: 'off' },
      ],
    },
  },
  intents: { set: setThings, everything: setEverything },
  tests: [
    { say: 'toggle the kitchen light', calls: [{ do: 'set', state: 'toggle' }] },
    {
      say: 'turn everything off except the kitchen',
      calls: [{ do: 'set', state: 'off', target: { all: true, except: [{ area: 'kitchen' }] } }],
    },
    { say: 'turn it off', calls: [{ do: 'set', state: 'off', target: { ref: 'last' } }] },
    {
      say: 'switch off the plugs in the kitchen',
      calls: [{ do: 'set', state: 'off', target: { kind: 'outlet', area: 'kitchen' } }],
    },
  ],
});
