/** Entry of the model's thread; speaks `proposer-protocol.ts` with `worker-proposer.ts` and nobody else. One answer at a time. */
import { parentPort, workerData } from 'node:worker_threads';
import { EarshotError, messageOf } from '../../errors.js';
import { CallModel } from '../call-model.js';
import { decode } from '../decode.js';
import type { FromThread, ToThread } from './proposer-protocol.js';
import { serveInTurn } from './serve-in-turn.js';

if (parentPort) await serve(parentPort);

async function serve(port: NonNullable<typeof parentPort>): Promise<void> {
  const post = (message: FromThread): void => port.postMessage(message);
  let model: CallModel;
  try {
    model = await CallModel.load(typeof workerData === 'string' ? workerData : undefined);
  } catch (error) {
    const code = error instanceof EarshotError ? error.code : 'LLM_UNUSABLE';
    post({ type: 'failed', code, message: messageOf(error) });
    port.close();
    return;
  }
  const answer = async (
    { id, problem, prompt }: Extract<ToThread, { type: 'ask' }>,
    signal: AbortSignal,
  ): Promise<void> => {
    try {
      signal.throwIfAborted();
      const answers = await decode(problem, prompt, await model.start(prompt.ids), signal);
      post({ type: 'answer', id, answers });
    } catch (error) {
      if (!signal.aborted) post({ type: 'error', id, message: messageOf(error) });
    }
  };

  serveInTurn(port, answer, () => model.close());
  post({ type: 'ready', pieces: model.pieces, calibration: model.calibration });
}
