/**
 * Where in a stretch of speech a phrase may have been said: the stretch is read freely once, and at each place of that
 * reading the phrase's own tokens are scored in the decoder instead, after the words that were read before it. Places
 * where the phrase's first token is all but impossible are never tried, so most stretches cost the free reading only.
 *
 * Each phrase is scored in a batch of its own: the decoder's int8 activations share one scale per batch, so phrases in
 * one batch would change each other's scores in the last digits.
 */
import { argmax, type Decoding, type FirstStep } from '../asr/decoding.js';
import { type Encoded, TOKENS_PER_SECOND } from '../asr/moonshine.js';
import { END_TOKEN, type Tokenizer } from '../asr/tokenizer.js';
import type { PhraseNode, WakePhrase } from './phrase.js';

/** What is needed of the recogniser's model. */
export interface PhraseModel {
  readonly tokenizer: Tokenizer;
  encode(samples: Float32Array): Promise<Encoded>;
  decoding(encoded: Encoded): Pick<Decoding, 'rows' | 'step' | 'asFirstStep'>;
}

export interface FreeReading {
  readonly tokens: readonly number[];
  /** Log-probability of each token, the end included. */
  readonly logs: readonly number[];
}

/** The phrase at one place of a free reading. Natural logarithms. */
export interface Sighting {
  /** Tokens of the free reading before it. */
  readonly place: number;
  readonly tokens: readonly number[];
  /** Of the phrase's tokens. */
  readonly logProbability: number;
  /** Of the least likely one. */
  readonly least: number;
  /** That a word, a mark or the end follows, not more of the same word ("computers"). */
  readonly boundary: number;
  /** By how much the likeliest tokens beat the phrase's, summed: 0 where the phrase is what is heard. */
  readonly regret: number;
}

/** A free reading and what else may begin in it. */
export interface OpenReading {
  readonly free: FreeReading;
  /** For each phrase: log-probability of its likeliest first token at each place. */
  readonly openings: readonly (readonly number[])[];
  /** The decoder at each place where one of the phrases may begin. */
  readonly forks: ReadonlyMap<number, FirstStep>;
}

/** Of the first token: a place is not tried below this. Nats. */
const FIRST_FLOOR = -11;
/** Readings of one phrase that are open at once. */
const BEAM = 6;

/** Free greedy reading with, for each phrase, how likely it may begin at each place. */
export async function readFreely(
  model: PhraseModel,
  encoded: Encoded,
  phrases: readonly WakePhrase[],
): Promise<OpenReading> {
  const decoding = model.decoding(encoded);
  const limit = Math.max(6, Math.ceil(encoded.seconds * TOKENS_PER_SECOND));
  const tokens: number[] = [];
  const logs: number[] = [];
  const openings = phrases.map((): number[] => []);
  const forks = new Map<number, FirstStep>();
  for (;;) {
    const [row] = decoding.rows;
    if (row === undefined) break;
    phrases.forEach(({ start }, index) => {
      openings[index]?.push(Math.max(...start.edges.map(({ token }) => at(row, token))));
    });
    if (openings.some((opening) => (opening.at(-1) ?? 0) >= FIRST_FLOOR))
      forks.set(tokens.length, decoding.asFirstStep());
    const token = argmax(row);
    logs.push(at(row, token));
    if (token === END_TOKEN || tokens.length >= limit) break;
    tokens.push(token);
    await decoding.step([0], [token]);
  }
  return { free: { tokens, logs }, openings, forks };
}

interface Open extends Sighting {
  readonly node: PhraseNode;
}

/**
 * All places where the phrase may be; the best reading for each. The decoder goes on from where the free reading left
 * it: places near one another are read side by side, and what lies between others is not gone through again.
 * @param index of the phrase among those that were read for
 * @param floor natural logarithm; a reading of the phrase is given up below it
 */
export async function sightings(
  model: PhraseModel,
  encoded: Encoded,
  { start }: WakePhrase,
  { free, openings, forks }: OpenReading,
  index: number,
  floor: number,
): Promise<Sighting[]> {
  const firstFloor = Math.max(floor, FIRST_FLOOR);
  const places = (openings[index] ?? []).flatMap((opening, place) => (opening >= firstFloor ? [place] : []));
  const found = new Map<number, Sighting>();
  for (let place = places[0]; place !== undefined; ) {
    const first = forks.get(place);
    if (first === undefined) break;
    const decoding = model.decoding({ ...encoded, first });
    place = await fromPlace(
      decoding,
      { start, place, places, free, floor, tokenizer: model.tokenizer },
      found,
    );
  }
  return [...found.values()];
}

interface Readings {
  readonly start: PhraseNode;
  readonly place: number;
  readonly places: readonly number[];
  readonly free: FreeReading;
  readonly floor: number;
  readonly tokenizer: Tokenizer;
}

/** @returns the first place that no reading got to; undefined where none is left */
async function fromPlace(
  decoding: Pick<Decoding, 'rows' | 'step'>,
  { start, place, places, free, floor, tokenizer }: Readings,
  found: Map<number, Sighting>,
): Promise<number | undefined> {
  const lastPlace = places.at(-1) ?? place;
  let open: Open[] = [];
  for (let length = place; ; length += 1) {
    const { rows } = decoding;
    // Row 0 goes along the free reading for as long as the phrase may still begin further on.
    const base = length <= lastPlace ? 1 : 0;
    const next: { readonly parent: number; readonly reading: Open }[] = [];
    open.forEach((reading, at) => {
      const row = rows[at + base];
      if (row === undefined) return;
      if (reading.node.last) keep(found, { ...reading, boundary: boundaryOf(row, tokenizer) });
      for (const grown of extended(reading, row, floor)) next.push({ parent: at + base, reading: grown });
    });
    const [first] = rows;
    if (first !== undefined && places.includes(length)) {
      for (const reading of extended(beginning(start, length), first, floor))
        next.push({ parent: 0, reading });
    }
    if (next.length === 0) return places.find((later) => later > length);
    next.sort((a, b) => b.reading.logProbability - a.reading.logProbability);
    next.splice(BEAM);
    const parents = next.map(({ parent }) => parent);
    const tokens = next.map(({ reading }) => reading.tokens.at(-1) ?? 0);
    const goesOn = length < lastPlace;
    await decoding.step(
      goesOn ? [0, ...parents] : parents,
      goesOn ? [free.tokens[length] ?? END_TOKEN, ...tokens] : tokens,
    );
    open = next.map(({ reading }) => reading);
  }
}

const beginning = (node: PhraseNode, place: number): Open => ({
  node,
  place,
  tokens: [],
  logProbability: 0,
  least: 0,
  boundary: 0,
  regret: 0,
});

function extended(reading: Open, row: Float32Array, floor: number): Open[] {
  if (reading.node.edges.length === 0) return [];
  const most = at(row, argmax(row));
  return reading.node.edges.flatMap(({ token, to }) => {
    const log = at(row, token);
    const logProbability = reading.logProbability + log;
    if (!(logProbability >= floor)) return [];
    return {
      node: to,
      place: reading.place,
      tokens: [...reading.tokens, token],
      logProbability,
      least: Math.min(reading.least, log),
      boundary: 0,
      regret: reading.regret + most - log,
    };
  });
}

function keep(
  found: Map<number, Sighting>,
  { place, tokens, logProbability, least, boundary, regret }: Sighting,
): void {
  const had = found.get(place);
  if (had !== undefined && had.logProbability + had.boundary >= logProbability + boundary) return;
  found.set(place, { place, tokens, logProbability, least, boundary, regret });
}

function boundaryOf(row: Float32Array, tokenizer: Tokenizer): number {
  let sum = 0;
  for (const token of boundaries(tokenizer)) sum += Math.exp(at(row, token));
  return Math.log(Math.min(1, sum));
}

const KNOWN = new WeakMap<Tokenizer, readonly number[]>();

/** Tokens after which a word is over. */
function boundaries(tokenizer: Tokenizer): readonly number[] {
  const known = KNOWN.get(tokenizer);
  if (known !== undefined) return known;
  const made = Array.from({ length: tokenizer.size }, (_, token) => token).filter(
    (token) =>
      token === END_TOKEN || tokenizer.startsWord(token) || /^[^\p{L}\p{N}'<]/u.test(tokenizer.piece(token)),
  );
  KNOWN.set(tokenizer, made);
  return made;
}

const at = (row: Float32Array, token: number): number => row[token] ?? Number.NEGATIVE_INFINITY;
