/** Colours and whites as people say them; `out` is the name that src/actions/colors.ts knows. */
import type { ListSource } from '../../skill.js';
import { wordsOf } from '../shared-rules.js';

const shades = (...names: readonly string[]): (readonly [string, string])[] =>
  names.map((name) => [name, name]);

/** A colour by name; a white among them is a colour temperature to lamps that have one (actions/adjusting.ts). */
export const COLOR_LIST: ListSource = wordsOf([
  ...shades(
    'white',
    'coral',
    'salmon',
    'orange',
    'yellow',
    'green',
    'cyan',
    'aqua',
    'blue',
    'indigo',
    'teal',
  ),
  ...shades('lavender', 'purple', 'violet', 'magenta', 'pink', 'hot pink', 'brown', 'peach', 'mint', 'lime'),
  ...shades('turquoise', 'amber', 'light green'),
  ['[bright|dark|deep] red', 'red'],
  ['(crimson|scarlet|ruby)', 'crimson'],
  ['(maroon|burgundy)', 'maroon'],
  ['(gold|golden)', 'gold'],
  ['(tangerine|apricot|pumpkin)', 'orange'],
  ['(rose|rose pink|blush)', 'pink'],
  ['(cherry|wine|blood red|cherry red|rose red)', 'red'],
  ['(lemon|mustard|sunny yellow|bright yellow|light yellow)', 'yellow'],
  ['(cobalt|sapphire|ocean blue|neon blue|bright blue|electric blue)', 'blue'],
  ['(emerald|neon green|bright green|grass green)', 'green'],
  ['(plum|grape|dark purple|light purple|bright purple|deep purple)', 'purple'],
  ['(light pink|pale pink|bright pink)', 'pink'],
  ['(light orange|dark orange|bright orange)', 'orange'],
  ...['pink', 'blue', 'green', 'yellow', 'purple', 'orange'].map((name): readonly [string, string] => [
    `${name.replace(/e$/, '')}ish`,
    name,
  ]),
  ['reddish', 'red'],
  ['lime green', 'lime'],
  ['mint green', 'mint'],
  ['(dark|forest|emerald) green', 'dark green'],
  ['(light|baby|pale) blue', 'light blue'],
  ['sky blue', 'sky blue'],
  ['(dark|deep|royal) blue', 'dark blue'],
  ['navy [blue]', 'navy'],
  ['lilac', 'lavender'],
  ['fuchsia', 'magenta'],
]);

export const WHITES: ListSource = wordsOf([
  ['(candle light|candlelight|candle)', 'candlelight'],
  ['(warm|soft warm|cosy|cozy) [white] [light]', 'warm white'],
  ['soft white', 'soft white'],
  ['(neutral|natural) [white] [light]', 'neutral white'],
  ['(cool|bright) white', 'cool white'],
  ['cold white', 'cold white'],
  ['cool', 'cool white'],
  ['(daylight|day light|day light white|daylight white)', 'daylight'],
]);
