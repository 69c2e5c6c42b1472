import { describe, expect, it } from 'vitest';
import { FRAME_SAMPLES } from '../../src/audio/ports.js';
import type { Meaning } from '../../src/audio/segmenter.js';
import { hearUtterance } from '../../src/hub/ear/ear.js';
import { OpenEar } from '../../src/hub/ear/open-ear.js';
import { fakeEar, heardAs, never, silence, sourceOf, speech } from './fakes.js';

const controls = (finish = never()) => ({ signal: never(), finish });

function listeners() {
  const told: string[] = [];
  return {
    told,
    onSpeechStart: () => told.push('start'),
    onSpeechEnd: () => told.push('end'),
    onPartial: (text: string) => told.push(`partial ${text}`),
  };
}

describe('one utterance', () => {
  it('is decoded at its first pause, and that decode is the answer when it ends there', async () => {
    const ear = fakeEar(() => heardAs('turn on the lamp'));
    const told = listeners();
    const heard = await hearUtterance(
      ear,
      sourceOf([...silence(20), ...speech(30), ...silence(40)]),
      controls(),
      told,
    );
    expect(heard?.result.text).toBe('turn on the lamp');
    expect(told.told).toEqual(['start', 'partial turn on the lamp', 'end']);
    // Once: the end found the pause's decode ready.
    expect(ear.asked).toEqual([30]);
  });

  it('that goes on after a pause is decoded again, and the first guess is withdrawn', async () => {
    const ear = fakeEar((frames) =>
      heardAs(frames > 20 ? 'turn on the lamp' : 'turn on', { accepted: frames > 20 }),
    );
    const told = listeners();
    const frames = [...speech(20), ...silence(8), ...speech(20), ...silence(60)];
    const heard = await hearUtterance(ear, sourceOf(frames), controls(), told);
    expect(heard?.result.text).toBe('turn on the lamp');
    expect(told.told).toEqual(['start', 'partial turn on', 'partial turn on the lamp', 'end']);
    expect(ear.aborted[0]).toBe(true);
  });

  it('that leaves doubt is heard again with more of the sound, in its pause; the surer hearing counts', async () => {
    const lengths: number[] = [];
    const ear = fakeEar(() => heardAs('is the alarm', { confidence: 0.4, accepted: false }));
    const command: typeof ear.recognizer.command = async (samples, options) => {
      lengths.push(samples.length / FRAME_SAMPLES);
      const heard = await ear.recognizer.command(samples, options);
      return lengths.length === 1 ? heard : heardAs('cancel all timers', { confidence: 0.9 });
    };
    const frames = [...silence(60), ...speech(30), ...silence(40)];
    const told = listeners();
    const heard = await hearUtterance(
      { ...ear, recognizer: { command } },
      sourceOf(frames),
      controls(),
      told,
    );
    expect(heard?.result).toMatchObject({ text: 'cancel all timers', confidence: 0.9 });
    expect(told.told).toEqual(['start', 'partial cancel all timers', 'end']);
    expect(lengths).toEqual([43, 63]);
  });

  it('ends when the stream ends, even without a pause', async () => {
    const ear = fakeEar(() => heardAs('stop'));
    expect((await hearUtterance(ear, sourceOf(speech(15)), controls(), listeners()))?.result.text).toBe(
      'stop',
    );
  });

  it('ends when the button is released, though sound goes on', async () => {
    const ear = fakeEar(() => heardAs('stop'));
    const finish = new AbortController();
    const source = {
      async *frames() {
        for (let index = 0; ; index += 1) {
          if (index === 20) finish.abort();
          yield* speech(1);
        }
      },
    };
    const heard = await hearUtterance(ear, source, controls(finish.signal), listeners());
    expect(heard?.result.text).toBe('stop');
    expect(heard?.seconds).toBeLessThan(1);
  });

  it('is nothing where nobody spoke', async () => {
    const ear = fakeEar(() => heardAs('?'));
    expect(await hearUtterance(ear, sourceOf(silence(50)), controls(), listeners())).toBeNull();
    expect(ear.asked).toEqual([]);
  });

  it('closes its source and its recogniser when aborted', async () => {
    const ear = fakeEar(() => heardAs('?'));
    const stop = new AbortController();
    const source = sourceOf([...speech(20), ...silence(7), ...silence(1000)]);
    const hearing = hearUtterance(
      ear,
      source,
      { signal: stop.signal, finish: never() },
      { onSpeechStart: () => {}, onSpeechEnd: () => {}, onPartial: () => stop.abort(new Error('left')) },
    );
    await expect(hearing).rejects.toThrow('left');
    expect(source.closed).toBe(1);
    expect(ear.aborted).toEqual([true]);
  });

  it('passes on what the recogniser throws', async () => {
    const ear = fakeEar(() => {
      throw new Error('worker gone');
    });
    const frames = [...speech(20), ...silence(40)];
    await expect(hearUtterance(ear, sourceOf(frames), controls(), listeners())).rejects.toThrow(
      'worker gone',
    );
  });
});

describe('the end of an utterance', () => {
  /** How many frames of silence were heard before it ended, for an answer with these parts. */
  async function silenceAfter(
    parts: Parameters<typeof heardAs>[1],
    more: { readonly meaning?: () => Meaning; readonly slowFrames?: number } = {},
  ): Promise<number> {
    let fed = 0;
    const fake = fakeEar(() => heardAs('set a timer', parts));
    const command: typeof fake.recognizer.command = async (samples, options) => {
      const until = fed + (more.slowFrames ?? 0);
      while (fed < until) await new Promise(setImmediate);
      return await fake.recognizer.command(samples, options);
    };
    const source = {
      async *frames() {
        for (const each of [...speech(20), ...silence(150)]) {
          fed += 1;
          yield each;
          await new Promise(setImmediate);
        }
      },
    };
    const ear = {
      ...fake,
      segmenter: { endSilenceMs: 640, completeSilenceMs: 224, unfinishedSilenceMs: 1_984 },
      recognizer: { command },
    };
    const { meaning } = more;
    const heard = await hearUtterance(ear, source, controls(), {
      ...listeners(),
      ...(meaning === undefined ? {} : { meaning }),
    });
    expect(heard?.result.text).toBe('set a timer');
    return fed - 20;
  }

  it('comes soon after a whole command, later after what is none', async () => {
    expect(await silenceAfter({ accepted: true })).toBe(7);
    expect(await silenceAfter({ accepted: false })).toBe(20);
  });

  it('waits where more must come', async () => {
    expect(await silenceAfter({ accepted: true, unfinished: true })).toBe(62);
    expect(await silenceAfter({ accepted: false, unfinished: true })).toBe(62);
  });

  it('waits a little where a command leaves out what would be asked for', async () => {
    expect(await silenceAfter({ accepted: true }, { meaning: () => 'unknown' })).toBe(20);
    expect(await silenceAfter({ accepted: true }, { meaning: () => 'complete' })).toBe(7);
  });

  it('waits for the recogniser, which alone knows', async () => {
    expect(await silenceAfter({ accepted: true }, { slowFrames: 30 })).toBeGreaterThan(30);
    expect(await silenceAfter({ accepted: true, unfinished: true }, { slowFrames: 30 })).toBe(62);
  });
});

describe('an utterance that begins with a wake phrase', () => {
  const opening = (followed: boolean) => ({ tokens: [17], seconds: 0.8, followed });
  const NOTHING = heardAs('', { accepted: false, path: 'none' });
  /** Frames of the phrase; with more speech there is a command after it. */
  const PHRASE = 25;

  function woken(frames: readonly Float32Array[], followed: boolean, lag = 0) {
    const after: number[] = [];
    const plain = fakeEar(() => heardAs('lamp on'));
    let fed = 0;
    const source = {
      opening: opening(followed),
      lagging: () => fed < lag,
      async *frames() {
        for (const each of frames) {
          fed += 1;
          yield each.slice();
        }
      },
    };
    const ear = {
      ...plain,
      recognizer: {
        ...plain.recognizer,
        wake: {
          facts: () => Promise.reject(new Error('not here')),
          spot: () => Promise.reject(new Error('not here')),
          commandAfter: async (given: { readonly tokens: readonly number[] }, samples: Float32Array) => {
            expect(given.tokens).toEqual([17]);
            const speaking = samples.filter((sample) => Math.abs(sample) > 0.5).length / 512;
            after.push(speaking);
            return speaking > PHRASE ? heardAs('lamp off') : NOTHING;
          },
        },
      },
    };
    const told = listeners();
    return { after, plain, told, heard: hearUtterance(ear, source, controls(), told) };
  }

  it('in one breath is the command after it', async () => {
    const { heard, after, plain, told } = woken([...silence(5), ...speech(60), ...silence(40)], true);
    expect((await heard)?.result.text).toBe('lamp off');
    expect(told.told).toEqual(['start', 'partial lamp off', 'end']);
    expect(after).toEqual([60]);
    expect(plain.asked).toEqual([]);
  });

  it('alone is none: the next one is, and speech was not told before', async () => {
    const frames = [...speech(PHRASE), ...silence(60), ...speech(30), ...silence(40)];
    const { heard, after, plain, told } = woken(frames, false);
    expect((await heard)?.result.text).toBe('lamp on');
    expect(after).toEqual([PHRASE]);
    expect(plain.asked).toEqual([30]);
    expect(told.told).toEqual(['start', 'partial lamp on', 'end']);
  });

  it('goes on after a short pause and is one with the command', async () => {
    const frames = [...speech(PHRASE), ...silence(10), ...speech(30), ...silence(40)];
    const { heard, after, told } = woken(frames, false);
    expect((await heard)?.result.text).toBe('lamp off');
    expect(after).toEqual([PHRASE, PHRASE + 30]);
    expect(told.told).toEqual(['start', 'partial lamp off', 'end']);
  });

  it('is not guessed at in a pause that is past already', async () => {
    const frames = [...speech(PHRASE), ...silence(10), ...speech(30), ...silence(40)];
    const { heard, after } = woken(frames, true, 50);
    expect((await heard)?.result.text).toBe('lamp off');
    expect(after).toEqual([PHRASE + 30]);
  });

  it('alone at the end of a stream is nothing', async () => {
    const { heard, told } = woken([...speech(PHRASE), ...silence(3)], false);
    expect(await heard).toBeNull();
    expect(told.told).toEqual([]);
  });
});

describe('the open ear', () => {
  it('hears every utterance of a recording, the last one too when it ends without silence', async () => {
    const ear = fakeEar((frames) => heardAs(`${frames} frames`));
    const heard: string[] = [];
    const source = sourceOf([
      ...silence(20),
      ...speech(10),
      ...silence(50),
      ...speech(20),
      ...silence(50),
      ...speech(15),
    ]);
    await new OpenEar(ear).run(source, { onUtterance: ({ result }) => heard.push(result.text) }, never());
    expect(heard).toEqual(['10 frames', '20 frames', '15 frames']);
    expect(source.closed).toBe(1);
  });

  it('gives its frames to the dialog while that listens, and watches for nothing then', async () => {
    const ear = fakeEar((frames) => heardAs(`${frames} frames`));
    const open = new OpenEar(ear);
    const watched: string[] = [];
    const stop = new AbortController();
    const tapped = open.source.frames(stop.signal)[Symbol.asyncIterator]();
    const first = tapped.next();
    await open.run(
      sourceOf([...speech(20), ...silence(50)]),
      { onUtterance: ({ result }) => watched.push(result.text) },
      never(),
    );
    expect((await first).done).toBe(false);
    let frames = 1;
    for (let next = await tapped.next(); !next.done; next = await tapped.next()) frames += 1;
    expect(frames).toBe(70);
    expect(watched).toEqual([]);
  });

  it('does not hear the hub itself', async () => {
    const ear = fakeEar(() => heardAs('?'));
    const open = new OpenEar(ear);
    open.setDeaf(true);
    await open.run(
      sourceOf([...speech(20), ...silence(50)]),
      { onUtterance: () => expect.unreachable() },
      never(),
    );
    expect(ear.asked).toEqual([]);
  });

  it('fails with its source, and closes it', async () => {
    const open = new OpenEar(fakeEar(() => heardAs('?')));
    const source = {
      // biome-ignore lint/correctness/useYield: a microphone that fails at once
      async *frames(): AsyncGenerator<Float32Array> {
        throw new Error('unplugged');
      },
    };
    await expect(open.run(source, { onUtterance: () => {} }, never())).rejects.toThrow('unplugged');
  });

  it('fails when the recogniser fails, instead of staying silent', async () => {
    const open = new OpenEar(
      fakeEar(() => {
        throw new Error('worker gone');
      }),
    );
    const frames = [...speech(20), ...silence(50)];
    await expect(open.run(sourceOf(frames), { onUtterance: () => {} }, never())).rejects.toThrow(
      'worker gone',
    );
  });
});
