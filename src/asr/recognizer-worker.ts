/**
 * Entry of the recogniser's thread; speaks `worker-protocol.ts` with `worker-recognizer.ts` and nobody else. Requests run
 * one after another: two searches at once would share the decoder's buffers, and neither would be faster.
 */
import { parentPort } from 'node:worker_threads';
import { collectGarbage } from '../collect-garbage.js';
import { EarshotError, messageOf } from '../errors.js';
import type { GraphData } from './graph-data.js';
import { type MoonshineRecognizer, openMoonshine } from './moonshine-recognizer.js';
import { openGraph } from './packed-graph.js';
import type { Answer, FromWorker, Request, ToWorker } from './worker-protocol.js';

/** Nobody has spoken for so long: time to tidy up. */
const IDLE_MS = 1_500;
/** What the first command would otherwise pay for: code compiled and buffers made. */
const WARM_UP = new Float32Array(16_000);

if (parentPort) await serve(parentPort);

async function serve(port: NonNullable<typeof parentPort>): Promise<void> {
  const post = (message: FromWorker): void => port.postMessage(message);
  const running = new Map<number, AbortController>();
  const asked = new Map<number, (text: string | null) => void>();
  let warm = false;
  let warming: AbortController | null = null;
  let queue: Promise<unknown> = Promise.resolve();
  let recognizer: MoonshineRecognizer;
  let idle: NodeJS.Timeout | undefined;
  try {
    recognizer = await openMoonshine();
  } catch (error) {
    post({ type: 'failed', ...described(error) });
    port.close();
    return;
  }

  /** The house's phrases are read where they are compiled already. */
  const read = (text: string): Promise<string | null> =>
    new Promise((resolve) => {
      const ask = asked.size === 0 ? 0 : Math.max(...asked.keys()) + 1;
      asked.set(ask, resolve);
      post({ type: 'read', ask, text });
    });

  const answer = async (request: Request, signal: AbortSignal): Promise<Answer> => {
    switch (request.type) {
      case 'steer':
        recognizer.steer(openGraph(request.graph), read);
        return { type: 'steered' };
      case 'command':
        return { type: 'heard', result: await recognizer.command(request.samples, { signal }) };
      case 'transcribe':
        return { type: 'transcribed', result: await recognizer.transcribe(request.samples, { signal }) };
    }
  };

  const run = async (id: number, request: Request, { signal }: AbortController): Promise<void> => {
    try {
      if (!signal.aborted) post({ id, ...(await answer(request, signal)) });
    } catch (error) {
      post({ id, type: 'error', ...described(error) });
    } finally {
      running.delete(id);
      tidyWhenIdle();
    }
  };

  const tidyWhenIdle = (): void => {
    clearTimeout(idle);
    idle = setTimeout(() => {
      if (running.size === 0) collectGarbage();
    }, IDLE_MS);
  };

  const warmUp = async (graph: GraphData): Promise<void> => {
    if (warm || running.size > 0) return;
    warming = new AbortController();
    const { signal } = warming;
    warm = await recognizer.command(WARM_UP, { signal }).then(
      () => true,
      () => false,
    );
    warming = null;
    // Nobody will say what silence was searched for: 20 MB of the graph's states.
    recognizer.steer(openGraph(graph), read);
    tidyWhenIdle();
  };

  const close = async (): Promise<void> => {
    for (const stop of running.values()) stop.abort();
    for (const resolve of asked.values()) resolve(null);
    await queue;
    clearTimeout(idle);
    await recognizer.close();
    port.close();
  };

  port.on('message', (message: ToWorker) => {
    switch (message.type) {
      case 'abort':
        running.get(message.id)?.abort();
        break;
      case 'reading':
        asked.get(message.ask)?.(message.text);
        asked.delete(message.ask);
        break;
      case 'close':
        warming?.abort();
        void close();
        break;
      default: {
        warming?.abort();
        const stop = new AbortController();
        running.set(message.id, stop);
        queue = queue.then(() => run(message.id, message, stop));
        if (message.type === 'steer') queue = queue.then(() => warmUp(message.graph));
      }
    }
  });
  post({ type: 'ready' });
}

function described(error: unknown): { code: string; message: string } {
  return { code: error instanceof EarshotError ? error.code : 'INTERNAL', message: messageOf(error) };
}
