/**
 * The gist of a request: a partial parser for sentences that no phrase matches whole. It finds one act, one thing, a value
 * and a place by their words, wherever they stand, and gives them back as a plain sentence for the grammar to read, if
 * and only if every other word is known to change nothing. One unknown word, and it has nothing to say.
 *
 * After the island parsing of spoken dialogue systems (Ward, "The CMU Air Travel Information Service", 1990), with the
 * strictness turned round: words between the islands are not skipped but must be known.
 */
import type { Home } from '../../actions/home.js';
import { isTold } from '../told.js';
import { type HouseNames, houseNames } from './house-names.js';
import { label } from './label.js';
import { isMisread } from './misread.js';
import type { Piece } from './piece.js';
import { tell } from './tell.js';

/** A longer text is no plain request. */
const MAX_CHARACTERS = 240;

/** The plain sentences that a text may come to, likeliest first. Commands joined by "and" are told one by one. */
export function gistOf(text: string, home: Home): string[] {
  if (text.length > MAX_CHARACTERS || /\?\s*$/.test(text.replace(POLITE, ''))) return [];
  // "For an hour, then off": what comes after is not what lasts.
  if (THEN.test(text) || isTold(text) || isMisread(text)) return [];
  const names = houseNames(home);
  const said = text
    .replace(FADE, 'set ')
    .replace(/\btoo dim\b/i, 'too dark')
    .replace(NO_MORE, '$1');
  const whole = plain(said, names);
  if (whole !== null && !ALSO.test(said)) return [whole];
  const parts = said.split(JOIN).filter((part) => part.trim() !== '');
  if (parts.length < 2 || parts.length > MAX_PARTS || parts.some((part) => THERE.test(part.trim())))
    return [];
  const told = together(parts.map((part) => label(part, names)));
  return told === null ? [] : [told.join(' and ')];
}

/** Each part told; one that only names a thing shares what is done with the part beside it: "the lamp and the fan on". */
function together(parts: readonly (readonly Piece[] | null)[]): string[] | null {
  const told: string[] = [];
  for (const [at, part] of parts.entries()) {
    if (part === null) return null;
    // What is done, and to what value: "the lamp and the spots down to thirty" are both at thirty.
    const doing = [parts[at + 1], parts[at - 1]].filter((other) =>
      (other ?? []).some(({ type }) => DEEDS.has(type)),
    );
    const [beside] = doing;
    const shared = (beside ?? []).filter(({ type }) => DEEDS.has(type) || VALUES.has(type));
    const named = part.every(
      ({ type }) => type === 'thing' || type === 'place' || type === 'small' || type === 'all',
    );
    const own = tell(part);
    // "Close the TV and the lamp, and the fan you open": which of the two is the lamp's?
    if (own === null && new Set(doing.map((other) => deedsOf(other ?? []))).size > 1) return null;
    const plain = own ?? (named ? tell([...part, ...shared]) : null);
    // "Stove down one degree, the radiator up one": after the stove, "it" is no radiator.
    if (plain === null || (/^make it\b/.test(plain) && told.some((one) => WARMTH.test(one)))) return null;
    told.push(plain);
  }
  return told;
}

const WARMTH = /\b(?:degrees|warmer|cooler)\b/;

function deedsOf(part: readonly Piece[]): string {
  return part.flatMap((piece) => (piece.type === 'act' ? [piece.act] : [])).join(' ');
}

const DEEDS: ReadonlySet<Piece['type']> = new Set(['act', 'wish']);
const VALUES: ReadonlySet<Piece['type']> = new Set(['number', 'level', 'color', 'size', 'time']);
/** "There's rehearsal" tells, whatever scene is called so. */
const THERE = /^(?:there|he|she|they|we)['’](?:s|re|ve)\b/i;
/** "Fade the lamp to orange" makes it no dimmer. */
const FADE = /\bfade (?=.+\bto \p{L}+[\s.!]*$)/iu;
/** "Telly on, the radio too" is of two. */
const ALSO = /,.*\b(?:too|also|as well)[\s.!]*$/i;
/** "No more radio tonight" is from now on. */
const NO_MORE = /\b(no more .+?) (?:tonight|today|this (?:morning|afternoon|evening))(?=[\s.!]*$)/i;
const THEN = /\b(?:for|in|after)\b.*\bthen\b/i;
const MAX_PARTS = 4;
const JOIN = /\s*(?:,|;|\.(?=\s))\s*(?:and |then |and then |also )*|\s+(?:and then|and also|and|then)\s+/i;
/** A request in the form of a question. */
const POLITE =
  /^.*\b(?:can|could|would|will|may|might|wont|won't) (?:you|we|i|somebody|someone|the)\b.*$|^.*\b(?:do|would) you mind\b.*$|^.*\bhow about\b.*$/i;

function plain(text: string, names: HouseNames): string | null {
  const pieces = label(text, names);
  return pieces === null ? null : tell(pieces);
}
