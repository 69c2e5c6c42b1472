/**
 * A language model in a thread of its own, so that its steps never block the event loop. A thread that dies fails the questions
 * it had and is replaced at the next one.
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { EarshotError } from '../../errors.js';
import { type CausalLm, closed, openCausalLm } from './causal-lm.js';
import type { CausalOptions } from './causal-model.js';
import type { Piece } from './generate.js';
import { readModelFolder } from './model-folder.js';
import { PieceQueue } from './piece-queue.js';
import type { FromThread, ThreadData, ThreadQuestion, ToThread } from './protocol.js';

/** The compiled entry beside this file; there is none when the TypeScript sources run directly (tests). */
const THREAD_FILE = fileURLToPath(new URL('./thread.js', import.meta.url));

/** In a thread where there is one, else here. @throws {EarshotError} what loading the model throws */
export async function openThreadedLm(path: string, options: CausalOptions = {}): Promise<CausalLm> {
  // What is missing is said before a thread is started for it.
  readModelFolder(path);
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
  #lastId = 0;
  #thread: Promise<Worker> | null = null;
  #closing: Promise<void> | null = null;

  constructor(
    private readonly file: string,
    private readonly data: ThreadData,
  ) {}

  async open(): Promise<void> {
    await this.#running();
  }

  async *ask(
    question: ThreadQuestion,
    { signal }: { readonly signal?: AbortSignal } = {},
  ): AsyncGenerator<Piece, void, void> {
    const worker = await this.#running();
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
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #running(): Promise<Worker> {
    if (this.#closing !== null) throw closed();
    this.#thread ??= this.#start();
    return await this.#thread;
  }

  #start(): Promise<Worker> {
    const worker = new Worker(this.file, { workerData: this.data });
    const started = new Promise<Worker>((resolve, reject) => {
      const lose = (cause?: unknown): void => {
        const died = this.#closing === null ? threadDied(cause) : closed();
        if (this.#thread === started) this.#thread = null;
        reject(died);
        for (const pieces of this.#waiting.values()) pieces.fail(died);
      };
      worker.on('message', (message: FromThread) => {
        if (message.type === 'ready') resolve(worker);
        else if (message.type === 'failed') reject(new EarshotError(message.code, message.message));
        else if (message.type === 'piece') this.#waiting.get(message.id)?.put(message.piece);
        else if (message.type === 'end') this.#waiting.get(message.id)?.end();
        else this.#waiting.get(message.id)?.fail(new EarshotError(message.code, message.message), true);
      });
      worker.on('error', lose);
      worker.on('exit', () => lose());
    });
    return started;
  }

  async #close(): Promise<void> {
    const worker = await this.#thread?.catch(() => null);
    if (worker == null) return;
    const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
    worker.postMessage({ type: 'close' } satisfies ToThread);
    await ended;
  }
}

const threadDied = (cause: unknown): EarshotError =>
  new EarshotError(
    'LLM_THREAD_DIED',
    'The language model stopped by itself; the next sentence starts it again.',
    { cause },
  );
