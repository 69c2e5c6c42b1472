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
        '(make|brew|prepare|get|start|start making|start brewing|fix|cook|do|serve|pour|fetch|bring|go and make|go make) [me|us|my] [some|a|an|the|1|one more|another] [fresh|hot|nice|strong|quick|black|good|morning|large|small] [cup of|cups of|pot of|mug of] <coffee> [ready|now|going|brewing|you can make|for me|for us|from the (machine|coffee machine)]',
        '(i want|i need|i would like|id like|i could use|i fancy|i feel like|i want to drink|i would love|id love|give me|let me have|can i have|can i get|could i have|may i have|we need|can we have|get me|let me get) [to have] [some|a|an|the|another|1] [fresh|hot|nice|strong] [cup of|pot of|mug of] <coffee> [now|made|please|from the (machine|coffee machine)]',
        '<coffee> [now|please|time]',
        '[a] (cup|pot|mug) of <coffee> [now|please]',
        '(start|begin|commence) (brewing|coffee making|making coffee|the brew|a brew|brewing coffee|to make coffee)',
        '(put on|put|set) [a|the|some] [pot of] coffee [on]',
        '(ask|tell|instruct|have|get|want|i want|program|set|use) <the> (mr coffee|coffee machine|coffee maker|coffee pot|espresso machine) to (make|brew|prepare|start|get|start making) [me|us] [some|a|the|making|brewing] [cup of|pot of] [<coffee>] [ready]',
        '(make|brew) [me] [some|a] [cup of] <coffee> (with|using|in|on) <the> (coffee machine|coffee maker)',
        '(turn|switch) on <the> (coffee machine|coffee maker|coffee pot) (and|to) (make|brew|start) [me] [some|a|the] [cup of|pot of|brew] (<coffee>|cycle)',
        '(get|have|set) <the> (coffee machine|coffee maker|coffee pot) (started|going|running)',
        '(its|it is) [time for] <coffee> [time]',
        'set coffee to brew',
        '(warm up|heat up|prepare|ready) <the> (coffee machine|coffee maker|espresso machine)',
      ],
    },
    {
      textOnly: true,
      weight: -1,
      sentences: [
        '(make [me]|i want|i need|i would like|id like|can i have|give me|get me) [some|a|my] [cup of|pot of] <coffee> (with|and make it) {extras}',
      ],
    },
  ],
  interpret: set('on', { name: 'coffee' }),
};

const sprinkler: IntentSpec = {
  groups: [
    {
      sentences: [
        '(water|irrigate|sprinkle) <the> ({area}|garden|lawn|plants|flowers|trees|grass|yard|backyard|front yard)',
        '(start|begin) (watering|irrigation|the irrigation) [<the> ({area}|garden|lawn|plants)]',
      ],
    },
  ],
  interpret: set('on', { name: 'sprinkler' }),
};

const dry: IntentSpec = {
  groups: [
    {
      sentences: [
        '(stop|end|finish) (watering|irrigating|irrigation|sprinkling) [<the> ({area}|garden|lawn|plants|trees)]',
      ],
    },
  ],
  interpret: set('off', { name: 'sprinkler' }),
};

const fireOut: IntentSpec = {
  groups: [{ sentences: ['(put out|extinguish|douse|stop) <the> (fire|fireplace|fire place) [<place>]'] }],
  interpret: set('off', { name: 'fireplace' }),
};

const fireplace: IntentSpec = {
  groups: [
    {
      sentences: ['(light|ignite|start|fire up) <the> (fire|fireplace|fire place) [<place>]'],
    },
  ],
  interpret: set('on', { name: 'fireplace' }),
};

const kettle: IntentSpec = {
  groups: [{ sentences: ['(boil|put on|start) <the> (kettle|water)', 'put <the> kettle on'] }],
  interpret: set('on', { name: 'kettle' }),
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
      '[filter|black|strong|iced|cooled|creamy|milky|decaf|regular|the strongest] (coffee|coffees|espresso|cappuccino|capuccino|latte|americano|cafe americano|cafe latte|macchiato|flat white)',
  },
  lists: { ...SHARED_LISTS, extras: { wildcard: true } },
  intents: { coffee, kettle, sprinkler, dry, fireplace, fireOut, laundry },
  tests: [
    { say: 'make me a cup of coffee', calls: [{ do: 'set', state: 'on', target: { name: 'coffee' } }] },
    { say: 'light the fire', calls: [{ do: 'set', state: 'on', target: { name: 'fireplace' } }] },
  ],
});
