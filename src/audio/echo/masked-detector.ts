import { FRAME_SAMPLES } from '../ports.js';
import type { SpeechDetector } from '../vad.js';

const SILENCE = new Float32Array(FRAME_SAMPLES);

/** A speech detector that takes frames with nothing but the hub's own sound for silence. */
export function maskedDetector(
  detector: SpeechDetector,
  isOwn: (frame: Float32Array) => boolean,
): SpeechDetector {
  return {
    probability: async (frame) => {
      if (!isOwn(frame)) return await detector.probability(frame);
      // It remembers what it heard: it has to be told of the time that passes.
      await detector.probability(SILENCE);
      return 0;
    },
    reset: () => detector.reset(),
  };
}
