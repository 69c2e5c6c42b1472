import { parentPort, workerData } from 'node:worker_threads';
import { collectGarbage } from '../../collect-garbage.js';
import { EarshotError, messageOf } from '../../errors.js';
import type { Voice } from '../ports.js';
import { openHibariVoice } from './hibari-voice.js';
import { type FromWorker, PIECES_AHEAD, type ToWorker, type WorkerSettings } from './worker-protocol.js';

/** Entry of the voice's thread; speaks `worker-protocol.ts` with `worker-voice.ts` and nobody else. */

/** Nothing has been said for so long: time to give back the spectra of the last reply, up to 50 MB. */
const IDLE_MS = 1_000;

/** How many pieces one speech may still make, and what wakes it when that grows. */
class Allowance {
  #left = PIECES_AHEAD;
  #wake: (() => void) | undefined;
  readonly stop = new AbortController();

  grow(): void {
    this.#left++;
    this.#wake?.();
  }

  cancel(): void {
    this.stop.abort();
    this.#wake?.();
  }

  async take(): Promise<void> {
    if (this.#left === 0 && !this.stop.signal.aborted) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    this.#left--;
  }
}

if (parentPort) await serve(parentPort, workerData as WorkerSettings);

async function serve(port: NonNullable<typeof parentPort>, settings: WorkerSettings): Promise<void> {
  const post = (message: FromWorker, moved: ArrayBuffer[] = []) => port.postMessage(message, moved);
  const speeches = new Map<number, { allowance: Allowance; done: Promise<void> }>();
  let voice: Voice;
  let idle: NodeJS.Timeout | undefined;
  try {
    voice = await openHibariVoice({ speed: settings.speed });
  } catch (error) {
    post({ type: 'failed', ...described(error) });
    port.close();
    return;
  }

  async function speak(id: number, text: string, allowance: Allowance): Promise<void> {
    try {
      for await (const { samples, sampleRateHz } of voice.speak(text, allowance.stop.signal)) {
        await allowance.take();
        if (allowance.stop.signal.aborted) break;
        const own = new Float32Array(samples);
        post({ type: 'piece', id, samples: own, sampleRateHz }, [own.buffer]);
      }
      post({ type: 'end', id });
    } catch (error) {
      post({ type: 'error', id, ...described(error) });
    } finally {
      speeches.delete(id);
      tidyWhenIdle();
    }
  }

  function tidyWhenIdle(): void {
    clearTimeout(idle);
    idle = setTimeout(() => {
      if (speeches.size === 0) collectGarbage();
    }, IDLE_MS);
  }

  async function close(): Promise<void> {
    const running = [...speeches.values()];
    for (const { allowance } of running) allowance.cancel();
    await Promise.all(running.map(({ done }) => done));
    clearTimeout(idle);
    await voice.close();
    port.close();
  }

  port.on('message', (message: ToWorker) => {
    switch (message.type) {
      case 'speak': {
        const allowance = new Allowance();
        speeches.set(message.id, { allowance, done: speak(message.id, message.text, allowance) });
        break;
      }
      case 'more':
        speeches.get(message.id)?.allowance.grow();
        break;
      case 'stop':
        speeches.get(message.id)?.allowance.cancel();
        break;
      case 'close':
        void close();
        break;
    }
  });
  post({ type: 'ready' });
  tidyWhenIdle();
}

function described(error: unknown): { code: string; message: string } {
  return { code: error instanceof EarshotError ? error.code : 'VOICE_FAILED', message: messageOf(error) };
}
