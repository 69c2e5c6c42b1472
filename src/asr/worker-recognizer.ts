/**
 * The recogniser in a thread of its own, so that its ONNX runs and searches never block the event loop. The phrases of
 * the house stay here, where the conversation has them compiled already: the thread asks what a text means. A thread that
 * dies fails the requests it had and is replaced at the next one.
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { EarshotError } from '../errors.js';
import { KeptThread } from '../kept-thread.js';
import { createReader } from '../nlu/matcher/read.js';
import type { Opening, PhraseSpotter } from '../wake/port.js';
import { compileGraphAside } from './compile-graph.js';
import { buffersOf } from './graph-data.js';
import type { CommandResult, GrammarSource, RecognizeOptions, Recognizer, Transcript } from './recognizer.js';
import { type RecognizerSettings, USUAL } from './settings.js';
import { houseWords } from './wording/house-words.js';
import type { Answer, FromWorker, Request, ToWorker } from './worker-protocol.js';

/** The compiled entry beside this file; there is none when the TypeScript sources run directly (tests). */
const WORKER_FILE = fileURLToPath(new URL('./recognizer-worker.js', import.meta.url));

export const canUseWorker = (file = WORKER_FILE): boolean => existsSync(file);

/** Most of what a search makes is gone at its end: a small nursery costs it nothing. */
const NURSERY_MB = 12;

interface Waiting {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/** @throws {EarshotError} what loading the models throws, by its code */
export async function openWorkerRecognizer(settings = USUAL, file = WORKER_FILE): Promise<Recognizer> {
  const recognizer = new WorkerRecognizer(file, settings);
  await recognizer.open();
  return recognizer;
}

class WorkerRecognizer implements Recognizer {
  readonly #waiting = new Map<number, Waiting>();
  readonly #thread: KeptThread<Worker, FromWorker>;
  #lastId = 0;
  #grammar: GrammarSource | null = null;
  /** The graph is on its way to a thread that has none yet: commands wait for it. */
  #steering: Promise<void> | null = null;

  constructor(file: string, settings: RecognizerSettings) {
    this.#thread = new KeptThread({
      start: () =>
        new Worker(file, {
          workerData: settings,
          resourceLimits: { maxYoungGenerationSizeMb: NURSERY_MB },
        }),
      take: (message: FromWorker, worker) => {
        if (message.type === 'ready') return worker;
        if (message.type === 'failed') return new EarshotError(message.code, message.message);
        if (message.type === 'read') this.#read(worker, message);
        else this.#waiting.get(message.id)?.resolve(message);
        return null;
      },
      onLost: (error) => {
        for (const { reject } of this.#waiting.values()) reject(error);
      },
      onStart: (ready) => {
        if (this.#grammar === null) return;
        // Replaces one that died: it has to learn the house anew.
        const grammar = this.#grammar;
        this.#steering = ready.then(() => this.#steer(grammar)).catch(() => {});
      },
      died,
      closed,
    });
  }

  async open(): Promise<void> {
    await this.#thread.running();
  }

  async setGrammar(grammar: GrammarSource): Promise<void> {
    const first = this.#grammar === null;
    this.#grammar = grammar;
    const steered = this.#steer(grammar);
    if (first) this.#steering = steered.catch(() => {});
    await steered;
  }

  command(samples: Float32Array, { signal }: RecognizeOptions = {}): Promise<CommandResult> {
    return this.#command(samples, signal);
  }

  async transcribe(
    samples: Float32Array,
    { signal }: RecognizeOptions = {},
  ): Promise<Transcript & { readonly ms: number }> {
    const answer = await this.#ask({ type: 'transcribe', samples }, signal);
    if (answer.type !== 'transcribed') throw unexpected(answer);
    return answer.result;
  }

  readonly wake: PhraseSpotter = {
    facts: async (phrase) => {
      const answer = await this.#ask({ type: 'facts', phrase });
      if (answer.type !== 'facts') throw unexpected(answer);
      return answer.facts;
    },
    spot: async (phrases, samples, speech, { signal } = {}) => {
      const answer = await this.#ask({ type: 'spot', phrases, samples, speech }, signal);
      if (answer.type !== 'spotted') throw unexpected(answer);
      return answer.reading;
    },
    commandAfter: (opening, samples, { signal } = {}) => this.#command(samples, signal, opening),
  };

  close(): Promise<void> {
    return this.#thread.close();
  }

  async #command(samples: Float32Array, signal?: AbortSignal, opening?: Opening): Promise<CommandResult> {
    await this.#thread.running();
    await this.#steering;
    const request: Request = { type: 'command', samples, ...(opening === undefined ? {} : { opening }) };
    const answer = await this.#ask(request, signal);
    if (answer.type !== 'heard') throw unexpected(answer);
    return answer.result;
  }

  async #steer(grammar: GrammarSource): Promise<void> {
    const graph = await compileGraphAside(grammar);
    // A newer one overtook it.
    if (grammar !== this.#grammar) return;
    await this.#ask({ type: 'steer', graph, words: houseWords(grammar) }, undefined, buffersOf(graph));
  }

  async #ask(request: Request, signal?: AbortSignal, moved: ArrayBuffer[] = []): Promise<Answer> {
    signal?.throwIfAborted();
    const worker = await this.#thread.running();
    signal?.throwIfAborted();
    this.#lastId += 1;
    const id = this.#lastId;
    const send = (message: ToWorker): void => worker.postMessage(message, moved);
    let onAbort = (): void => {};
    try {
      return await new Promise<Answer>((resolve, reject) => {
        this.#waiting.set(id, { resolve, reject });
        onAbort = () => {
          worker.postMessage({ type: 'abort', id } satisfies ToWorker);
          reject(signal?.reason);
        };
        signal?.addEventListener('abort', onAbort, { once: true });
        send({ ...request, id });
      });
    } finally {
      this.#waiting.delete(id);
      signal?.removeEventListener('abort', onAbort);
    }
  }

  #read(worker: Worker, { ask, text }: Extract<FromWorker, { type: 'read' }>): void {
    let reading: string | null = null;
    try {
      if (this.#grammar !== null) reading = createReader(this.#grammar)(text)[0]?.text ?? null;
    } finally {
      worker.postMessage({ type: 'reading', ask, text: reading } satisfies ToWorker);
    }
  }
}

function unexpected(answer: Answer): EarshotError {
  return answer.type === 'error'
    ? new EarshotError(answer.code, answer.message, { usage: answer.usage })
    : new EarshotError('ASR_WORKER_DIED', 'The recogniser answered another question; run `earshot doctor`.');
}

const closed = (): EarshotError => new EarshotError('ASR_CLOSED', 'The recogniser is closed already.');

const died = (cause: unknown): EarshotError =>
  new EarshotError(
    'ASR_WORKER_DIED',
    'The recogniser stopped by itself; the next sentence starts it again.',
    {
      cause,
    },
  );
