import { describe, expect, it } from 'vitest';
import { FRAME_SAMPLES } from '../../src/audio/ports.js';
import type { SegmenterOptions } from '../../src/audio/segmenter.js';
import { type UtteranceEvent, UtteranceListener } from '../../src/audio/utterances.js';

/** A detector that calls loud frames speech. */
const loudness = { probability: async (frame: Float32Array) => Math.abs(frame[0] ?? 0), reset: () => {} };

/** Frames whose samples all carry the loudness, with the frame's number in the last sample. */
function frames(parts: [number, number][]): Float32Array[] {
  const loud = parts.flatMap(([value, count]) => Array<number>(count).fill(value));
  return loud.map((value, number) =>
    new Float32Array(FRAME_SAMPLES).fill(value).fill(number, FRAME_SAMPLES - 1),
  );
}

const numbersIn = (samples: Float32Array): number[] =>
  Array.from(
    { length: samples.length / FRAME_SAMPLES },
    (_, i) => samples[(i + 1) * FRAME_SAMPLES - 1] ?? -1,
  );

async function listen(parts: [number, number][], options: Partial<SegmenterOptions> = {}) {
  const listener = new UtteranceListener(loudness, options);
  const events: UtteranceEvent[] = [];
  for (const frame of frames(parts)) {
    const event = await listener.push(frame);
    if (event) events.push(event);
  }
  return events;
}

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);

describe('UtteranceListener', () => {
  it('gives the audio from the pre-roll to 200 ms after the last speech', async () => {
    const events = await listen([
      [0, 50],
      [0.9, 20],
      [0, 30],
    ]);
    expect(events.map((event) => event.type)).toEqual(['speech-start', 'pause', 'speech-end']);
    const [, pause, end] = events;
    expect(pause && 'samples' in pause && numbersIn(pause.samples)).toEqual(range(40, 73));
    expect(end && 'samples' in end && numbersIn(end.samples)).toEqual(range(40, 76));
  });

  it('gives more of the sound on both sides, as far as it was heard', async () => {
    const events = await listen([
      [0, 50],
      [0.9, 20],
      [0, 30],
    ]);
    const [, pause, end] = events;
    expect(pause && 'wide' in pause && numbersIn(pause.wide)).toEqual(range(20, 73));
    expect(end && 'wide' in end && numbersIn(end.wide)).toEqual(range(20, 90));
  });

  it('gives none of an earlier utterance with it', async () => {
    const events = await listen([
      [0, 50],
      [0.9, 20],
      [0, 25],
      [0.9, 20],
      [0, 30],
    ]);
    const end = events.at(-1);
    expect(end && 'wide' in end && numbersIn(end.wide)[0]).toBe(70);
  });

  it('has the pre-roll even of a slow start', async () => {
    const events = await listen([
      [0, 50],
      [0.9, 1],
      [0.4, 5],
      [0.9, 10],
      [0, 30],
    ]);
    const end = events.at(-1);
    expect(end && 'samples' in end && numbersIn(end.samples)).toEqual(range(40, 72));
  });

  it('hears a second utterance after the first', async () => {
    const events = await listen(
      [
        [0, 50],
        [0.9, 20],
        [0, 300],
        [0.9, 20],
        [0, 30],
      ],
      { timeoutMs: Number.POSITIVE_INFINITY },
    );
    const end = events.at(-1);
    expect(end && 'samples' in end && numbersIn(end.samples)).toEqual(range(360, 396));
  });

  it('cuts an endless noise and hears on', async () => {
    const events = await listen([[0.9, 1_000]], { maxMs: 3_200 });
    const cut = events.filter((event) => event.type === 'too-long');
    expect(cut.length).toBe(10);
    expect(cut.every((event) => 'samples' in event && event.samples.length === 100 * FRAME_SAMPLES)).toBe(
      true,
    );
  });

  it('forgets everything on reset', async () => {
    const listener = new UtteranceListener(loudness);
    for (const frame of frames([
      [0, 20],
      [0.9, 20],
    ]))
      await listener.push(frame);
    listener.reset();
    const events: UtteranceEvent[] = [];
    for (const frame of frames([
      [0.9, 20],
      [0, 30],
    ])) {
      const event = await listener.push(frame);
      if (event) events.push(event);
    }
    const end = events.at(-1);
    expect(end && 'samples' in end && numbersIn(end.samples)).toEqual(range(0, 26));
  });

  it('ends early when the meaning is complete', async () => {
    const listener = new UtteranceListener(loudness);
    let ended: number | undefined;
    for (const [number, frame] of frames([
      [0.9, 20],
      [0, 30],
    ]).entries()) {
      const event = await listener.push(frame);
      if (event?.type === 'pause') listener.setMeaning('complete');
      if (event?.type === 'speech-end') ended = number;
    }
    expect(ended).toBe(26);
  });
});
