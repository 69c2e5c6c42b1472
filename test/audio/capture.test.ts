import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findRecorder } from '../../src/audio/capture/find-recorder.js';
import {
  type CaptureProblem,
  Microphone,
  type MicrophoneOptions,
} from '../../src/audio/capture/microphone.js';
import { FRAME_SAMPLES } from '../../src/audio/ports.js';

const FAKE = fileURLToPath(new URL('fake-recorder.cjs', import.meta.url));

let dir: string;
let log: string;
let problems: CaptureProblem[];

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'earshot-capture-'));
  log = join(dir, 'starts');
  process.env['FAKE_RECORDER_LOG'] = log;
  problems = [];
});
afterEach(() => rm(dir, { recursive: true, force: true }));

function microphone(behaviours: string, options: Partial<MicrophoneOptions> = {}): Microphone {
  process.env['FAKE_RECORDER'] = behaviours;
  return new Microphone({
    recorder: { program: 'arecord', command: FAKE },
    onProblem: (problem) => problems.push(problem),
    firstRetryMs: 1,
    // A busy machine may take long to start the fake: only the test of stalls is about stalls.
    stallMs: 30_000,
    ...options,
  });
}

/** The first `count` frames, then an abort; resolves when the recorder is gone. */
async function take(source: Microphone, count: number): Promise<Float32Array[]> {
  const abort = new AbortController();
  const frames: Float32Array[] = [];
  for await (const frame of source.frames(abort.signal)) {
    frames.push(frame);
    if (frames.length === count) abort.abort();
  }
  return frames;
}

const starts = async () => (await readFile(log, 'utf8')).trim().split('\n');

async function expectAllGone(): Promise<void> {
  for (const line of await starts())
    expect(() => process.kill(Number(line.split(' ')[0]), 0)).toThrow('ESRCH');
}

describe('Microphone', () => {
  it('re-slices chunks of any size into frames without losing a sample', async () => {
    const frames = await take(microphone('odd'), 20);
    expect(frames.every((frame) => frame.length === FRAME_SAMPLES)).toBe(true);
    const samples = frames.flatMap((frame) => [...frame].map((sample) => sample * 32_768));
    expect(samples.every((sample, i) => sample === i)).toBe(true);
    await expectAllGone();
  });

  it('asks arecord for raw 16 kHz mono in periods of one frame, from the chosen device', async () => {
    await take(microphone('flow', { device: 'plughw:1' }), 1);
    const [line] = await starts();
    expect(line).toContain('-q -D plughw:1 -t raw -f S16_LE -r 16000 -c 1 --period-size=512');
  });

  it.each(['sox', 'rec'] as const)('knows the arguments of %s', async (program) => {
    await take(microphone('flow', { recorder: { program, command: FAKE } }), 1);
    const [line] = await starts();
    expect(line).toContain('--buffer 1024');
    expect(line).toContain('-t raw -e signed-integer -b 16 -r 16000 -c 1 -');
  });

  it('starts a recorder again that dies, and says what it said', async () => {
    const source = microphone('die,die,flow');
    expect(await take(source, 10)).toHaveLength(10);
    expect(problems.map(({ error }) => error.code)).toEqual(['CAPTURE_FAILED', 'CAPTURE_FAILED']);
    expect(problems[0]?.error.message).toContain('Device or resource busy');
    expect(source.health).toEqual({ frames: 10, restarts: 2 });
    await expectAllGone();
  });

  it('starts a recorder again that ends as if all were well', async () => {
    expect(await take(microphone('finish,flow'), 5)).toHaveLength(5);
    expect(problems[0]?.error.code).toBe('CAPTURE_FAILED');
  });

  it('starts a recorder again that falls silent', async () => {
    expect(await take(microphone('stall,flow', { stallMs: 400 }), 3)).toHaveLength(3);
    expect(problems.map(({ error }) => error.code)).toContain('CAPTURE_STALLED');
    await expectAllGone();
  });

  it('waits twice as long each time, up to a limit', async () => {
    await take(microphone('finish,finish,finish,finish,finish,flow', { lastRetryMs: 6 }), 6);
    expect(problems.map(({ retryInMs }) => retryInMs)).toEqual([1, 2, 4, 6, 6]);
  });

  it('kills a recorder that ignores SIGTERM', async () => {
    await take(microphone('stubborn'), 3);
    await expectAllGone();
  });

  it('ends the recorder when the consumer leaves', async () => {
    for await (const _ of microphone('flow').frames(new AbortController().signal)) break;
    await expectAllGone();
  });

  it('ends while it waits to start again', async () => {
    const abort = new AbortController();
    const source = microphone('die', {
      firstRetryMs: 3_600_000,
      onProblem: () => setImmediate(() => abort.abort()),
    });
    const frames: Float32Array[] = [];
    for await (const frame of source.frames(abort.signal)) frames.push(frame);
    expect(frames).toHaveLength(2);
  });

  it('does not start at all when aborted before', async () => {
    for await (const _ of microphone('flow').frames(AbortSignal.abort())) expect.unreachable();
    await expect(starts()).rejects.toThrow('ENOENT');
  });

  it('says what to install when the recorder is missing', async () => {
    const source = microphone('flow', { recorder: { program: 'arecord', command: join(dir, 'arecord') } });
    await expect(take(source, 1)).rejects.toMatchObject({
      code: 'CAPTURE_NO_RECORDER',
      message: expect.stringContaining('apt install alsa-utils'),
    });
    expect(problems).toEqual([]);
  });
});

describe('findRecorder', () => {
  const install = async (name: string) => {
    await writeFile(join(dir, name), '#!/bin/sh\n');
    await chmod(join(dir, name), 0o755);
  };

  it('prefers arecord, takes sox where it is alone, and nothing that cannot run', async () => {
    expect(findRecorder('auto', dir)).toBeUndefined();
    await writeFile(join(dir, 'arecord'), 'not executable');
    await install('sox');
    expect(findRecorder('auto', dir)).toEqual({ program: 'sox', command: join(dir, 'sox') });
    await install('arecord');
    expect(findRecorder('auto', `/nowhere:${dir}`)?.program).toBe('arecord');
    expect(findRecorder('rec', dir)).toBeUndefined();
  });
});
