/**
 * The pieces of a sentence said again in the plain words that the grammar knows: one act, one thing, perhaps a value, a
 * place and a time. Nothing where the pieces contradict each other or tell rather than ask.
 */
import { MEANINGS } from './meanings.js';
import type { Act, Piece } from './piece.js';
import { plainly } from './plainly.js';
import { gather, type Said } from './said.js';
import { type About, subject } from './subject.js';
import { valueSentence } from './values.js';

/** The plain sentence; null where there is none. */
export function tell(pieces: readonly Piece[]): string | null {
  const said = gather(pieces);
  if (said === null) return null;
  const about = subject(said);
  if (about === null) return null;
  const plain = sentence(about, said);
  if (plain === null) return null;
  return said.time === null ? plain : `${plain} ${said.time}`;
}

function sentence(about: About, said: Said): string | null {
  const { thing, property } = about;
  const place = said.places.map((where) => ` ${where}`).join(' and');
  if (thing === 'coffee') return said.valued ? null : coffeeSentence(said.acts);
  if (said.valued) return valueSentence(about, said, place);
  const acts = leading(said.acts);
  const meanings = new Set(
    acts.map(
      (act) =>
        MEANINGS[property ?? thing][act] ??
        (property === 'music' || property === 'floor' ? MEANINGS[thing][act] : undefined),
    ),
  );
  if (
    said.acts.length === 0 &&
    thing === 'robot' &&
    (said.wished || said.places.length > 0 || said.time !== null || property !== null)
  )
    return plainly('clean', about, place, '');
  if (said.acts.length === 0 && said.wished) return wishSentence(about, place);
  const [meaning] = meanings;
  if (meanings.size !== 1 || meaning === undefined) return null;
  // "The hall needs a pass": whoever skips a song names it, or no place.
  if ((meaning === 'next' || meaning === 'previous') && said.things.length === 0 && place !== '') return null;
  return plainly(meaning, about, place, said.size === '' ? '' : ` ${said.size}`);
}

/** "Turn on the lights brighter", "start cleaning": on is part of it; "stop this song and play the next". */
function leading(acts: readonly Act[]): readonly Act[] {
  for (const act of ['next', 'previous'] as const) {
    if (acts.includes(act) && acts.every((one) => one === act || SKIPPED.has(one))) return [act];
  }
  // "No more cleaning, go to your dock."
  if (acts.includes('dock') && acts.every((act) => act === 'dock' || act === 'clean' || act === 'off'))
    return ['dock'];
  // "Enough cleaning."
  if (acts.includes('clean') && acts.includes('off')) return ['off'];
  return acts.length > 1 ? acts.filter((act) => act !== 'on') : acts;
}

const SKIPPED: ReadonlySet<Act> = new Set(['on', 'off', 'play', 'pause', 'change']);

/** How strong it shall be changes nothing, and whoever says "coffee" wants one. */
function coffeeSentence(acts: readonly Act[]): string | null {
  const asked = new Set(
    acts
      .filter((act) => !['up', 'down', 'warmer', 'dimmer', 'cooler'].includes(act))
      .map((act) => MEANINGS.coffee[act]),
  );
  if (asked.has(undefined) || asked.size > 1) return null;
  // "Turn the percolator down" wants none, nor does "make the coffee stronger".
  if (asked.size === 0 && (acts.includes('down') || acts.includes('up'))) return null;
  return asked.has('off') ? 'turn off the coffee machine' : 'make coffee';
}

function wishSentence({ thing, name, property }: About, place: string): string | null {
  if (property !== null) return null;
  if (thing === 'scene') return `activate ${name}`;
  return thing === 'light' || thing === 'fan' || thing === 'heating' ? `turn on ${name}${place}` : null;
}
