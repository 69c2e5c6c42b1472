/**
 * Constrained greedy decoding: at each step the likeliest of what may come (read-calls.ts), however likely anything else was. So
 * no answer can name a device, a value or an operation that is not at hand; how much of the model's belief lay outside
 * tells how far to trust it.
 */
import type { Call } from '../nlu/call.js';
import type { Legal } from './legal.js';
import type { Problem } from './problem.js';
import { type Prompt, positionOf } from './prompt.js';
import { readAnswer } from './read-calls.js';
import { type Item, SYMBOLS } from './vocabulary.js';

export interface Decoded {
  readonly calls: readonly Call[];
  readonly items: readonly Item[];
  /** Sum of the natural logarithms of the chosen items' probabilities, among all items, legal or not. */
  readonly logProbability: number;
  /** The least likely choice, 0-1. */
  readonly weakest: number;
}

/** One answer being written: given the class chosen last, the logits of the next: symbols, then encoder positions. */
export type Scorer = (previous: number) => Promise<Float32Array>;

/** The longest answer: four calls of a dozen items. */
export const MAX_STEPS = 60;

const CLASS_OF: ReadonlyMap<string, number> = new Map(SYMBOLS.map((symbol, index) => [symbol, index]));
const BEGIN = 0;

/** Null where no answer ended in time. `signal` is looked at between the steps. */
export async function decode(
  problem: Problem,
  prompt: Prompt,
  score: Scorer,
  signal?: AbortSignal,
): Promise<Decoded | null> {
  const reading = readAnswer(problem);
  const items: Item[] = [];
  let previous = BEGIN;
  let logProbability = 0;
  let weakest = 1;
  for (let step = reading.next(); ; ) {
    if (step.done === true) return { calls: step.value, items, logProbability, weakest };
    if (items.length >= MAX_STEPS) return null;
    signal?.throwIfAborted();
    const logits = await score(previous);
    const best = likeliest(step.value, prompt, logits);
    if (best === null) return null;
    const log = (logits[best.index] ?? 0) - logSum(logits);
    logProbability += log;
    weakest = Math.min(weakest, Math.exp(log));
    items.push(best.item);
    previous = best.index;
    step = reading.next(best.item);
  }
}

function likeliest(
  legal: Legal,
  prompt: Prompt,
  logits: Float32Array,
): { readonly item: Item; readonly index: number } | null {
  let best: { item: Item; index: number } | null = null;
  let top = Number.NEGATIVE_INFINITY;
  const offer = (item: Item, index: number): void => {
    const logit = logits[index] ?? Number.NEGATIVE_INFINITY;
    // The first of equals, and something even where a broken model knows nothing.
    if (best === null || logit > top) [best, top] = [{ item, index }, logit];
  };
  for (const symbol of legal.symbols) offer(symbol, CLASS_OF.get(symbol) ?? BEGIN);
  for (const pointer of legal.pointers) {
    const position = positionOf(pointer, prompt);
    if (position !== null) offer(pointer, SYMBOLS.length + position);
  }
  return best;
}

function logSum(logits: Float32Array): number {
  let top = Number.NEGATIVE_INFINITY;
  for (const logit of logits) if (logit > top) top = logit;
  let sum = 0;
  for (const logit of logits) sum += Math.exp(logit - top);
  return top + Math.log(sum);
}
