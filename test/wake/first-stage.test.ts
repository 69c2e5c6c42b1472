import { Tensor } from 'onnxruntime-node';
import { describe, expect, it } from 'vitest';
import { ALPHABET } from '../../src/asr/letters/posteriors.js';
import { FRAME_SAMPLES } from '../../src/audio/ports.js';
import { WakeEar, type WakeEarParts } from '../../src/hub/wake/wake-ear.js';
import { STEP_VALUES } from '../../src/wake/listener/log-mel.js';
import { ANSWERS, type Heard } from '../../src/wake/listener/network.js';
import { candidate, never, silence, speech } from '../hub/fakes.js';

const PAST = new Tensor('float32', new Float32Array(1), [1]);

/** Hears these letters in every stream, one a frame, and then blanks. */
function network(letters: string) {
  return {
    runs: 0,
    async hear(steps: Float32Array, before: Heard['memory'] | null): Promise<Heard> {
      this.runs += 1;
      const from = before?.steps[0] ?? 0;
      const frames = (ANSWERS * steps.length) / STEP_VALUES;
      const said = [...letters.padEnd(from + frames, '_')].slice(from, from + frames);
      const logs = Float32Array.from(
        said.flatMap((letter) => [...ALPHABET].map((each) => (each === letter ? -0.05 : -6.5))),
      );
      const memory = { steps: Float32Array.of(from + frames), past: PAST };
      return { frames, logs, speech: new Float32Array(frames), memory };
    },
  };
}

async function readsOf(frames: readonly Float32Array[], parts: Partial<WakeEarParts>): Promise<number[]> {
  const read: number[] = [];
  const ear = new WakeEar({
    detector: { probability: async (samples) => samples[0] ?? 0, reset: () => {} },
    spotter: {
      spot: async (_phrases, samples) => {
        read.push(samples.length / FRAME_SAMPLES);
        return { candidates: [candidate({ score: 0.1 })], text: 'the news' };
      },
    },
    wishes: [{ phrase: 'computer', sensitivity: 0.5 }],
    isOwn: () => false,
    onWake: () => {},
    onSentence: () => {},
    ...parts,
  });
  const stream = {
    async *frames() {
      for (const each of frames) {
        yield each.slice();
        await new Promise(setImmediate);
      }
    },
  };
  await ear.run(stream, never());
  return read;
}

const SENTENCE = [...silence(40), ...speech(60), ...silence(40)];
const LIKE_IT = `${'_'.repeat(24)}com_pu_t_er`;

describe('the first stage', () => {
  it('spares the recogniser what is nothing like the phrase', async () => {
    const listener = network(`${'_'.repeat(24)}the weather`);
    expect(await readsOf([...SENTENCE, ...SENTENCE], { listener })).toEqual([]);
    expect(listener.runs).toBeGreaterThan(0);
  });

  it('lets pass what is like it, each time', async () => {
    const read = await readsOf([...SENTENCE, ...SENTENCE], { listener: network(LIKE_IT) });
    expect(read).toHaveLength(2);
  });

  it('hears nothing in silence, and costs nothing', async () => {
    const listener = network(LIKE_IT);
    expect(await readsOf(silence(300), { listener })).toEqual([]);
    expect(listener.runs).toBe(0);
  });

  it('lets all pass while a stop word would do', async () => {
    const alsoRead = () => ['thanks'];
    expect(await readsOf(SENTENCE, { listener: network('the weather'), alsoRead })).toHaveLength(1);
  });

  it('lets all pass when it fails', async () => {
    const listener = { hear: () => Promise.reject(new Error('no')) };
    expect(await readsOf(SENTENCE, { listener })).toHaveLength(1);
  });
});
