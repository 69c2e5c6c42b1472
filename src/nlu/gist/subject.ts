/** What a sentence is about: the one thing that all of its words name. */
import { PROPERTY_OF, UNNAMED } from './meanings.js';
import type { Thing } from './piece.js';
import type { Said } from './said.js';

export interface About {
  readonly thing: Thing;
  /** "The desk lamp", "the lights". */
  readonly name: string;
  readonly property: Thing | null;
}

/** The one thing that all of the words name, with its property; null where they name several. */
export function subject({ things, acts, all, joined, places, color, changed, stated }: Said): About | null {
  if (things.length === 0) {
    if (color !== null && (places.length > 0 || changed) && acts.length === 0)
      return { thing: 'light', name: 'the lights', property: null };
    // "That's cool" wants nothing; "too cool" and "make it cool" do.
    if (!stated) return null;
    const meant = new Set(acts.map((act) => UNNAMED[act]).filter((one) => one !== undefined));
    const [thing] = meant;
    if (meant.size !== 1 || thing === undefined) {
      // "Clean" alone may be said of anything.
      if (acts.includes('clean') && acts.includes('off'))
        return { thing: 'robot', name: 'the vacuum', property: null };
      const cleans = acts.includes('clean') && (places.length > 0 || acts.includes('on'));
      return cleans ? { thing: 'floor', name: '', property: null } : null;
    }
    return { thing, name: thing === 'light' ? 'the lights' : `the ${thing}`, property: null };
  }
  const kinds = new Set(things.map(({ thing }) => thing));
  const properties = [...kinds].filter((kind) => (PROPERTY_OF[kind] ?? []).some((owner) => kinds.has(owner)));
  const owners = [...kinds].filter((kind) => !properties.includes(kind));
  const [thing] = owners;
  if (owners.length !== 1 || thing === undefined) return null;
  const texts = [...new Set(things.filter((one) => one.thing === thing).map(({ text }) => text))];
  // "The TV and the radio" are two.
  const own = texts.filter((one) => !one.split(' ').every((word) => GENERIC.has(word.replace(/s$/, ''))));
  if (joined && texts.length > 1 && (thing === 'player' || own.length > 1)) return null;
  // "The light of the desk lamp" is the desk lamp.
  const text = texts.reduce((longest, one) => (one.length > longest.length ? one : longest), '');
  if (texts.some((one) => !one.split(' ').every((word) => isPart(word, text)))) return null;
  const name = all && (thing === 'light' || thing === 'lock') ? `all the ${text}` : `the ${text}`;
  return { thing, name, property: properties[0] ?? null };
}

/** "Lights" beside "desk lamp" is only what a desk lamp is. */
function isPart(word: string, name: string): boolean {
  const words = name.split(' ').map((one) => one.replace(/s$/, ''));
  return GENERIC.has(word) || words.includes(word.replace(/s$/, ''));
}

const GENERIC: ReadonlySet<string> = new Set(
  'light lights lamp lamps lighting bulb plug socket outlet vacuum machine music tv coffee'.split(' '),
);
