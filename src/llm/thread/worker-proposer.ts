/**
 * The model for calls in a thread of its own, so that its runs never block the event loop. The house stays here: the thread
 * gets the sentence, its few candidates and its values. A thread that dies fails the question it had and is replaced at
 * the next one.
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { KeptThread } from '../../kept-thread.js';
import type { Calibration } from '../choice/choose.js';
import type { Decoded } from '../decode.js';
import type { Problem } from '../problem/problem.js';
import { keptIn, type Prompt, promptOf } from '../problem/prompt.js';
import { problemOf } from '../problem/state-problem.js';
import { createWordpiece, type Wordpiece } from '../problem/wordpiece.js';
import { type CallProposer, proposalOf } from '../understand.js';
import type { FromThread, ToThread } from './proposer-protocol.js';
import { closed, threadDied, threadFailed } from './thread-errors.js';

/** The compiled entry beside this file; there is none when the TypeScript sources run directly (tests). */
const THREAD_FILE = fileURLToPath(new URL('./proposer-thread.js', import.meta.url));

/** Ten times what it takes. Beyond it V8 ends the thread and not the process. */
const HEAP_MB = 128;

export const canUseThread = (file = THREAD_FILE): boolean => existsSync(file);

interface Waiting {
  readonly resolve: (answers: readonly Decoded[]) => void;
  readonly reject: (error: unknown) => void;
}

interface Running {
  readonly worker: Worker;
  readonly wordpiece: Wordpiece;
  readonly calibration: Calibration;
}

/**
 * @param folder of the model; left out: the shipped one
 * @throws {EarshotError} what loading the model throws, by its code
 */
export async function openWorkerProposer(folder?: string, file = THREAD_FILE): Promise<CallProposer> {
  const proposer = new WorkerProposer(file, folder);
  await proposer.open();
  return proposer;
}

class WorkerProposer implements CallProposer {
  readonly #waiting = new Map<number, Waiting>();
  readonly #thread: KeptThread<Running, FromThread>;
  #lastId = 0;

  constructor(file: string, workerData: string | undefined) {
    this.#thread = new KeptThread({
      start: () => new Worker(file, { workerData, resourceLimits: { maxOldGenerationSizeMb: HEAP_MB } }),
      take: (message: FromThread, worker) => {
        if (message.type === 'ready') {
          const { pieces, calibration } = message;
          return { worker, wordpiece: createWordpiece(pieces), calibration };
        }
        if (message.type === 'failed') return threadFailed(message.code, message.message);
        const waiting = this.#waiting.get(message.id);
        if (message.type === 'answer') waiting?.resolve(message.answers);
        else waiting?.reject(threadFailed('LLM_UNUSABLE', message.message));
        return null;
      },
      onLost: (error) => {
        for (const { reject } of this.#waiting.values()) reject(error);
      },
      died: threadDied,
      closed,
    });
  }

  async open(): Promise<void> {
    await this.#thread.running();
  }

  readonly propose: CallProposer['propose'] = async (sentence, world, session, { signal } = {}) => {
    const started = performance.now();
    const { worker, wordpiece, calibration } = await this.#thread.running();
    const problem = problemOf(sentence, world, session);
    if (problem === null) return null;
    const prompt = promptOf(problem, wordpiece);
    const answers = await this.#ask(worker, keptIn(problem, prompt), prompt, signal);
    return proposalOf(answers, { problem, world, session, calibration, started });
  };

  readonly close: CallProposer['close'] = () => this.#thread.close();

  async #ask(
    worker: Worker,
    problem: Problem,
    prompt: Prompt,
    signal: AbortSignal | undefined,
  ): Promise<readonly Decoded[]> {
    signal?.throwIfAborted();
    this.#lastId += 1;
    const id = this.#lastId;
    let onAbort = (): void => {};
    try {
      return await new Promise<readonly Decoded[]>((resolve, reject) => {
        this.#waiting.set(id, { resolve, reject });
        onAbort = () => {
          worker.postMessage({ type: 'abort', id } satisfies ToThread);
          reject(signal?.reason);
        };
        signal?.addEventListener('abort', onAbort, { once: true });
        worker.postMessage({ type: 'ask', id, problem, prompt } satisfies ToThread);
      });
    } finally {
      this.#waiting.delete(id);
      signal?.removeEventListener('abort', onAbort);
    }
  }
}
