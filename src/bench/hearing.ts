/** Clips through the code of `earshot hear`: decoded from a file, cut, recognised, understood. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Home } from '../actions/home.js';
import { writeWav } from '../audio/encode-wav.js';
import { SAMPLE_RATE_HZ } from '../audio/ports.js';
import type { Listeners } from '../cli/audio-rows.js';
import { type HearRow, hearFile } from '../cli/hear.js';
import { Simulation } from '../cli/try/simulation.js';
import { createUnderstanding } from '../nlu/understanding.js';
import type { Clip } from './clips.js';
import { sameCommand } from './words.js';

export class Hearing {
  private constructor(
    private readonly listeners: Listeners,
    private readonly simulation: Simulation,
    private readonly scratch: string,
  ) {}

  /** Makes the recogniser listen for what can be said in `home`. */
  static async open(listeners: Listeners, home: Home, scratch: string): Promise<Hearing> {
    const understanding = createUnderstanding(home);
    await listeners.recognizer.setGrammar(understanding.grammar);
    return new Hearing(listeners, new Simulation(home, understanding), scratch);
  }

  readonly hear = async (samples: Float32Array): Promise<HearRow> => {
    const path = join(this.scratch, 'clip.wav');
    await writeWav(path, { samples, sampleRateHz: SAMPLE_RATE_HZ });
    try {
      return await hearFile(path, this.listeners, this.simulation, false);
    } finally {
      await rm(path, { force: true });
    }
  };
}

/** Whether a clip was answered as it should: a command as said and accepted, anything else not accepted. */
export function isRight(
  clip: Pick<Clip, 'text' | 'inGrammar'>,
  heard: Pick<HearRow, 'text' | 'accepted'>,
): boolean {
  return clip.inGrammar ? heard.accepted && sameCommand(clip.text, heard.text) : !heard.accepted;
}
