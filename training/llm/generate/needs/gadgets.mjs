/** Things with one purpose: what is said when they should go on or off. A house of such a need has one of the sort only. */
import { ODD_NEEDS } from './odd-things.mjs';
import { SORTS } from './sorts.mjs';
import { gadget, set, x } from './words.mjs';

/** What somebody says who wants it going, and who wants it to stop. `null`: nobody says that without its name. */
const NEEDS = {
  coffee: ['caffeine, sleepy, guests want a cup', 'had enough coffee, it smells burnt, all have left'],
  kettle: ['a cup of tea, hot water bottle, noodles, cocoa', null],
  blanket: ['the bed is cold, before going to bed, aching back', 'too warm in bed now, getting up'],
  towels: ['a warm towel after the shower, wet swimming things', 'towels are dry, nobody showers any more'],
  diffuser: [
    'the room should smell nice, lavender before sleep, guests, wet dog',
    'the scent gives a headache',
  ],
  fountain: [
    'the sound of water, the frogs, guests on the terrace',
    'the splashing makes one need the loo, winter',
  ],
  sprinkler: [
    'the lawn or beds are thirsty, tomatoes hang their heads',
    'it starts to rain, puddles, the postman gets wet',
  ],
  tree: [
    'Christmas feeling, the children want it to twinkle',
    'Christmas is over, everyone is in bed (the tree)',
  ],
  tub: ['a soak outside, sore muscles, warm bubbles', 'done soaking, everyone out of the water'],
  iron: ['crumpled shirts, an interview, pressing', 'shirts are done, smell of scorched cloth'],
  printer: ['a boarding pass, homework or a form on paper', 'nothing more to print, it hums'],
  charger: ['the car is nearly empty, long drive tomorrow', 'the car has enough, power is dear'],
  rice: ['curry needs something beside it, sushi, supper for six', null],
  aquarium: ['show the guests the fish, the fish want morning', 'the fish should sleep'],
  'night-light': [
    'a child is afraid of the dark, a baby at night, monsters',
    'the child sleeps, it is morning',
  ],
  mosquito: ['bitten, buzzing at the ear, eating outside', 'no insects any more, it crackles'],
  feeder: ['the cat or dog is hungry, meowing at the bowl', null],
  'grow-light': ['seedlings get too little light, basil is pale', 'the plants have had their day'],
  'white-noise': [
    "baby won't settle, the street is loud and I want to sleep",
    'baby is awake, no more hissing',
  ],
  projector: [
    'the big picture, holiday photos on the wall, the match as in a stadium',
    'film over, the lamp of it gets hot',
  ],
  porch: [
    'someone comes up the path in the dark, keys, steps, a delivery',
    'all are in, the moths, the neighbour complains',
  ],
  'desk-lamp': ['homework, a contract, soldering at the desk', 'done at the desk for today'],
  'mirror-light': ['shaving, lipstick, contact lenses', 'make-up is done, finished at the mirror'],
  'bedside-lamp': ['a chapter in bed, medicine by the bed at night', 'book closed, turning over to sleep'],
  stairs: ['going down in socks, grandma on the steps, nearly fell', 'everybody is upstairs now'],
  garden: [
    'the dog must go out at night, a noise among the bushes, supper outside',
    'nobody is outside now, the hedgehogs',
  ],
  oven: ['the dough is ready, a frozen pizza, roast for Sunday', 'it smells burnt, the roast is out'],
  toaster: ['two slices of bread, breakfast in a hurry', null],
  console: [
    'homework is done so we may play, my friend is here for football on the screen',
    'enough gaming, dinner, school tomorrow',
  ],
  wifi: ["visitors want the internet, grandma's tablet", 'the guests have left, nobody should use our net'],
  washer: ['football kit for tomorrow, no clean socks', null],
  sauna: ['a good sweat after skiing', 'sweated enough, all showered'],
  fireplace: [
    'an evening with flames to look at, proposals, a snowy night',
    'the flames are not needed, off to bed',
  ],
  ...ODD_NEEDS,
  monitor: ['baby has just been put down upstairs', 'baby is with us, the hissing of it'],
};

/** What "on" and "off" are of a kind that has other words for it, and its state then. */
const OPENS = { on: ['open', { position: 100 }], off: ['close', { position: 0 }] };
const BY_KIND = {
  cover: OPENS,
  valve: OPENS,
  lock: { on: ['unlock', { locked: false }], off: ['lock', { locked: true }] },
  climate: { on: ['on', { mode: 'heat' }], off: ['off', { mode: 'off' }] },
  media: { on: ['on', { playback: 'playing' }], off: ['off', { playback: 'off' }] },
};
const SWITCHED = { on: ['on', { on: true }], off: ['off', { on: false }] };
const OTHER = { on: 'off', off: 'on' };

export const GADGETS = Object.fromEntries(
  Object.entries(NEEDS).flatMap(([sorts, [wanted, unwanted]]) =>
    [
      ['on', wanted],
      ['off', unwanted],
    ]
      .filter(([, why]) => why !== null)
      .map(([word, why]) => [
        `${sorts}-${word}`,
        {
          about: `The house has one ${SORTS[sorts].names[0].toLowerCase()}, ${word === 'on' ? 'off now, which should go on' : 'on now, which should go off'}: ${why}. Its name in less than a quarter of the sentences.`,
          ways: SORTS[sorts].kinds.map((kind) => {
            const words = BY_KIND[kind] ?? SWITCHED;
            const [, before] = words[OTHER[word]];
            return {
              put: [gadget(sorts, before, { kinds: [kind] })],
              calls: (s) => [set(words[word][0], x(s))],
            };
          }),
        },
      ]),
  ),
);
