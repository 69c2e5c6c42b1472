/** Colours by name, as hue and saturation (from their CSS colours), and whites by colour temperature. */
import type { Color } from '../../actions/home.js';
import type { ListSource } from '../skill.js';
import { wordsOf } from './shared-rules.js';

/** Name (a template) to hue 0-360 and saturation 0-100. */
const COLORS: readonly (readonly [string, number, number])[] = [
  ['white', 0, 0],
  ['red', 0, 100],
  ['(dark|deep) red', 0, 100],
  ['(crimson|scarlet)', 348, 91],
  ['(ruby|burgundy|maroon)', 345, 92],
  ['coral', 16, 69],
  ['salmon', 6, 54],
  ['(orange|tangerine)', 30, 100],
  ['(amber|gold|golden)', 45, 100],
  ['peach', 28, 40],
  ['yellow', 60, 100],
  ['lime [green]', 75, 100],
  ['green', 120, 100],
  ['(dark|forest|emerald) green', 140, 80],
  ['light green', 120, 45],
  ['mint [green]', 150, 40],
  ['(turquoise|teal)', 174, 72],
  ['(cyan|aqua|aquamarine)', 180, 100],
  ['(light|sky|baby|pale) blue', 200, 60],
  ['blue', 240, 100],
  ['(dark|navy|royal|deep) blue', 240, 100],
  ['indigo', 275, 100],
  ['(purple|violet)', 277, 87],
  ['(lavender|lilac)', 270, 40],
  ['(magenta|fuchsia)', 300, 100],
  ['pink', 330, 60],
  ['hot pink', 330, 90],
  ['brown', 20, 75],
];

export const COLOR_LIST: ListSource = wordsOf(
  COLORS.map(([words, h, s]): [string, Color] => [words, { h, s }]),
);

/** Whites by their usual lamp names, in kelvin. */
export const WHITES: ListSource = wordsOf([
  ['(candle light|candlelight|candle)', 2000],
  ['(warm|soft warm|cosy|cozy) [white] [light]', 2700],
  ['soft white', 3000],
  ['(neutral|natural) [white] [light]', 4000],
  ['(cool|cold|bright) white', 5500],
  ['(daylight|day light|day light white|cold)', 6500],
]);

export function isColor(value: unknown): value is Color {
  return typeof value === 'object' && value !== null && 'h' in value && 's' in value;
}
