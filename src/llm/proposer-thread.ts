/** Entry of the model's thread; speaks `proposer-protocol.ts` with `worker-proposer.ts` and nobody else. One answer at a time. */
import { parentPort, workerData } from 'node:worker_threads';
import { EarshotError, messageOf } from '../errors.js';
import { CallModel } from './call-model.js';
import { decode } from './decode.js';
import type { FromThread, ToThread } from './proposer-protocol.js';

if (parentPort) await serve(parentPort);

async function serve(port: NonNullable<typeof parentPort>): Promise<void> {
  const post = (message: FromThread): void => port.postMessage(message);
  const running = new Map<number, AbortController>();
  let model: CallModel;
  try {
    model = await CallModel.load(typeof workerData === 'string' ? workerData : undefined);
  } catch (error) {
    const code = error instanceof EarshotError ? error.code : 'LLM_UNUSABLE';
    post({ type: 'failed', code, message: messageOf(error) });
    port.close();
    return;
  }
  // Two answers at once would share the cores, and neither would be sooner.
  let last: Promise<void> = Promise.resolve();

  const answer = async (
    { id, problem, prompt }: Extract<ToThread, { type: 'ask' }>,
    signal: AbortSignal,
  ): Promise<void> => {
    try {
      signal.throwIfAborted();
      const decoded = await decode(problem, prompt, await model.start(prompt.ids), signal);
      post({ type: 'answer', id, decoded });
    } catch (error) {
      if (!signal.aborted) post({ type: 'error', id, message: messageOf(error) });
    } finally {
      running.delete(id);
    }
  };

  port.on('message', (message: ToThread) => {
    if (message.type === 'abort') running.get(message.id)?.abort();
    else if (message.type === 'ask') {
      const controller = new AbortController();
      running.set(message.id, controller);
      last = last.then(() => answer(message, controller.signal));
    } else {
      for (const controller of running.values()) controller.abort();
      last = last.then(() => model.close()).then(() => port.close());
    }
  });
  post({ type: 'ready', pieces: model.pieces, calibration: model.calibration });
}
