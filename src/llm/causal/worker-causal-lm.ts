/**
 * A language model in a thread of its own, so that its steps never block the event loop. A thread that dies fails the questions
 * it had and is replaced at the next one.
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { EarshotError } from '../../errors.js';
import { freeMemory, needMemory } from '../../free-memory.js';
import { KeptThread } from '../../kept-thread.js';
import { closed, threadDied } from '../thread/thread-errors.js';
import { type CausalLm, openCausalLm } from './causal-lm.js';
import type { CausalOptions } from './causal-model.js';
import type { Piece } from './generate.js';
import { memoryNeeded } from './memory-needed.js';
import { readModelFolder } from './model-folder.js';
import { PieceQueue } from './piece-queue.js';
import type { FromThread, ThreadData, ThreadQuestion, ToThread } from './protocol.js';

/** The compiled entry beside this file; there is none when the TypeScript sources run directly (tests). */
const THREAD_FILE = fileURLToPath(new URL('./thread.js', import.meta.url));

/**
 * In a thread where there is one, else here.
 * @param left memory that may still be taken, bytes
 * @throws {EarshotError} SHORT_OF_MEMORY, and what loading the model throws
 */
export async function openThreadedLm(
  path: string,
  options: CausalOptions = {},
  left = freeMemory(),
): Promise<CausalLm> {
  // What is missing is said before a thread is started for it.
  const folder = readModelFolder(path);
  needMemory(memoryNeeded(folder, options.context), 'the model for small talk', left);
  return await (existsSync(THREAD_FILE) ? openWorkerLm(path, options) : openCausalLm(path, options));
}

/** @throws {EarshotError} LLM_MISSING, LLM_INVALID, LLM_UNSUPPORTED */
export async function openWorkerLm(
  path: string,
  options: CausalOptions = {},
  file = THREAD_FILE,
): Promise<CausalLm> {
  const lm = new WorkerLm(file, { path, ...options });
  await lm.open();
  return lm;
}

class WorkerLm implements CausalLm {
  readonly #waiting = new Map<number, PieceQueue>();
  readonly #thread: KeptThread<Worker, FromThread>;
  #lastId = 0;

  constructor(file: string, workerData: ThreadData) {
    this.#thread = new KeptThread({
      start: () => new Worker(file, { workerData }),
      take: (message: FromThread, worker) => {
        if (message.type === 'ready') return worker;
        if (message.type === 'failed') return new EarshotError(message.code, message.message);
        const pieces = this.#waiting.get(message.id);
        if (message.type === 'piece') pieces?.put(message.piece);
        else if (message.type === 'end') pieces?.end();
        else pieces?.fail(new EarshotError(message.code, message.message), true);
        return null;
      },
      onLost: (error) => {
        for (const pieces of this.#waiting.values()) pieces.fail(error);
      },
      died: threadDied,
      closed,
    });
  }

  async open(): Promise<void> {
    await this.#thread.running();
  }

  async *ask(
    question: ThreadQuestion,
    { signal }: { readonly signal?: AbortSignal } = {},
  ): AsyncGenerator<Piece, void, void> {
    const worker = await this.#thread.running();
    signal?.throwIfAborted();
    this.#lastId += 1;
    const id = this.#lastId;
    const pieces = new PieceQueue();
    this.#waiting.set(id, pieces);
    const onAbort = (): void => pieces.fail(signal?.reason);
    signal?.addEventListener('abort', onAbort, { once: true });
    try {
      worker.postMessage({ type: 'ask', id, question } satisfies ToThread);
      yield* pieces;
    } finally {
      this.#waiting.delete(id);
      signal?.removeEventListener('abort', onAbort);
      if (!pieces.ended) worker.postMessage({ type: 'abort', id } satisfies ToThread);
    }
  }

  close(): Promise<void> {
    return this.#thread.close();
  }
}
