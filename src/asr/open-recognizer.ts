/** Opens the recogniser: in a thread of its own, or, where the TypeScript sources run directly (tests), in this one. */
import { createReader } from '../nlu/matcher/read.js';
import { Spotting } from '../wake/spotting.js';
import { compileGraph } from './compile-graph.js';
import { Moonshine } from './moonshine.js';
import { MoonshineRecognizer, type ReadText } from './moonshine-recognizer.js';
import { openGraph } from './packed-graph.js';
import type { Recognizer } from './recognizer.js';
import { RequestQueue } from './request-queue.js';
import { type RecognizerSettings, USUAL } from './settings.js';
import { houseWords } from './wording/house-words.js';
import { canUseWorker, openWorkerRecognizer } from './worker-recognizer.js';

export interface OpenRecognizerOptions {
  readonly signal?: AbortSignal;
  /** Default: wherever the thread's compiled entry exists. */
  readonly worker?: boolean;
  readonly settings?: RecognizerSettings;
}

/** @throws EarshotError ASR_LOAD_FAILED, MODEL_MISSING */
export async function openRecognizer({
  signal,
  worker = canUseWorker(),
  settings = USUAL,
}: OpenRecognizerOptions = {}): Promise<Recognizer> {
  signal?.throwIfAborted();
  return worker ? await openWorkerRecognizer(settings) : await openHere(settings);
}

async function openHere(settings: RecognizerSettings): Promise<Recognizer> {
  const model = await Moonshine.load(settings.threads);
  const moonshine = new MoonshineRecognizer(model, settings);
  const spotting = new Spotting(model);
  const queue = new RequestQueue();
  return {
    setGrammar: async (grammar) => {
      const reader = createReader(grammar);
      const read: ReadText = async (text) => reader(text)[0]?.text ?? null;
      moonshine.steer(openGraph(compileGraph(grammar)), read, houseWords(grammar));
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
