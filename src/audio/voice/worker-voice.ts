import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { EarshotError } from '../../errors.js';
import type { PcmAudio, Voice } from '../ports.js';
import type { FromWorker, ToWorker, WorkerSettings } from './worker-protocol.js';

/** The compiled entry beside this file; there is none when the TypeScript sources run directly (tests). */
const WORKER_FILE = fileURLToPath(new URL('./voice-worker.js', import.meta.url));

/** The voice makes long arrays, which live elsewhere, and little else. */
const NURSERY_MB = 6;

export function canUseWorker(file = WORKER_FILE): boolean {
  return existsSync(file);
}

/** One speech on its way: what arrived and was not yet taken, and whoever waits for it. */
class Speech {
  readonly #arrived: PcmAudio[] = [];
  #ended = false;
  #error: EarshotError | undefined;
  #wake: (() => void) | undefined;

  add(piece: PcmAudio): void {
    this.#arrived.push(piece);
    this.#wake?.();
  }

  end(error?: EarshotError): void {
    this.#ended = true;
    this.#error = error;
    this.#wake?.();
  }

  /** The next piece, or undefined at the end. */
  async next(): Promise<PcmAudio | undefined> {
    while (this.#arrived.length === 0 && !this.#ended) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    const piece = this.#arrived.shift();
    if (piece === undefined && this.#error) throw this.#error;
    return piece;
  }
}

/**
 * The neural voice in a thread of its own, so that its ONNX runs never block the event loop. Pieces are made while earlier ones play.
 * A thread that dies fails the speeches it had and is replaced at the next one.
 *
 * @throws {EarshotError} what loading the models throws, by its code
 */
export async function openWorkerVoice(settings: WorkerSettings, file = WORKER_FILE): Promise<Voice> {
  let thread: Promise<Worker> | undefined;
  let closing: Promise<void> | undefined;
  let lastId = 0;
  const speeches = new Map<number, Speech>();

  function start(): Promise<Worker> {
    const worker = new Worker(file, {
      workerData: settings,
      resourceLimits: { maxYoungGenerationSizeMb: NURSERY_MB },
    });
    const started = new Promise<Worker>((resolve, reject) => {
      worker.on('message', (message: FromWorker) => {
        if (message.type === 'ready') resolve(worker);
        else if (message.type === 'failed') reject(new EarshotError(message.code, message.message));
        else deliver(message);
      });
      worker.on('error', (cause) => lose(reject, cause));
      worker.on('exit', () => lose(reject));
    });
    const lose = (reject: (error: EarshotError) => void, cause?: unknown) => {
      if (thread === started) thread = undefined;
      const died = new EarshotError(
        'VOICE_WORKER_DIED',
        'The voice stopped by itself; the next reply starts it again.',
        {
          cause,
        },
      );
      for (const speech of speeches.values()) speech.end(closing ? undefined : died);
      speeches.clear();
      reject(died);
    };
    return started;
  }

  function deliver(message: Extract<FromWorker, { id: number }>): void {
    const speech = speeches.get(message.id);
    if (message.type === 'piece') {
      speech?.add({ samples: message.samples, sampleRateHz: message.sampleRateHz });
      return;
    }
    speech?.end(message.type === 'error' ? new EarshotError(message.code, message.message) : undefined);
    speeches.delete(message.id);
  }

  async function* speak(text: string, signal?: AbortSignal): AsyncGenerator<PcmAudio, void, void> {
    if (closing || signal?.aborted) return;
    thread ??= start();
    const worker = await thread;
    const id = ++lastId;
    const speech = new Speech();
    const send = (message: ToWorker) => worker.postMessage(message);
    const stop = () => speech.end();
    if (closing || signal?.aborted) return;
    speeches.set(id, speech);
    signal?.addEventListener('abort', stop, { once: true });
    send({ type: 'speak', id, text });
    try {
      for (let piece = await speech.next(); piece; piece = await speech.next()) {
        if (signal?.aborted) return;
        send({ type: 'more', id });
        yield piece;
        if (signal?.aborted) return;
      }
    } finally {
      signal?.removeEventListener('abort', stop);
      if (speeches.delete(id)) send({ type: 'stop', id });
    }
  }

  async function close(): Promise<void> {
    const worker = await thread?.catch(() => undefined);
    if (!worker) return;
    const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
    worker.postMessage({ type: 'close' } satisfies ToWorker);
    await ended;
  }

  thread = start();
  await thread;
  return {
    name: 'hibari',
    speak,
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}
