/**
 * Hearing and speaking: recogniser, speech detectors, voice and loudspeaker, each of which may be missing. Hearing comes
 * first: its models load while the house is opened, and the voice when the hub listens.
 */
import type { Recognizer } from '../asr/recognizer.js';
import type { AudioSink, Voice } from '../audio/ports.js';
import { type Config, PATIENCE_FACTOR, PATIENCE_SILENCE_MS } from '../config.js';
import { EarshotError, messageOf } from '../errors.js';
import { describePicked } from '../profiles/pick.js';
import type { HubContext } from './context.js';
import type { Ear } from './ear.js';
import type { Grammar } from './grammar.js';
import { LateVoice } from './late-voice.js';
import type { Listener } from './openers.js';

export interface Speech {
  readonly voice: Voice | null;
  /** null: the hub has none; browsers play the replies. */
  readonly loudspeaker: AudioSink | null;
  /** For buttons and recordings on the page. null: nothing can be recognised. */
  readonly talkEar: Ear | null;
  /** For the hub's own microphone: a detector remembers what it heard, so each stream has its own. */
  readonly roomEar: Ear | null;
  /** From now on only the phrases of this house are commands. Returns at once: what is heard meanwhile waits for them. */
  steer(grammar: Grammar): void;
  /** Opens the voice. Returns at once: what is to be said meanwhile waits for it. */
  openVoice(): void;
}

interface Hearing {
  readonly recognizer: Recognizer | null;
  readonly talkEar: Ear | null;
  readonly roomEar: Ear | null;
}

/** Opens what can be opened, and tells what cannot. Everything opened is in the context's closers. */
export async function openSpeech(context: HubContext): Promise<Speech> {
  const { closers, health } = context;
  const bad = await checkModels(context);
  const [{ recognizer, talkEar, roomEar }, loudspeaker] = await Promise.all([
    openEars(context, bad),
    openLoudspeaker(context),
  ]);
  const voice = voiceOf(context, bad);
  if (voice !== null) closers.add('voice', () => voice.close());
  return {
    talkEar,
    roomEar,
    loudspeaker,
    get voice() {
      return voice?.usable === true ? voice : null;
    },
    steer: (grammar) => {
      if (recognizer !== null)
        grammar.steer(recognizer).catch((error: unknown) => {
          if (!context.signal.aborted) health.fail('recognizer', error);
        });
    },
    openVoice: () => void voice?.open(),
  };
}

/** Ids of models that must not be used. */
async function checkModels({ health, openers, signal, picked }: HubContext): Promise<readonly string[]> {
  const report = await health.attempt(
    'models',
    () => openers.models(signal),
    ({ good }) => `${good.length} files${picked === null ? '' : `; ${describePicked(picked)}`}`,
  );
  for (const { error } of report?.problems ?? []) health.fail('models', error);
  // Without a manifest nothing is known to be sound.
  return report === null ? ['asr', 'voice', 'vad'] : report.problems.map(({ id }) => id);
}

async function openEars(context: HubContext, bad: readonly string[]): Promise<Hearing> {
  const { health, openers, closers, signal, config } = context;
  const kept = async <T extends { close(): Promise<void> }>(
    name: string,
    opening: Promise<T>,
  ): Promise<T> => {
    const opened = await opening;
    closers.add(name, () => opened.close());
    return opened;
  };
  const ears = await health.attempt(
    'recognizer',
    async () => {
      if (bad.some((id) => id.startsWith('asr') || id === 'vad'))
        throw unusable('Speech cannot be recognised');
      const [recognizer, talk, room, listener] = await allOf([
        kept('recognizer', openers.recognizer(signal)),
        kept('speech detector', openers.detector()),
        kept('speech detector', openers.detector()),
        openListener(context, bad),
      ]);
      const ear = { recognizer, segmenter: endpointing(config) };
      return {
        recognizer,
        talkEar: { ...ear, detector: talk },
        roomEar: { ...ear, detector: room, listener },
      };
    },
    () => 'listening in English, on this machine',
  );
  return ears ?? { recognizer: null, talkEar: null, roomEar: null };
}

/** undefined: the recogniser reads all speech for wake phrases, which is only dearer. */
async function openListener(
  { openers, closers, log }: HubContext,
  bad: readonly string[],
): Promise<Listener | undefined> {
  try {
    if (bad.includes('wake-listener')) throw unusable('The listener for wake phrases cannot be used');
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

/** How long a silence ends a sentence. */
function endpointing({ patience }: Config): Ear['segmenter'] {
  const endSilenceMs = PATIENCE_SILENCE_MS[patience];
  return { endSilenceMs, unfinishedSilenceMs: UNFINISHED_SILENCE_MS * PATIENCE_FACTOR[patience] };
}

function voiceOf({ config, health, openers }: HubContext, bad: readonly string[]): LateVoice | null {
  if (config.voice.engine === 'none') return null;
  health.set('voice', true, 'getting ready');
  return new LateVoice(() =>
    health.attempt(
      'voice',
      async () => {
        if (config.voice.engine === 'neural' && bad.some((id) => id.startsWith('voice')))
          throw unusable('Replies are shown, not spoken');
        return await openers.voice(config);
      },
      ({ name }) => name,
    ),
  );
}

async function openLoudspeaker({ health, openers, closers }: HubContext): Promise<AudioSink | null> {
  const opened = await openers.sink();
  closers.add('loudspeaker', () => opened.sink.close());
  if (opened.sink.name !== 'null') {
    health.set('speaker', true, opened.sink.name);
    return opened.sink;
  }
  health.set('speaker', false, 'no loudspeaker on this machine; replies are heard on the page');
  return null;
}

function unusable(what: string): EarshotError {
  return new EarshotError('MODELS_UNUSABLE', `${what} until the models are mended: run \`earshot doctor\`.`);
}
