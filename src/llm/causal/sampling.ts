/** From logits to one token: what may not come is taken out, what came lately is made less likely, then the best or a draw. */

export interface Sampling {
  /** 0: always the likeliest token. */
  readonly temperature: number;
  /** Draws only among so many likeliest tokens. */
  readonly topK: number;
  /** Above 1: what was said already becomes less likely (Keskar et al. 2019, CTRL). */
  readonly repetitionPenalty: number;
  readonly seed: number;
}

export const GREEDY: Sampling = { temperature: 0, topK: 1, repetitionPenalty: 1, seed: 0 };

export interface Choice {
  readonly token: number;
  /** Natural, at temperature 1, among what was allowed. */
  readonly logProbability: number;
}

/** Numbers in 0..1, the same for the same seed: mulberry32 (Tommy Ettinger, public domain). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * @param allowed the only tokens that may come; null: all
 * @returns null where nothing may come
 */
export function choose(
  logits: Float32Array,
  before: readonly number[],
  allowed: Iterable<number> | null,
  { temperature, topK, repetitionPenalty }: Sampling,
  random: () => number,
): Choice | null {
  const scores = allowed === null ? logits : only(logits, allowed);
  const total = logSumExp(scores);
  if (total === Number.NEGATIVE_INFINITY || Number.isNaN(total)) return null;
  const penal = repetitionPenalty === 1 ? scores : penalised(scores, before, repetitionPenalty);
  const token = temperature <= 0 ? likeliest(penal) : draw(penal, temperature, topK, random);
  return { token, logProbability: (scores[token] ?? Number.NEGATIVE_INFINITY) - total };
}

function only(logits: Float32Array, allowed: Iterable<number>): Float32Array {
  const scores = new Float32Array(logits.length).fill(Number.NEGATIVE_INFINITY);
  for (const token of allowed) {
    const score = logits[token];
    if (score !== undefined) scores[token] = score;
  }
  return scores;
}

function penalised(scores: Float32Array, before: readonly number[], penalty: number): Float32Array {
  const penal = Float32Array.from(scores);
  for (const token of new Set(before)) {
    const score = penal[token];
    if (score !== undefined) penal[token] = score > 0 ? score / penalty : score * penalty;
  }
  return penal;
}

function likeliest(scores: Float32Array): number {
  let best = 0;
  for (let index = 1; index < scores.length; index += 1)
    if ((scores[index] ?? 0) > (scores[best] ?? 0)) best = index;
  return best;
}

function draw(scores: Float32Array, temperature: number, topK: number, random: () => number): number {
  const top = best(scores, Math.max(1, topK));
  const greatest = scores[top[0] ?? 0] ?? 0;
  const weights = top.map((token) => Math.exp(((scores[token] ?? 0) - greatest) / temperature));
  let left = random() * weights.reduce((sum, weight) => sum + weight, 0);
  for (const [index, token] of top.entries()) {
    left -= weights[index] ?? 0;
    if (left < 0) return token;
  }
  return top.at(-1) ?? 0;
}

/** The tokens of the greatest scores, greatest first: one pass with a short sorted list. */
function best(scores: Float32Array, count: number): number[] {
  const top: number[] = [];
  for (let token = 0; token < scores.length; token += 1) {
    const score = scores[token] ?? Number.NEGATIVE_INFINITY;
    if (score === Number.NEGATIVE_INFINITY) continue;
    const last = scores[top.at(-1) ?? 0] ?? 0;
    if (top.length === count && score <= last) continue;
    let at = top.length;
    while (at > 0 && score > (scores[top[at - 1] ?? 0] ?? 0)) at -= 1;
    top.splice(at, 0, token);
    if (top.length > count) top.pop();
  }
  return top;
}

function logSumExp(scores: Float32Array): number {
  let greatest = Number.NEGATIVE_INFINITY;
  for (const score of scores) if (score > greatest) greatest = score;
  if (greatest === Number.NEGATIVE_INFINITY) return greatest;
  let sum = 0;
  for (const score of scores) sum += Math.exp(score - greatest);
  return greatest + Math.log(sum);
}
