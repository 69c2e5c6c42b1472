/** Opens the recogniser: in a thread of its own, or, where the TypeScript sources run directly (tests), in this one. */
import { createReader } from '../nlu/matcher/read.js';
import { commandAfter } from '../wake/after-opening.js';
import { Spotting } from '../wake/spotting.js';
import { Beginnings } from './beginnings.js';
import { compileGraph } from './compile-graph.js';
import { Moonshine } from './moonshine.js';
import { MoonshineRecognizer, type ReadText } from './moonshine-recognizer.js';
import { openGraph } from './packed-graph.js';
import type { CommandResult, Recognizer } from './recognizer.js';
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
  let judged = (result: CommandResult): CommandResult => result;
  let steer = (_recognizer: MoonshineRecognizer): void => {};
  return {
    setGrammar: async (grammar) => {
      const reader = createReader(grammar);
      const read: ReadText = async (text) => reader(text)[0]?.text ?? null;
      const graph = openGraph(compileGraph(grammar));
      const beginnings = new Beginnings(graph, model.tokenizer);
      judged = (result) => beginnings.judge(result);
      steer = (recognizer) => recognizer.steer(graph, read);
      steer(moonshine);
    },
    wake: {
      facts: (phrase) => queue.ask(false, () => spotting.facts(phrase)),
      spot: (phrases, samples, speech, { signal } = {}) =>
        queue.ask(true, (stopped) => {
          const stop = signal === undefined ? stopped : AbortSignal.any([signal, stopped]);
          return spotting.spot(phrases, samples, speech, stop);
        }),
      commandAfter: (opening, samples, options) =>
        queue.ask(false, async () => {
          const heard = await commandAfter(model, samples, opening, async (opened) => {
            const after = new MoonshineRecognizer(opened);
            steer(after);
            return await after.command(samples, options);
          });
          return judged(heard);
        }),
    },
    command: (samples, options) =>
      queue.ask(false, async () => judged(await moonshine.command(samples, options))),
    transcribe: (samples, options) => queue.ask(false, () => moonshine.transcribe(samples, options)),
    close: () => moonshine.close(),
  };
}
