/** Browsers as a loudspeaker: sends a sentence and waits as long as it takes to hear it. */
import { setTimeout as sleep } from 'node:timers/promises';
import { encodeWav } from '../audio/encode-wav.js';
import type { AudioSink } from '../audio/ports.js';
import type { PageClient } from './client.js';

/** `listeners` is asked at every sentence: browsers come and go. */
export function pageSink(listeners: () => readonly PageClient[]): AudioSink {
  return {
    name: 'page',
    play: async (audio, signal) => {
      const present = listeners().filter((client) => client.wantsSound);
      if (signal.aborted || present.length === 0) return;
      const wav = encodeWav(audio);
      for (const client of present) client.sendSound(wav);
      try {
        await sleep((1000 * audio.samples.length) / audio.sampleRateHz, undefined, { signal });
      } catch {
        // Barge-in: what the browser has not played yet must not be heard.
        for (const client of present) client.send({ type: 'hush' });
      }
    },
    close: () => Promise.resolve(),
  };
}
