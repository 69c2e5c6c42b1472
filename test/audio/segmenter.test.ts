import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FRAME_MS } from '../../src/audio/pcm.js';
import {
  initialSegmenter,
  type Meaning,
  SEGMENTER_DEFAULTS,
  type SegmentEvent,
  type SegmenterOptions,
  type SegmenterState,
  step,
  withMeaning,
} from '../../src/audio/segmenter.js';

/** Runs probabilities given as [probability, frames] pairs; `meaning` is told at each pause. */
function run(parts: [number, number][], change: Partial<SegmenterOptions> = {}, meaning?: Meaning) {
  const options = { ...SEGMENTER_DEFAULTS, ...change };
  let state: SegmenterState = initialSegmenter;
  const events: { at: number; event: SegmentEvent }[] = [];
  for (const [probability, frames] of parts) {
    for (let i = 0; i < frames; i++) {
      const next = step(state, probability, options);
      state = next.state;
      if (next.event) events.push({ at: state.frame, event: next.event });
      if (next.event?.type === 'pause' && meaning) state = withMeaning(state, meaning);
    }
  }
  return { events, types: events.map(({ event }) => event.type), state };
}

const SPEECH = 0.9;
const SILENCE = 0.02;
const BETWEEN = 0.4;

describe('the segmenter', () => {
  it('finds one utterance with its pre-roll, its first pause and its end', () => {
    const { events } = run([
      [SILENCE, 20],
      [SPEECH, 30],
      [SILENCE, 40],
    ]);
    expect(events).toEqual([
      { at: 23, event: { type: 'speech-start', start: 10 } },
      { at: 53, event: { type: 'pause', start: 10, end: 50 } },
      { at: 70, event: { type: 'speech-end', start: 10, end: 50 } },
    ]);
  });

  it('does not reach behind its beginning for the pre-roll', () => {
    expect(run([[SPEECH, 5]]).events[0]?.event).toEqual({ type: 'speech-start', start: 0 });
  });

  it('does not give the end of one utterance to the next as pre-roll', () => {
    const { events } = run(
      [
        [SPEECH, 10],
        [SILENCE, 20],
        [SPEECH, 10],
      ],
      { preRollMs: 5_000 },
    );
    const starts = events.map(({ event }) => event).filter((event) => event.type === 'speech-start');
    expect(starts).toEqual([
      { type: 'speech-start', start: 0 },
      { type: 'speech-start', start: 10 },
    ]);
  });

  it('ignores a click shorter than startMs', () => {
    expect(
      run([
        [SILENCE, 5],
        [SPEECH, 2],
        [SILENCE, 20],
      ]).types,
    ).toEqual([]);
  });

  it('ignores a murmur that never gets clear', () => {
    expect(
      run([
        [SPEECH, 1],
        [BETWEEN, 30],
        [SPEECH, 1],
        [BETWEEN, 30],
        [SPEECH, 1],
      ]).types,
    ).toEqual([]);
  });

  it('goes on through frames that are neither speech nor silence', () => {
    expect(
      run([
        [SPEECH, 10],
        [BETWEEN, 60],
        [SILENCE, 5],
      ]).types,
    ).toEqual(['speech-start', 'pause']);
  });

  it('takes speech after a pause as the same utterance', () => {
    const { types, events } = run([
      [SPEECH, 10],
      [SILENCE, 8],
      [SPEECH, 10],
      [SILENCE, 30],
    ]);
    expect(types).toEqual(['speech-start', 'pause', 'resume', 'pause', 'speech-end']);
    expect(events.at(-1)?.event).toEqual({ type: 'speech-end', start: 0, end: 28 });
  });

  it('does not take a breath for speech after a pause', () => {
    const { types } = run([
      [SPEECH, 10],
      [SILENCE, 8],
      [BETWEEN, 5],
      [SILENCE, 30],
    ]);
    expect(types).toEqual(['speech-start', 'pause', 'speech-end']);
  });

  it.each<[Meaning, number]>([
    ['complete', 224],
    ['unknown', 640],
    ['unfinished', 1_280],
  ])('ends a %s utterance after %i ms of silence', (meaning, ms) => {
    const { events } = run(
      [
        [SPEECH, 10],
        [SILENCE, 60],
      ],
      {},
      meaning,
    );
    expect(events.at(-1)).toEqual({
      at: 10 + ms / FRAME_MS,
      event: { type: 'speech-end', start: 0, end: 10 },
    });
  });

  it('ends at once when the meaning arrives late', () => {
    const paused = run([
      [SPEECH, 10],
      [SILENCE, 15],
    ]);
    const told = withMeaning(paused.state, 'complete');
    expect(step(told, SILENCE, SEGMENTER_DEFAULTS).event?.type).toBe('speech-end');
  });

  it('forgets the meaning when speech resumes, and takes none while somebody speaks', () => {
    const resumed = run(
      [
        [SPEECH, 10],
        [SILENCE, 6],
        [SPEECH, 2],
      ],
      {},
      'complete',
    );
    expect(resumed.state.meaning).toBe('unknown');
    expect(withMeaning(resumed.state, 'complete').meaning).toBe('unknown');
  });

  it('tells a timeout from an end', () => {
    const { events } = run([[SILENCE, 200]], { timeoutMs: 3_200 });
    expect(events.map(({ at, event }) => [at, event.type])).toEqual([
      [100, 'timeout'],
      [200, 'timeout'],
    ]);
  });

  it('gives speech that begins at the last moment its chance', () => {
    expect(
      run(
        [
          [SILENCE, 98],
          [SPEECH, 10],
        ],
        { timeoutMs: 3_200 },
      ).types,
    ).toEqual(['speech-start']);
  });

  it('never times out where it always listens', () => {
    expect(run([[SILENCE, 5_000]], { timeoutMs: Number.POSITIVE_INFINITY }).types).toEqual([]);
  });

  it('cuts what is too long, pre-roll included', () => {
    const { events } = run(
      [
        [SILENCE, 20],
        [SPEECH, 100],
      ],
      { maxMs: 1_600 },
    );
    expect(events[1]).toEqual({ at: 60, event: { type: 'too-long', start: 10, end: 60 } });
  });

  it('keeps every utterance in order, inside what was heard, and within its limits', () => {
    const probabilities = fc.array(
      fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 1, max: 40 })),
      {
        maxLength: 40,
      },
    );
    fc.assert(
      fc.property(probabilities, (parts) => {
        const { events } = run(parts, { maxMs: 3_200 });
        let open: number | undefined;
        let reached = 0;
        for (const { at, event } of events) {
          if (event.type === 'speech-start') {
            expect(open).toBeUndefined();
            expect(event.start).toBeGreaterThanOrEqual(reached);
            open = event.start;
          } else if (event.type === 'timeout') {
            expect(open).toBeUndefined();
          } else if (event.type !== 'resume') {
            expect(event.start).toBe(open);
            expect(event.end).toBeLessThanOrEqual(at);
            expect((at - event.start) * FRAME_MS).toBeLessThanOrEqual(3_200);
            if (event.type !== 'pause') {
              open = undefined;
              reached = event.end;
            }
          }
        }
      }),
    );
  });
});
