/** A timer that rings when the hub is killed: after the restart it rings again, and a page can stop it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Rig } from '../hub/fake-house.js';
import { connect } from '../page/browser-socket.js';
import { keptIn, startRealHub, tell } from './real-hub.js';

let state: string;
let open: Rig | null = null;
beforeEach(async () => {
  state = await mkdtemp(join(tmpdir(), 'earshot-ringing-'));
});
afterEach(async () => {
  await open?.hub.close();
  open = null;
  await rm(state, { recursive: true });
});

async function restart(): Promise<Rig> {
  await open?.hub.close();
  open = await startRealHub(state);
  return open;
}

it('shows its Stop button on a page that is opened after the restart, and the button works', async () => {
  const first = await restart();
  await tell(first, 'set a pasta timer for one second');
  await first.until('timer', ({ op }) => op === 'fired');
  const { hub, until } = await restart();
  await until('timer', ({ op }) => op === 'fired');
  const browser = await connect(hub.page ?? '');
  const next = async (type: string): Promise<Record<string, unknown>> => {
    for (;;) {
      const message = await browser.next();
      if (message['type'] === type) return message;
    }
  };
  expect(await next('ringing')).toEqual({ type: 'ringing', names: ['pasta timer'] });
  browser.send({ type: 'cancel' });
  expect(await next('ringing')).toEqual({ type: 'ringing', names: [] });
  await until('timer', ({ op }) => op === 'cancel');
  await open?.hub.close();
  open = null;
  expect((await keptIn(state))?.timers).toEqual([]);
});
