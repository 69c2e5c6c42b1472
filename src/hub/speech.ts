/** Hearing and speaking: recogniser, speech detectors, voice and loudspeaker, each of which may be missing. */
import type { AudioSink, Voice } from '../audio/ports.js';
import { type Config, PATIENCE_SILENCE_MS } from '../config.js';
import { EarshotError } from '../errors.js';
import type { HubContext } from './context.js';
import type { Ear } from './ear.js';
import type { Grammar } from './grammar.js';

export interface Speech {
  readonly voice: Voice | null;
  /** null: the hub has none; browsers play the replies. */
  readonly loudspeaker: AudioSink | null;
  /** For buttons and recordings on the page. null: nothing can be recognised. */
  readonly talkEar: Ear | null;
  /** For the hub's own microphone: a detector remembers what it heard, so each stream has its own. */
  readonly roomEar: Ear | null;
}

/** Opens what can be opened, and tells what cannot. Everything opened is in the context's closers. */
export async function openSpeech(context: HubContext, grammar: Grammar): Promise<Speech> {
  const bad = await checkModels(context);
  const [ears, voice, loudspeaker] = await Promise.all([
    openEars(context, grammar, bad),
    openVoice(context, bad),
    openLoudspeaker(context),
  ]);
  return { ...ears, voice, loudspeaker };
}

/** Ids of models that must not be used. */
async function checkModels({ health, openers, signal }: HubContext): Promise<readonly string[]> {
  const report = await health.attempt(
    'models',
    () => openers.models(signal),
    ({ good }) => `${good.length} files`,
  );
  for (const { error } of report?.problems ?? []) health.fail('models', error);
  // Without a manifest nothing is known to be sound.
  return report === null ? ['asr', 'voice', 'vad'] : report.problems.map(({ id }) => id);
}

async function openEars(
  context: HubContext,
  grammar: Grammar,
  bad: readonly string[],
): Promise<Pick<Speech, 'talkEar' | 'roomEar'>> {
  const { health, openers, closers, signal, config } = context;
  const ears = await health.attempt(
    'recognizer',
    async () => {
      if (bad.some((id) => id.startsWith('asr') || id === 'vad'))
        throw unusable('Speech cannot be recognised');
      const recognizer = await openers.recognizer(signal);
      closers.add('recognizer', () => recognizer.close());
      const detectors = [await openers.detector(), await openers.detector()] as const;
      for (const detector of detectors) closers.add('speech detector', () => detector.close());
      await grammar.steer(recognizer);
      const [talk, room] = detectors.map(
        (detector): Ear => ({ detector, recognizer, segmenter: endpointing(config) }),
      );
      return { talkEar: talk ?? null, roomEar: room ?? null };
    },
    () => 'listening in English, on this machine',
  );
  return ears ?? { talkEar: null, roomEar: null };
}

/** How long a silence ends a sentence whose meaning does not say; an unfinished one waits twice as long. */
function endpointing({ patience }: Config): Ear['segmenter'] {
  const endSilenceMs = PATIENCE_SILENCE_MS[patience];
  return { endSilenceMs, unfinishedSilenceMs: 2 * endSilenceMs };
}

async function openVoice(
  { config, health, openers, closers }: HubContext,
  bad: readonly string[],
): Promise<Voice | null> {
  if (config.voice.engine === 'none') return null;
  const voice = await health.attempt(
    'voice',
    async () => {
      if (config.voice.engine === 'neural' && bad.some((id) => id.startsWith('voice')))
        throw unusable('Replies are shown, not spoken');
      return await openers.voice(config);
    },
    ({ name }) => name,
  );
  if (voice !== null) closers.add('voice', () => voice.close());
  return voice;
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
