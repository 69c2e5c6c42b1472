import { describe, expect, it } from 'vitest';
import { hearWider } from '../../src/asr/hear-wider.js';
import type { CommandResult } from '../../src/asr/recognizer.js';

const recording = new Float32Array(32_000);
const part = { samples: recording.subarray(8_000, 24_000), wide: recording };

const heard = (text: string, confidence: number): CommandResult => ({
  text,
  freeText: text,
  confidence,
  accepted: confidence >= 0.65,
  path: 'graph',
  ms: { encode: 10, decode: 20 },
});

/** Answers by how much it is given to hear. */
function recognizer(tight: CommandResult, wide: CommandResult) {
  const lengths: number[] = [];
  return {
    lengths,
    command: async (samples: Float32Array) => {
      lengths.push(samples.length);
      return samples.length === recording.length ? wide : tight;
    },
  };
}

describe('hearing more of the sound', () => {
  it('is spared where the first hearing is sure', async () => {
    const ear = recognizer(heard('cancel all timers', 0.99), heard('something else', 1));
    expect((await hearWider(ear, part)).text).toBe('cancel all timers');
    expect(ear.lengths).toEqual([16_000]);
  });

  it('counts where it is the surer one, and its time is told', async () => {
    const ear = recognizer(heard('is the alarm', 0.4), heard('cancel all timers', 0.9));
    const result = await hearWider(ear, part);
    expect(result).toMatchObject({
      text: 'cancel all timers',
      accepted: true,
      ms: { encode: 20, decode: 40 },
    });
  });

  it('does not replace what was heard better without it', async () => {
    const ear = recognizer(heard('timer status', 0.8), heard('99 f', 0.7));
    expect((await hearWider(ear, part)).text).toBe('timer status');
  });

  it('is none where there is no more', async () => {
    const ear = recognizer(heard('is the alarm', 0.4), heard('cancel all timers', 0.9));
    await hearWider(ear, { samples: recording, wide: recording });
    expect(ear.lengths).toEqual([32_000]);
  });
});
