/** Things people ask of an appliance rather than of its switch: "make me a coffee", "water the garden". */
import type { Call, SetState, Target } from '../call.js';
import { defineSkill, type IntentSpec } from '../skill.js';
import { SHARED_LISTS, SHARED_RULES } from './shared-rules.js';
import { targetOf } from './target.js';

function set(state: SetState, target: Target): IntentSpec['interpret'] {
  return (match): Call[] => [{ do: 'set', state, target: { ...targetOf(match), ...target } }];
}

const coffee: IntentSpec = {
  groups: [
    {
      sentences: [
        '(make|brew|prepare|get|start|fix|cook|do|serve|pour|fetch|bring) [me|us|my] [some|a|the|1|one more|another] [fresh|hot|nice|strong|quick|black] [cup of|cups of|pot of|mug of] <coffee> [ready|now|going|brewing|for me|for us|from the (machine|coffee machine)]',
        '(i want|i need|i would like|id like|i could use|give me|let me have|can i have|can i get|could i have|may i have|we need|can we have|get me|let me get) [to have] [some|a|the|another|1] [fresh|hot|nice|strong] [cup of|pot of|mug of] <coffee> [now|made|please]',
        '<coffee> [now|please|time]',
        '[a] (cup|pot|mug) of <coffee> [now|please]',
        '(start|begin|commence) (brewing|coffee making|making coffee|the brew|a brew|brewing coffee|to make coffee)',
        '(put on|put|set) [a|the|some] [pot of] coffee [on]',
        '(ask|tell|instruct|have|get|want|i want) <the> (coffee machine|coffee maker|coffee pot|espresso machine) to (make|brew|prepare|start|get) [me|us] [some|a|the|making|brewing] [cup of|pot of] [<coffee>] [ready]',
        '(make|brew) [me] [some|a] [cup of] <coffee> (with|using|in|on) <the> (coffee machine|coffee maker)',
        '(turn|switch) on <the> (coffee machine|coffee maker|coffee pot) (and|to) (make|brew|start) [me] [some|a|the] [cup of|pot of|brew] (<coffee>|cycle)',
        '(warm up|heat up|prepare|ready) <the> (coffee machine|coffee maker|espresso machine)',
      ],
    },
  ],
  interpret: set('on', { name: 'coffee' }),
};

const sprinkler: IntentSpec = {
  groups: [
    {
      sentences: [
        '(water|irrigate|sprinkle) <the> ({area}|garden|lawn|plants|flowers|grass|yard|backyard|front yard)',
        '(start|begin) (watering|irrigation|the irrigation) [<the> ({area}|garden|lawn|plants)]',
      ],
    },
  ],
  interpret: set('on', { name: 'sprinkler' }),
};

const fireplace: IntentSpec = {
  groups: [
    {
      sentences: ['(light|ignite|start|fire up) <the> [fire|fireplace|fire place] [<place>]'].map((s) =>
        s.replace('[fire|fireplace|fire place]', '(fire|fireplace|fire place)'),
      ),
    },
  ],
  interpret: set('on', { name: 'fireplace' }),
};

const laundry: IntentSpec = {
  groups: [
    { slots: { machine: 'washing machine' }, sentences: ['(do|start|wash) <the> (laundry|washing)'] },
    { slots: { machine: 'dishwasher' }, sentences: ['(do|wash|start) <the> dishes'] },
  ],
  interpret: (match): Call[] => {
    const name = match.group.slots?.machine;
    return typeof name === 'string' ? [{ do: 'set', state: 'on', target: { name } }] : [];
  },
};

export const appliances = defineSkill({
  id: 'appliances',
  summary: 'Coffee, watering, the fireplace, the laundry.',
  rules: {
    ...SHARED_RULES,
    coffee:
      '[filter|black|strong] (coffee|coffees|espresso|cappuccino|capuccino|latte|americano|cafe americano|cafe latte|macchiato|flat white)',
  },
  lists: SHARED_LISTS,
  intents: { coffee, sprinkler, fireplace, laundry },
  tests: [
    { say: 'make me a cup of coffee', calls: [{ do: 'set', state: 'on', target: { name: 'coffee' } }] },
    { say: 'light the fire', calls: [{ do: 'set', state: 'on', target: { name: 'fireplace' } }] },
  ],
});
