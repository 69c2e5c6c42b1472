import { expect, it } from 'vitest';
import type { Effect } from '../../src/actions/world.js';
import { ratedHouse } from '../../src/hub/house/rated-house.js';
import { fakeHouse, HOME, rig } from './fake-house.js';
import { never } from './fakes.js';

const unlock: Effect = { type: 'device', device: 'door', set: { locked: false } };
const lamp: Effect = { type: 'device', device: 'lamp', set: { on: true } };

it('leaves alone what is told too often, says so, and does the rest', async () => {
  let now = 0;
  const house = ratedHouse(
    fakeHouse(HOME, async () => {}),
    () => now,
  );
  const done = await Promise.all(
    Array.from({ length: 6 }, () => house.carryOut([unlock], 'Unlocked.', never())),
  );
  expect(done.every(({ ok, reply }) => ok && reply === 'Unlocked.')).toBe(true);
  const why = 'The Door has been used too often within a minute, so I leave it alone for now.';
  expect(await house.carryOut([unlock], 'Unlocked.', never())).toEqual({ ok: false, reply: why });
  expect(await house.carryOut([unlock, lamp], 'Done.', never())).toEqual({
    ok: false,
    reply: `${why} The rest is done.`,
  });
  expect(house.states.get('lamp')).toMatchObject({ on: true });
  now = 60_000;
  expect(await house.carryOut([unlock], 'Unlocked.', never())).toEqual({ ok: true, reply: 'Unlocked.' });
});

it('holds for what is said to the hub', async () => {
  const { hub, until } = await rig();
  for (let turn = 0; turn < 16; turn += 1) {
    hub.say('lamp on');
    hub.say('lamp off');
  }
  const refused = await until('reply', ({ text }) => text.includes('too often'));
  expect(refused.text).toBe('The Lamp has been used too often within a minute, so I leave it alone for now.');
  await hub.close();
});
