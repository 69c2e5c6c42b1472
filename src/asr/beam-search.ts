/**
 * Beam search that can only say what the graph allows. Each hypothesis is (log-probability, tokens, state); every
 * allowed next token is scored from the full log-softmax. A bonus per token keeps short readings that drop the
 * sentence's tail from winning (speech.md); the search goes on until no open hypothesis can still catch up.
 */
import { type Encoded, type Moonshine, type StepResult, TOKENS_PER_SECOND } from './moonshine.js';
import type { TokenGraph, TokenState } from './token-graph.js';
import { END_TOKEN } from './tokenizer.js';

export interface BeamResult {
  readonly tokens: readonly number[];
  readonly logProbability: number;
}

const BEAM = 12;
const TOKEN_BONUS = 1.0;
/** Natural-log units: an open hypothesis this far below the best closed one is given up. */
const GIVE_UP = 6;
/** Free words inside a template: so many of the likeliest tokens are tried. */
const WILD_TOKENS = 6;
/** Beyond what can be said in the time: names are cut into more tokens than running speech. */
const EXTRA_TOKENS = 6;

interface Hypothesis {
  readonly score: number;
  readonly logProbability: number;
  readonly tokens: readonly number[];
  readonly state: TokenState;
}

interface Open extends Hypothesis {
  readonly parent: number;
}

export async function beamSearch(
  model: Moonshine,
  graph: TokenGraph,
  encoded: Encoded,
  first: StepResult,
  signal?: AbortSignal,
): Promise<BeamResult | null> {
  const closers = ['.', '?', '!'].flatMap((mark) => model.tokenizer.id(mark) ?? []);
  graph.trim();
  let best: Hypothesis | null = null;
  let beam: Hypothesis[] = [{ score: 0, logProbability: 0, tokens: [], state: graph.start }];
  let { rows, state } = first;
  const limitTokens = Math.ceil(encoded.seconds * TOKENS_PER_SECOND) + EXTRA_TOKENS;
  for (let length = 0; length < limitTokens && beam.length > 0; length += 1) {
    signal?.throwIfAborted();
    const open: Open[] = [];
    beam.forEach((hypothesis, parent) => {
      const row = rows[parent];
      if (row === undefined) return;
      if (hypothesis.state.final && hypothesis.tokens.length > 0) {
        // The end itself, or a mark after which the end is all but certain.
        let ending = row[END_TOKEN] ?? Number.NEGATIVE_INFINITY;
        for (const mark of closers) ending = Math.max(ending, row[mark] ?? Number.NEGATIVE_INFINITY);
        const score = hypothesis.score + ending;
        if (best === null || score > best.score)
          best = { ...hypothesis, score, logProbability: hypothesis.logProbability + ending };
      }
      const allowed = new Set(hypothesis.state.tokens());
      for (const token of hypothesis.state.wild ? new Set([...allowed, ...top(row, WILD_TOKENS)]) : allowed) {
        if (token <= END_TOKEN) continue;
        const logProbability = row[token] ?? Number.NEGATIVE_INFINITY;
        const bonus = allowed.has(token) ? TOKEN_BONUS : 0;
        open.push({
          score: hypothesis.score + logProbability + bonus,
          logProbability: hypothesis.logProbability + logProbability,
          tokens: [...hypothesis.tokens, token],
          state: hypothesis.state,
          parent,
        });
      }
    });
    open.sort((left, right) => right.score - left.score);
    const limit = closedScore(best) - GIVE_UP;
    const kept: Open[] = [];
    for (const candidate of open) {
      if (kept.length >= BEAM || candidate.score < limit) break;
      const next = candidate.state.next(candidate.tokens.at(-1) ?? 0);
      if (next !== null) kept.push({ ...candidate, state: next });
    }
    if (kept.length === 0) break;
    ({ rows, state } = await model.step(
      encoded,
      state,
      kept.map(({ parent }) => parent),
      kept.map(({ tokens }) => tokens.at(-1) ?? 0),
    ));
    beam = kept;
  }
  const found = best as Hypothesis | null;
  return found === null ? null : { tokens: found.tokens, logProbability: found.logProbability };
}

function closedScore(best: Hypothesis | null): number {
  return best === null ? Number.NEGATIVE_INFINITY : best.score;
}

function top(row: Float32Array, count: number): number[] {
  const out: number[] = [];
  for (let at = 0; at < row.length; at += 1) {
    const value = row[at] ?? 0;
    if (out.length === count && value <= (row[out[count - 1] ?? 0] ?? 0)) continue;
    out.push(at);
    out.sort((left, right) => (row[right] ?? 0) - (row[left] ?? 0));
    if (out.length > count) out.pop();
  }
  return out;
}
