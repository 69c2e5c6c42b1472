/** Clips through the ear of the hub: frame by frame, cut where its detector sees speech begin and end. */
import type { Home } from '../actions/home.js';
import { FRAME_SAMPLES, SAMPLE_RATE_HZ } from '../audio/ports.js';
import type { Listeners } from '../cli/audio-rows.js';
import { hearUtterance } from '../hub/ear/ear.js';
import { createUnderstanding } from '../nlu/understanding.js';

/** Of sound on both sides of a clip: the room is listened to before somebody speaks and after. */
const AROUND = 1.5 * SAMPLE_RATE_HZ;

export interface LiveRow {
  readonly text: string;
  readonly accepted: boolean;
  readonly confidence: number;
}

const NOTHING: LiveRow = { text: '', accepted: false, confidence: 0 };

/** The first utterance of each clip; frames wait while something is recognised, as on a machine that is fast enough. */
export class LiveHearing {
  private constructor(private readonly listeners: Listeners) {}

  static async open(listeners: Listeners, home: Home): Promise<LiveHearing> {
    await listeners.recognizer.setGrammar(createUnderstanding(home).grammar);
    return new LiveHearing(listeners);
  }

  readonly placed = (samples: Float32Array): Float32Array => {
    const whole = new Float32Array(samples.length + 2 * AROUND);
    whole.set(samples, AROUND);
    return whole;
  };

  readonly hear = async (samples: Float32Array): Promise<LiveRow> => {
    const { detector, recognizer } = this.listeners;
    let busy: Promise<unknown> = Promise.resolve();
    const command: typeof recognizer.command = (part, options) => {
      const heard = recognizer.command(part, options);
      busy = heard.catch(() => {});
      return heard;
    };
    /** A hearing may be followed by another one. */
    const settled = async (): Promise<void> => {
      for (let waited: unknown; waited !== busy; ) {
        waited = busy;
        await busy;
        await new Promise(setImmediate);
      }
    };
    const source = {
      async *frames() {
        for (let at = 0; at + FRAME_SAMPLES <= samples.length; at += FRAME_SAMPLES) {
          yield samples.slice(at, at + FRAME_SAMPLES);
          await settled();
        }
      },
    };
    const never = new AbortController().signal;
    const ear = { detector, recognizer: { command }, segmenter: {} };
    const quiet = { onSpeechStart: () => {}, onSpeechEnd: () => {} };
    const heard = await hearUtterance(ear, source, { signal: never, finish: never }, quiet);
    if (heard === null) return NOTHING;
    const { text, accepted, confidence } = heard.result;
    return { text, accepted, confidence };
  };
}
