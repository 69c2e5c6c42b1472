/**
 * A thread that is started when it is first wanted, and started again at the next wish where it died. Its entry ends by
 * itself when it is told `{type: 'close'}`: terminating a thread inside an ONNX run aborts the whole process.
 */
import type { Worker } from 'node:worker_threads';
import { EarshotError } from './errors.js';

export interface KeptThreadParts<Ready, Message> {
  readonly start: () => Worker;
  /** @returns what a thread that is ready can be asked by, or why it cannot become ready; null: neither */
  readonly take: (message: Message, worker: Worker) => Ready | EarshotError | null;
  /** Nobody answers any more what it was asked. */
  readonly onLost: (error: EarshotError) => void;
  readonly died: (cause: unknown) => EarshotError;
  readonly closed: () => EarshotError;
  /** Each time that it is started. */
  readonly onStart?: (ready: Promise<Ready>) => void;
}

export class KeptThread<Ready, Message> {
  #ready: Promise<Ready> | null = null;
  #worker: Worker | null = null;
  #closing: Promise<void> | null = null;

  constructor(private readonly parts: KeptThreadParts<Ready, Message>) {}

  /** @throws {EarshotError} `closed`, `died`, and what `take` found */
  async running(): Promise<Ready> {
    if (this.#closing !== null) throw this.parts.closed();
    this.#ready ??= this.#start();
    return await this.#ready;
  }

  /** Resolves when it has ended. */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  #start(): Promise<Ready> {
    const { start, take, onLost, onStart, died, closed } = this.parts;
    const worker = start();
    this.#worker = worker;
    const ready = new Promise<Ready>((resolve, reject) => {
      const lose = (cause?: unknown): void => {
        const error = this.#closing === null ? died(cause) : closed();
        if (this.#ready === ready) this.#ready = null;
        reject(error);
        onLost(error);
      };
      worker.on('message', (message: Message) => {
        const taken = take(message, worker);
        if (taken instanceof EarshotError) reject(taken);
        else if (taken !== null) resolve(taken);
      });
      worker.on('error', lose);
      worker.on('exit', () => lose());
    });
    onStart?.(ready);
    return ready;
  }

  async #close(): Promise<void> {
    const ready = await this.#ready?.catch(() => null);
    const worker = this.#worker;
    if (ready == null || worker === null) return;
    const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
    worker.postMessage({ type: 'close' });
    await ended;
  }
}
