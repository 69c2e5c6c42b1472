/** What the synthetic voices say, for machines without recordings. */
import type { Sentence } from './synthetic-speech.js';

const inside = (text: string): Sentence => ({ text, inGrammar: true });
const outside = (text: string): Sentence => ({ text, inGrammar: false });

/** In the house of bench/dev-home.yaml. */
export const DEV_HOME_SENTENCES: readonly Sentence[] = [
  ...[
    'turn on the bed light',
    'turn off the standing light',
    'set the bed light to thirty percent',
    'make the kitchen lights blue',
    'turn off all the lights in the kitchen',
    'lock the front door',
    'is the front door locked',
    'open the garage door',
    'close the office blind',
    'open the office curtain',
    'is the kitchen window open',
    'activate mood lighting',
    'run party time',
    'what is the outdoor humidity',
    'what is the office temperature',
    'set the temperature to twenty one degrees',
    'add apples to my shopping list',
    'set a timer for five minutes',
    'cancel all timers',
    'what time is it',
    'pause the tv',
    'what is the weather in new york',
  ].map(inside),
  ...[
    'the committee will publish its report in the spring',
    'my grandmother was born in a small village by the sea',
    'I have never seen such a beautiful painting before',
    'he walked slowly across the old wooden bridge',
  ].map(outside),
];

/** In the bundled example house: each one changes something, so that a message goes out. */
export const EXAMPLE_HOME_SENTENCES: readonly Sentence[] = [
  'turn on the kitchen light',
  'turn off the kitchen light',
  'set the kitchen light to forty percent',
  'turn on the hallway light',
  'turn off the hallway light',
  'turn on the bedroom light',
  'turn off the bedroom light',
  'switch on the desk lamp',
  'switch off the desk lamp',
  'turn on the coffee machine',
  'turn off the coffee machine',
  'open the bedroom blinds',
  'close the bedroom blinds',
  'turn on the bathroom fan',
  'turn off the bathroom fan',
  'set the thermostat to twenty two degrees',
  'set the thermostat to nineteen degrees',
  'turn on the garden light',
  'turn off the garden light',
  'turn off the living room light',
].map(inside);
