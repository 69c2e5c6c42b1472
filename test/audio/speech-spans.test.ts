import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FRAME_SAMPLES } from '../../src/audio/ports.js';
import { outerSpan, pieces, speechSpans } from '../../src/audio/speech-spans.js';

const probabilitiesOf = (parts: [number, number][]) =>
  Float32Array.from(parts.flatMap(([value, count]) => Array<number>(count).fill(value)));

function spansOf(parts: [number, number][]) {
  const probabilities = probabilitiesOf(parts);
  return speechSpans(probabilities, probabilities.length * FRAME_SAMPLES);
}

/** 250 ms of padding. */
const PAD = 4_000;

describe('speechSpans', () => {
  it('cuts the silence around, with padding', () => {
    expect(
      spansOf([
        [0, 50],
        [0.9, 20],
        [0, 50],
      ]),
    ).toEqual([{ start: 50 * FRAME_SAMPLES - PAD, end: 70 * FRAME_SAMPLES + PAD }]);
  });

  it('stays inside the recording', () => {
    expect(speechSpans(probabilitiesOf([[0.9, 10]]), 5_000)).toEqual([{ start: 0, end: 5_000 }]);
  });

  it('finds none in silence, and none in an empty recording', () => {
    expect(spansOf([[0.1, 100]])).toEqual([]);
    expect(spansOf([])).toEqual([]);
    expect(outerSpan([])).toBeUndefined();
  });

  it('drops a click, and a murmur without one clear frame', () => {
    expect(
      spansOf([
        [0, 50],
        [0.9, 1],
        [0, 50],
        [0.2, 20],
        [0, 50],
      ]),
    ).toEqual([]);
  });

  it('parts at a long pause and not at a short one', () => {
    expect(
      spansOf([
        [0.9, 10],
        [0, 5],
        [0.9, 10],
        [0, 40],
        [0.9, 10],
      ]),
    ).toHaveLength(2);
  });

  it('joins spans whose padding meets', () => {
    expect(
      spansOf([
        [0.9, 10],
        [0, 12],
        [0.9, 10],
      ]),
    ).toEqual([{ start: 0, end: 32 * FRAME_SAMPLES }]);
  });

  it('takes a command as one, pauses included', () => {
    const spans = spansOf([
      [0, 40],
      [0.9, 10],
      [0, 40],
      [0.9, 10],
      [0, 40],
    ]);
    expect(outerSpan(spans)).toEqual({ start: 40 * FRAME_SAMPLES - PAD, end: 100 * FRAME_SAMPLES + PAD });
  });
});

describe('pieces', () => {
  it('joins what fits and cuts in the pause', () => {
    const probabilities = probabilitiesOf([
      [0.9, 100],
      [0, 60],
      [0.9, 100],
      [0, 60],
      [0.9, 200],
    ]);
    const spans = speechSpans(probabilities, probabilities.length * FRAME_SAMPLES);
    expect(pieces(spans, probabilities).map((piece) => [piece.start, piece.end])).toEqual([
      [0, 260 * FRAME_SAMPLES + PAD],
      [320 * FRAME_SAMPLES - PAD, 520 * FRAME_SAMPLES],
    ]);
  });

  it('cuts one long span where it is least like speech', () => {
    const probabilities = probabilitiesOf([
      [0.9, 300],
      [0.5, 3],
      [0.9, 300],
    ]);
    const spans = speechSpans(probabilities, probabilities.length * FRAME_SAMPLES);
    expect(pieces(spans, probabilities)[0]?.end).toBe(301.5 * FRAME_SAMPLES);
  });

  it('covers all speech once, in order, in pieces of at most 12 s', () => {
    const parts = fc.array(fc.tuple(fc.constantFrom(0, 0.2, 0.6, 0.95), fc.integer({ min: 1, max: 500 })), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(parts, (runs) => {
        const probabilities = probabilitiesOf(runs);
        const spans = speechSpans(probabilities, probabilities.length * FRAME_SAMPLES);
        const cut = pieces(spans, probabilities);
        let reached = 0;
        for (const piece of cut) {
          expect(piece.start).toBeGreaterThanOrEqual(reached);
          expect(piece.end - piece.start).toBeLessThanOrEqual(12 * 16_000);
          reached = piece.end;
        }
        for (const span of spans) {
          const inside = cut.filter((piece) => piece.end > span.start && piece.start < span.end);
          const covered = inside.reduce(
            (sum, piece) => sum + Math.min(piece.end, span.end) - Math.max(piece.start, span.start),
            0,
          );
          expect(covered).toBe(span.end - span.start);
        }
      }),
    );
  });
});
