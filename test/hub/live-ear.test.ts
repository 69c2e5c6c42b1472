/** Wake phrases typed on the page of a hub that listens: they wake it at once, and a mistake makes them less sensitive. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { FrameQueue } from '../../src/audio/frame-queue.js';
import { type BrowserSocket, connect } from '../page/browser-socket.js';
import { type Rig, rig } from './fake-house.js';
import { candidate, fakeEar, fakeSpotter, heardAs, silence, speech } from './fakes.js';

let hub: Rig | null = null;
let state = '';
afterEach(async () => {
  await hub?.hub.close();
  hub = null;
  await rm(state, { recursive: true, force: true });
});

async function open() {
  let microphone = new FrameQueue();
  let opened = 0;
  const listenedFor: string[] = [];
  const plain = fakeEar(() => heardAs('lamp on'));
  hub = await rig(
    {
      recognizer: async () => ({
        setGrammar: async () => {},
        command: plain.recognizer.command,
        transcribe: () => Promise.reject(new Error('not here')),
        wake: fakeSpotter({
          // Whatever is said is the first of the phrases that are listened for.
          spot: async (phrases) => {
            const [phrase = ''] = phrases;
            listenedFor.push(phrase);
            return { text: '', candidates: [candidate({ phrase, score: 0.7 })] };
          },
        }),
        close: async () => {},
      }),
      microphone: () => {
        opened += 1;
        microphone = new FrameQueue();
        return microphone;
      },
    },
    {
      state,
      configParts: {
        microphone: { enabled: true, recorder: 'auto', device: null },
        wakePhrases: [{ phrase: 'computer', sensitivity: 0.5 }],
      },
    },
  );
  const browser = await connect(hub.hub.page ?? '');
  const { snapshot } = await browser.next();
  const say = (): void => {
    for (const frame of [...silence(20), ...speech(25), ...silence(60)]) microphone.push(frame);
  };
  return { hub, browser, snapshot, say, listenedFor, opened: () => opened };
}

async function answer(browser: BrowserSocket, about: string): Promise<Record<string, unknown>> {
  for (;;) {
    const message = await browser.next();
    if (message['about'] === about) return message;
  }
}

it('works at once, is told to every page, and outlasts a restart', async () => {
  state = await mkdtemp(join(tmpdir(), 'earshot-ear-'));
  const first = await open();
  expect(first.snapshot).toMatchObject({ wake: { phrases: [{ phrase: 'computer' }], changed: false } });
  first.browser.send({ type: 'wake', phrases: [{ phrase: 'hey jarvis', sensitivity: 0.5 }] });
  expect(await answer(first.browser, 'wake')).toMatchObject({ type: 'done' });
  while (first.opened() < 2) await new Promise(setImmediate);
  first.say();
  expect(await first.hub.until('wake')).toMatchObject({ phrase: 'hey jarvis' });
  expect(new Set(first.listenedFor)).toEqual(new Set(['hey jarvis']));
  first.browser.send({ type: 'wrong' });
  // 1 - 0.7 - a little.
  expect(await answer(first.browser, 'wrong')).toMatchObject({ text: expect.stringContaining('0.28') });
  await first.hub.hub.close();
  const second = await open();
  expect(second.snapshot).toMatchObject({
    wake: { phrases: [{ phrase: 'hey jarvis', sensitivity: 0.28 }], changed: true, wrongToday: 1 },
  });
  second.browser.send({ type: 'unwake' });
  expect(await answer(second.browser, 'unwake')).toMatchObject({ type: 'done' });
  while (second.opened() < 2) await new Promise(setImmediate);
  second.say();
  expect(await second.hub.until('wake')).toMatchObject({ phrase: 'computer' });
});
