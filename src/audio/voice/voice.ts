import type { Voice } from '../ports.js';
import { openEspeakVoice } from './espeak.js';
import { openHibariVoice } from './hibari-voice.js';
import { cachedVoice, DEFAULT_CACHE_BYTES } from './reply-cache.js';
import { canUseWorker, openWorkerVoice } from './worker-voice.js';

export const VOICE_ENGINES = ['neural', 'espeak'] as const;
export type VoiceEngine = (typeof VOICE_ENGINES)[number];

export interface VoiceOptions {
  /** `neural`: the hub's own voice, hibari. `espeak`: eSpeak NG, which must be installed. */
  readonly engine?: VoiceEngine;
  /** 0.5 to 2 times the engine's own pace. */
  readonly speed?: number;
  /** Whether the neural voice gets a thread of its own. Default: where its compiled entry exists, that is everywhere but in tests. */
  readonly worker?: boolean;
  /** Bytes of sound kept for replies that come again; 0 keeps none. */
  readonly cacheBytes?: number;
  /** eSpeak only. */
  readonly espeak?: { readonly command?: string; readonly variant?: string };
}

/**
 * Opens the voice of the hub. Its `speak` ends quietly when its signal aborts, without the pieces not yet taken.
 *
 * @example
 * const voice = await openVoice();
 * for await (const piece of voice.speak('The kitchen light is on.')) await sink.play(piece, signal);
 * await voice.close();
 *
 * @throws {EarshotError} VOICE_MODEL_INVALID, VOICE_LEXICON_INVALID, MODEL_UNKNOWN; ESPEAK_MISSING comes from `speak`
 */
export async function openVoice(options: VoiceOptions = {}): Promise<Voice> {
  const voice = await openEngine(options);
  const cacheBytes = options.cacheBytes ?? DEFAULT_CACHE_BYTES;
  return cacheBytes > 0 ? cachedVoice(voice, cacheBytes) : voice;
}

async function openEngine({ engine = 'neural', speed = 1, worker, espeak }: VoiceOptions): Promise<Voice> {
  if (engine === 'espeak') return openEspeakVoice({ ...espeak, speed });
  return (worker ?? canUseWorker()) ? openWorkerVoice({ speed }) : openHibariVoice({ speed });
}
