/** A recogniser or a voice that cannot be opened at the start: tried again until it is there, told once, and the watchdog knows. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { FrameQueue } from '../../src/audio/frame-queue.js';
import { EarshotError } from '../../src/errors.js';
import { Closers } from '../../src/hub/closers.js';
import { type HubEvent, HubEvents } from '../../src/hub/events.js';
import { Health } from '../../src/hub/health/health.js';
import { Lasting } from '../../src/hub/lasting.js';
import type { Openers } from '../../src/hub/openers.js';
import { type Rig, rig } from './fake-house.js';
import { candidate, fakeEar, fakeSink, fakeSpotter, fakeVoice, heardAs, silence, speech } from './fakes.js';

let open: Rig | null = null;
afterEach(async () => {
  vi.useRealTimers();
  await open?.hub.close();
  open = null;
});

/** Fails so often, each time in other words of the same code. */
function failing<T>(times: number, opened: () => T): { attempts: number; open: () => Promise<T> } {
  const part = {
    attempts: 0,
    open: async () => {
      part.attempts += 1;
      if (part.attempts <= times)
        throw new EarshotError('ASR_LOAD_FAILED', `The recogniser does not load (buffer ${part.attempts}).`);
      return opened();
    },
  };
  return part;
}

const errorsOf = (events: readonly HubEvent[], wanted: string): HubEvent[] =>
  events.filter((event) => event.event === 'error' && event.part === wanted);

describe('a recogniser that fails twice', () => {
  it('is there at the third attempt: the microphone opens, and a wake phrase is heard', async () => {
    const microphone = new FrameQueue();
    const opened: string[] = [];
    const detectors = { open: 0 };
    const plain = fakeEar(() => heardAs('lamp on'));
    const steered: unknown[] = [];
    const recognizer = failing(2, () => ({
      setGrammar: async (grammar: unknown) => void steered.push(grammar),
      command: plain.recognizer.command,
      transcribe: () => Promise.reject(new Error('not here')),
      wake: fakeSpotter({
        spot: async () => ({ text: '', candidates: [candidate({ phrase: 'computer', score: 0.9 })] }),
        commandAfter: async () => heardAs('lamp on'),
      }),
      close: async () => {},
    }));
    open = await rig(
      {
        recognizer: recognizer.open,
        detector: async () => {
          detectors.open += 1;
          const close = async (): Promise<void> => {
            detectors.open -= 1;
          };
          return { ...plain.detector, close };
        },
        microphone: () => {
          opened.push('microphone');
          return microphone;
        },
      },
      {
        configParts: {
          microphone: { enabled: true, recorder: 'auto', device: null },
          wakePhrases: [{ phrase: 'computer', sensitivity: 0.5 }],
        },
      },
    );
    const { hub, events, until } = open;
    expect(await until('error')).toMatchObject({ part: 'recognizer', code: 'ASR_LOAD_FAILED' });
    expect(await until('state', (event) => event.microphone === 'waiting')).toBeDefined();
    // The rest goes on.
    hub.say('lamp on');
    await until('reply', ({ turn }) => turn === 1);
    expect(opened).toEqual([]);
    await until('health', ({ health }) => health.part === 'recognizer' && health.ok);
    expect(recognizer.attempts).toBe(3);
    expect(detectors.open).toBe(2);
    while (opened.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(steered).toHaveLength(1);
    for (const frame of [...silence(20), ...speech(25), ...silence(60)]) microphone.push(frame);
    expect(await until('wake')).toMatchObject({ phrase: 'computer' });
    await until('health', ({ health }) => health.part === 'microphone' && health.ok);
    expect(errorsOf(events, 'recognizer')).toHaveLength(1);
    expect(errorsOf(events, 'microphone')).toHaveLength(1);
  }, 30_000);

  it('is not waited for by a hub that closes', async () => {
    const recognizer = failing<never>(Number.POSITIVE_INFINITY, () => {
      throw new Error('never');
    });
    open = await rig({ recognizer: recognizer.open });
    const startedAt = performance.now();
    await open.hub.close();
    expect(performance.now() - startedAt).toBeLessThan(900);
    expect(recognizer.attempts).toBe(1);
  });
});

it('a recogniser that cannot learn the phrases of the house is told them again', async () => {
  const learning = failing(2, () => {});
  const plain = fakeEar(() => heardAs('lamp on'));
  open = await rig({
    recognizer: async () => ({
      setGrammar: learning.open,
      command: plain.recognizer.command,
      transcribe: () => Promise.reject(new Error('not here')),
      wake: fakeSpotter(),
      close: async () => {},
    }),
  });
  const { events, until } = open;
  await until('error', ({ part }) => part === 'recognizer');
  let failed = false;
  await until('health', ({ health }) => {
    if (health.part === 'recognizer') failed ||= !health.ok;
    return health.part === 'recognizer' && health.ok && learning.attempts === 3;
  });
  expect(failed).toBe(true);
  expect(events.filter(({ event }) => event === 'health').at(-1)).toMatchObject({ health: { ok: true } });
}, 15_000);

it('model files that are bad keep their part off with one line, and it comes when they are mended', async () => {
  const error = new EarshotError('MODEL_ALTERED', 'asr-encoder is not the file that was shipped.');
  let mended = false;
  let checks = 0;
  open = await rig({
    models: async () => {
      checks += 1;
      return { good: [], problems: mended ? [] : [{ id: 'asr-encoder', path: 'x', error }] };
    },
  });
  const { events, until } = open;
  while (checks < 3) await new Promise((resolve) => setTimeout(resolve, 20));
  expect(errorsOf(events, 'models')).toHaveLength(1);
  expect(errorsOf(events, 'recognizer')).toMatchObject([{ code: 'MODELS_UNUSABLE' }]);
  mended = true;
  await until('health', ({ health }) => health.part === 'recognizer' && health.ok);
  await until('health', ({ health }) => health.part === 'models' && health.ok);
}, 15_000);

it('a voice that fails twice speaks from the third attempt on', async () => {
  const voice = fakeVoice();
  const sink = fakeSink('loudspeaker');
  const opening = failing(2, () => voice);
  open = await rig({
    voice: opening.open as Openers['voice'],
    sink: async () => ({ sink, refused: [] }),
  });
  const { hub, events, until } = open;
  await until('error', ({ part }) => part === 'voice');
  hub.say('lamp on');
  expect(await until('spoken', ({ turn }) => turn === 1)).toMatchObject({ ms: null });
  await until('health', ({ health }) => health.part === 'voice' && health.message === 'fake');
  hub.say('lamp off');
  await until('spoken', ({ turn, ms }) => turn === 2 && ms !== null);
  expect(voice.said).toEqual(['The lamp is off.']);
  expect(errorsOf(events, 'voice')).toHaveLength(1);
}, 15_000);

describe('the watchdog of a part that is opened in the background', () => {
  const bench = (attempt: () => Promise<{ close(): Promise<void> }>) => {
    vi.useFakeTimers();
    const stop = new AbortController();
    const events = new HubEvents();
    const told: HubEvent[] = [];
    events.on((event) => void told.push(event));
    const health = new Health(events);
    const log = { info: () => {} } as never;
    const lasting = new Lasting(
      { health, log, signal: stop.signal },
      { part: 'recognizer', open: attempt, describe: () => 'here' },
    );
    return { lasting, health, stop, told };
  };

  it('is fed while it fails, however long', async () => {
    let attempts = 0;
    const { lasting, health, stop, told } = bench(async () => {
      attempts += 1;
      throw new EarshotError('ASR_LOAD_FAILED', `No memory (${attempts}).`);
    });
    expect(await lasting.open()).toBeNull();
    expect(lasting.missing).toBe(true);
    await vi.advanceTimersByTimeAsync(3_600_000);
    // 1 s, 2 s, 4 s ... 5 minutes.
    expect(attempts).toBeGreaterThan(15);
    expect(attempts).toBeLessThan(25);
    expect(health.pulse.trouble).toBeNull();
    expect(told.filter(({ event }) => event === 'error')).toHaveLength(1);
    stop.abort();
    await lasting.close();
  });

  it('is not fed when an attempt does not end', async () => {
    let attempts = 0;
    const { lasting, health } = bench(() => {
      attempts += 1;
      return attempts === 1 ? Promise.reject(new Error('no')) : new Promise(() => {});
    });
    await lasting.open();
    await vi.advanceTimersByTimeAsync(170_000);
    expect(health.pulse.trouble).toBeNull();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(health.pulse.trouble).toMatch(/opening the recognizer has taken 18\d s/);
  });

  it('closes what came while the hub was closing', async () => {
    const closed: string[] = [];
    let come = (): void => {};
    const { lasting, stop } = bench(
      () =>
        new Promise((resolve) => {
          come = () => resolve({ close: async () => void closed.push('recognizer') });
        }),
    );
    const closers = new Closers({ warn: () => {} });
    closers.add('recognizer', () => lasting.close());
    void lasting.open();
    stop.abort();
    const over = closers.closeAll();
    come();
    await over;
    expect(closed).toEqual(['recognizer']);
  });
});
