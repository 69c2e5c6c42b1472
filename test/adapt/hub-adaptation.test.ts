import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { loadHome } from '../../src/actions/home-file.js';
import { runReplay } from '../../src/cli/replay.js';
import { openLessons } from '../../src/store/lesson-store.js';
import { EXAMPLE, realHub } from '../records/real-hub.js';
import { devicesOf, rig } from './house.js';

let state: string;
beforeEach(async () => {
  state = await mkdtemp(join(tmpdir(), 'earshot-learned-hub-'));
});
afterEach(() => rm(state, { recursive: true, force: true }));

const ADAPTATION = { adaptation: { enabled: true, hour: 3 } };
/** No model: what it would make of wrong words is no matter of these tests. */
const OPENERS = { openers: { proposer: () => null } };

async function stored(): Promise<Record<string, unknown>[]> {
  const { store } = await openLessons(state);
  try {
    return store.all().map((lesson) => ({ ...lesson }));
  } finally {
    store.close();
  }
}

it('a hub notes a correction, applies it by night where its own history allows, and replays it to the bit', async () => {
  const first = await realHub(state, { config: ADAPTATION, ...OPENERS });
  expect(await first.say('put on moonlight')).not.toContain('know');
  await first.say('turn on the hallway light');
  expect(await first.say('turn off the glimmerstick')).toContain('glimmerstick');
  expect(await first.say('no, I meant the hallway light')).toContain('Hallway Light');
  await first.hub.close();
  expect(await stored()).toMatchObject([
    { said: 'glimmerstick', meant: { device: 'hallway_light' }, count: 1 },
  ]);

  // The next days, in the same house with its records, and the night after.
  const { home } = await loadHome(EXAMPLE);
  const later = await rig({ state, home, room: 'hallway' });
  for (const day of ['24', '25']) {
    later.at(`2027-01-${day}T10:00:00`);
    await later.say('turn off the glimmerstick');
    await later.say('no, the hallway light');
    later.at(`2027-01-${day}T11:00:00`);
    await later.say('turn on the moonlight');
    expect(devicesOf(await later.say('I meant the desk lamp'))).toEqual(['desk_lamp']);
  }
  await later.night('2027-01-26T03:10:00');
  await later.close();
  expect(await stored()).toMatchObject([
    { said: 'glimmerstick', state: 'applied', why: expect.stringContaining("4 of this house's own") },
    // It would have turned a lamp on where music was asked for.
    { said: 'moonlight', state: 'refused', why: expect.stringContaining('"put on moonlight"') },
  ]);
  expect(later.log.map(({ level, text }) => [level, text.includes('get worse')])).toContainEqual([
    'warn',
    true,
  ]);

  const again = await realHub(state, { config: ADAPTATION, ...OPENERS });
  expect(await again.say('turn on the glimmerstick')).toContain('Hallway Light');
  expect(await again.say('put on moonlight')).not.toContain('know');
  await again.hub.close();
  let out = '';
  const good = await runReplay([], { state, json: true, words: true }, (text) => {
    out += text;
  });
  expect(out).not.toContain('"different"');
  expect(good).toBe(true);
}, 120_000);

it('a hub that was not asked to learns nothing', async () => {
  const { hub, say } = await realHub(state, OPENERS);
  await say('turn off the glimmerstick');
  await say('no, I meant the hallway light');
  await hub.close();
  expect(await stored()).toEqual([]);
}, 60_000);
