/** Opens the recogniser: in a thread of its own, or, where the TypeScript sources run directly (tests), in this one. */
import { createReader } from '../nlu/matcher/read.js';
import { compileGraph } from './compile-graph.js';
import { openMoonshine } from './moonshine-recognizer.js';
import { openGraph } from './packed-graph.js';
import type { Recognizer } from './recognizer.js';
import { canUseWorker, openWorkerRecognizer } from './worker-recognizer.js';

export interface OpenRecognizerOptions {
  readonly signal?: AbortSignal;
  /** Default: wherever the thread's compiled entry exists. */
  readonly worker?: boolean;
}

/** @throws EarshotError ASR_LOAD_FAILED, MODEL_MISSING */
export async function openRecognizer({
  signal,
  worker = canUseWorker(),
}: OpenRecognizerOptions = {}): Promise<Recognizer> {
  signal?.throwIfAborted();
  return worker ? await openWorkerRecognizer() : await openHere();
}

async function openHere(): Promise<Recognizer> {
  const moonshine = await openMoonshine();
  return {
    setGrammar: async (grammar) => {
      const read = createReader(grammar);
      moonshine.steer(openGraph(compileGraph(grammar)), async (text) => read(text)[0]?.text ?? null);
    },
    command: (samples, options) => moonshine.command(samples, options),
    transcribe: (samples, options) => moonshine.transcribe(samples, options),
    close: () => moonshine.close(),
  };
}
