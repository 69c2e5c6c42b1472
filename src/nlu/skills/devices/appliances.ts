/** Things people ask of an appliance rather than of its switch: "make me a coffee", "water the garden". */
import type { Call, SetState, Target } from '../../call.js';
import { defineSkill, type IntentSpec } from '../../skill.js';
import { anywhere, SHARED_LISTS, SHARED_RULES, wordsOf } from '../shared-rules.js';
import { targetOf } from '../target.js';

function set(state: SetState, target: Target): IntentSpec['interpret'] {
  return (match): Call[] => [{ do: 'set', state, target: { ...targetOf(match), ...target } }];
}

const coffee: IntentSpec = {
  groups: [
    {
      sentences: anywhere([
        '(make|brew|prepare|order|get|start|start making|start brewing|fix|cook|do|serve|pour|fetch|bring|go and make|go make) [me|us|my] <some> [<coffee_kind>] <of> <coffee> [ready|now|going|brewing|started|you can [make]|for me|for us|from <machine>|from the machine]',
        '(<wish>|i will need|ill need|i could use|i could do with|i could go for|how about|lets have|i fancy|i feel like|i want to drink|i would love|id love|give me|let me have|can i have|can i get|could i have|may i have|we need|can we have|get me|let me get) [to have] <some> [<coffee_kind>] <of> <coffee> [now|made|ready|brewed|from <machine>|from the machine]',
        '<coffee> [now|please|time]',
        '[a] (cup|pot|mug) of <coffee> [now|please]',
        'a [<coffee_kind>] <of> <coffee> would be (nice|good|great|lovely|perfect) [now|right now]',
        '(make|brew) (me|us) (a brew|some java)',
        '(time|program|schedule|ready|prepare|set) <machine>',
        '(make sure|see to it|see) [that] (<machine>|<coffee>) is (ready|on|made|brewed) [with <the> <coffee>]',
        '<machine> (on|start|go|brew|make <some> <of> <coffee>)',
        '(prepare|have|get) <some> <of> <coffee> (ready|prepared|brewed|made) [for me]',
        '(start|begin|commence) (brewing|coffee making|making coffee|the brew|a brew|brewing coffee|to make coffee)',
        '(put on|put|set) <some> [<coffee_kind>] <of> <coffee> [on]',
        'make sure (theres|there is|we have|i have) <coffee>',
        '<some> <of> <coffee>',
        '(make|brew|prepare|start) [me|us] <some> [<coffee_kind>] (cup|cups|pot|mug|brew) [of it]',
        '(<wish>|i need some) caffeine',
        '(schedule|time|program|plan) <some> <of> <coffee>',
        '(fill|refill) [up] <the> (cup|mug) [with <coffee>]',
        '(make|brew|prepare) <some> <of> <coffee> (in|with|on|using) <machine>',
        '(start|begin) <the> (coffee|brew)',
        '(time|its time|it is time) for <some> <of> <coffee>',
        '(ask|tell|instruct|have|get|want|i want|program|set|set up|use|time|schedule) <machine> [to] (make|brew|prepare|start|get|start making|start brewing|begin) [me|us] (<some> <of> [<coffee>]|making|brewing) [ready]',
        '(make|brew) [me] [some|a] [cup of] <coffee> (with|using|in|on) <the> (coffee machine|coffee maker)',
        '(turn|switch) on <the> (coffee machine|coffee maker|coffee pot) (and|to) (make|brew|start) [me] [some|a|the] [cup of|pot of|brew] (<coffee>|cycle)',
        '(get|have|set) <machine> (started|going|running|ready) [for (a|some|my) [<coffee_kind>] (cup|<of> <coffee>)]',
        '(use|access|operate|activate|fire up|start|turn on) <machine> [and|to|for] [begin|make|brew|prepare|start|begin] [me|us] <some> <of> [<coffee_kind>] (<coffee>|cup|process|cycle|brewing)',
        '(its|it is) [time for] <coffee> [time]',
        'set coffee to brew',
        '(warm up|heat up|prepare|ready|wake up|preheat|fire up) <the> (coffee machine|coffee maker|espresso machine)',
      ]),
    },
    {
      textOnly: true,
      weight: -1,
      sentences: [
        '(make [me]|i want|i need|i would like|id like|can i have|give me|get me) [some|a|my] [cup of|pot of] <coffee> (with|and make it) {extras}',
      ],
    },
  ],
  interpret: set('on', { name: 'coffee', word: 'coffee machine' }),
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
  interpret: set('on', { name: 'sprinkler', word: 'sprinkler' }),
};

const dry: IntentSpec = {
  groups: [
    {
      sentences: [
        '(stop|end|finish) (watering|irrigating|irrigation|sprinkling) [<the> ({area}|garden|lawn|plants|trees)]',
      ],
    },
  ],
  interpret: set('off', { name: 'sprinkler', word: 'sprinkler' }),
};

const fireOut: IntentSpec = {
  groups: [{ sentences: ['(put out|extinguish|douse|stop) <the> (fire|fireplace|fire place) [<place>]'] }],
  interpret: set('off', { name: 'fireplace', word: 'fireplace' }),
};

const fireplace: IntentSpec = {
  groups: [
    {
      sentences: ['(light|ignite|start|fire up) <the> (fire|fireplace|fire place) [<place>]'],
    },
  ],
  interpret: set('on', { name: 'fireplace', word: 'fireplace' }),
};

const kettle: IntentSpec = {
  groups: [{ sentences: ['(boil|put on|start) <the> (kettle|water)', 'put <the> kettle on'] }],
  interpret: set('on', { name: 'kettle', word: 'kettle' }),
};

const laundry: IntentSpec = {
  groups: [
    {
      slots: { machine: 'washing machine' },
      sentences: [
        '(do|start|wash|put on) <the> (laundry|washing|wash)',
        'put <the> (laundry|washing|wash) on',
      ],
    },
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
      '[<coffee_kind>] [<coffee_kind>] (coffee|coffees|espresso|cappuccino|capuccino|cappochino|latte|americano|cafe americano|cafe latte|macchiato|flat white|mocha|java|cup of joe|ristretto) [with {milk} [and {milk:milk2}]]',
    coffee_kind:
      '(filter|black|strong|iced|cooled|creamy|milky|decaf|regular|strongest|fresh|freshly brewed|hot|nice|quick|good|morning|large|small|big|double|single|weak|white|sweet|delicious|lovely|proper)',
    machine:
      '<the> (mr coffee|coffee machine|coffee maker|coffeemaker|coffee pot|coffee brewer|espresso machine|espresso maker|percolator|nespresso [machine]|keurig|brewer|coffee thing|coffee appliance)',
    some: '[some|a|an|the|my|one more|another|more|a few|{cups}]',
    of: '[cup of|cups of|pot of|mug of|shot of|bit of]',
  },
  lists: {
    ...SHARED_LISTS,
    extras: { wildcard: true },
    cups: { range: { from: 1, to: 12 } },
    milk: wordsOf([
      [
        '[some|no|a little|oat|soy|almond|skimmed|hot|extra] (milk|cream|sugar|foam|ice|1 sugar|2 sugars)',
        'milk',
      ],
    ]),
  },
  intents: { coffee, kettle, sprinkler, dry, fireplace, fireOut, laundry },
  tests: [
    { say: 'make me a cup of coffee', calls: [{ do: 'set', state: 'on', target: { name: 'coffee' } }] },
    { say: 'light the fire', calls: [{ do: 'set', state: 'on', target: { name: 'fireplace' } }] },
  ],
});
