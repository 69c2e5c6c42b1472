/** A part that failed once in the dialog is whole again when it works again, and is not kept from working until then. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';
import { z } from 'zod';
import { concat, pcm16FromFloats } from '../../src/audio/pcm.js';
import { EarshotError } from '../../src/errors.js';
import { type BrowserSocket, connect } from '../page/browser-socket.js';
import { type Rig, rig } from './fake-house.js';
import { fakeEar, fakeSink, fakeSpotter, fakeVoice, heardAs, silence, speech } from './fakes.js';

let open: Rig | null = null;
afterEach(async () => {
  await open?.hub.close();
  open = null;
});

const SENTENCE = pcm16FromFloats(concat([...silence(4), ...speech(20), ...silence(30)]));
const died = new EarshotError('ASR_WORKER_DIED', 'The recogniser stopped by itself.');

/** Pressed again where the hub is still busy, as a person would; the silence at its end ends it. */
async function talk(browser: BrowserSocket): Promise<void> {
  browser.send({ type: 'talk', on: true });
  for (;;) {
    const { type, event } = ANSWER.parse(await browser.next());
    if (event?.event === 'listening') break;
    if (type !== 'refused') continue;
    await sleep(50);
    browser.send({ type: 'talk', on: true });
  }
  for (let at = 0; at < SENTENCE.length; at += 3_200) browser.socket.send(SENTENCE.subarray(at, at + 3_200));
}

const ANSWER = z.object({ type: z.string(), event: z.object({ event: z.string() }).optional() });

it('a recogniser that died in a sentence hears the next one from the page, and is well then', async () => {
  const ear = fakeEar(() => heardAs('lamp on'));
  let alive = false;
  open = await rig({
    recognizer: async () => ({
      setGrammar: async () => {},
      command: async (...asked) => {
        if (!alive) throw died;
        return await ear.recognizer.command(...asked);
      },
      transcribe: () => Promise.reject(new Error('not here')),
      wake: fakeSpotter(),
      close: async () => {},
    }),
  });
  const { hub, until, events } = open;
  const browser = await connect(hub.page!);
  await talk(browser);
  expect(await until('error')).toMatchObject({ part: 'recognizer', code: 'ASR_WORKER_DIED' });
  expect(await until('reply')).toMatchObject({ text: expect.stringContaining('went wrong') });
  alive = true;
  const from = events.length;
  await talk(browser);
  await until('heard');
  expect(await until('reply', (event) => events.indexOf(event) >= from)).toMatchObject({
    text: 'The lamp is on.',
  });
  const health = events.flatMap((event) =>
    event.event === 'health' && event.health.part === 'recognizer' ? [event.health.ok] : [],
  );
  expect(health).toEqual([true, false, true]);
});

it('a loudspeaker that failed once makes no voice that is broken for good', async () => {
  let fails = true;
  const sink = fakeSink('loudspeaker');
  open = await rig({
    voice: async () => fakeVoice(),
    sink: async () => ({
      sink: {
        ...sink,
        play: async (...played: Parameters<typeof sink.play>) => {
          if (fails) throw new EarshotError('PLAYBACK_FAILED', 'aplay ended.');
          await sink.play(...played);
        },
      },
      refused: [],
    }),
  });
  const { hub, until, events } = open;
  await until('health', ({ health }) => health.part === 'voice' && health.message === 'fake');
  hub.say('lamp on');
  await until('health', ({ health }) => health.part === 'voice' && !health.ok);
  fails = false;
  const from = events.length;
  hub.say('lamp off');
  await until('spoken', (event) => events.indexOf(event) >= from && event.ms !== null);
  expect(events.findLast((event) => event.event === 'health' && event.health.part === 'voice')).toMatchObject(
    {
      health: { ok: true, message: 'fake' },
    },
  );
});
