import { describe, expect, it } from 'vitest';
import { FRAME_SAMPLES } from '../../src/audio/ports.js';
import { type Wake, WakeEar, type WakeEarParts } from '../../src/hub/wake/wake-ear.js';
import type { StretchReading } from '../../src/wake/spotter.js';
import { candidate, frame, never, silence, sourceOf, speech } from './fakes.js';

const NOTHING: StretchReading = { candidates: [], text: 'the news' };

interface Rig {
  readonly ear: WakeEar;
  readonly wakes: Wake[];
  readonly sentences: string[];
  /** Frames with speech in each stretch that was read. */
  readonly read: number[];
  /** Frames that the detector was asked about. */
  detected: number;
}

function rig(answer: (speechFrames: number) => StretchReading, parts: Partial<WakeEarParts> = {}): Rig {
  const wakes: Wake[] = [];
  const sentences: string[] = [];
  const read: number[] = [];
  const made: Rig = {
    wakes,
    sentences,
    read,
    detected: 0,
    ear: new WakeEar({
      detector: {
        probability: async (samples) => {
          made.detected += 1;
          return samples[0] ?? 0;
        },
        reset: () => {},
      },
      spotter: {
        spot: async (_phrases, samples) => {
          let frames = 0;
          for (let at = 0; at < samples.length; at += FRAME_SAMPLES)
            if ((samples[at] ?? 0) > 0.5) frames += 1;
          read.push(frames);
          return answer(frames);
        },
      },
      wishes: [{ phrase: 'computer', sensitivity: 0.5 }],
      isOwn: () => false,
      onWake: (wake) => wakes.push(wake),
      onSentence: (text) => sentences.push(text),
      ...parts,
    }),
  };
  return made;
}

/** Slow enough for what is read beside the stream. */
const paced = (frames: readonly Float32Array[]) => ({
  async *frames(signal: AbortSignal) {
    for (const each of frames) {
      if (signal.aborted) return;
      yield each.slice();
      await new Promise(setImmediate);
    }
  },
});

const COMMAND = [...silence(40), ...speech(60), ...silence(40)];

describe('the ear that waits for a phrase', () => {
  it('is woken by it, and knows where the speech with it begins', async () => {
    const { ear, wakes } = rig(() => ({ candidates: [candidate({ at: 0.9, followed: true })], text: 'x' }));
    await ear.run(paced(COMMAND), never());
    expect(wakes).toHaveLength(1);
    expect(wakes[0]).toMatchObject({ phrase: 'computer', begin: 30, opening: { followed: true } });
    expect(wakes[0]?.opening.seconds).toBeCloseTo(0.9, 5);
  });

  it('gives the stream from there on, each frame once, and detects speech once in each', async () => {
    const made = rig(() => ({ candidates: [candidate()], text: 'x' }), {
      onWake: (wake) => {
        source = made.ear.source(wake);
        listening = (async () => {
          for await (const each of source.frames(never())) {
            got.push(each);
            probabilities.push(await made.ear.detector.probability(each));
          }
        })();
      },
    });
    let source = made.ear.source(null);
    let listening: Promise<void> = Promise.resolve();
    const got: Float32Array[] = [];
    const probabilities: number[] = [];
    await made.ear.run(paced(COMMAND), never());
    await listening;
    expect(got).toHaveLength(COMMAND.length - 30);
    expect(probabilities.filter((probability) => probability > 0.5)).toHaveLength(60);
    expect(made.detected).toBe(COMMAND.length);
    expect(source.opening).not.toBeNull();
    expect(source.lagging?.()).toBe(false);
    // While somebody listens, nothing is read.
    expect(made.read).toEqual([60]);
  });

  it('is not woken by anything else, and tells a sentence when it is over', async () => {
    const { ear, wakes, sentences, read } = rig(() => NOTHING);
    await ear.run(paced([...COMMAND, ...speech(20), ...silence(5), ...speech(20), ...silence(30)]), never());
    expect(wakes).toEqual([]);
    // The second sentence is read at its short pause, too.
    expect(read).toEqual([60, 20, 40]);
    expect(sentences).toEqual(['the news', 'the news']);
  });

  it('is silent in silence', async () => {
    const { ear, read } = rig(() => NOTHING);
    await ear.run(paced(silence(500)), never());
    expect(read).toEqual([]);
  });

  it('reads on when the reader is slow, leaves out what is too old, and loses no frame', async () => {
    const finish: (() => void)[] = [];
    const read: number[] = [];
    const made = rig(() => NOTHING, {
      spotter: {
        spot: (_phrases, samples) => {
          read.push(samples.length / FRAME_SAMPLES);
          return new Promise((resolve) => finish.push(() => resolve(NOTHING)));
        },
      },
    });
    const sentences = Array.from({ length: 6 }, (_, index) => [...speech(60 + index), ...silence(20)]).flat();
    await made.ear.run(paced(sentences), never());
    expect(read).toHaveLength(1);
    expect(made.detected).toBe(sentences.length);
  });

  it('forgets what it was reading when it is closed: a wake that comes later is none', async () => {
    let answer = (_reading: StretchReading): void => {};
    const stop = new AbortController();
    const { ear, wakes } = rig(() => NOTHING, {
      spotter: {
        spot: () =>
          new Promise((resolve) => {
            answer = resolve;
            stop.abort();
          }),
      },
    });
    await ear.run(paced(COMMAND), stop.signal);
    answer({ candidates: [candidate()], text: 'computer' });
    await new Promise(setImmediate);
    expect(wakes).toEqual([]);
  });

  it('fails when the recogniser fails, instead of staying silent', async () => {
    const { ear } = rig(() => {
      throw new Error('worker gone');
    });
    await expect(ear.run(paced(COMMAND), never())).rejects.toThrow('worker gone');
  });

  it('takes silence after the end of a stream for silence', async () => {
    const { ear } = rig(() => NOTHING);
    await ear.run(sourceOf(speech(3)), never());
    expect(await ear.detector.probability(frame(0.9))).toBe(0);
  });
});
