/** What of a house's names stands at a place of a sentence, and what only looks like one of them. */
import { singular } from '../../actions/resolve/names.js';
import type { HouseNames } from './house-names.js';
import { ENDEARMENTS, SMALL } from './small-words.js';
import { type Found, lexiconAt } from './words-at.js';

/** Small talk between an article and a thing or place is its name: "the well house", "the man cave". */
export function namesAnother(names: HouseNames, words: readonly string[], at: number): boolean {
  if (!/^(?:the|my|our|your|his|her|their)$/.test(words[at - 1] ?? '') || !TALK.has(words[at] ?? ''))
    return false;
  const next = nameAt(names, words, at + 1) ?? lexiconAt(words, at + 1);
  return next?.pieces.some(({ type }) => type === 'thing' || type === 'place') === true;
}

const TALK: ReadonlySet<string> = new Set(
  (
    `well right okay alright so like sweet mind please ${ENDEARMENTS} ` +
    'hold hit pop slap click tap push press hey hello hi yo cheers thanks help now then again today order instead'
  ).split(' '),
);

export function startsThing(names: HouseNames, words: readonly string[], at: number): boolean {
  const next = /^(?:the|my|our|of)$/.test(words[at] ?? '') ? at + 1 : at;
  const thing = nameAt(names, words, next) ?? lexiconAt(words, next);
  return thing?.pieces.some(({ type }) => type === 'thing') === true;
}

/** A place, or a name of several words, whatever these mean elsewhere. */
export function isOwn(found: Found | null): boolean {
  return isPlace(found) || (found?.length ?? 0) > 1;
}

function isPlace(found: Found | null): boolean {
  return found?.pieces.some(({ type }) => type === 'place') === true;
}

/** A word for music with which the name of something else begins here. */
export function isPartOfAnother(names: HouseNames, words: readonly string[], at: number): boolean {
  const isMusic = lexiconAt(words, at)?.pieces.some(
    (piece) => piece.type === 'thing' && piece.thing === 'music',
  );
  if (isMusic !== true || nameAt(names, words, at) !== null) return false;
  const others = names.get(singular(words[at] ?? '')) ?? [];
  return others.some(
    ({ piece }) => piece.type === 'thing' && piece.thing !== 'player' && piece.thing !== 'scene',
  );
}

/** "For Katina", whose lamp is here: in her room. */
export function isOwned(names: HouseNames, words: readonly string[], at: number): boolean {
  return words[at - 1] === 'for' && names.has(words[at] ?? '');
}

/** The plural of a thing. */
export function isCounted(words: readonly string[], at: number, names: HouseNames): boolean {
  const thing = nameAt(names, words, at) ?? lexiconAt(words, at);
  if (thing?.pieces.some(({ type }) => type === 'thing') !== true) return false;
  const last = words[at + thing.length - 1] ?? '';
  return last !== singular(last);
}

export function nameAt(names: HouseNames, words: readonly string[], at: number): Found | null {
  const first = singular(words[at] ?? '');
  const name = names
    .get(first)
    ?.find(({ words: said }) => said.every((word, index) => word === singular(words[at + index] ?? '')));
  if (name === undefined) return null;
  // "Cans" may be lamps, "can" never.
  const only = name.words.length === 1 ? words[at] : undefined;
  return only !== undefined && SMALL.has(only) ? null : { length: name.words.length, pieces: [name.piece] };
}
