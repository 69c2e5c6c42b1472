/** A port that another program has: told with the remedy, and nothing else of the hub is lost by it. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { FrameSource } from '../../src/audio/ports.js';
import { DEFAULT_CONFIG } from '../../src/config.js';
import { startHub } from '../../src/hub.js';
import { HOME, rig } from './fake-house.js';

let other: Server;
let port: number;
beforeEach(async () => {
  other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const address = other.address();
  port = typeof address === 'object' && address !== null ? address.port : 0;
});
afterEach(() => {
  other.close();
});

/** Open, and nobody speaks. */
const quiet: FrameSource = {
  async *frames(signal) {
    await new Promise((resolve) => signal.addEventListener('abort', resolve));
  },
};

it('for the page leaves listening and acting as they are', async () => {
  const { hub, until, events } = await rig(
    { microphone: () => quiet },
    { configParts: { microphone: DEFAULT_CONFIG.microphone, page: { ...DEFAULT_CONFIG.page, port } } },
  );
  try {
    expect(hub.page).toBeNull();
    const errors = events.filter((event) => event.event === 'error');
    expect(errors).toEqual([expect.objectContaining({ code: 'PORT_BUSY', part: 'page' })]);
    expect(errors[0]?.message).toContain(String(port));
    expect(errors[0]?.message).toContain('--port');
    hub.say('lamp on');
    expect(await until('reply')).toMatchObject({ text: 'The lamp is on.' });
  } finally {
    await hub.close();
  }
});

it('for the embedded broker stops the start with what to do, since there is no house without one', async () => {
  const config = {
    ...DEFAULT_CONFIG,
    broker: { ...DEFAULT_CONFIG.broker, kind: 'embedded', port } as const,
    page: { ...DEFAULT_CONFIG.page, enabled: false },
  };
  await expect(startHub({ config, home: HOME })).rejects.toMatchObject({
    code: 'BUSY_PORT',
    usage: true,
    message: expect.stringMatching(new RegExp(`port ${port} .*--mqtt`)),
  });
});
