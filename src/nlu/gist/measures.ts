/** Words for where and how much. */
import { type Entry, entries, phrasesOf } from './entry.js';

const place = (text: string, said: string): Entry[] => entries(said, () => ({ type: 'place', text }));
const level = (percent: number, said: string): Entry[] => entries(said, () => ({ type: 'level', percent }));

const COLORS = phrasesOf(
  `red, blue, green, yellow, orange, purple, pink, white, violet, magenta, cyan, turquoise, teal, lavender, lime, gold, golden, amber,
  indigo, crimson, peach, brown, salmon, coral, maroon, mint, aqua, fuchsia, lilac`,
);
const SHADES = phrasesOf('light, dark, bright, deep, pale, soft, neon, vivid, nice');

export const MEASURES: readonly Entry[] = [
  ...place(
    'in here',
    'here, in here, this room, in this room, the room, in the room, room, my room, our room, around here, area, space, surroundings',
  ),
  ...place(
    'in the house',
    'house, home, apartment, flat, rooms, all rooms, all the rooms, every room, each room, the place, my place, our place, this place, whole place, entire place, everywhere, all over the place, household, building, property',
  ),
  ...place('outside', 'outside, outdoors, outdoor'),
  ...level(
    100,
    `full, fully, maximum, max, highest, brightest, loudest, full blast, full power, all the way up, to the max, completely up,
    topmost, fullest, as loud as you can, as bright as possible, as loud as possible`,
  ),
  ...level(50, 'half, halfway, half way, medium'),
  ...level(25, 'quarter, a quarter'),
  ...level(1, 'minimum, min, lowest, dimmest, all the way down, quietest'),
  ...entries(
    `a bit, bit, a little, little, a little bit, little bit, slightly, a tad, tad, a touch, touch, a notch, notch, a bit more,
    a little more, a smidge, some more, a tiny bit, tiny bit, just a bit`,
    () => ({ type: 'size', text: 'a bit' }),
  ),
  ...entries(
    'a lot, much, lots, way, far, considerably, significantly, a great deal, a whole lot, much more, a lot more',
    () => ({
      type: 'size',
      text: 'a lot',
    }),
  ),
  ...entries('all, all of, every, every single, each, everything, all the', () => ({ type: 'all' })),
  ...entries(
    'too, still too, overly, way too, still way too, far too, much too, a bit too, a little too',
    () => ({ type: 'too' }),
  ),
  ...entries('so', () => ({ type: 'so' })),
  ...entries('is, are, am, its, seems, looks, sounds like', () => ({ type: 'is' })),
  ...entries('and, then, and then, and also, plus', () => ({ type: 'and' })),
];

export const COLOR_WORDS: readonly Entry[] = [
  // Before the shades, of which each is its plain colour.
  ...entries(
    `light blue, dark blue, light green, dark green, sky blue, navy blue, hot pink, warm white, cool white, soft white, daylight,
    candlelight, yellowish, bluish, reddish, greenish, purplish, pinkish, orangish`,
    (text) => ({ type: 'color', text }),
  ),
  ...COLORS.flatMap((color) => [
    ...entries(`${color}, ${SHADES.map((shade) => `${shade} ${color}`).join()}`, () => ({
      type: 'color',
      text: color,
    })),
    // Away from a colour says nothing of where to.
    ...entries(`from ${color}`, () => ({ type: 'small' })),
  ]),
];
