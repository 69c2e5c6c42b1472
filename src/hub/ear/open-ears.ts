/** What hears: recogniser, speech detectors and the listener for wake phrases, all of them or none. */
import type { Recognizer } from '../../asr/recognizer.js';
import { type Config, PATIENCE_FACTOR, PATIENCE_SILENCE_MS, patienceIn } from '../../config.js';
import { messageOf } from '../../errors.js';
import { Closers } from '../closers.js';
import type { HubContext } from '../context.js';
import type { NeedModels } from '../model-files.js';
import type { Listener } from '../openers.js';
import type { Ear } from './ear.js';

export interface Ears {
  readonly recognizer: Recognizer;
  /** For buttons and recordings on the page. */
  readonly talk: Ear;
  /** For the hub's own microphone: a detector remembers what it heard, so each stream has its own. */
  readonly room: Ear;
  close(): Promise<void>;
}

/** @throws what is wrong with the models, and what opening them throws; then nothing is left open */
export async function openEars(context: HubContext, needModels: NeedModels): Promise<Ears> {
  const { openers, signal, config, home, log } = context;
  await needModels((id) => id.startsWith('asr') || id === 'vad', 'Speech cannot be recognised');
  const closers = new Closers(log);
  const kept = async <T extends { close(): Promise<void> }>(
    name: string,
    opening: Promise<T>,
  ): Promise<T> => {
    const opened = await opening;
    closers.add(name, () => opened.close());
    return opened;
  };
  try {
    const [recognizer, talk, room, listener] = await allOf([
      kept('recognizer', openers.recognizer(signal)),
      kept('speech detector', openers.detector()),
      kept('speech detector', openers.detector()),
      openListener(context, closers, needModels),
    ]);
    const ear = { recognizer, segmenter: endpointing(config, home.defaultRoom) };
    return {
      recognizer,
      talk: { ...ear, detector: talk },
      room: { ...ear, detector: room, listener },
      close: () => closers.closeAll(),
    };
  } catch (error) {
    await closers.closeAll();
    throw error;
  }
}

/** undefined: the recogniser reads all speech for wake phrases, which is only dearer. */
async function openListener(
  { openers, log }: HubContext,
  closers: Closers,
  needModels: NeedModels,
): Promise<Listener | undefined> {
  try {
    await needModels((id) => id === 'wake-listener', 'The listener for wake phrases cannot be used');
    const listener = await openers.listener();
    if (listener === null) return undefined;
    closers.add('wake listener', () => listener.close());
    return listener;
  } catch (error) {
    log.warn(`${messageOf(error)} All speech is read for wake phrases.`);
    return undefined;
  }
}

/** As Promise.all, but a failure is told when the others have come, too: what they opened must be closed. */
async function allOf<T extends readonly unknown[] | []>(
  all: T,
): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  await Promise.allSettled(all);
  return await Promise.all(all);
}

/** Silence that ends a sentence of which more must come, ms; `patience` scales it. */
const UNFINISHED_SILENCE_MS = 2_000;

/** How long a silence ends a sentence in this room. */
export function endpointing(
  { patience: setting }: Pick<Config, 'patience'>,
  room: string | null,
): Ear['segmenter'] {
  const patience = patienceIn(setting, room);
  const endSilenceMs = PATIENCE_SILENCE_MS[patience];
  return { endSilenceMs, unfinishedSilenceMs: UNFINISHED_SILENCE_MS * PATIENCE_FACTOR[patience] };
}
