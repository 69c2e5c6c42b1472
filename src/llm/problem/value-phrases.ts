/** What values are called: the grammar's own phrases for time, with numbers and colours, each alone. */
import type { Home } from '../../actions/home.js';
import { grammarSource } from '../../nlu/grammar-source.js';
import { createReader } from '../../nlu/matcher/read.js';
import { literalWords } from '../../nlu/politeness.js';
import { defineSkill } from '../../nlu/skill.js';
import { COLOR_LIST, WHITES } from '../../nlu/skills/lights/colors.js';
import { clockPhrases, dayPhrases, durationPhrases, repeatPhrases } from '../../nlu/time.js';

const length = durationPhrases();
const time = clockPhrases('t_');
const days = dayPhrases('d_');
const repeat = repeatPhrases('r_');
const ignored = () => [];

const values = defineSkill({
  id: 'values',
  summary: 'Values as they are said, alone',
  rules: { ...length.rules, ...time.rules, ...days.rules, ...repeat.rules },
  lists: {
    ...length.lists,
    ...time.lists,
    ...days.lists,
    ...repeat.lists,
    number: { range: { from: -60, to: 10_000, step: 1, fractions: 'tenths' } },
    unit: {
      values: [
        { in: '(percent|per cent)', out: 'percent' },
        { in: '(degree|degrees) (celsius|c|centigrade)', out: 'celsius' },
        { in: '(celsius|centigrade)', out: 'celsius' },
        { in: '(degree|degrees) (fahrenheit|f)', out: 'fahrenheit' },
        { in: 'fahrenheit', out: 'fahrenheit' },
        { in: '(degree|degrees)', out: 'degrees' },
        { in: '(kelvin|k)', out: 'kelvin' },
      ],
    },
    // "Half" alone is a level.
    part: {
      values: [
        { in: '(half a|half)', out: 0.5 },
        { in: '(quarter of a|a quarter of a)', out: 0.25 },
      ],
    },
    color: COLOR_LIST,
    white: WHITES,
  },
  intents: {
    duration: {
      groups: [
        {
          sentences: ['<duration>'],
        },
      ],
      interpret: ignored,
    },
    time: { groups: [{ sentences: ['<t_time>', '<t_day>'] }], interpret: ignored },
    day: { groups: [{ sentences: ['<d_day>'] }], interpret: ignored },
    repeat: { groups: [{ sentences: ['<r_repeat>'] }], interpret: ignored },
    number: {
      groups: [
        { sentences: ['{number} [{unit}]'] },
        { sentences: ['{number} more {unit}', '{part:number} {unit}'] },
      ],
      interpret: ignored,
    },
    color: { groups: [{ sentences: ['{color}', '{white:color}'] }], interpret: ignored },
  },
  tests: [],
});

const NO_HOUSE: Home = {
  version: 1,
  language: 'en',
  units: 'metric',
  floors: [],
  areas: [],
  devices: [],
  lists: [],
  calendars: [],
  defaultRoom: null,
  location: null,
};
const source = grammarSource(NO_HOUSE, [values]);
export const readValue = createReader(source);
/** Every word that stands in some value. */
export const VALUE_WORDS = literalWords(source);
