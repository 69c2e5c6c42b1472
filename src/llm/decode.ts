/**
 * Constrained decoding: at each step only what may come (read-calls.ts), however likely anything else was. So no answer can
 * name a device, a value or an operation that is not at hand; how much of the model's belief lay outside tells how far to
 * trust it.
 *
 * The likeliest answers, not only one: two ways to write what is the same deed share the model's belief, and an answer
 * whose rivals would do something else deserves less of it (after Kuhn et al. 2023, "Semantic uncertainty").
 * Found lazily: the greedy answer first, then again and again from the likeliest branch that was not taken.
 */
import type { Call } from '../nlu/call.js';
import type { Legal } from './answer/legal.js';
import { readAnswer } from './answer/read-calls.js';
import { type Item, SYMBOLS } from './answer/vocabulary.js';
import type { Problem } from './problem/problem.js';
import { type Prompt, positionOf } from './problem/prompt.js';

export interface Decoded {
  readonly calls: readonly Call[];
  readonly items: readonly Item[];
  /** Sum of the natural logarithms of the chosen items' probabilities, among all items, legal or not. */
  readonly logProbability: number;
  /** The least likely choice, 0-1. */
  readonly weakest: number;
}

/**
 * Answers being written: given the class chosen last, the logits of the next (symbols, then encoder positions), and what
 * scores the step after. One scorer may be asked with several classes: branches of one beginning.
 */
export type Scorer = (previous: number) => Promise<{ readonly logits: Float32Array; readonly next: Scorer }>;

/** The longest answer: four calls of a dozen items. */
export const MAX_STEPS = 60;
/** So many answers at most, for so many steps in all beyond the first answer's. */
const MAX_ANSWERS = 5;
const MAX_MORE_STEPS = 40;
/** A branch is not followed that is so much less likely than the first answer (natural logarithm; 3 is a twentieth). */
const MARGIN = 3;

const CLASS_OF: ReadonlyMap<string, number> = new Map(SYMBOLS.map((symbol, index) => [symbol, index]));
const BEGIN = 0;

/** An answer's beginning, and what is asked for its next item. */
interface Branch {
  readonly items: readonly Item[];
  readonly previous: number;
  readonly score: Scorer;
  readonly logProbability: number;
  readonly weakest: number;
}

/** The greedy answer first, then others; none where not even it ended in time. `signal` is looked at between the steps. */
export async function decode(
  problem: Problem,
  prompt: Prompt,
  score: Scorer,
  signal?: AbortSignal,
): Promise<readonly Decoded[]> {
  const answers: Decoded[] = [];
  const open: Branch[] = [{ items: [], previous: BEGIN, score, logProbability: 0, weakest: 1 }];
  let left = MAX_STEPS;
  for (let branch = open.pop(); branch !== undefined && left > 0; branch = likeliestOf(open)) {
    const first = answers[0];
    if (first !== undefined && branch.logProbability < first.logProbability - MARGIN) break;
    const { answer, steps, others } = await follow(branch, problem, prompt, left, signal);
    if (answer !== null) answers.push(answer);
    if (answer === null && first === undefined) return [];
    if (answers.length >= MAX_ANSWERS) break;
    left = first === undefined ? MAX_MORE_STEPS : left - steps;
    open.push(...others);
  }
  return answers;
}

function likeliestOf(open: Branch[]): Branch | undefined {
  let best = 0;
  for (const [index, { logProbability }] of open.entries())
    if (logProbability > (open[best]?.logProbability ?? 0)) best = index;
  return open.splice(best, 1)[0];
}

interface Followed {
  readonly answer: Decoded | null;
  readonly steps: number;
  readonly others: readonly Branch[];
}

/** From a branch always the likeliest to the end of the answer. */
async function follow(
  branch: Branch,
  problem: Problem,
  prompt: Prompt,
  most: number,
  signal: AbortSignal | undefined,
): Promise<Followed> {
  const reading = readAnswer(problem);
  let step = reading.next();
  for (const item of branch.items) step = reading.next(item);
  let at = branch;
  const others: Branch[] = [];
  for (let steps = 0; ; steps += 1) {
    if (step.done === true) return { answer: { calls: step.value, ...scored(at) }, steps, others };
    if (steps >= most || at.items.length >= MAX_STEPS) return { answer: null, steps, others };
    signal?.throwIfAborted();
    const { logits, next } = await at.score(at.previous);
    const whole = logSum(logits);
    const [best, ...rest] = likeliest(step.value, prompt, logits).map(({ item, index }): Branch => {
      const log = (logits[index] ?? 0) - whole;
      return {
        items: [...at.items, item],
        previous: index,
        score: next,
        logProbability: at.logProbability + log,
        weakest: Math.min(at.weakest, Math.exp(log)),
      };
    });
    const chosen = best?.items.at(-1);
    if (best === undefined || chosen === undefined) return { answer: null, steps, others };
    others.push(...rest);
    at = best;
    step = reading.next(chosen);
  }
}

const scored = ({ items, logProbability, weakest }: Branch): Omit<Decoded, 'calls'> => ({
  items,
  logProbability,
  weakest,
});

/** So many of the likeliest next items are remembered. */
const BREADTH = 3;

/** What may come, likeliest first; the first of equals, and something even where a broken model knows nothing. */
function likeliest(
  legal: Legal,
  prompt: Prompt,
  logits: Float32Array,
): readonly { readonly item: Item; readonly index: number }[] {
  const offered: { item: Item; index: number; logit: number }[] = [];
  const offer = (item: Item, index: number): void => {
    offered.push({ item, index, logit: logits[index] ?? Number.NEGATIVE_INFINITY });
  };
  for (const symbol of legal.symbols) offer(symbol, CLASS_OF.get(symbol) ?? BEGIN);
  for (const pointer of legal.pointers) {
    const position = positionOf(pointer, prompt);
    if (position !== null) offer(pointer, SYMBOLS.length + position);
  }
  return offered.sort((a, b) => b.logit - a.logit).slice(0, BREADTH);
}

function logSum(logits: Float32Array): number {
  let top = Number.NEGATIVE_INFINITY;
  for (const logit of logits) if (logit > top) top = logit;
  let sum = 0;
  for (const logit of logits) sum += Math.exp(logit - top);
  return top + Math.log(sum);
}
