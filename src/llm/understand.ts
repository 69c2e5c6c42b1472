/** A sentence that the grammar gave up on, asked of the model: calls with a confidence, or nothing. */
import type { World } from '../actions/world.js';
import type { Call } from '../nlu/call.js';
import type { Session } from '../nlu/conversation.js';
import { type Calibration, CallModel } from './call-model.js';
import { decode } from './decode.js';
import { keptIn, promptOf } from './prompt.js';
import { problemOf } from './state-problem.js';
import { createWordpiece } from './wordpiece.js';

export interface Proposal {
  readonly calls: readonly Call[];
  /** 0-1, calibrated: of proposals at 0.9, nine of ten are right. */
  readonly confidence: number;
  /** What the confidence is made of (decode.ts). */
  readonly logProbability: number;
  readonly weakest: number;
  readonly ms: number;
}

export interface CallProposer {
  /** Null where the sentence is no request that could be asked about. */
  readonly propose: (
    sentence: string,
    world: Pick<World, 'home' | 'now' | 'states'>,
    session: Session,
    options?: { readonly signal?: AbortSignal },
  ) => Promise<Proposal | null>;
  readonly close: () => Promise<void>;
}

/** On this thread: for tools and tests. The hub asks a thread of its own (worker-proposer.ts). */
export async function openProposer(folder?: string): Promise<CallProposer> {
  const model = await CallModel.load(folder);
  const wordpiece = createWordpiece(model.pieces);
  return {
    propose: async (sentence, world, session, { signal } = {}) => {
      const started = performance.now();
      const problem = problemOf(sentence, world, session);
      if (problem === null) return null;
      const prompt = promptOf(problem, wordpiece);
      const decoded = await decode(keptIn(problem, prompt), prompt, await model.start(prompt.ids), signal);
      if (decoded === null) return null;
      const { calls, logProbability, weakest } = decoded;
      const confidence = confidenceOf(logProbability, weakest, model.calibration);
      return { calls, confidence, logProbability, weakest, ms: performance.now() - started };
    },
    close: () => model.close(),
  };
}

/** Platt scaling (Platt 1999) of two log probabilities, fitted on held-out homes. */
export function confidenceOf(logProbability: number, weakest: number, calibration: Calibration): number {
  const { bias, slope, weakest: weight } = calibration;
  return 1 / (1 + Math.exp(-(bias + slope * logProbability + weight * Math.log(Math.max(1e-9, weakest)))));
}
