import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { MicrophoneOptions } from '../../src/audio/capture/microphone.js';
import { writeWav } from '../../src/audio/encode-wav.js';
import { concat } from '../../src/audio/pcm.js';
import type { FrameSource } from '../../src/audio/ports.js';
import { DEFAULT_CONFIG } from '../../src/config.js';
import { EarshotError } from '../../src/errors.js';
import { connect } from '../page/browser-socket.js';
import { fakeUnderstanding, HOME, type Rig, rig } from './fake-house.js';
import { fakeSink, silence, sourceOf, speech } from './fakes.js';

let open: Rig | null = null;
const start = async (...parameters: Parameters<typeof rig>): Promise<Rig> => {
  open = await rig(...parameters);
  return open;
};
afterEach(async () => {
  await open?.hub.close();
  open = null;
});

const names = ({ events }: Rig): string[] => events.map(({ event }) => event);

describe('a sentence', () => {
  it('goes all the way and is told stage by stage', async () => {
    const hub = await start();
    hub.hub.say('lamp on');
    await hub.until('spoken');
    expect(names(hub).filter((name) => !['health', 'state', 'ready'].includes(name))).toEqual([
      'understood',
      'acting',
      'changed',
      'reply',
      'spoken',
    ]);
    expect(await hub.until('changed')).toMatchObject({ changes: { lamp: { on: true } } });
    expect(await hub.until('reply')).toMatchObject({ turn: 1, text: 'The lamp is on.', ask: null });
  });

  it('that the house does not carry out is answered with what did not happen', async () => {
    const hub = await start();
    hub.house.failWith = 'The lamp did not answer.';
    hub.hub.say('lamp on');
    expect(await hub.until('reply')).toMatchObject({ text: 'The lamp did not answer.' });
    expect(hub.events.some(({ event }) => event === 'changed')).toBe(false);
  });

  it('typed while another is carried out waits for its turn', async () => {
    const hub = await start();
    for (const text of ['lamp on', 'lamp off', 'lamp on', 'hello']) hub.hub.say(text);
    await hub.until('reply', ({ text }) => text === 'You said hello.');
    expect(hub.events.filter(({ event }) => event === 'acting')).toHaveLength(3);
  });
});

it('a question is answered without a wake, and a yes after it was dropped does nothing', async () => {
  const hub = await start();
  hub.hub.say('unlock');
  await hub.until('state', ({ state }) => state === 'followUp');
  hub.hub.say('yes');
  expect(await hub.until('reply', ({ turn }) => turn === 2)).toMatchObject({ text: 'The door is unlocked.' });
  await hub.until('spoken', ({ turn }) => turn === 2);
  hub.hub.say('yes');
  expect(await hub.until('reply', ({ turn }) => turn === 3)).toMatchObject({ text: 'You said yes.' });
});

it('a timer rings when it is due and is announced', async () => {
  const hub = await start();
  hub.hub.say('timer');
  expect(await hub.until('timer', ({ op }) => op === 'fired')).toMatchObject({
    id: 'timer_1',
    kind: 'timer',
  });
  expect(await hub.until('reply', ({ text }) => text.includes('is up'))).toBeDefined();
});

describe('parts that are missing', () => {
  const failing = (code: string) => async () => {
    throw new EarshotError(code, `${code} explained.`);
  };

  it('leave typing, the page and timers as they are, and are told once each', async () => {
    const hub = await start({
      recognizer: failing('WORKER_DIED'),
      voice: failing('VOICE_MODEL_INVALID'),
      models: async () => ({
        good: [],
        problems: [{ id: 'vad', path: 'vad', error: new EarshotError('MODEL_ALTERED', 'vad is altered.') }],
      }),
    });
    await hub.until('error', ({ part }) => part === 'voice');
    const errors = hub.events.flatMap((event) => (event.event === 'error' ? [event.code] : []));
    expect(errors.sort()).toEqual(['MODELS_UNUSABLE', 'MODEL_ALTERED', 'VOICE_MODEL_INVALID']);
    hub.hub.say('lamp on');
    expect(await hub.until('reply')).toMatchObject({ text: 'The lamp is on.' });
    expect((await fetch(hub.hub.page!)).status).toBe(200);
    const browser = await connect(hub.hub.page!);
    const hello = (await browser.next()) as {
      snapshot: { samples: unknown[]; parts: { part: string; ok: boolean }[] };
    };
    expect(hello.snapshot.samples).toEqual([]);
    expect(hello.snapshot.parts).toContainEqual(expect.objectContaining({ part: 'recognizer', ok: false }));
    browser.send({ type: 'talk', on: true });
    for (let message = await browser.next(); message['type'] !== 'refused'; message = await browser.next());
  });

  it('say so where a recording was to be heard', async () => {
    await expect(rig({ recognizer: failing('WORKER_DIED') }, { input: 'x.wav' })).rejects.toMatchObject({
      code: 'NO_RECOGNIZER',
      message: expect.stringContaining('WORKER_DIED explained'),
    });
  });

  it('close what was open before when the hub cannot start', async () => {
    const closed: string[] = [];
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as { port: number };
    const configParts = { page: { ...DEFAULT_CONFIG.page, port } };
    await expect(
      rig(
        {
          sink: async () => ({
            sink: { ...fakeSink('loudspeaker'), close: async () => void closed.push('sink') },
            refused: [],
          }),
        },
        { configParts },
      ),
    ).rejects.toMatchObject({ code: 'PORT_BUSY' });
    expect(closed).toEqual(['sink']);
    taken.close();
  });
});

it('closes all that it opened', async () => {
  const hub = await start();
  await hub.until('health', ({ health }) => health.part === 'voice' && health.message !== 'getting ready');
  await hub.hub.close();
  expect([...new Set(hub.closed)].sort()).toEqual([
    'detector',
    'house',
    'loudspeaker',
    'recognizer',
    'voice',
  ]);
  await expect(fetch(hub.hub.page!)).rejects.toThrow();
});

describe('the house', () => {
  it('that changes by itself is shown, and new devices are learnt once they have stopped coming', async () => {
    const learnt: number[] = [];
    const understood: number[] = [];
    const hub = await start({
      understanding: (home) => {
        understood.push(home.devices.length);
        return { ...fakeUnderstanding() };
      },
      recognizer: async () => ({
        setGrammar: async () => void learnt.push(understood.length),
        command: () => Promise.reject(new Error('not here')),
        transcribe: () => Promise.reject(new Error('not here')),
        close: async () => {},
      }),
    });
    hub.house.change({ type: 'state', device: 'lamp', changed: { on: true } });
    expect(await hub.until('changed')).toMatchObject({ changes: { lamp: { on: true } } });
    hub.house.home = { ...HOME, devices: HOME.devices.slice(0, 1) };
    for (let count = 0; count < 20; count += 1) hub.house.change({ type: 'home' });
    await until(() => learnt.length === 2);
    expect(understood).toEqual([2, 1]);
  });

  it('that is out of reach is told, and told again when it is back', async () => {
    const hub = await start();
    hub.house.connect(false);
    await hub.until('health', ({ health }) => health.part === 'broker' && !health.ok);
    hub.house.connect(true);
    await until(
      () =>
        hub.events.filter((event) => event.event === 'health' && event.health.part === 'broker').length === 3,
    );
  });
});

const withMicrophone = {
  microphone: { enabled: true, recorder: 'auto', device: null },
  wakePhrases: [],
  page: { ...DEFAULT_CONFIG.page, port: 0 },
} as const;

describe('the microphone', () => {
  it('that is not there is told with the remedy, and the page says so', async () => {
    const hub = await start({ recorder: () => undefined }, { configParts: withMicrophone });
    expect(await hub.until('health', ({ health }) => health.part === 'microphone')).toMatchObject({
      health: { ok: false, message: expect.stringContaining('apt install') },
    });
    expect(await hub.until('state')).toMatchObject({ microphone: 'absent' });
  });

  it('that fails for good is shown as waiting', async () => {
    const microphone = (options: MicrophoneOptions): FrameSource => ({
      // biome-ignore lint/correctness/useYield: it never hears anything
      async *frames(signal) {
        const error = new EarshotError('CAPTURE_FAILED', 'no soundcards found');
        for (const retryInMs of [250, 500]) options.onProblem?.({ error, retryInMs });
        if (!signal.aborted) throw new Error('was not given up');
      },
    });
    const hub = await start({ microphone }, { configParts: withMicrophone });
    await hub.until('state', (event) => event.microphone === 'waiting');
    expect(await hub.until('error')).toMatchObject({ part: 'microphone', message: 'no soundcards found' });
  });

  it('hears commands, and mute really stops its recorder', async () => {
    const source = sourceOf([...silence(10), ...speech(20), ...silence(40)]);
    const forever = {
      closed: 0,
      async *frames(signal: AbortSignal) {
        try {
          yield* source.frames(signal);
          await new Promise((resolve) => signal.addEventListener('abort', resolve));
        } finally {
          this.closed += 1;
        }
      },
    };
    const hub = await start({ microphone: () => forever }, { configParts: withMicrophone });
    expect(await hub.until('heard')).toMatchObject({ text: 'lamp on', accepted: true });
    await hub.until('spoken');
    const browser = await connect(hub.hub.page!);
    browser.send({ type: 'mute', on: true });
    await hub.until('state', ({ microphone }) => microphone === 'muted');
    await until(() => forever.closed === 1);
  });
});

describe('a recording as the microphone', () => {
  it('is heard to its end, each sentence a command, and then the hub is done', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'earshot-hub-'));
    try {
      const file = join(folder, 'two.wav');
      const samples = concat([...speech(20), ...silence(30), ...speech(30), ...silence(5)]);
      await writeWav(file, { samples, sampleRateHz: 16_000 });
      const hub = await start({}, { input: file });
      await hub.hub.done;
      const replies = hub.events.flatMap((event) => (event.event === 'reply' ? [event.text] : []));
      expect(replies).toEqual(['The lamp is on.', 'The lamp is off.']);
      expect(hub.events.filter(({ event }) => event === 'spoken')).toHaveLength(2);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
}
