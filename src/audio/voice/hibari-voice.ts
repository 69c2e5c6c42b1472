import { setImmediate as nextTurn } from 'node:timers/promises';
import type { PcmAudio, Voice } from '../ports.js';
import { HibariEngine } from './hibari.js';

export interface HibariOptions {
  /** 0.5 to 2; 1 is the voice's own pace. */
  readonly speed?: number;
  /** Where each model file is; `modelPath` when left out. */
  readonly pathOf?: (id: string) => string;
}

/** Worth speaking once before the first reply: the compiler has then seen every loop, and the first sound comes 40 ms earlier. */
const WARM_UP = 'Ready to speak.';

/**
 * The neural voice on this very thread: every piece blocks it for about 20 ms per second of sound. For tests, short commands and as
 * the inside of the worker; the hub uses `openVoice`, which puts it in a worker.
 *
 * @throws {EarshotError} VOICE_MODEL_INVALID, VOICE_LEXICON_INVALID, MODEL_UNKNOWN
 */
export async function openHibariVoice(options: HibariOptions = {}): Promise<Voice> {
  const engine = await HibariEngine.load(options.pathOf);
  for await (const _piece of engine.speak(WARM_UP, options.speed)) void _piece;
  let closing: Promise<void> | undefined;
  /** Speeches under way; the models may be given back only between their steps. */
  const active = new Set<AsyncGenerator<PcmAudio, void, void>>();

  async function* speak(text: string, signal?: AbortSignal): AsyncGenerator<PcmAudio, void, void> {
    if (closing || signal?.aborted) return;
    const pieces = engine.speak(text, options.speed);
    active.add(pieces);
    try {
      for await (const piece of pieces) {
        if (closing || signal?.aborted) return;
        yield piece;
        // Lets messages and timers through between two pieces.
        await nextTurn();
        if (closing || signal?.aborted) return;
      }
    } finally {
      active.delete(pieces);
    }
  }

  async function release(): Promise<void> {
    await Promise.all([...active].map((pieces) => pieces.return()));
    await engine.close();
  }

  return {
    name: 'hibari',
    speak,
    close: () => {
      closing ??= release();
      return closing;
    },
  };
}
