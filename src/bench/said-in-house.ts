/** What is said in a house, for timing its matcher: as people say it, with words wrong, and meant to do harm. */
import type { Home } from '../actions/home.js';
import { dice } from './named-house.js';

const SAID = [
  ...['turn on the {name}', 'turn off {name} please', 'could you switch the {name} on', '{name} off'],
  ...[
    'set {name} to 40 percent',
    'dim the lights in the {area} to twenty percent',
    'make the {area} brighter',
  ],
  ...['turn off all the lights in the {area}', 'turn off everything except the {area}', 'lights on'],
  ...['open the {name} and close the {name}', 'is the {name} on', 'which lights are on in the {area}'],
  ...["what's the temperature in the {area}", 'set the temperature in the {area} to 21 degrees'],
  ...['turn on the {name} in ten minutes', 'turn off the {name} at half past seven every weekday'],
  ...['set a timer for five minutes', 'set a pasta timer for 12 minutes and turn on the {name}'],
  ...['wake me up at six thirty tomorrow', 'remind me to water the plants on saturday at nine'],
  ...['add milk, eggs and two loaves of bread to the shopping list', 'what is on my shopping list'],
  ...['play some jazz in the {area}', 'pause the music', 'volume up', 'next song please'],
  ...["it's too dark in here", "i'd like you to lock the {name} when the {name} is off", 'undo that'],
  ...['what do i have tomorrow', 'how many ounces are in a pound', 'what is the weather like on sunday'],
  ...[
    'tell everyone that dinner is ready',
    'will it rain in paris next week',
    'book a table for two at eight',
  ],
];
const HARM = [
  ...[
    'and',
    'the',
    'light',
    'turn on the',
    'lights on and',
    'turn on the light and',
    '5',
    'in 5 minutes',
    'play',
  ],
  ...[
    'could you please',
    'add milk to the list and',
    'remind me to',
    'except the',
    'if the light is on',
    'at 5 every',
  ],
  ...[
    'all the lights in',
    'what is',
    'set a timer for',
    'when the',
    'and then also',
    'twenty one hundred',
    '{x}',
  ],
];
const COMMON =
  'the a to in on and turn off light lights all of for at is with add my list 5 percent minutes room but every day until not'.split(
    ' ',
  );

export interface Said {
  readonly realistic: readonly string[];
  readonly mutated: readonly string[];
  readonly hostile: readonly string[];
}

/** @param rounds how often each sentence is said, with other names each time */
export function saidIn(home: Home, rounds: number): Said {
  const roll = dice(1);
  const one = (of: readonly string[]): string => of[roll(of.length)] ?? '';
  const names = home.devices.map(({ name }) => name);
  const areas = home.areas.map(({ name }) => name);
  const realistic = Array.from({ length: rounds }, () => SAID)
    .flat()
    .map((text) => text.replace(/\{name\}/g, () => one(names)).replace(/\{area\}/g, () => one(areas)));
  const mutated = realistic.map((text) => {
    const words = text.split(' ');
    for (let change = 0; change <= roll(3); change += 1) {
      const put = [[], [one(COMMON)], [one(words), one(words)], [one(names)]][roll(4)] ?? [];
      words.splice(roll(words.length + 1), roll(2), ...put);
    }
    return words.join(' ');
  });
  const salad = Array.from({ length: 10 * rounds }, () =>
    Array.from({ length: 40 }, () => (roll(5) === 0 ? one(names) : one(COMMON))).join(' '),
  );
  const hostile = [
    ...HARM.flatMap((words) => [10, 20, 60, 1000].map((times) => Array(times).fill(words).join(' '))),
    ...[names, areas].flatMap((all) => [
      all.slice(0, 20).join(' and '),
      `turn off ${all.slice(0, 50).join(' ')}`,
      all.slice(0, 1000).join(' '),
    ]),
    'x'.repeat(100_000),
    ...salad,
  ];
  return { realistic, mutated, hostile };
}
