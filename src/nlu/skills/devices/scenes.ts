/** Scenes, scripts, automations and buttons: "activate movie night", "run party time", "press the doorbell". */
import type { Call } from '../../call.js';
import { defineSkill, type IntentSpec } from '../../skill.js';
import { namesOf, SHARED_LISTS, SHARED_RULES } from '../shared-rules.js';
import { stringSlot, targetOf } from '../target.js';

const activate: IntentSpec = {
  groups: [
    {
      sentences: [
        '(activate|run|start|execute|trigger|launch|play|do|set|set up|prepare|get|begin|enable|apply|load|engage|initiate|fire|put on|bring up|turn on|switch on|use|show|call|invoke|kick off) <thing> [<what>] [<place>]',
        '(activate|run|start|execute|trigger|set|turn on|switch on) <the> {area} {thing:name} [<what>]',
        '(turn|switch|put) <thing> [<what>] on [<place>]',
        '(turn|switch|put) <the> {area} {thing:name} [<what>] on',
        '<thing> [<what>] on [<place>]',
        '<the> {area} {thing:name} [<what>] on',
        '(change|switch|go|transition|set|move|put) [<place>] [<it>] (to|into|in) <thing> [<what>] [<place>]',
        '(change|switch|set|put) <the> {area} (to|into|in|on) <the> {thing:name} [<what>]',
        '(change|switch|set|put|transition) [<it>] (to|into) <the> {area} {thing:name} [<what>]',
        '(set|change|switch|put) (<the> (lights|house|home|room|lights in here)) (to|for|into|in|on) <thing> [<what>]',
        '(turn|switch) <the> lights (to|on) <thing> [<what>]',
        '(set|change|switch) <the> (scene|mode|mood|atmosphere) (to|into) <thing> [<what>]',
        '(get|make) [everything|the (house|home|room)] ready for <thing>',
        '(its|it is) [time for] <thing> [time|now]',
        // "Make it cosy", where a scene is called Cosy.
        '(make|get) (<it>|things) [nice and|all] {thing:name} [<place>]',
        '(lets do|lets have|time for|i want|we want|i need|give me) <thing> [<what>]',
        '<thing> [<what>] [please|now]',
      ],
    },
    {
      sentences: [
        '(press|push|hit|tap|click|ring|activate|trigger|use) <the> {button:name} [button] [<place>]',
        '(press|push|hit) <the> button <the> {button:name}',
      ],
    },
  ],
  interpret: (match): Call[] => [{ do: 'run', op: 'activate', target: targetOf(match) }],
};

/** An automation can also be switched off, so that it no longer runs by itself. */
const arm: IntentSpec = {
  groups: [
    {
      sentences: [
        '(turn|switch) {onoff} <the> {automation:name} [automation|routine]',
        '(turn|switch) <the> {automation:name} [automation|routine] {onoff}',
        '{toggle:onoff} <the> {automation:name} [automation|routine]',
        '<the> {automation:name} [automation|routine] {onoff}',
      ],
      lists: {
        onoff: { values: [{ in: 'off', out: 'off' }] },
        toggle: {
          values: [
            { in: '(deactivate|disable|stop|suspend|cancel|kill)', out: 'off' },
            { in: '(re-enable|reactivate|resume)', out: 'on' },
          ],
        },
      },
    },
    {
      sentences: [
        '(stop|cancel|end|quit|abort|deactivate|turn off|switch off) <the> {script:name} [script|routine]',
      ],
      slots: { onoff: 'stop' },
    },
  ],
  interpret: (match): Call[] => {
    const state = stringSlot(match, 'onoff');
    const target = targetOf(match);
    if (state === 'stop') return [{ do: 'run', op: 'stop', target }];
    return state === 'on' || state === 'off' ? [{ do: 'set', state, target }] : [];
  },
};

export const scenes = defineSkill({
  id: 'scenes',
  summary: 'Scenes, scripts, automations and buttons.',
  rules: {
    ...SHARED_RULES,
    what: '(scene|script|mode|routine|automation|program|setting|sequence|scenario|procedure)',
    it: '(it|everything|the lights|the house|the room)',
  },
  lists: {
    ...SHARED_LISTS,
    thing: namesOf('scene', 'script', 'automation', 'button'),
    button: namesOf('button'),
    automation: namesOf('automation'),
    script: namesOf('script'),
  },
  intents: { activate, arm },
  tests: [],
});
