/** What a household asks in a day, in the house of bench/dev-home.yaml: the same few things again and again, and now and then something said in an own way. */

export interface Asked {
  readonly text: string;
  readonly times: number;
}

const asked = (times: number, ...texts: readonly string[]): readonly Asked[] =>
  texts.map((text) => ({ text, times }));

/** 100 requests. Which of them the grammar understands is measured, not said here. */
export const DAY: readonly Asked[] = [
  ...asked(
    8,
    'turn on the kitchen lights',
    'turn off the kitchen lights',
    'what time is it',
    'turn off the bed light',
    'set a timer for ten minutes',
  ),
  ...asked(
    4,
    'turn on the bed light',
    'pause the tv',
    'lock the front door',
    'stop',
    'set the bed light to twenty percent',
  ),
  ...asked(
    2,
    "what's the weather tomorrow",
    'open the office blind',
    'close the office blind',
    'turn off everything',
    'is the garage door open',
    'add oat milk to the shopping list',
    'set the temperature to twenty one degrees',
    'make the kitchen lights warm white',
    'turn the tv up',
    'how long is left on the timer',
  ),
  ...asked(
    1,
    'wake me at half past six',
    "what's on my shopping list",
    'remind me to water the plants at eight',
    'activate mood lighting',
    'what is the office temperature',
    'close the garage door in five minutes',
    'turn off the standing light and close the curtain',
    'cancel all timers',
    'is the front door locked',
    'thank you',
  ),
  ...asked(
    1,
    "it's a bit dark in here for reading",
    "we're off to bed, see to the house",
    'I can hardly see my keyboard',
    'could you maybe get some fresh air into the office',
    "somebody left the garage open, didn't they",
    "I'm freezing",
    'the telly is far too loud',
    "we've run out of eggs again",
    'do you like cheese',
    'who won the match last night',
  ),
];
