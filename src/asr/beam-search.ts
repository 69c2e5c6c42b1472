/**
 * Beam search that can only say what the graph allows. Each hypothesis is (log-probability, tokens, state); what may
 * come next is scored from the full log-softmax, less the graph's cost. A bonus per token keeps short readings that
 * drop the sentence's tail from winning (speech.md); hypotheses that reach the same state are one (the grammar cannot
 * tell them apart from there on); the search goes on until no open hypothesis can still catch up.
 */
import { unexplained } from './duration.js';
import { bestFirst, type Expected } from './likeliest-tokens.js';
import { type Encoded, type Moonshine, TOKENS_PER_SECOND } from './moonshine.js';
import type { NextTokens } from './next-tokens.js';
import type { TokenGraph, TokenState } from './token-graph.js';
import { END_TOKEN, type Tokenizer } from './tokenizer.js';
import type { Wording, Written } from './wording/wording.js';

export interface BeamResult {
  readonly tokens: readonly number[];
  /** Of the tokens and the end, as the model gives it. */
  readonly logProbability: number;
  /** Nats that the graph takes off for how seldom this is said. */
  readonly cost: number;
  /** Seconds after the place where the decoder looks for the end: a silence, or words that the reading leaves out. */
  readonly unheard: number;
  /** With bonus, costs of the graph and what is left unexplained: what the readings were ranked by. */
  readonly score: number;
}

export interface BeamOptions {
  readonly beam?: number;
  /** How people put such sentences; null: no matter. */
  readonly wording?: Wording | null;
  readonly signal?: AbortSignal;
}

const BEAM = 12;
const TOKEN_BONUS = 1;
/**
 * How much of the decoder's internal language model is taken off, and for how many tokens. It expects running English
 * ("I don't know"), not orders ("Set ..."), and so loses them at their first words.
 */
const LANGUAGE_MODEL_WEIGHT = 0.5;
const OPENING_TOKENS = 3;
/**
 * How much of it is taken off the tokens after those where nobody has counted how people put it: the decoder expects "10"
 * and "me" wherever a number or a name may stand. With counts of words it gains nothing.
 */
const LATER_WEIGHT = 0.4;
/** Of the natural logarithm of how likely people are to put it so. */
const WORDING_WEIGHT = 0.5;
/** Of the letters' log-probability, by which the readings found are ranked in the end; in the search itself it finds no more. */
const LETTERS_WEIGHT = 0.4;
/** Nats below the best: an open hypothesis is given up beside a closed one, or beside another open one. */
const GIVE_UP = 6;
const WINDOW = 12;
/** In free words, so many readings are kept of those that the grammar cannot tell apart. */
const WILD_READINGS = 3;
/** Beyond what can be said in the time: names are cut into more tokens than running speech. */
const EXTRA_TOKENS = 6;
/**
 * Seconds that may follow the place where the end is looked for (of right readings 95 of 100 leave 0.24), and the nats for each
 * second more.
 */
const TAIL_SECONDS = 0.6;
const NATS_PER_SECOND = 6;
/** Readings handed back. */
const BEST = 8;

interface Hypothesis {
  readonly score: number;
  readonly cost: number;
  readonly logProbability: number;
  readonly tokens: readonly number[];
  readonly state: TokenState;
  /** What was written in the words of `wording`, and what of `score` is owed to it. */
  readonly written: Written;
  readonly wording: number;
}

interface Kept {
  readonly parent: number;
  readonly hypothesis: Hypothesis;
}

/**
 * Readings inside the graph, best first; empty if nothing the graph allows was heard.
 * @param views of one utterance, as it was heard first
 */
export async function beamSearch(
  model: Moonshine,
  graph: TokenGraph,
  views: readonly [Encoded, ...Encoded[]],
  { beam: width = BEAM, wording = null, signal }: BeamOptions = {},
): Promise<BeamResult[]> {
  graph.trim();
  const closed: BeamResult[] = [];
  const [{ seconds, written, letters: heard }] = views;
  const first = { score: 0, cost: 0, logProbability: 0, tokens: [], state: graph.start };
  let beam: Hypothesis[] = [{ ...first, written: wording?.begin ?? [], wording: 0 }];
  const decoding = model.jointDecoding(views);
  const expected = await model.silentDecoding(written);
  const limitTokens = Math.ceil(seconds * TOKENS_PER_SECOND) + EXTRA_TOKENS;
  for (let length = 0; length < limitTokens && beam.length > 0; length += 1) {
    signal?.throwIfAborted();
    const { next } = decoding;
    beam.forEach((hypothesis, at) => {
      if (hypothesis.tokens.length === 0 || !Number.isFinite(hypothesis.state.final)) return;
      const ending = model.ending((token) => next.of(at, token));
      const { tokens } = hypothesis;
      const unheard = (1 - next.position(at)) * seconds;
      const left = unexplained(model.tokenizer.decode(tokens), seconds) + tail(unheard);
      const put =
        wording === null ? 0 : WORDING_WEIGHT * wording.ended(hypothesis.written) - hypothesis.wording;
      const score = hypothesis.score + ending - hypothesis.state.final - left + put;
      closed.push({
        tokens,
        score,
        cost: hypothesis.cost + hypothesis.state.final,
        unheard,
        logProbability: hypothesis.logProbability + ending,
      });
    });
    closed.sort((left, right) => right.score - left.score);
    closed.splice(BEST);
    const limit = (closed[0]?.score ?? Number.NEGATIVE_INFINITY) - GIVE_UP;
    const inSilence: Expected = (at, token) => model.expectation.of(expected.rows[at] ?? [], token);
    const going = { next, tokenizer: model.tokenizer, wording, limit };
    const weight = weightAt(length, wording);
    const kept = extend(beam, going, { inSilence, weight }, width);
    if (kept.length === 0) break;
    const parents = kept.map(({ parent }) => parent);
    const tokens = kept.map(({ hypothesis }) => hypothesis.tokens.at(-1) ?? 0);
    await decoding.step(parents, tokens);
    if (weightAt(length + 1, wording) > 0) await expected.step(parents, tokens);
    beam = kept.map(({ hypothesis }) => hypothesis);
  }
  if (closed.length < 2) return closed;
  const letters = await heard();
  const ranked = closed.map((reading) => {
    const { nats } = letters.misspelling([...written, ...reading.tokens], model.tokenizer);
    return { ...reading, score: reading.score - LETTERS_WEIGHT * nats };
  });
  return ranked.sort((left, right) => right.score - left.score);
}

/** Of the internal language model at this token. */
function weightAt(length: number, wording: Wording | null): number {
  if (length < OPENING_TOKENS) return LANGUAGE_MODEL_WEIGHT;
  return wording === null ? LATER_WEIGHT : 0;
}

/** Nats to take from a reading that leaves the last of the speech unheard. */
const tail = (unheard: number): number => NATS_PER_SECOND * Math.max(0, unheard - TAIL_SECONDS);

interface Going {
  readonly next: NextTokens;
  readonly tokenizer: Tokenizer;
  readonly wording: Wording | null;
  /** What is worth less is given up. */
  readonly limit: number;
}

/** The best ways to go on by one token, best first: at most `width`, one for each state of the graph. */
function extend(
  beam: readonly Hypothesis[],
  { next, tokenizer, wording, limit }: Going,
  { inSilence, weight }: { readonly inSilence: Expected; readonly weight: number },
  width: number,
): Kept[] {
  const kept: Kept[] = [];
  const readings = new Map<TokenState, number>();
  let floor = limit;
  const likeliest = bestFirst(
    beam.map(({ score }) => score + TOKEN_BONUS),
    next,
    weight > 0 ? inSilence : undefined,
    weight,
  );
  for (const { row: parent, token, score: most } of likeliest) {
    if (most < floor) break;
    const from = beam[parent];
    if (from === undefined || token <= END_TOKEN) continue;
    const named = from.state.cost(token);
    const cost = Math.min(named, from.state.wild + TOKEN_BONUS);
    if (!(most - cost >= floor)) continue;
    const written = wording?.after(from.written, tokenizer.piece(token)) ?? from.written;
    const put = wording === null ? 0 : WORDING_WEIGHT * wording.nats(written);
    const score = most - cost + put - from.wording;
    if (!(score >= floor)) continue;
    const state = from.state.next(token);
    const had = state === null ? 0 : (readings.get(state) ?? 0);
    if (state === null || had >= (Number.isFinite(state.wild) ? WILD_READINGS : 1)) continue;
    readings.set(state, had + 1);
    const logProbability = from.logProbability + next.of(parent, token);
    kept.push({
      parent,
      hypothesis: {
        score,
        cost: from.cost + Math.min(named, from.state.wild),
        logProbability,
        tokens: [...from.tokens, token],
        state,
        written,
        wording: put,
      },
    });
    kept.sort((left, right) => right.hypothesis.score - left.hypothesis.score);
    kept.splice(width);
    const worst = kept.length < width ? Number.NEGATIVE_INFINITY : (kept.at(-1)?.hypothesis.score ?? 0);
    floor = Math.max(floor, worst, (kept[0]?.hypothesis.score ?? 0) - WINDOW);
  }
  return kept;
}
