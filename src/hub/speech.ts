/**
 * Hearing and speaking: recogniser, speech detectors, voice and loudspeaker, each of which may be missing, or come late.
 * Hearing comes first: its models load while the house is opened, and the voice when the hub listens.
 */
import type { AudioSink, Voice } from '../audio/ports.js';
import type { HubContext } from './context.js';
import type { Ear } from './ear/ear.js';
import { type Ears, openEars } from './ear/open-ears.js';
import type { Grammar } from './grammar.js';
import { Lasting } from './lasting.js';
import { modelFiles, type NeedModels } from './model-files.js';
import { LateVoice } from './mouth/late-voice.js';

/** The fields are read anew at every look: what was missing may have come. */
export interface Speech {
  readonly voice: Voice | null;
  /** null: the hub has none; browsers play the replies. */
  readonly loudspeaker: AudioSink | null;
  /** For buttons and recordings on the page. null: nothing can be recognised. */
  readonly talkEar: Ear | null;
  /** For the hub's own microphone. */
  readonly roomEar: Ear | null;
  /** From now on only the phrases of this house are commands. Returns at once: what is heard meanwhile waits for them. */
  steer(grammar: Grammar): void;
  /** Opens the voice. Returns at once: what is to be said meanwhile waits for it. */
  openVoice(): void;
  /** The recogniser works, whatever was told of it. */
  tellHearing(): void;
  /** Called when the ears come after all, which could not be opened at the start. */
  onLateEars(listener: () => void): void;
}

const LISTENING = 'listening in English, on this machine';

/** Opens what can be opened, and tells what cannot. Everything opened is in the context's closers. */
export async function openSpeech(context: HubContext): Promise<Speech> {
  const { closers, health } = context;
  const needModels = modelFiles(context);
  let grammar: Grammar | null = null;
  let onLateEars = (): void => {};
  const steer = ({ recognizer }: Ears): void => void grammar?.steer(recognizer);
  const ears = new Lasting(context, {
    part: 'recognizer',
    open: () => openEars(context, needModels),
    describe: () => LISTENING,
    onLate: (late) => {
      steer(late);
      onLateEars();
    },
  });
  closers.add('ears', () => ears.close());
  const [, loudspeaker] = await Promise.all([ears.open(), openLoudspeaker(context)]);
  const voice = voiceOf(context, needModels);
  if (voice !== null) closers.add('voice', () => voice.close());
  return {
    loudspeaker,
    get talkEar() {
      return ears.current?.talk ?? null;
    },
    get roomEar() {
      return ears.current?.room ?? null;
    },
    get voice() {
      return voice?.usable === true ? voice : null;
    },
    steer: (wanted) => {
      grammar = wanted;
      if (ears.current !== null) steer(ears.current);
    },
    openVoice: () => {
      voice?.open().catch(() => {});
    },
    tellHearing: () => {
      if (ears.current !== null) health.set('recognizer', true, LISTENING);
    },
    onLateEars: (listener) => {
      onLateEars = listener;
    },
  };
}

function voiceOf(context: HubContext, needModels: NeedModels): LateVoice | null {
  const { config, health, openers } = context;
  if (config.voice.engine === 'none') return null;
  health.set('voice', true, 'getting ready');
  return new LateVoice(
    new Lasting(context, {
      part: 'voice',
      open: async () => {
        if (config.voice.engine === 'neural')
          await needModels((id) => id.startsWith('voice'), 'Replies are shown, not spoken');
        return await openers.voice(config);
      },
      describe: ({ name }) => name,
    }),
  );
}

async function openLoudspeaker({ health, openers, closers }: HubContext): Promise<AudioSink | null> {
  const opened = await openers.sink();
  closers.add('loudspeaker', () => opened.sink.close());
  if (opened.sink.name !== 'null') {
    health.set('speaker', true, opened.sink.name);
    return opened.sink;
  }
  // The last way that was tried is the one that needs nothing but a card.
  const why = opened.refused.at(-1)?.reason;
  const none = why === undefined ? 'no loudspeaker on this machine' : `no loudspeaker that works: ${why}`;
  health.set('speaker', false, `${none.replace(/\.$/, '')}; replies are heard on the page`);
  return null;
}
