import { afterEach, describe, expect, it } from 'vitest';
import type { CommandResult } from '../../src/asr/recognizer.js';
import { FrameQueue } from '../../src/audio/frame-queue.js';
import { FRAME_SAMPLES } from '../../src/audio/ports.js';
import { DEFAULT_CONFIG } from '../../src/config.js';
import { wokenRecognizer } from '../../src/hub/ear/woken-ear.js';
import type { Openers } from '../../src/hub/openers.js';
import type { StretchReading } from '../../src/wake/spotter.js';
import { type Rig, rig } from './fake-house.js';
import { candidate, fakeEar, fakeSink, fakeSpotter, fakeVoice, heardAs, silence, speech } from './fakes.js';

const speaking = (samples: Float32Array): number => {
  let frames = 0;
  for (let at = 0; at < samples.length; at += FRAME_SAMPLES) if ((samples[at] ?? 0) > 0.5) frames += 1;
  return frames;
};

let open: Rig | null = null;
afterEach(async () => {
  await open?.hub.close();
  open = null;
});

/** A hub in a room: what is said is told by the number of frames that it takes. */
async function room(
  answer: (speechFrames: number) => StretchReading,
  openers: Partial<Openers> = {},
  command = (frames: number): CommandResult => heardAs(frames > 25 ? 'lamp off' : 'lamp on'),
) {
  const microphone = new FrameQueue();
  const plain = fakeEar(command);
  const after: number[] = [];
  const read: number[] = [];
  const recognizer: Openers['recognizer'] = async () => ({
    setGrammar: async () => {},
    command: plain.recognizer.command,
    transcribe: () => Promise.reject(new Error('not here')),
    wake: fakeSpotter({
      spot: async (_phrases, samples) => {
        // Long after the answer, whoever waits for this number goes on.
        setImmediate(() => read.push(speaking(samples)));
        return answer(speaking(samples));
      },
      commandAfter: async (_opening, samples) => {
        after.push(speaking(samples));
        return speaking(samples) > 30 ? heardAs('lamp off') : heardAs('', { accepted: false, path: 'none' });
      },
    }),
    close: async () => {},
  });
  const hub = await rig(
    { recognizer, microphone: () => microphone, ...openers },
    {
      configParts: {
        microphone: { enabled: true, recorder: 'auto', device: null },
        wakePhrases: [
          { phrase: 'computer', sensitivity: 0.5 },
          { phrase: 'hey jarvis', sensitivity: 0.5 },
        ],
        page: { ...DEFAULT_CONFIG.page, enabled: false },
      },
    },
  );
  open = hub;
  const say = (...frames: readonly Float32Array[]): void => {
    for (const each of frames) microphone.push(each);
  };
  const hasRead = async (frames: number): Promise<void> => {
    while (!read.includes(frames)) await new Promise(setImmediate);
  };
  return { ...hub, after, plain, say, hasRead };
}

const noCommand = (freeText: string): CommandResult => heardAs('lamp on', { accepted: false, freeText });

const saying = (text: string, ...candidates: StretchReading['candidates']): StretchReading => ({
  text,
  candidates,
});
const count = ({ events }: Rig, name: string): number => events.filter(({ event }) => event === name).length;

describe('a wake phrase in the room', () => {
  it('in one breath with a command is carried out, and not part of it', async () => {
    const hub = await room(() => saying('', candidate({ followed: true })));
    hub.say(...silence(20), ...speech(60), ...silence(60));
    expect(await hub.until('wake')).toMatchObject({ phrase: 'computer' });
    expect(await hub.until('heard')).toMatchObject({ text: 'lamp off', turn: 1 });
    expect(await hub.until('reply')).toMatchObject({ text: 'The lamp is off.' });
    expect(hub.plain.asked).toEqual([]);
    expect(hub.after.every((frames) => frames === 60)).toBe(true);
  });

  it('with a pause after it opens the ear for the command', async () => {
    const hub = await room(() => saying('', candidate()));
    hub.say(...silence(20), ...speech(25), ...silence(60));
    await hub.until('listening');
    hub.say(...speech(20), ...silence(60));
    expect(await hub.until('reply')).toMatchObject({ text: 'The lamp is on.' });
    expect(count(hub, 'wake')).toBe(1);
    expect(count(hub, 'heard')).toBe(1);
  });

  it('is what it takes: other talk is neither told nor kept', async () => {
    const hub = await room((frames) =>
      frames > 30 ? saying('', candidate({ followed: true })) : saying('turn on the lamp'),
    );
    const before = hub.events.length;
    hub.say(...silence(20), ...speech(25), ...silence(40));
    hub.say(...speech(60), ...silence(60));
    await hub.until('wake');
    const between = hub.events.slice(
      before,
      hub.events.findIndex(({ event }) => event === 'wake'),
    );
    expect(between.filter(({ event }) => event !== 'health' && event !== 'state')).toEqual([]);
    expect(JSON.stringify(hub.events)).not.toContain('turn on the lamp');
  });

  it('said while a command is carried out is answered after it', async () => {
    const hub = await room(() => saying('', candidate({ followed: true })));
    let carryOut = (): void => {};
    const { carryOut: real } = hub.house;
    let slow = true;
    hub.house.carryOut = async function carried(...parameters) {
      if (slow) await new Promise<void>((resolve) => (carryOut = resolve));
      slow = false;
      return await real.apply(hub.house, parameters);
    };
    hub.hub.say('lamp on');
    await hub.until('state', ({ state }) => state === 'acting');
    hub.say(...silence(20), ...speech(60), ...silence(60));
    await hub.until('wake');
    carryOut();
    expect(await hub.until('reply', ({ text }) => text === 'The lamp is off.')).toBeDefined();
    expect(count(hub, 'acting')).toBe(2);
  });
});

describe('the phrase said once more before the command', () => {
  const wishes = [{ phrase: 'computer', sensitivity: 0.5 }];
  const said = (accepted: boolean, score: number, after = true) => {
    const asked: string[] = [];
    const recognizer = wokenRecognizer(
      {
        command: async () => {
          asked.push('command');
          return heardAs('computer lamp on', { accepted });
        },
      },
      fakeSpotter({
        spot: async () => {
          asked.push('spot');
          return saying('', candidate({ score }));
        },
        commandAfter: async ({ tokens, seconds }) => {
          asked.push(`after ${tokens.join()} ${seconds}`);
          return heardAs('lamp on', { accepted: after });
        },
      }),
      wishes,
    );
    return { asked, heard: recognizer.command(speech(1)[0] ?? new Float32Array()) };
  };

  it('is not part of it', async () => {
    const { asked, heard } = said(false, 0.9);
    expect((await heard).text).toBe('lamp on');
    expect(asked).toEqual(['command', 'spot', 'after 17 0.8']);
  });

  it('is looked for only where nothing was understood, and must be sure', async () => {
    expect((await said(true, 0.9).heard).text).toBe('computer lamp on');
    expect((await said(false, 0.4).heard).accepted).toBe(false);
    expect((await said(false, 0.9, false).heard).text).toBe('computer lamp on');
    const understood = said(true, 0.9);
    await understood.heard;
    expect(understood.asked).toEqual(['command']);
  });
});

/**
 * A reply lasts until it is interrupted. What is left of it after a pause is told by the clock, so it is longer than
 * anything that a busy machine waits for.
 */
const endless = (): Pick<Openers, 'sink' | 'voice'> => ({
  sink: async () => ({
    sink: fakeSink(
      'loudspeaker',
      (signal) => new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true })),
    ),
    refused: [],
  }),
  voice: async () => fakeVoice(120, 0),
});

describe('while the hub speaks', () => {
  const computer = saying('', candidate());

  it('its own words do not wake it', async () => {
    const hub = await room(
      () => computer,
      endless(),
      () => noCommand('the computer'),
    );
    hub.hub.say('where is the computer');
    await hub.until('state', ({ state }) => state === 'speaking');
    hub.say(...silence(20), ...speech(25), ...silence(40));
    hub.say(...speech(28), ...silence(40));
    await Promise.race([hub.hasRead(28), hub.until('wake')]);
    expect(count(hub, 'wake')).toBe(0);
    expect(count(hub, 'spoken')).toBe(0);
  });

  it('another phrase interrupts it', async () => {
    const hub = await room(() => saying('', candidate({ phrase: 'hey jarvis', followed: true })), endless());
    hub.hub.say('where is the computer');
    await hub.until('state', ({ state }) => state === 'speaking');
    hub.say(...silence(20), ...speech(60), ...silence(60));
    expect(await hub.until('spoken')).toMatchObject({ interrupted: true });
    expect(await hub.until('reply', ({ turn }) => turn === 2)).toMatchObject({ text: 'The lamp is off.' });
  });

  it('"stop" silences it, and is not answered', async () => {
    const hub = await room(
      () => saying('Stop!'),
      endless(),
      () => noCommand('Stop!'),
    );
    hub.hub.say('hello');
    await hub.until('state', ({ state }) => state === 'speaking');
    hub.say(...silence(20), ...speech(25), ...silence(40));
    expect(await hub.until('spoken')).toMatchObject({ interrupted: true });
    expect(count(hub, 'understood')).toBe(1);
    expect(count(hub, 'reply')).toBe(1);
  });
});

describe('a stop word', () => {
  it('ends a ringing without the wake phrase', async () => {
    const hub = await room(() => saying('Stop, stop!'));
    hub.hub.say('timer');
    await hub.until('reply', ({ text }) => text.includes('is up'));
    await hub.until('spoken', ({ turn }) => turn === 2);
    hub.say(...silence(20), ...speech(25), ...silence(40));
    expect(await hub.until('understood', ({ say }) => say === 'stop')).toMatchObject({ from: 'microphone' });
  });

  it('is nothing when nothing rings and nobody speaks', async () => {
    const hub = await room((frames) =>
      saying(frames > 30 ? 'over' : 'Stop!', ...(frames > 30 ? [candidate()] : [])),
    );
    hub.say(...silence(20), ...speech(25), ...silence(40), ...speech(40), ...silence(30));
    await hub.until('wake');
    expect(count(hub, 'heard')).toBe(0);
    expect(count(hub, 'understood')).toBe(0);
  });
});
