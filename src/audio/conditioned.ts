/** What is done to a live microphone before anybody listens to it. */
import { ClippingMeter, OffsetBlocker } from './condition.js';
import type { FrameSource } from './ports.js';

/** For the health of the microphone, and what to do. */
export const OVERDRIVEN =
  'Loud speech is cut off: turn the recording level of the microphone down (`alsamixer`, F4)';
/** Ten seconds. */
const LEVEL_FRAMES = 312;

/**
 * Without the offset of cheap sound cards.
 * @param onOverdriven told when speech is cut off at full scale, and when it no longer is
 */
export function conditioned(source: FrameSource, onOverdriven: (overdriven: boolean) => void): FrameSource {
  return {
    async *frames(signal) {
      const blocker = new OffsetBlocker();
      const meter = new ClippingMeter(LEVEL_FRAMES, onOverdriven);
      for await (const frame of source.frames(signal)) {
        meter.push(frame);
        yield blocker.apply(frame);
      }
    },
  };
}
