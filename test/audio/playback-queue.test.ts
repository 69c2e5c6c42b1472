import { describe, expect, it } from 'vitest';
import { chime } from '../../src/audio/chime.js';
import { PlaybackQueue } from '../../src/audio/playback/queue.js';
import type { AudioSink, PcmAudio } from '../../src/audio/ports.js';

const piece = (id: number): PcmAudio => ({ samples: Float32Array.of(id), sampleRateHz: 24_000 });
const tick = () => new Promise<void>((resolve) => setImmediate(resolve));

/** A sink whose pieces last until `finish` is called or the signal aborts. */
class HeldSink implements AudioSink {
  readonly name = 'held';
  readonly played: number[] = [];
  closed = false;
  finish: () => void = () => {};

  play(audio: PcmAudio, signal: AbortSignal): Promise<void> {
    this.played.push(audio.samples[0] ?? -1);
    return new Promise((resolve) => {
      this.finish = resolve;
      signal.addEventListener('abort', () => resolve());
    });
  }

  async close(): Promise<void> {
    this.closed = true;
  }
}

/** Sentences that say when each is made and whether the maker was told to stop. */
function sentences(ids: number[]) {
  const log: string[] = [];
  async function* make() {
    try {
      for (const id of ids) {
        log.push(`make ${id}`);
        yield piece(id);
      }
    } finally {
      log.push('end');
    }
  }
  return { log, pieces: make() };
}

describe('PlaybackQueue', () => {
  it('makes the next sentence while one plays, and no more than that', async () => {
    const sink = new HeldSink();
    const { log, pieces } = sentences([1, 2, 3]);
    const played = new PlaybackQueue(sink).play(pieces);
    await tick();
    expect([sink.played, log]).toEqual([[1], ['make 1', 'make 2']]);
    sink.finish();
    await tick();
    expect([sink.played, log]).toEqual([
      [1, 2],
      ['make 1', 'make 2', 'make 3'],
    ]);
    sink.finish();
    await tick();
    sink.finish();
    expect(await played).toEqual({ completed: true, count: 3 });
  });

  it('plays replies one after another and says whether it is busy', async () => {
    const sink = new HeldSink();
    const queue = new PlaybackQueue(sink);
    const first = queue.play([piece(1)]);
    const second = queue.play([piece(2)]);
    await tick();
    expect([sink.played, queue.busy]).toEqual([[1], true]);
    sink.finish();
    await first;
    await tick();
    sink.finish();
    await second;
    expect([sink.played, queue.busy]).toEqual([[1, 2], false]);
  });

  it('on a barge-in plays nothing more, of what waits either, and tells the maker', async () => {
    const sink = new HeldSink();
    const queue = new PlaybackQueue(sink);
    const { log, pieces } = sentences([1, 2, 3]);
    const first = queue.play(pieces);
    const waiting = sentences([9]);
    const second = queue.play(waiting.pieces);
    await tick();
    queue.stop();
    expect(await first).toEqual({ completed: false, count: 1 });
    expect(await second).toEqual({ completed: false, count: 0 });
    await tick();
    expect(sink.played).toEqual([1]);
    expect([log.at(-1), waiting.log]).toEqual(['end', []]);
    void queue.play([piece(4)]);
    await tick();
    expect(sink.played).toEqual([1, 4]);
    queue.stop();
  });

  it('does not wait for a sentence in the making when it is stopped', async () => {
    const sink = new HeldSink();
    const abort = new AbortController();
    async function* slow(): AsyncGenerator<PcmAudio> {
      await new Promise(() => {});
      yield piece(1);
    }
    const played = new PlaybackQueue(sink).play(slow(), abort.signal);
    await tick();
    abort.abort();
    expect(await played).toEqual({ completed: false, count: 0 });
  });

  it('tells what is being played and whether it was heard to its end', async () => {
    const sink = new HeldSink();
    const events: unknown[] = [];
    const queue = new PlaybackQueue(sink, {
      onPlaying: ({ index, audio }) => events.push(['playing', index, audio.samples[0]]),
      onPlayed: ({ index, completed }) => events.push(['played', index, completed]),
    });
    const played = queue.play([piece(1), piece(2)]);
    await tick();
    sink.finish();
    await tick();
    queue.stop();
    await played;
    expect(events).toEqual([
      ['playing', 0, 1],
      ['played', 0, true],
      ['playing', 1, 2],
      ['played', 1, false],
    ]);
  });

  it('passes a failure on after what was good, and plays the next reply', async () => {
    const sink = new HeldSink();
    const queue = new PlaybackQueue(sink);
    async function* failing(): AsyncGenerator<PcmAudio> {
      yield piece(1);
      throw new Error('no voice');
    }
    const first = queue.play(failing());
    const second = queue.play([piece(2)]);
    const refused = expect(first).rejects.toThrow('no voice');
    await tick();
    sink.finish();
    await refused;
    await tick();
    sink.finish();
    expect(await second).toEqual({ completed: true, count: 1 });
    expect(sink.played).toEqual([1, 2]);
  });

  it('stops and then closes the sink', async () => {
    const sink = new HeldSink();
    const queue = new PlaybackQueue(sink);
    const played = queue.play([piece(1)]);
    await tick();
    await queue.close();
    expect((await played).completed).toBe(false);
    expect(sink.closed).toBe(true);
  });
});

describe('chimes', () => {
  it.each([
    'wake',
    'done',
    'error',
  ] as const)('%s is short, soft, without a click, and always the same', (name) => {
    const { samples, sampleRateHz } = chime(name);
    expect(samples.length / sampleRateHz).toBeLessThan(0.4);
    expect(Math.max(...samples.map(Math.abs))).toBeCloseTo(0.25, 5);
    expect(Math.abs(samples[0] ?? 1)).toBeLessThan(0.001);
    expect(Math.abs(samples.at(-1) ?? 1)).toBeLessThan(0.001);
    expect(chime(name)).toBe(chime(name));
  });

  it('differ', () => {
    expect(chime('wake').samples).not.toEqual(chime('done').samples);
  });
});
