import { describe, expect, it } from 'vitest';
import { JointDecoding } from '../../src/asr/joint-decoding.js';
import { otherViews } from '../../src/asr/views.js';

const RATE = 16_000;
const tone = (hertz: number, seconds: number): Float32Array =>
  Float32Array.from({ length: seconds * RATE }, (_, at) => Math.sin((2 * Math.PI * hertz * at) / RATE));

/** Of a tone, from how often it rises through zero. */
function hertz(samples: Float32Array): number {
  const rises = samples.filter((value, at) => at > 0 && value >= 0 && (samples[at - 1] ?? 0) < 0).length;
  return (rises * RATE) / samples.length;
}

/** A decoder that knows one row per hypothesis and notes what it is asked. */
class Told {
  readonly asked: unknown[] = [];
  rows: readonly Float32Array[];
  readonly peaks: readonly Float32Array[] = [];
  readonly positions = [0, 0];
  constructor(...rows: number[][]) {
    this.rows = rows.map((row) => Float32Array.from(row));
  }
  async step(parents: readonly number[], tokens: readonly number[]): Promise<void> {
    this.asked.push([parents, tokens]);
    this.rows = parents.map((parent) => Float32Array.from(this.rows[parent] ?? [], (value) => value * 2));
  }
}
const joint = (...views: Told[]): JointDecoding => new JointDecoding(views);

describe('views of an utterance', () => {
  it('are slower and faster, and as much shorter or longer', () => {
    const samples = tone(400, 2);
    const views = otherViews(samples);
    expect(views.map((view) => view.length / samples.length)).toEqual([
      expect.closeTo(1 / 0.9, 3),
      expect.closeTo(1 / 1.1, 3),
    ]);
    expect(views.map(hertz)).toEqual([expect.closeTo(360, -1), expect.closeTo(440, -1)]);
  });

  it('take the shortest utterance', () => {
    expect(otherViews(new Float32Array(1)).every((view) => view.every(Number.isFinite))).toBe(true);
  });
});

describe('JointDecoding', () => {
  it('gives each hypothesis the mean of its log-probabilities', async () => {
    const search = joint(new Told([-1, -2], [-3, -4]), new Told([-3, -8], [-5, -2]));
    const table = () => [0, 1].map((row) => [0, 1].map((token) => search.next.of(row, token)));
    expect(table()).toEqual([
      [-2, -5],
      [-4, -3],
    ]);
    await search.step([1, 0], [7, 8]);
    expect(table()).toEqual([
      [-8, -6],
      [-4, -10],
    ]);
  });

  it('takes every view the same way', async () => {
    const views = [new Told([-1]), new Told([-2])];
    await joint(...views).step([0, 0], [5, 6]);
    expect(views.map(({ asked }) => asked)).toEqual([
      [
        [
          [0, 0],
          [5, 6],
        ],
      ],
      [
        [
          [0, 0],
          [5, 6],
        ],
      ],
    ]);
  });
});
