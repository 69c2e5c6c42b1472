import { describe, expect, it } from 'vitest';
import { Hold } from '../../src/audio/playback/hold.js';
import { FRAME_SAMPLES, SAMPLE_RATE_HZ } from '../../src/audio/ports.js';
import { BargeIn, type BargeInControls } from '../../src/hub/ear/barge-in.js';
import type { Utterance } from '../../src/hub/ear/ear.js';
import { Overhearing } from '../../src/hub/ear/overhearing.js';
import { SURE_OF_THANKS, THANKS } from '../../src/hub/ear/stop-word.js';
import { candidate, fakeSink, heardAs, never } from './fakes.js';

const FRAME_MS = (1000 * FRAME_SAMPLES) / SAMPLE_RATE_HZ;
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const utterance = (text: string, accepted = true): Utterance => ({
  result: heardAs(text, { accepted }),
  seconds: 1,
  waitMs: 0,
});

function rig(take: (utterance: Utterance) => boolean = () => true) {
  const mouth = {
    sounding: true,
    paused: 0,
    resumed: 0,
    pause(): void {
      this.paused += 1;
    },
    resume(): void {
      this.resumed += 1;
    },
  };
  const asked: { controls: BargeInControls; answer: (heard: Utterance | null) => void }[] = [];
  const errors: unknown[] = [];
  const bargeIn = new BargeIn({
    mouth,
    listen: (controls) => new Promise((answer) => asked.push({ controls, answer })),
    take,
    onError: (error) => errors.push(error),
  });
  const hear = (...probabilities: readonly number[]): void => {
    for (const probability of probabilities) bargeIn.push(probability);
  };
  return { mouth, asked, errors, bargeIn, hear };
}

const SPEECH = [0.9, 0.9] as const;
const silence = (frames: number): number[] => Array.from({ length: frames }, () => 0);

describe('somebody who speaks over the hub', () => {
  it('silences it within 200 ms of audio, the loudspeaker included', () => {
    const { mouth, hear } = rig();
    let frames = 0;
    while (mouth.paused === 0) {
      hear(0.9);
      frames += 1;
    }
    // The detector may be one frame late; the loudspeaker takes 50 ms.
    expect((frames + 1) * FRAME_MS + 50).toBeLessThanOrEqual(200);
  });

  it('is not a click, nor a person who speaks while the hub is silent', () => {
    const { mouth, hear } = rig();
    hear(0.9, 0.1, 0.9, 0.2, 0.9);
    mouth.sounding = false;
    hear(...silence(1), 0.9, 0.9, 0.9);
    expect(mouth.paused).toBe(0);
  });

  it('is heard, and the hub goes on when it was nothing for it', async () => {
    const taken: string[] = [];
    const { mouth, asked, hear } = rig(({ result }) => {
      taken.push(result.freeText);
      return false;
    });
    hear(...SPEECH);
    expect([mouth.paused, mouth.resumed]).toEqual([1, 0]);
    asked[0]?.answer(utterance('the weather in Rome', false));
    await settled();
    expect(taken).toEqual(['the weather in Rome']);
    expect(mouth.resumed).toBe(1);
  });

  it('who only coughed lets it go on after half a second', async () => {
    const { mouth, asked, hear } = rig();
    hear(...SPEECH, ...silence(15));
    expect(asked[0]?.controls.finish.aborted).toBe(false);
    hear(...silence(1));
    expect(asked[0]?.controls.finish.aborted).toBe(true);
    asked[0]?.answer(null);
    await settled();
    expect(mouth.resumed).toBe(1);
  });

  it('is heard out when it is speech, but not for ever', () => {
    const { asked, hear } = rig();
    hear(...SPEECH);
    asked[0]?.controls.onSpeechStart();
    hear(...silence(180));
    expect(asked[0]?.controls.finish.aborted).toBe(false);
    hear(...silence(10));
    expect(asked[0]?.controls.finish.aborted).toBe(true);
  });

  it('twice in vain is a room with a television: this reply is not stopped again', async () => {
    const { mouth, asked, hear, bargeIn } = rig(() => false);
    for (const index of [0, 1, 2]) {
      hear(...SPEECH);
      asked[index]?.answer(utterance('and now the news', false));
      await settled();
    }
    expect(mouth.paused).toBe(2);
    bargeIn.reset();
    hear(...SPEECH);
    expect(mouth.paused).toBe(3);
  });

  it('and said the wake phrase is heard by the dialog: what was listening here stops', async () => {
    const taken: Utterance[] = [];
    const { asked, hear, bargeIn, mouth } = rig((heard) => taken.push(heard) > 0);
    hear(...SPEECH);
    bargeIn.reset();
    expect(asked[0]?.controls.signal.aborted).toBe(true);
    asked[0]?.answer(utterance('turn on the lamp'));
    await settled();
    expect(taken).toEqual([]);
    expect(mouth.resumed).toBe(1);
  });
});

describe('what is said over the hub', () => {
  function overhearing(state: { ringing?: boolean; speaking?: boolean }) {
    const done: string[] = [];
    return {
      done,
      ear: new Overhearing({
        ringing: () => state.ringing ?? false,
        speaking: () => state.speaking ?? false,
        cancel: () => done.push('cancel'),
        say: ({ result }) => done.push(result.text) > 0,
      }),
    };
  }
  const thanks = (score: number) => [candidate({ phrase: 'thank you', score })];

  it('ends a ringing by a stop word', () => {
    const { ear, done } = overhearing({ ringing: true });
    expect(ear.takeStopWord('Stop!', [])).toBe(true);
    expect(ear.takeStopWord('snooze', [])).toBe(true);
    expect(ear.takeStopWord('Thank you.', thanks(0.8))).toBe(true);
    expect(done).toEqual(['stop', 'snooze', 'stop']);
  });

  it('is thanks only where the sound says so', () => {
    const { ear, done } = overhearing({ ringing: true });
    expect(ear.phrases).toEqual(THANKS);
    expect(ear.takeStopWord('Thank you.', [])).toBe(false);
    expect(ear.takeStopWord('Thank you.', thanks(SURE_OF_THANKS - 0.01))).toBe(false);
    expect(done).toEqual([]);
  });

  it('silences the voice', () => {
    const { ear, done } = overhearing({ speaking: true });
    expect(ear.takeStopWord('stop', [])).toBe(true);
    expect(ear.takeStopWord('snooze', [])).toBe(false);
    expect(done).toEqual(['cancel']);
  });

  it('may be a command while the hub speaks, and not while it only rings', () => {
    const speaking = overhearing({ speaking: true });
    expect(speaking.ear.take(utterance('turn on the lamp'))).toBe(true);
    expect(speaking.ear.take(utterance('what a day', false))).toBe(false);
    const ringing = overhearing({ ringing: true });
    expect(ringing.ear.take(utterance('turn on the lamp'))).toBe(false);
    expect(speaking.done).toEqual(['turn on the lamp']);
    expect(ringing.done).toEqual([]);
  });

  it('is nothing in a silent house', () => {
    const { ear, done } = overhearing({});
    expect(ear.takeStopWord('stop', [])).toBe(false);
    expect(ear.phrases).toEqual([]);
    expect(done).toEqual([]);
  });
});

describe('playback that is held', () => {
  const audio = {
    samples: Float32Array.from({ length: 16_000 }, (_, n) => n / 16_000),
    sampleRateHz: 16_000,
  };
  const untilAborted = (signal: AbortSignal): Promise<void> =>
    new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));

  it('goes on a little before where it was', async () => {
    const clock = { ms: 0 };
    const hold = new Hold(() => clock.ms);
    let plays = 0;
    const sink = fakeSink('held', async (signal) => {
      plays += 1;
      if (plays === 1) await untilAborted(signal);
    });
    const played = hold.sink(sink).play(audio, never());
    await settled();
    clock.ms = 700;
    hold.pause();
    clock.ms = 5_000;
    await settled();
    expect([hold.active, plays]).toEqual([true, 1]);
    hold.resume();
    await played;
    expect(sink.played[1]?.samples).toEqual(audio.samples.subarray(4_800));
    expect(hold.active).toBe(false);
  });

  it('waits before it begins, and says nothing when nobody wants it any more', async () => {
    const hold = new Hold();
    const sink = fakeSink();
    const stop = new AbortController();
    hold.pause();
    const played = hold.sink(sink).play(audio, stop.signal);
    await settled();
    stop.abort();
    await played;
    expect(sink.played).toEqual([]);
    hold.resume();
    await hold.sink(sink).play(audio, never());
    expect(sink.played).toHaveLength(1);
  });

  it('that is stopped while it sounds does not go on', async () => {
    const hold = new Hold();
    const sink = fakeSink('held', untilAborted);
    const stop = new AbortController();
    const played = hold.sink(sink).play(audio, stop.signal);
    await settled();
    hold.pause();
    stop.abort();
    hold.resume();
    await played;
    expect(sink.played).toHaveLength(1);
  });
});
