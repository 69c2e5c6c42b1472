import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseHome } from '../../src/actions/home-file.js';
import { runLearned } from '../../src/cli/learned.js';
import { devicesOf, HOME, type Rig, rig } from './house.js';

let folder: string;
let open: Rig | null = null;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'earshot-learned-'));
});
afterEach(async () => {
  await open?.close();
  open = null;
  await rm(folder, { recursive: true, force: true });
});
const start = async (options: Parameters<typeof rig>[0] = {}): Promise<Rig> => {
  open = await rig({ state: folder, ...options });
  return open;
};

async function learned(flags: { undo?: string } = {}): Promise<Record<string, unknown>[]> {
  let out = '';
  await runLearned({ state: folder, json: true, ...flags }, (text) => {
    out += text;
  });
  return out
    .split('\n')
    .filter((line) => line !== '')
    .map((line): Record<string, unknown> => JSON.parse(line));
}

/** Says a wrong word and what was meant, at a quarter past some hours. */
async function correct(house: Rig, hours: readonly number[], wrong: string, right: string): Promise<void> {
  for (const hour of hours) {
    house.at(`2026-11-21T${String(hour).padStart(2, '0')}:15:00`);
    await house.say(wrong);
    house.at(`2026-11-21T${String(hour).padStart(2, '0')}:15:05`);
    await house.say(right);
  }
}

describe('a word that nobody knew', () => {
  it('means what two corrections said, from the next morning on, until it is undone', async () => {
    const house = await start();
    house.at('2026-11-21T10:00:00');
    expect((await house.say('turn on the glimmerstick')).calls).toEqual([
      { do: 'none', reason: 'no_device' },
    ]);
    house.at('2026-11-21T10:00:05');
    expect(devicesOf(await house.say('no, I meant the reading lamp'))).toEqual(['reading_lamp']);
    await house.say('turn off the reading lamp');
    await house.night('2026-11-22T03:10:00');
    expect(await learned()).toMatchObject([{ said: 'glimmerstick', state: 'heard', corrections: 1 }]);

    house.at('2026-11-22T18:00:00');
    await house.say('dim the glimmerstick to 20 percent');
    house.at('2026-11-22T18:00:05');
    expect(devicesOf(await house.say('I meant the reading lamp'))).toEqual(['reading_lamp']);
    expect(devicesOf(await house.say('is the glimmerstick on'))).toEqual([]);
    await house.night('2026-11-23T03:10:00');
    expect(await learned()).toMatchObject([
      { said: 'glimmerstick', meant: { device: 'reading_lamp' }, state: 'applied', corrections: 2 },
    ]);
    expect(house.log.at(-1)).toMatchObject({ level: 'info', text: expect.stringContaining('was learnt') });
    // Logs are read by others than the house.
    expect(JSON.stringify(house.log)).not.toMatch(/glimmerstick|reading/);

    house.at('2026-11-23T08:00:00');
    expect(devicesOf(await house.say('turn off the glimmerstick'))).toEqual(['reading_lamp']);
    expect(devicesOf(await house.say('set the glimmerstick to 70'))).toEqual(['reading_lamp']);

    // A restart of the hub.
    await house.close();
    const again = await start();
    expect(devicesOf(await again.say('turn off the glimmerstick'))).toEqual(['reading_lamp']);

    // Taken back beside the running hub, which notices.
    expect(await learned({ undo: '1' })).toMatchObject([{ said: 'glimmerstick', state: 'undone' }]);
    again.adaptation.tick();
    expect(devicesOf(await again.say('turn on the glimmerstick'))).toEqual([]);
    expect(await learned()).toEqual([]);
  });

  it('is learnt from other words for the same wish, and from an answered question', async () => {
    const house = await start();
    await correct(house, [10, 11], 'turn on the glimmerstick', 'turn on the reading lamp');
    const calls = [{ do: 'set', state: 'on', target: { ids: ['bedroom_light'] } }] as const;
    for (const hour of [12, 13]) {
      house.at(`2026-11-21T${hour}:00:00`);
      const asked = await house.say('spark up the wobbler', { proposed: { calls, confidence: 0.5 } });
      expect(asked.ask).toContain('Did you mean');
      expect(devicesOf(await house.say('yes'))).toEqual(['bedroom_light']);
      await house.say('turn off the bedroom light');
    }
    await house.night('2026-11-22T03:10:00');
    expect(await learned()).toMatchObject([
      { said: 'glimmerstick', meant: { device: 'reading_lamp' }, state: 'applied' },
      { said: 'spark up the wobbler', state: 'applied' },
    ]);
    house.at('2026-11-22T09:00:00');
    expect(devicesOf(await house.say('spark up the wobbler'))).toEqual(['bedroom_light']);
  });

  it('is learnt as what was said after a question that was answered with no', async () => {
    const house = await start();
    const calls = [{ do: 'set', state: 'on', target: { ids: ['bedroom_light'] } }] as const;
    for (const hour of [12, 13]) {
      house.at(`2026-11-21T${hour}:00:00`);
      await house.say('spark up the wobbler', { proposed: { calls, confidence: 0.5 } });
      await house.say('no');
      expect(devicesOf(await house.say('turn on the ceiling light'))).toEqual(['ceiling_light']);
    }
    expect(await learned()).toMatchObject([{ said: 'spark up the wobbler', corrections: 2 }]);
    expect(JSON.stringify(await learned())).toContain('ceiling_light');
  });

  it('is learnt from the correction of what a model guessed', async () => {
    const house = await start();
    const calls = [{ do: 'set', state: 'on', target: { ids: ['bedroom_light'] } }] as const;
    for (const hour of [12, 13]) {
      house.at(`2026-11-21T${hour}:00:00`);
      await house.say('spark up the wobbler', { proposed: { calls, confidence: 0.95 } });
      expect(devicesOf(await house.say('no, the ceiling light'))).toContain('ceiling_light');
    }
    expect(await learned()).toMatchObject([{ said: 'spark up the wobbler', corrections: 2 }]);
  });

  it('counts once however often it is repeated in a minute', async () => {
    const house = await start();
    for (let times = 0; times < 5; times += 1) {
      await house.say('turn on the glimmerstick');
      await house.say('no, the reading lamp');
    }
    expect(await learned()).toMatchObject([{ said: 'glimmerstick', corrections: 1 }]);
  });

  it('is forgotten when it is corrected twice', async () => {
    const house = await start();
    await correct(house, [10, 11], 'turn on the glimmerstick', 'no, the reading lamp');
    await house.night('2026-11-22T03:10:00');
    await correct(house, [12, 13], 'turn on the glimmerstick', 'no, the ceiling light');
    expect(await learned()).toMatchObject([{ said: 'glimmerstick', state: 'withdrawn' }]);
    expect(devicesOf(await house.say('turn on the glimmerstick'))).toEqual([]);
  });

  it('is not learnt while two things are meant by it', async () => {
    const house = await start();
    await correct(house, [10, 11], 'turn on the glimmerstick', 'no, the reading lamp');
    await correct(house, [12, 13], 'turn on the glimmerstick', 'no, the ceiling light');
    await house.night('2026-11-22T03:10:00');
    expect((await learned()).map(({ state }) => state)).toEqual(['heard', 'heard']);
  });

  it('rests when the house gets a thing of that name', async () => {
    const house = await start();
    await correct(house, [10, 11], 'turn on the glimmerstick', 'no, the reading lamp');
    await house.night('2026-11-22T03:10:00');
    const { home } = parseHome(
      `
areas: [{id: living_room, name: Living Room}]
devices:
  - {id: reading_lamp, name: Reading Lamp, area: living_room, kind: light}
  - {id: new, name: Glimmerstick, area: living_room, kind: light}
`,
      'home.yaml',
    );
    expect(house.adaptation.learned(home)).toBe(home);
  });

  it('waits for a quiet night', async () => {
    const house = await start();
    await correct(house, [10, 11], 'turn on the glimmerstick', 'no, the reading lamp');
    await house.night('2026-11-21T22:10:00');
    expect(await learned()).toMatchObject([{ state: 'heard' }]);
    house.at('2026-11-22T03:00:00');
    await house.say('turn off the reading lamp');
    await house.night('2026-11-22T03:10:00');
    expect(await learned()).toMatchObject([{ state: 'heard' }]);
    await house.night('2026-11-22T03:20:00');
    expect(await learned()).toMatchObject([{ state: 'applied' }]);
  });
});

describe('a guest who repeats himself', () => {
  const hours = [8, 9, 10, 11, 12, 13, 14, 15];
  it.each([
    ['turn on the light', 'no, the bedroom light'],
    ['turn on the lamp', 'no, I meant the ceiling light'],
    ['turn on the door', 'no, the reading lamp'],
    ['turn on the big light', 'no, the reading lamp'],
    ['turn on the reeding lamp', 'no, the ceiling light'],
    ['turn on the frontdoor', 'no, the reading lamp'],
    ['turn on everything', 'no, the reading lamp'],
    ['turn on the garage', 'no, the reading lamp'],
    ['turn on the zonker', 'no, the oven'],
    ['unlock the zonker', 'no, the front door'],
  ])('teaches nothing by "%s", "%s"', async (wrong, right) => {
    const house = await start();
    await correct(house, hours, wrong, right);
    await house.say('yes');
    await house.night('2026-11-22T03:10:00');
    expect((await learned()).filter(({ state }) => state === 'applied')).toEqual([]);
    expect(house.adaptation.learned(HOME)).toBe(HOME);
  });

  it('fills no disk', async () => {
    const house = await start();
    for (let count = 0; count < 260; count += 1) {
      const word = `gl${String.fromCharCode(97 + (count % 26))}mm${'aeiou'[count % 5]}r${String.fromCharCode(97 + Math.floor(count / 26))}x`;
      house.at(
        `2026-11-21T${String(8 + Math.floor(count / 60)).padStart(2, '0')}:${String(count % 60).padStart(2, '0')}:00`,
      );
      await house.say(`turn on the ${word}`);
      await house.say('no, the reading lamp');
    }
    const rows = await learned();
    expect(rows.length).toBeGreaterThan(150);
    expect(rows.length).toBeLessThanOrEqual(200);
  }, 60_000);
});

it('ages: what nobody says again is forgotten', async () => {
  const house = await start();
  await correct(house, [10], 'turn on the glimmerstick', 'no, the reading lamp');
  await house.night('2027-01-30T03:10:00');
  expect(await learned()).toEqual([]);
});
