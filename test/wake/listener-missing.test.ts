/** A first-stage listener that cannot be used: the hub listens as it does without one, and says so in one line. */
import { afterEach, describe, expect, it } from 'vitest';
import { FrameQueue } from '../../src/audio/frame-queue.js';
import { DEFAULT_CONFIG } from '../../src/config.js';
import { EarshotError } from '../../src/errors.js';
import type { Openers } from '../../src/hub/openers.js';
import { type Rig, rig } from '../hub/fake-house.js';
import { candidate, fakeSpotter, heardAs, silence, speech } from '../hub/fakes.js';

let open: Rig | null = null;
afterEach(async () => {
  await open?.hub.close();
  open = null;
});

async function wokenWith(openers: Partial<Openers>): Promise<Rig> {
  const microphone = new FrameQueue();
  open = await rig(
    {
      recognizer: async () => ({
        setGrammar: async () => {},
        command: async () => heardAs('lamp on'),
        transcribe: () => Promise.reject(new Error('not here')),
        wake: fakeSpotter({
          spot: async () => ({ text: '', candidates: [candidate({ followed: true })] }),
          commandAfter: async () => heardAs('lamp off'),
        }),
        close: async () => {},
      }),
      microphone: () => microphone,
      ...openers,
    },
    {
      configParts: {
        microphone: { enabled: true, recorder: 'auto', device: null },
        wakePhrases: [{ phrase: 'computer', sensitivity: 0.5 }],
        page: { ...DEFAULT_CONFIG.page, enabled: false },
      },
    },
  );
  for (const each of [...silence(20), ...speech(60), ...silence(60)]) microphone.push(each);
  return open;
}

describe('a hub whose listener', () => {
  it('does not load is woken without it', async () => {
    const error = new EarshotError('LISTENER_LOAD_FAILED', 'The wake listener does not load.');
    const hub = await wokenWith({ listener: () => Promise.reject(error) });
    expect(await hub.until('wake')).toMatchObject({ phrase: 'computer' });
    expect(await hub.until('reply')).toMatchObject({ text: 'The lamp is off.' });
  });

  it('was altered is woken without it, and never opens it', async () => {
    const entry = { id: 'wake-listener', path: 'wake/listener.onnx' };
    const error = new EarshotError(
      'MODEL_ALTERED',
      'models/wake/listener.onnx is not the file that was shipped.',
    );
    const hub = await wokenWith({
      models: async () => ({ good: [], problems: [{ ...entry, error }] }),
      listener: () => Promise.reject(new Error('opened')),
    });
    expect(await hub.until('wake')).toMatchObject({ phrase: 'computer' });
    const told = hub.events.filter(
      (event) => event.event === 'health' && JSON.stringify(event).includes('listener.onnx'),
    );
    expect(told).toHaveLength(1);
  });

  it('fails at work is woken without it', async () => {
    const hub = await wokenWith({
      listener: async () => ({
        hear: async () => {
          throw new Error('fails at work');
        },
        close: async () => {},
      }),
    });
    // What cannot listen along spares nothing.
    expect(await hub.until('wake')).toMatchObject({ phrase: 'computer' });
  });
});
