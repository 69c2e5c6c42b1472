/** What the pieces of a sentence come to, counted; null where they contradict each other or tell rather than ask. */
import type { Act, Piece } from './piece.js';

type Of<T extends Piece['type']> = Extract<Piece, { type: T }>;

export interface Said {
  readonly things: readonly Of<'thing'>[];
  readonly acts: readonly Act[];
  readonly places: readonly string[];
  readonly number: Of<'number'> | null;
  readonly level: number | null;
  readonly color: string | null;
  readonly size: string;
  readonly time: string | null;
  readonly all: boolean;
  /** Some of it is joined by "and". */
  readonly joined: boolean;
  readonly wished: boolean;
  /** By more than an adjective. */
  readonly stated: boolean;
  /** Something else is wanted, whatever it is. */
  readonly changed: boolean;
  /** By an adjective that complains of nothing: "low" is then no way to go. */
  readonly described: boolean;
  /** A value of any kind. */
  readonly valued: boolean;
}

export function gather(pieces: readonly Piece[]): Said | null {
  const of = <T extends Piece['type']>(type: T): Of<T>[] =>
    pieces.filter((piece): piece is Of<T> => piece.type === type);
  const has = (type: Piece['type']): boolean => pieces.some((piece) => piece.type === type);
  const deeds = new Set(of('act').flatMap(({ act, weak }) => (weak === true ? [] : [act])));
  const hours = of('number').filter((number) => isHour(number, deeds));
  const numbers = of('number').filter((number) => !hours.includes(number));
  const colors = [...new Set(of('color').map(({ text }) => text))];
  const levels = [...new Set(of('level').map(({ percent }) => percent))];
  const times = [...of('time'), ...hours.map(({ text }) => ({ text: `at ${text}` }))];
  // "Every morning at seven" is one time, that only the grammar can read.
  if (
    of('time').some(({ text }) => PART.test(text)) &&
    numbers.some((number) => mayBeHour(number) || (number.unit === null && !number.to))
  )
    return null;
  const places = narrowest([...new Set(of('place').map(({ text }) => text))]);
  if (numbers.length > 1 || colors.length > 1 || levels.length > 1 || times.length > 1) return null;
  // "At half seven" is no level.
  if (numbers.length > 0 && levels.length > 0) return null;
  if (places.length > 1 && !has('and')) return null;
  // "On in the hall and off in the den" is two requests.
  const told = new Set(of('act').map(({ act }) => act));
  if ((places.length > 1 || has('and')) && told.has('on') && told.has('off')) return null;
  // "The light is on" tells; "the light is too bright" and "the light should be on" ask.
  const reason = has('quality') && has('act');
  const too = has('too') || has('so');
  if (has('is') && !too && !has('wish') && !reason) return null;
  const valued = numbers.length + colors.length + levels.length > 0;
  const tooMuch = has('too') || ((has('so') || reason) && has('is'));
  // "So cold in here" complains, "so bright please" asks: which of them, nobody knows.
  if (has('so') && has('quality') && !tooMuch && !has('act') && !has('wish')) return null;
  const acts = actsOf(pieces, tooMuch, valued || has('size'));
  return {
    things: of('thing'),
    acts,
    places,
    number: numbers[0] ?? null,
    level: levels[0] ?? null,
    color: colors[0] ?? null,
    size: of('size').at(-1)?.text ?? '',
    time: times[0]?.text ?? null,
    all: has('all'),
    joined: has('and'),
    wished: has('wish'),
    stated: has('act') || too || has('wish'),
    changed: pieces.some((piece) => piece.type === 'act' && piece.act === 'change'),
    described: has('quality') && !has('too'),
    valued,
  };
}

/** What is done whole, and no level: "close the awning at ten" is for ten o'clock. */
const WHOLE: ReadonlySet<Act> = new Set(['on', 'off', 'open', 'close', 'lock', 'clean', 'brew', 'dock']);
const LAST_HOUR = 12;

/** A day, or a part of it. */
const PART = /^(?:every|each|tomorrow|tonight|this)\b/i;

function isHour(number: Of<'number'>, deeds: ReadonlySet<Act>): boolean {
  return mayBeHour(number) && [...WHOLE].some((act) => deeds.has(act));
}

function mayBeHour({ text, unit, at }: Of<'number'>): boolean {
  const hour = Number(text);
  return at === true && unit === null && Number.isInteger(hour) && hour >= 1 && hour <= LAST_HOUR;
}

function actsOf(pieces: readonly Piece[], tooMuch: boolean, otherwise: boolean): Act[] {
  const strong = new Set<Act>();
  const weak = new Set<Act>();
  for (const piece of pieces) {
    if (piece.type === 'quality') strong.add(tooMuch ? piece.tooMuch : piece.act);
    else if (piece.type === 'act')
      (piece.weak === true || piece.act === 'change' ? weak : strong).add(piece.act);
  }
  // "Shut it down" is one verb.
  if (strong.has('close')) strong.delete('down');
  // "On" is a preposition and "change" a verb beside any other.
  if (strong.size > 0 || otherwise) return [...strong];
  return weak.size > 1 ? [...weak].filter((act) => act !== 'change') : [...weak];
}

/** "In the house, in the kitchen": the kitchen. */
function narrowest(places: readonly string[]): string[] {
  const named = places.filter((place) => place !== 'in the house' && place !== 'in here');
  return named.length > 0 ? named : places.slice(0, 1);
}
