/** A disk that is full, read-only or damaged under a running hub and under one that starts: said, and nothing lost. */
import { copyFileSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Rig } from '../hub/fake-house.js';
import { keptIn, shoppingOf, startRealHub, tell } from './real-hub.js';
import { noSmallDisk, type SmallDisk, smallDisk } from './small-disk.js';

const ITEMS = ['apples', 'beans', 'carrots', 'dates', 'eggs', 'figs', 'grapes', 'honey', 'jam', 'kale'];
const FILES = ['earshot.db', 'earshot.db-wal', 'earshot.db.backup'];
const FORGETFUL = /^I cannot write to my disk/;

let open: Rig | null = null;
const start = async (...parameters: Parameters<typeof startRealHub>): Promise<Rig> => {
  await open?.hub.close();
  open = await startRealHub(...parameters);
  return open;
};
afterEach(async () => {
  await open?.hub.close();
  open = null;
});

const storeHealth = ({ events }: Rig): boolean | undefined =>
  events
    .flatMap((event) => (event.event === 'health' && event.health.part === 'store' ? [event.health.ok] : []))
    .at(-1);

const replies = ({ events }: Rig): string[] =>
  events.flatMap((event) => (event.event === 'reply' ? [event.text] : []));

/** Of the state's files those that are there. */
function copyState(from: string, to: string): void {
  for (const name of FILES.filter((one) => existsSync(join(from, one))))
    copyFileSync(join(from, name), join(to, name));
}

/** As a kill leaves it: the files of this moment, put back after the hub has closed. */
async function killed(folder: string, close: () => Promise<void>): Promise<void> {
  const aside = await mkdtemp(join(tmpdir(), 'earshot-killed-'));
  copyState(folder, aside);
  await close();
  copyState(aside, folder);
  rmSync(aside, { recursive: true });
}

/** As the next process finds it: in this one the connections of hubs that are over wait for their garbage collection, with what they know of these files. */
async function keptInCopy(folder: string): ReturnType<typeof keptIn> {
  const copy = await mkdtemp(join(tmpdir(), 'earshot-kept-'));
  try {
    copyState(folder, copy);
    return await keptIn(copy);
  } finally {
    rmSync(copy, { recursive: true });
  }
}

async function close(): Promise<void> {
  await open?.hub.close();
  open = null;
}

describe.skipIf(noSmallDisk !== null)(
  `a small disk${noSmallDisk === null ? '' : ` (${noSmallDisk})`}`,
  () => {
    let disk: SmallDisk;
    beforeEach(() => {
      disk = smallDisk();
    });
    afterEach(async () => {
      await close();
      disk.close();
    });

    it('that fills up is said once; the hub goes on, and what it was told meanwhile is kept when there is room', async () => {
      const hub = await start(disk.folder);
      await tell(hub, 'add apples to the shopping list');
      disk.fill();
      for (const item of ITEMS.slice(1, 5)) {
        expect(await tell(hub, `add ${item} to the shopping list`)).toMatch(/shopping list/i);
      }
      await hub.until('error', ({ code }) => code === 'STATE_DISK_FULL');
      await hub.until('reply', ({ text }) => FORGETFUL.test(text));
      expect(await tell(hub, 'set a timer for ten minutes')).toMatch(/10 minute/);
      disk.free();
      await tell(hub, 'add figs to the shopping list');
      expect(storeHealth(hub)).toBe(true);
      expect(replies(hub).filter((text) => FORGETFUL.test(text))).toHaveLength(1);
      await killed(disk.folder, close);
      const agenda = await keptIn(disk.folder);
      expect(shoppingOf(agenda)).toEqual(['apples', 'beans', 'carrots', 'dates', 'eggs', 'figs']);
      expect(agenda?.timers).toHaveLength(1);
    });

    it.each([
      'closed',
      'killed',
    ])('that is full at the start of a hub that was %s is said, and nothing is forgotten', async (how) => {
      const before = await start(disk.folder);
      await tell(before, 'add apples to the shopping list');
      await tell(before, 'set a timer for ten minutes');
      await (how === 'closed' ? close() : killed(disk.folder, close));
      disk.fill();
      const hub = await start(disk.folder);
      expect(await hub.until('error')).toMatchObject({ part: 'store', code: 'STATE_DISK_FULL' });
      await hub.until('reply', ({ text }) => FORGETFUL.test(text));
      expect(await tell(hub, 'how long is left on the timer')).toMatch(/minutes/);
      await tell(hub, 'add beans to the shopping list');
      expect(storeHealth(hub)).toBe(false);
      disk.free();
      await tell(hub, 'add carrots to the shopping list');
      expect(storeHealth(hub)).toBe(true);
      await killed(disk.folder, close);
      const agenda = await keptIn(disk.folder);
      expect(shoppingOf(agenda)).toEqual(['apples', 'beans', 'carrots']);
      expect(agenda?.timers).toHaveLength(1);
    });

    it.each([
      'closed',
      'killed',
    ])('that cannot be written at the start of a hub that was %s: its timers are known and ring', async (how) => {
      const before = await start(disk.folder);
      await tell(before, 'set a timer for one second');
      await tell(before, 'add apples to the shopping list');
      await (how === 'closed' ? close() : killed(disk.folder, close));
      const hub = await start(disk.readOnly);
      expect(await hub.until('error')).toMatchObject({ part: 'store', code: 'STATE_READ_ONLY' });
      await hub.until('reply', ({ text }) => FORGETFUL.test(text));
      await hub.until('timer', ({ op }) => op === 'fired');
      expect(await tell(hub, "what's on the shopping list")).toMatch(/apples/);
      await close();
      expect(shoppingOf(await keptInCopy(disk.folder))).toEqual(['apples']);
    });
  },
);

describe('a state file that is damaged', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'earshot-damaged-'));
  });
  afterEach(async () => {
    await close();
    await rm(folder, { recursive: true });
  });
  const file = (tail = ''): string => join(folder, `earshot.db${tail}`);

  /** Two commands, the copy of them, and a kill. */
  async function lived(): Promise<void> {
    const before = await start(folder);
    await tell(before, 'add apples to the shopping list');
    const first = existsSync(file('.backup')) ? readFileSync(file('.backup')) : null;
    await tell(before, 'set a timer for ten minutes');
    const isNew = (): boolean =>
      existsSync(file('.backup')) && !(first !== null && readFileSync(file('.backup')).equals(first));
    while (!isNew()) await sleep(50);
    await sleep(50);
    await killed(folder, close);
  }

  const overwrite = (path: string): void =>
    writeFileSync(path, Buffer.alloc(readFileSync(path).length, 0xa5));

  it.each([
    ['file', () => [overwrite(file()), rmSync(file('-wal'))]],
    ['log', () => [overwrite(file('-wal'))]],
    ['file, which is gone', () => [rmSync(file()), rmSync(file('-wal'))]],
  ])('(the %s) comes back from the hub’s own copy, and that is said in log and reply', async (_, damage) => {
    await lived();
    damage();
    const hub = await start(folder);
    const told = await hub.until('error');
    expect(told).toMatchObject({ part: 'store', code: 'STATE_RESTORED' });
    await hub.until('reply', ({ text }) =>
      /^My memory was damaged\. I put it back from a copy that I made at /.test(text),
    );
    expect(storeHealth(hub)).toBe(true);
    await close();
    const agenda = await keptIn(folder);
    expect(shoppingOf(agenda)).toEqual(['apples']);
    expect(agenda?.timers).toHaveLength(1);
  });

  it('while the hub runs costs nothing either', async () => {
    const hub = await start(folder);
    await tell(hub, 'add apples to the shopping list');
    renameSync(file(), file('.elsewhere'));
    overwrite(file('-wal'));
    await tell(hub, 'add beans to the shopping list');
    await close();
    expect(shoppingOf(await keptIn(folder))).toEqual(['apples', 'beans']);
  });
});
