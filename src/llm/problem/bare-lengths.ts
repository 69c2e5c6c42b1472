/**
 * Lengths of time of which the unit is said once, or not at all: "eggs five minutes, toast three", "twelve minutes, no, fifteen",
 * "a timer for thirty". The model points at what was said, and nobody said that the three is a length.
 */
import type { Home } from '../../actions/home.js';
import { singular } from '../../actions/resolve/names.js';
import { KINDS_OF_WORD } from '../../nlu/kind-words.js';
import { COMMON, nameIndexOf } from './name-index.js';
import type { Value, Word } from './problem.js';

/** A value and the words it stands in, by their index. */
export interface Found {
  readonly first: number;
  readonly last: number;
  readonly value: Value;
}

const MINUTE = 60;
const MOST_MINUTES = 180;

/** The values with bare numbers put to lengths of time where nothing else can be meant by them. */
export function withBareLengths(
  found: readonly Found[],
  words: readonly Word[],
  norms: readonly (readonly string[])[],
  home: Home,
): readonly Found[] {
  const spoken = norms.flat();
  const lengths = found.filter(({ value }) => value.type === 'duration');
  if (lengths.length === 0 && !spoken.includes('timer')) return found;
  const unit = unitOf(lengths[0]?.value.text ?? '');
  const bare = found.filter(
    (one) =>
      isBareNumber(one.value) &&
      !found.some((other) => covers(other, one)) &&
      isLength(one, words, norms, home, lengths.length > 0),
  );
  return found.flatMap((one): Found[] => {
    if (!bare.some(({ first, last }) => first === one.first && last === one.last)) return [one];
    const { value } = one;
    return value.type === 'number'
      ? [{ ...one, value: { type: 'duration', seconds: value.number * unit, text: value.text } }]
      : [];
  });
}

const isBareNumber = (value: Value): boolean =>
  value.type === 'number' &&
  value.unit === null &&
  Number.isInteger(value.number) &&
  value.number > 0 &&
  value.number <= MOST_MINUTES;

const covers = (other: Found, { first, last }: Found): boolean =>
  other.first <= first && last <= other.last && other.last - other.first > last - first;

function unitOf(text: string): number {
  if (/\b(?:seconds?|secs?)\b/i.test(text)) return 1;
  return /\b(?:hours?|hrs?)\b/i.test(text) && !/\bmin/i.test(text) ? 3600 : MINUTE;
}

/** Does the number end its clause, which speaks of nothing of this house and of no measure? */
function isLength(
  { first, last }: Found,
  words: readonly Word[],
  norms: readonly (readonly string[])[],
  home: Home,
  besideLength: boolean,
): boolean {
  let begin = first;
  while (begin > 0 && !pauseBefore(begin, words, norms)) begin -= 1;
  const next = last + 1;
  const ends = next >= words.length || pauseBefore(next, words, norms) || AFTER.has(norms[next]?.[0] ?? '');
  if (!ends) return false;
  const lead = norms.slice(begin, first).flat();
  if (lead.some((word) => MEASURES.has(word)) || NOT_BEFORE.has(lead.at(-1) ?? '')) return false;
  const telling = lead.filter((word) => !CUES.has(word));
  if (telling.some((word) => ofHouse(word, home))) return false;
  return besideLength || telling.every((word) => TIMER.has(word)) || telling.includes('timer');
}

/** After a comma, or "and". */
function pauseBefore(at: number, words: readonly Word[], norms: readonly (readonly string[])[]): boolean {
  const [before, here] = [words[at - 1], words[at]];
  if (before === undefined || here === undefined) return true;
  return (
    here.start - before.end > 1 ||
    /^(?:and|then)$/.test(norms[at - 1]?.at(-1) ?? '') ||
    /^(?:and|then)$/.test(norms[at]?.[0] ?? '')
  );
}

function ofHouse(word: string, home: Home): boolean {
  const one = singular(word);
  return KINDS_OF_WORD.has(one) || (nameIndexOf(home).weight.has(one) && !COMMON.has(one) && !TIMER.has(one));
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));
const AFTER = set('for on off please instead then more');
const TIMER = set('timer set start put give add take need want');
const CUES = set(
  'no nope nah wait sorry actually make it that i mean meant said say scratch scrub hold hang on call rather or oh ah so just maybe to for a an the my me us let us do please',
);
/** Hours, stations and the like. */
const NOT_BEFORE = set('at till until by past before after channel number page gas mark bus platform');
const MEASURES = set(
  'volume brightness temperature heat heating speed position level degrees percent channel',
);
