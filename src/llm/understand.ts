/** A sentence that the grammar gave up on, asked of the model: calls with a confidence, or nothing. */
import type { World } from '../actions/world.js';
import type { Session } from '../nlu/conversation.js';
import { CallModel } from './call-model.js';
import { type Calibration, type Choice, choose, type Rival, rivalsOf } from './choice/choose.js';
import { type Decoded, decode } from './decode.js';
import type { Problem } from './problem/problem.js';
import { keptIn, promptOf } from './problem/prompt.js';
import { problemOf } from './problem/state-problem.js';
import { createWordpiece } from './problem/wordpiece.js';

export interface Proposal extends Choice {
  /** What it was chosen from (choose.ts). */
  readonly rivals: readonly Rival[];
  readonly ms: number;
}

export interface CallProposer {
  /** Null where the sentence is no request that could be asked about. */
  readonly propose: (
    sentence: string,
    world: World,
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
      const answers = await decode(keptIn(problem, prompt), prompt, await model.start(prompt.ids), signal);
      return proposalOf(answers, { problem, world, session, calibration: model.calibration, started });
    },
    close: () => model.close(),
  };
}

/** `started`: by the clock of `performance.now()`. */
export function proposalOf(
  answers: readonly Decoded[],
  about: {
    readonly problem: Problem;
    readonly world: World;
    readonly session: Session;
    readonly calibration: Calibration;
    readonly started: number;
  },
): Proposal | null {
  const { problem, world, session, calibration, started } = about;
  const rivals = rivalsOf(answers, problem, world, session);
  const choice = choose(rivals, calibration);
  return choice === null ? null : { ...choice, rivals, ms: performance.now() - started };
}
