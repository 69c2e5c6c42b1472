/**
 * The gist of a request: a partial parser for sentences that no phrase matches whole. It finds one act, one thing, a value
 * and a place by their words, wherever they stand, and gives them back as a plain sentence for the grammar to read, if
 * and only if every other word is known to change nothing. One unknown word, and it has nothing to say.
 *
 * After the island parsing of spoken dialogue systems (Ward, "The CMU Air Travel Information Service", 1990), with the
 * strictness turned round: words between the islands are not skipped but must be known.
 */
import type { Home } from '../../actions/home.js';
import { houseNames } from './house-names.js';
import { label } from './label.js';
import { tell } from './tell.js';

/** A longer text is no plain request. */
const MAX_CHARACTERS = 240;

/** The plain sentences that a text may come to, likeliest first. Commands joined by "and" are told one by one. */
export function gistOf(text: string, home: Home): string[] {
  if (text.length > MAX_CHARACTERS || /\?\s*$/.test(text.replace(POLITE, ''))) return [];
  const names = houseNames(home);
  const whole = plain(text, names);
  if (whole !== null) return [whole];
  const parts = text.split(JOIN).filter((part) => part.trim() !== '');
  if (parts.length < 2 || parts.length > MAX_PARTS) return [];
  const told = parts.map((part) => plain(part, names));
  return told.every((one) => one !== null) ? [told.join(' and ')] : [];
}

const MAX_PARTS = 4;
const JOIN = /\s*(?:,|;|\.(?=\s))\s*(?:and |then |and then |also )*|\s+(?:and then|and also|and|then)\s+/i;
/** A request in the form of a question. */
const POLITE =
  /^.*\b(?:can|could|would|will|may|might|wont|won't) (?:you|we|i|somebody|someone|the)\b.*$|^.*\b(?:do|would) you mind\b.*$|^.*\bhow about\b.*$/i;

function plain(text: string, names: ReturnType<typeof houseNames>): string | null {
  const pieces = label(text, names);
  return pieces === null ? null : tell(pieces);
}
