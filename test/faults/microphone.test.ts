/** A microphone that is silent, stuck, at another rate, unplugged, killed, or not there at all; real child processes. */
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type CaptureProblem,
  Microphone,
  type MicrophoneOptions,
} from '../../src/audio/capture/microphone.js';
import { RateMeter } from '../../src/audio/capture/rate-meter.js';
import { NullSink } from '../../src/audio/playback/null-sink.js';
import { SAMPLE_RATE_HZ } from '../../src/audio/ports.js';
import { DEFAULT_CONFIG } from '../../src/config.js';
import { realOpeners } from '../../src/hub/openers.js';
import { type Rig, rig } from '../hub/fake-house.js';
import { random } from '../store/kill-commands.js';

const FAKE = fileURLToPath(new URL('fake-recorder.cjs', import.meta.url));
const RECORDER = { program: 'arecord', command: FAKE } as const;

let folder: string;
let problems: CaptureProblem[];
let open: Rig | null = null;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'earshot-microphone-'));
  process.env['FAKE_RECORDER_LOG'] = join(folder, 'starts');
  problems = [];
});
afterEach(async () => {
  await open?.hub.close();
  open = null;
  await rm(folder, { recursive: true });
});

const pids = async (): Promise<number[]> =>
  (await readFile(join(folder, 'starts'), 'utf8')).trim().split('\n').map(Number);

function microphone(behaviours: string, options: Partial<MicrophoneOptions> = {}): Microphone {
  process.env['FAKE_RECORDER'] = behaviours;
  const onProblem = (problem: CaptureProblem): void => void problems.push(problem);
  return new Microphone({ recorder: RECORDER, onProblem, firstRetryMs: 1, stallMs: 60_000, ...options });
}

/** Frames until `enough`, with the recorder gone afterwards. */
async function take(
  source: Microphone,
  enough: (frames: Float32Array[]) => boolean,
): Promise<Float32Array[]> {
  const frames: Float32Array[] = [];
  for await (const frame of source.frames(new AbortController().signal)) {
    frames.push(frame);
    if (enough(frames)) break;
  }
  return frames;
}

describe('a microphone that gives one value for ever', () => {
  it.each(['0', '-1234'])('(%s) is started again, more and more rarely, and told', async (value) => {
    const stuck = `constant:${value}`;
    const sounds: number[] = [];
    const source = microphone(`${stuck},${stuck},${stuck},tone:16000`, {
      stuckS: 0.5,
      onSound: () => sounds.push(problems.length),
    });
    await take(source, () => sounds.length > 0);
    expect(problems.map(({ error }) => error.code)).toEqual(Array(3).fill('CAPTURE_SILENT'));
    expect(problems.map(({ error }) => /for ([\d.]+) s/.exec(error.message)?.[1])).toEqual(['0.5', '1', '2']);
    expect(sounds).toEqual([3]);
  });

  it('after there was sound is left in peace: a quiet room and a noise gate', async () => {
    const source = microphone('tone:16000', { stuckS: 0.01 });
    await take(source, (frames) => frames.length > 50);
    expect(problems).toEqual([]);
  });

  it('is shown by the hub as not working, with what to do, until there is sound', async () => {
    process.env['FAKE_RECORDER'] = 'constant:0,loud';
    open = await rig(
      { microphone: (options) => new Microphone({ ...options, recorder: RECORDER, stuckS: 2 }) },
      { configParts: { microphone: { ...DEFAULT_CONFIG.microphone, enabled: true } } },
    );
    const silent = await open.until('error', ({ part }) => part === 'microphone');
    expect(silent).toMatchObject({ code: 'CAPTURE_SILENT', message: expect.stringContaining('muted') });
    const told = open.events.indexOf(silent);
    const { until, events } = open;
    await until(
      'health',
      (event) => event.health.part === 'microphone' && events.indexOf(event) > told && event.health.ok,
    );
  });
});

describe('a recorder at another rate than it was asked for', () => {
  const rates = [44_100, 48_000, 8_000];

  it.each(rates)('(%i Hz) is found out and converted', async (rateHz) => {
    // The clock goes by the sound: a busy machine measures the same.
    const meter = (expectedHz: number): Pick<RateMeter, 'push'> => {
      const inside = new RateMeter(expectedHz);
      let total = 0;
      return {
        push: (samples) => {
          total += samples;
          return inside.push(samples, (1000 * total) / rateHz);
        },
      };
    };
    const source = microphone(`tone:${rateHz}`, { meter });
    let since = 0;
    const frames = await take(source, (all) => {
      if (problems.length > 0) since ||= all.length;
      return since > 0 && all.length > since + 60;
    });
    expect(problems.map(({ error }) => error.code)).toEqual(['CAPTURE_RATE']);
    expect(problems[0]?.error.message).toContain(`${rateHz} samples a second`);
    const converted = frames.slice(since + 10, since + 60).flatMap((frame) => [...frame]);
    expect(pitchHz(converted)).toBeCloseTo(440, -1);
  });

  it('is not found where the machine stalls, catches up, or loses some', () => {
    for (const disturb of [stalling, losing]) {
      const meter = new RateMeter(SAMPLE_RATE_HZ);
      for (const [samples, ms] of disturb()) expect(meter.push(samples, ms)).toBeNull();
    }
  });

  it('is right again when the device is changed for another', () => {
    const meter = new RateMeter(48_000);
    const found = Array.from({ length: 200 }, (_, index) => meter.push(1600, 100 * index));
    expect(found.filter((rate) => rate !== null)).toEqual([16_000]);
  });
});

/** Every 5 s nothing for 2 s, then all of it at once. */
function* stalling(): Generator<[number, number]> {
  let held = 0;
  for (let ms = 0; ms < 120_000; ms += 100) {
    held += 1600;
    if (ms % 5_000 < 2_000) continue;
    yield [held, ms];
    held = 0;
  }
}

/** One in five is lost. */
function* losing(): Generator<[number, number]> {
  for (let ms = 0; ms < 120_000; ms += 100) if (ms % 500 !== 0) yield [1600, ms];
}

/** By its crossings of zero. */
function pitchHz(samples: readonly number[]): number {
  const crossings = samples.filter((sample, i) => sample >= 0 !== (samples[i - 1] ?? sample) >= 0).length;
  return (crossings / 2) * (SAMPLE_RATE_HZ / samples.length);
}

describe('a microphone that is unplugged', () => {
  it('is told once, and heard again when it is back', async () => {
    process.env['FAKE_RECORDER'] = `loud,${'unplugged,'.repeat(3)}loud`;
    open = await rig(
      {
        microphone: (options) =>
          new Microphone({ ...options, recorder: RECORDER, firstRetryMs: 200, stallMs: 60_000 }),
      },
      { configParts: { microphone: { ...DEFAULT_CONFIG.microphone, enabled: true } } },
    );
    const { events, until } = open;
    await until('health', ({ health }) => health.part === 'microphone' && health.ok);
    const [first] = await pids();
    process.kill(first ?? 0, 'SIGKILL');
    const gone = await until('error', ({ part }) => part === 'microphone');
    expect(gone.message).toContain('No such device');
    await until(
      'health',
      (event) =>
        event.health.part === 'microphone' && event.health.ok && events.indexOf(event) > events.indexOf(gone),
    );
    expect(events.filter(({ event }) => event === 'error')).toHaveLength(1);
  });

  it('at any moment, again and again, costs no more than the moment', async () => {
    const chance = random(20261121);
    const source = microphone('tone:16000');
    const kills = 12;
    let killed = 0;
    let next = Math.floor(chance() * 40);
    for await (const _ of source.frames(new AbortController().signal)) {
      if (source.health.restarts < killed) continue;
      next -= 1;
      if (next > 0) continue;
      if (killed === kills) break;
      process.kill((await pids()).at(-1) ?? 0, 'SIGKILL');
      killed += 1;
      next = 1 + Math.floor(chance() * 40);
    }
    expect(source.health.restarts).toBe(kills);
    expect(new Set(problems.map(({ error }) => error.code))).toEqual(new Set(['CAPTURE_FAILED']));
    for (const pid of await pids()) expect(existsSync(`/proc/${pid}`)).toBe(false);
  });
});

it('a loudspeaker that does not work is told with its reason, and what to do', async () => {
  const reason = 'aplay cannot play (Device or resource busy): `earshot doctor` checks it.';
  const sink = async () => ({ sink: new NullSink(), refused: [{ name: 'aplay' as const, reason }] });
  open = await rig({ sink });
  const { parts } = await open.until('ready');
  expect(parts).toContainEqual({
    part: 'speaker',
    ok: false,
    message: expect.stringMatching(/resource busy\).*earshot doctor.*on the page$/),
  });
});

const noArecord = realOpeners.recorder('arecord') === undefined || existsSync('/proc/asound/card0');

describe.skipIf(noArecord)('a machine with arecord and no sound card', () => {
  it('says so with the remedy, and everything else works', async () => {
    const { microphone, recorder, sink } = realOpeners;
    open = await rig(
      { microphone, recorder, sink },
      { configParts: { microphone: { ...DEFAULT_CONFIG.microphone, enabled: true, recorder: 'arecord' } } },
    );
    const { hub, until } = open;
    const failed = await until('error', ({ part }) => part === 'microphone');
    expect(failed).toMatchObject({ code: 'CAPTURE_FAILED', message: expect.stringContaining('arecord -L') });
    const { parts } = await until('ready');
    expect(parts).toContainEqual(
      expect.objectContaining({
        part: 'speaker',
        ok: false,
        // Why, and what to do: the page is where somebody looks first.
        message: expect.stringMatching(/aplay .*earshot doctor|aplay is not installed/),
      }),
    );
    hub.say('lamp on');
    expect(await until('reply')).toMatchObject({ text: 'The lamp is on.' });
  });
});
