/** How far a name was said: word by word, in full, in part, misheard, or by what the thing is for. */
import { KINDS_OF_WORD } from '../../nlu/kind-words.js';
import { likeness } from './likeness.js';
import { COMMON, type Named, type NameIndex } from './name-index.js';

/** Words of names that are heard in the sentence, with how likely. */
export function heardAs(said: readonly string[], { weight }: NameIndex): ReadonlyMap<string, number> {
  const heard = new Map<string, number>();
  // Words that are one name: "play room" and Playroom, "cot at sue" and Kotatsu.
  const joined = [2, 3].flatMap((many) =>
    said.slice(many - 1).map((_, index) => said.slice(index, index + many).join('')),
  );
  // What is a word of this house or of its kinds was not misheard: a light is no night.
  const strange = said.filter((one) => !weight.has(one) && !KINDS_OF_WORD.has(one) && !COMMON.has(one));
  const begun = said.filter((one) => one.length > 3 && !COMMON.has(one));
  for (const word of weight.keys()) {
    let best = said.includes(word) ? 1 : 0;
    // "Pump" for the Pumping Machine, whatever else a pump is; but "the blind down" is not downstairs.
    if (best < PART && begun.some((one) => word.startsWith(one))) best = PART;
    for (const one of strange) if (best < 1) best = Math.max(best, likeness(one, word));
    if (best < RELATED && said.some((one) => KINDRED.get(one)?.includes(word) === true)) best = RELATED;
    for (const one of joined) if (best < 1) best = Math.max(best, likeness(one, word) * 0.9);
    if (best > 0) heard.set(word, best);
  }
  return heard;
}

/** 0 to 1.3, more for longer names, and which of the names it was. */
export function nameScore(
  { names }: Named,
  heard: ReadonlyMap<string, number>,
  { weight }: NameIndex,
): { readonly score: number; readonly text: string } {
  let score = 0;
  let text = names[0]?.text ?? '';
  for (const name of names) {
    let found = 0;
    let all = 0;
    let telling = false;
    let whole = true;
    for (const word of name.words) {
      const worth = weight.get(word) ?? 1;
      const how = heard.get(word) ?? 0;
      all += worth;
      found += worth * how;
      if (how === 0) whole = false;
      // A word for a kind tells a thing apart where hardly anything else is called so.
      if (how > 0 && !COMMON.has(word) && (!KINDS_OF_WORD.has(word) || worth >= RARE)) telling = true;
    }
    // "Light" alone is every lamp's: it names one only where that is its whole name.
    if (!telling && !whole) continue;
    // A whole name of three words says more than a whole name of one.
    const own = all === 0 ? 0 : (found / all) * (1 + 0.1 * Math.min(3, name.words.length));
    if (own > score) [score, text] = [own, name.text];
  }
  return { score, text };
}

/** The weight of a kind's word that two names share. */
const RARE = 0.29;
const PART = 0.8;
/** What things are for: "make me a latte" speaks of the coffee machine. */
const RELATED = 0.6;
const KINDRED: ReadonlyMap<string, readonly string[]> = new Map(
  [
    [
      'latte cappuccino espresso americano mocha brew caffeine cup cuppa coffee',
      'coffee espresso barista brewer',
    ],
    ['tea boil cuppa', 'kettle samovar'],
    ['laundry clothes washing', 'washer washing dryer'],
    ['dish dishes', 'dishwasher'],
    ['film movie show series channel program', 'tv projector telly netflix'],
    ['music song album track tune playlist', 'speaker stereo radio sonos hifi soundbar'],
    ['carpet crumb dust dirt', 'vacuum hoover roomba robot'],
    ['grass', 'mower lawn'],
    ['water tank tap bucket', 'pump pumping motor borehole tank'],
    ['smell burnt smoke burning cook cooking', 'hood extractor fan vent purifier'],
    ['plant flower', 'sprinkler irrigation hose drip'],
    ['ac aircon conditioning', 'ac conditioner aircon air'],
    ['warmth heating', 'heating radiator heater thermostat fireplace'],
  ].flatMap(([said = '', named = '']) =>
    said.split(' ').map((word): [string, readonly string[]] => [word, named.split(' ')]),
  ),
);
