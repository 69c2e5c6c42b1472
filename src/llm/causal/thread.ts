/** Entry of a language model's thread; speaks `protocol.ts` with `worker-causal-lm.ts` and nobody else. One answer at a time. */
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { EarshotError, messageOf } from '../../errors.js';
import { serveInTurn } from '../thread/serve-in-turn.js';
import { answering } from './causal-lm.js';
import { CausalModel } from './causal-model.js';
import type { FromThread, ToThread } from './protocol.js';

const DATA = z.object({
  path: z.string(),
  context: z.int().positive().exactOptional(),
  threads: z.int().positive().exactOptional(),
});

if (parentPort) await serve(parentPort);

async function serve(port: NonNullable<typeof parentPort>): Promise<void> {
  const post = (message: FromThread): void => port.postMessage(message);
  let model: CausalModel;
  try {
    const { path, ...options } = DATA.parse(workerData);
    model = await CausalModel.load(path, options);
  } catch (error) {
    post({ type: 'failed', ...told(error) });
    port.close();
    return;
  }
  const ask = answering(model);
  const answer = async (
    { id, question }: Extract<ToThread, { type: 'ask' }>,
    signal: AbortSignal,
  ): Promise<void> => {
    try {
      for await (const piece of ask(question, signal)) {
        post({ type: 'piece', id, piece });
        // Messages are read between steps only if the loop turns.
        await new Promise((resolve) => setImmediate(resolve));
      }
      post({ type: 'end', id });
    } catch (error) {
      if (!signal.aborted) post({ type: 'error', id, ...told(error) });
    }
  };

  serveInTurn(port, answer, () => model.close());
  post({ type: 'ready' });
}

/** Hoisted: the thread serves before this module has been read to its end. */
function told(error: unknown): { code: string; message: string } {
  return { code: error instanceof EarshotError ? error.code : 'LLM_INVALID', message: messageOf(error) };
}
