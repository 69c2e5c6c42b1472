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
  const alone = parts.map((part, at) => standsAlone(part, at, said));
  const labelled = parts.map((part) => label(part, names));
  // "Close the blinds, it's so bright": why, and not another thing to do.
  if (labelled.some(complains) && !labelled.every(complains)) return [];
  const told = together(labelled, alone);
  return told === null ? [] : [told.join(' and ')];
}

/**
 * Does a part have a verb of its own, so that it shares none? "Close the blinds and let the awning be", "start the robot and
 * hold the telly", "Rover go, telly paused"; but "keep the lamp and the fan on".
 */
function standsAlone(part: string, at: number, said: string): boolean {
  if (/\bgo[\s.!]*$/i.test(part) || (at > 0 && VERB.test(part))) return true;
  return HELD.test(part) && !/^\s+and\b/i.test(said.slice(said.indexOf(part) + part.length));
}

/** Verbs that say something, if not plainly enough to be an act. */
const HELD = /^\W*(?:(?:please|just|then|you|can|could|would) )*(?:leave|let|keep|hold|spare|give|mind)\b/i;
const VERB =
  /^\W*(?:(?:please|just|then|you|can|could|would) )*(?:leave|let|keep|hold|spare|give|mind|set|put|take|bring|get|make|have|turn|switch|check|see|flick|hit|push|press)\b/i;

/**
 * Each part told; one that only names a thing shares what is done with the part beside it: "the lamp and the fan on".
 * @param alone the parts that share nothing
 */
function together(parts: readonly (readonly Piece[] | null)[], alone: readonly boolean[]): string[] | null {
  const told: string[] = [];
  for (const [at, part] of parts.entries()) {
    if (part === null) return null;
    // What is done, and to what value: "the lamp and the spots down to thirty" are both at thirty.
    const doing = [parts[at + 1], parts[at - 1]].filter((other) =>
      (other ?? []).some(({ type }) => DEEDS.has(type)),
    );
    const [beside] = doing;
    const shared = (beside ?? []).filter(({ type }) => DEEDS.has(type) || VALUES.has(type));
    const named =
      alone[at] !== true &&
      part.every(({ type }) => type === 'thing' || type === 'place' || type === 'small' || type === 'all');
    const own = tell(part);
    // "Close the TV and the lamp, and the fan you open", "blinds shut, spots and lamp ten": which of the two is the middle one's?
    const around = [parts[at + 1], parts[at - 1]].filter((other) =>
      (other ?? []).some(({ type }) => DEEDS.has(type) || VALUES.has(type)),
    );
    if (own === null && new Set(around.map((other) => wantedOf(other ?? []))).size > 1) return null;
    const plain = own ?? (named ? tell([...part, ...shared]) : null);
    // "Stove down one degree, the radiator up one": after the stove, "it" is no radiator.
    if (
      plain === null ||
      (/^make (?:it|the (?:heater|radiator)s?)\b/.test(plain) && told.some((one) => WARMTH.test(one)))
    )
      return null;
    told.push(plain);
  }
  return told;
}

/** How it is, and that it is too much: no word of what is to be done, nor of what. */
function complains(part: readonly Piece[] | null): boolean {
  const types = new Set((part ?? []).map(({ type }) => type));
  const deed = types.has('act') || types.has('wish') || types.has('thing');
  return types.has('quality') && (types.has('too') || types.has('so')) && !deed;
}

const WARMTH = /\b(?:degrees|warmer|cooler)\b/;

/** What is done, else to what value. */
function wantedOf(part: readonly Piece[]): string {
  const deeds = part.flatMap((piece) => (piece.type === 'act' ? [piece.act] : []));
  return deeds.length > 0 ? deeds.join(' ') : JSON.stringify(part.filter(({ type }) => VALUES.has(type)));
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
