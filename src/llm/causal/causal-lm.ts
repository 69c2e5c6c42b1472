/** The port that the rest of Earshot sees of a language model, and its implementation on this thread (tools, tests). */
import { closed } from '../thread/thread-errors.js';
import { CausalModel, type CausalOptions } from './causal-model.js';
import { type Constraint, oneOf } from './constraint.js';
import { generate, type Piece, SavedStart } from './generate.js';
import type { ThreadQuestion } from './protocol.js';

export interface CausalLm {
  /**
   * One answer, piece by piece; one question at a time, others wait. Ending the loop early cancels the rest.
   * @throws {EarshotError} LLM_TOO_LONG, LLM_INVALID, LLM_THREAD_DIED, LLM_CLOSED; the signal's reason
   */
  ask(question: ThreadQuestion, options?: { readonly signal?: AbortSignal }): AsyncIterable<Piece>;
  close(): Promise<void>;
}

/** @throws {EarshotError} LLM_MISSING, LLM_INVALID, LLM_UNSUPPORTED */
export async function openCausalLm(path: string, options: CausalOptions = {}): Promise<CausalLm> {
  const model = await CausalModel.load(path, options);
  const ask = answering(model);
  let last: Promise<void> = Promise.resolve();
  let isClosed = false;
  return {
    async *ask(question, { signal } = {}) {
      if (isClosed) throw closed();
      const before = last;
      let done = (): void => {};
      last = new Promise((resolve) => {
        done = resolve;
      });
      try {
        await before;
        yield* ask(question, signal);
      } finally {
        done();
      }
    },
    close: async () => {
      if (isClosed) return;
      isClosed = true;
      await last;
      await model.close();
    },
  };
}

/** One question after the other, with the state of the fixed prompt kept between them. */
export function answering(
  model: CausalModel,
): (question: ThreadQuestion, signal?: AbortSignal) => AsyncGenerator<Piece, void, void> {
  const start = new SavedStart(model);
  return (question, signal) => {
    const allowed = constraintOf(model, question.choices);
    return generate(model, start, question, {
      ...(signal === undefined ? {} : { signal }),
      ...(allowed === null ? {} : { allowed }),
    });
  };
}

function constraintOf({ text }: CausalModel, choices: readonly string[] | null): Constraint | null {
  const [end] = text.ends;
  if (choices === null || end === undefined) return null;
  return oneOf(
    choices.map((choice) => text.encode(choice)),
    end,
  );
}
