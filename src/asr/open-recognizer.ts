/** Opens the recogniser: in a thread of its own, or, where the TypeScript sources run directly (tests), in this one. */
import { createReader } from '../nlu/matcher/read.js';
import { Spotting } from '../wake/spotting.js';
import { compileGraph } from './compile-graph.js';
import { Moonshine } from './moonshine.js';
import { MoonshineRecognizer, type ReadText } from './moonshine-recognizer.js';
import { openGraph } from './packed-graph.js';
import type { Recognizer } from './recognizer.js';
import { RequestQueue } from './request-queue.js';
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
  const model = await Moonshine.load();
  const moonshine = new MoonshineRecognizer(model);
  const spotting = new Spotting(model);
  const queue = new RequestQueue();
  return {
    setGrammar: async (grammar) => {
      const reader = createReader(grammar);
      const read: ReadText = async (text) => reader(text)[0]?.text ?? null;
      moonshine.steer(openGraph(compileGraph(grammar)), read);
    },
    wake: {
      facts: (phrase) => queue.ask(false, () => spotting.facts(phrase)),
      spot: (phrases, samples, speech, { signal } = {}) =>
        queue.ask(true, (stopped) => {
          const stop = signal === undefined ? stopped : AbortSignal.any([signal, stopped]);
          return spotting.spot(phrases, samples, speech, stop);
        }),
      commandAfter: (opening, samples, options) =>
        queue.ask(false, () => moonshine.command(samples, options, opening)),
    },
    command: (samples, options) => queue.ask(false, () => moonshine.command(samples, options)),
    transcribe: (samples, options) => queue.ask(false, () => moonshine.transcribe(samples, options)),
    close: () => moonshine.close(),
  };
}
