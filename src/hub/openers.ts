/** How the hub's parts come to be: the real ones. Tests put others in their place, one by one. */
import type { Home } from '../actions/home.js';
import { openRecognizer } from '../asr/open-recognizer.js';
import type { Recognizer } from '../asr/recognizer.js';
import { findRecorder, type Recorder, type RecorderProgram } from '../audio/capture/find-recorder.js';
import { Microphone, type MicrophoneOptions } from '../audio/capture/microphone.js';
import { type OpenedSink, openSink } from '../audio/playback/open-sink.js';
import type { FrameSource, Voice } from '../audio/ports.js';
import { SileroVad } from '../audio/vad.js';
import { openVoice } from '../audio/voice/voice.js';
import type { Config } from '../config.js';
import { needMemory } from '../free-memory.js';
import { openThreadedLm } from '../llm/causal/worker-causal-lm.js';
import { type LateReplier, lateReplier } from '../llm/replies/open-replier.js';
import { shippedProposer } from '../llm/shipped.js';
import { canUseThread, openWorkerProposer } from '../llm/thread/worker-proposer.js';
import { type CallProposer, openProposer } from '../llm/understand.js';
import { checkModels, type ModelReport } from '../models.js';
import type { Skill } from '../nlu/skill.js';
import { createUnderstanding } from '../nlu/understanding.js';
import type { Profile } from '../profiles/profile.js';
import { type OpenedStore, openStore } from '../store/open-store.js';
import { ListenerNetwork, listenerShipped } from '../wake/listener/network.js';
import type { Understanding } from './grammar.js';
import type { LiveHouse } from './house/live-house.js';
import { openMqttHouse } from './house/mqtt-live-house.js';
import { HUB_SKILLS } from './hub-skills.js';

export interface Detector {
  probability(frame: Float32Array): Promise<number>;
  reset(): void;
  close(): Promise<void>;
}

export type Listener = Pick<ListenerNetwork, 'hear' | 'close'>;

export type VerifyPin = (said: string) => boolean;

export interface Openers {
  store(folder: string | null): Promise<OpenedStore>;
  /** What is asked where the grammar has nothing to say; null: nothing. */
  proposer(): CallProposer | null;
  /** Who makes small talk; null: nobody, as the settings want it. */
  replier(config: Config): LateReplier | null;
  models(signal: AbortSignal): Promise<ModelReport>;
  /** @param state folder where the names lie that people gave devices; null: they are forgotten with the hub */
  house(home: Home, config: Config, signal: AbortSignal, state: string | null): Promise<LiveHouse>;
  /**
   * @param verifyPin null: no PIN is set, and what needs one is refused
   * @param added skills beside the built-in ones
   */
  understanding(home: Home, verifyPin: VerifyPin | null, added: readonly Skill[]): Understanding;
  recognizer(signal: AbortSignal): Promise<Recognizer>;
  detector(): Promise<Detector>;
  /** What listens for wake phrases before the recogniser does; null: this release has none. */
  listener(): Promise<Listener | null>;
  voice(config: Config): Promise<Voice>;
  sink(): Promise<OpenedSink>;
  /** undefined: none is installed. */
  recorder(wish: RecorderProgram | 'auto'): Recorder | undefined;
  microphone(options: MicrophoneOptions): FrameSource;
}

/** As a machine's profile wants them: what it leaves out is not opened. */
export function openersFor(profile: Profile): Openers {
  const { recognizer: settings, calls, replies, voice: engine } = profile;
  return {
    ...realOpeners,
    recognizer: (signal) => openRecognizer({ signal, settings }),
    proposer: () => (calls === null ? null : openCalls(calls.keptMinutes * 60_000)),
    replier: ({ replies: wish }) =>
      wish.enabled && replies !== null
        ? lateReplier(wish.model, (path) => openThreadedLm(path, { threads: replies.threads }))
        : null,
    voice: (config) =>
      realOpeners.voice(
        engine === 'espeak' ? { ...config, voice: { ...config.voice, engine: 'espeak' } } : config,
      ),
  };
}

/** The model for calls takes 100 MB (measured: `VmData`); the rest of the hub wants to live beside it. */
const CALLS_BYTES = 130e6;

/** Beside the TypeScript sources there is no file for a thread. */
const openCalls = (idleMs?: number): CallProposer | null =>
  shippedProposer(async () => {
    needMemory(CALLS_BYTES, 'the language model');
    return await (canUseThread() ? openWorkerProposer() : openProposer());
  }, idleMs);

export const realOpeners: Openers = {
  store: openStore,
  house: openMqttHouse,
  understanding: (home, verifyPin, added) =>
    createUnderstanding(home, { verifyPin, skills: [...HUB_SKILLS, ...added] }),
  recognizer: (signal) => openRecognizer({ signal }),
  proposer: () => openCalls(),
  replier: ({ replies }) => (replies.enabled ? lateReplier(replies.model, openThreadedLm) : null),
  models: (signal) => checkModels(undefined, signal),
  detector: () => SileroVad.load(),
  listener: async () => (listenerShipped() ? await ListenerNetwork.load() : null),
  voice: ({ voice }) =>
    openVoice({ engine: voice.engine === 'espeak' ? 'espeak' : 'neural', speed: voice.speed }),
  sink: () => openSink(),
  recorder: (wish) => findRecorder(wish),
  microphone: (options) => new Microphone(options),
};
