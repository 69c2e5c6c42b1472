import {
  chmod,
  copyFile,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { applyToAgenda, startAgenda } from '../../src/actions/apply-effects.js';
import { parseHome } from '../../src/actions/home-file.js';
import type { Agenda, Effect } from '../../src/actions/world.js';
import { backupOf } from '../../src/store/backup.js';
import { openDatabase } from '../../src/store/open-database.js';
import { openStore, STATE_FILE } from '../../src/store/open-store.js';
import { fileOfVersion, migrate, SCHEMA_VERSION, schemaVersion } from '../../src/store/schema.js';
import { openSql, type Sql } from '../../src/store/sql.js';
import { SqliteStore } from '../../src/store/sqlite-store.js';
import { stateFolder } from '../../src/store/state-folder.js';
import type { ClockMark } from '../../src/store/store.js';
import { KILL_HOME } from './kill-protocol.js';

const HOME = parseHome(KILL_HOME, 'home.yaml').home;
const MARK: ClockMark = { utcMs: 1_000, offsetS: 3600, zone: 'Europe/Paris', uptimeS: 7, boot: 'b' };

/** One of everything that an agenda holds. */
const FULL: Agenda = {
  ...applyToAgenda(startAgenda(HOME), [
    {
      type: 'timer',
      op: 'set',
      timer: {
        id: 'timer_1',
        label: 'pasta',
        room: 'kitchen',
        duration: 600,
        endsAt: '2026-11-21T09:10:00',
        remaining: null,
        ringing: false,
      },
    },
    {
      type: 'clock',
      op: 'set',
      entry: {
        id: 'alarm_2',
        kind: 'alarm',
        time: '2026-11-22T07:00:00',
        repeat: 'FREQ=DAILY',
        label: null,
        room: null,
        ringing: true,
        since: '2026-11-22T07:00:05',
      },
    },
    {
      type: 'schedule',
      op: 'set',
      entry: {
        id: 'scheduled_3',
        at: null,
        repeat: null,
        once: { devices: ['lamp'], attr: 'on', is: true },
        armed: false,
        calls: [{ do: 'set', state: 'off', devices: ['lamp'] }],
        effects: [{ type: 'list', list: 'shopping', added: ['tea'] }],
      },
    },
    { type: 'list', list: 'shopping', added: ['crème fraîche', "o'clock; DROP TABLE entry --"] },
    { type: 'list', list: 'shopping', completed: ['milk'] },
  ]),
  carrying: [
    {
      id: 'carrying_4',
      at: '2026-11-21T09:00:00',
      repeat: null,
      once: null,
      calls: [{ do: 'run', op: 'activate', devices: ['lamp'] }],
    },
  ],
  pin: { wrong: 3, locks: 1, until: null },
  notes: [{ id: 'timer_0@x', at: '2026-11-21T08:00:00', text: 'It rang, and nobody stopped it.' }],
};

const add = (text: string): Effect => ({ type: 'list', list: 'shopping', added: [text] });

let folder: string;
let file: string;
const opened: { close(): void }[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'earshot-store-'));
  file = join(folder, STATE_FILE);
});
afterEach(async () => {
  for (const each of opened.splice(0)) each.close();
  await chmod(folder, 0o700);
  await rm(folder, { recursive: true });
});

async function open(): Promise<SqliteStore> {
  const { sql } = await openDatabase(file);
  const store = new SqliteStore(sql, file);
  opened.push(store);
  return store;
}

async function saved(agenda: Agenda): Promise<SqliteStore> {
  const store = await open();
  store.save(agenda, { operation: { id: 'a', reply: 'Done.' } });
  store.backUp();
  store.close();
  return store;
}

/** As `saved`, and killed: what was saved last is in the log and not in the file yet. */
async function crashedWith(agenda: Agenda): Promise<void> {
  await saved(startAgenda(HOME));
  const store = await open();
  store.save(agenda, { operation: { id: 'b', reply: 'Done.' } });
  store.backUp();
  const tails = ['', '-wal'];
  for (const tail of tails) await copyFile(`${file}${tail}`, join(folder, `killed${tail}`));
  store.close();
  for (const tail of tails) await rename(join(folder, `killed${tail}`), `${file}${tail}`);
}

async function openStoreAgain(store: { close(): void }): Promise<SqliteStore> {
  store.close();
  return await open();
}

async function reopened(store: SqliteStore): Promise<SqliteStore> {
  store.close();
  return await open();
}

describe('the state file', () => {
  it('holds everything over a restart, and nothing before the first save', async () => {
    const store = await open();
    expect(store.load()).toBeNull();
    expect(store.lastMark()).toBeNull();
    store.save(FULL, { mark: MARK, operation: { id: 'a', reply: 'Done.' } });
    const again = await reopened(store);
    expect(again.load()).toEqual(FULL);
    expect(again.lastMark()).toEqual(MARK);
    expect(again.replyTo('a')).toBe('Done.');
    expect(again.replyTo('b')).toBeNull();
    expect(again.bad).toEqual([]);
  });

  it('keeps an emptied list empty and forgets what was removed', async () => {
    const store = await open();
    store.save(FULL);
    const less = { ...FULL, timers: [], lists: { shopping: [] }, notes: [] };
    store.save(less);
    expect((await reopened(store)).load()).toEqual(less);
  });

  it('saves all of a change or nothing of it, and the next save holds what a failed one would have held', async () => {
    const { sql } = await openDatabase(file);
    let failing = false;
    const store = new SqliteStore(
      {
        ...sql,
        run: (text, ...values) => {
          if (failing && text.includes('operation'))
            throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
          sql.run(text, ...values);
        },
      },
      file,
    );
    opened.push(store);
    store.save(FULL);
    failing = true;
    const more = applyToAgenda(FULL, [add('salt')]);
    expect(() => store.save(more, { operation: { id: 'salt', reply: '' } })).toThrow(
      expect.objectContaining({
        code: 'STATE_DISK_FULL',
        message: expect.stringContaining('free some space'),
      }),
    );
    failing = false;
    store.save(applyToAgenda(more, [add('soap')]));
    const texts = (await reopened(store)).load()?.lists['shopping']?.map(({ text }) => text);
    expect(texts?.slice(-2)).toEqual(['salt', 'soap']);
  });

  it('takes an operation once', async () => {
    const store = await open();
    store.save(FULL, { operation: { id: 'a', reply: 'One.' } });
    expect(() => store.save(FULL, { operation: { id: 'a', reply: 'Two.' } })).toThrow(/UNIQUE/);
    expect(store.replyTo('a')).toBe('One.');
    expect(() => store.save(FULL, { operation: { id: 'x'.repeat(201), reply: '' } })).toThrow(/200/);
  });

  it('does not grow with the commands of years', async () => {
    const store = await open();
    for (let index = 0; index < 1100; index += 1)
      store.save(FULL, { operation: { id: `${index}`, reply: '' } });
    expect(store.replyTo('99')).toBeNull();
    expect(store.replyTo('100')).toBe('');
  });

  it('leaves out rows that cannot be read, and says which', async () => {
    const store = await open();
    store.save(FULL);
    store.close();
    const sql = await openSql(file);
    sql.run("UPDATE entry SET body = '{' WHERE id = 'timer_1'");
    sql.run(`UPDATE entry SET body = '{"id":"alarm_2","time":"soon"}' WHERE id = 'alarm_2'`);
    sql.close();
    const again = await open();
    expect(again.load()).toEqual({ ...FULL, timers: [], clock: [] });
    expect([...again.bad].sort()).toEqual(['clock alarm_2', 'timer timer_1']);
  });

  it('is written in full to the disk at each commit, from a write-ahead log', async () => {
    const store = await open();
    store.save(FULL);
    expect(await readdir(folder)).toContain(`${STATE_FILE}-wal`);
    const { sql } = await openDatabase(join(folder, 'other.db'));
    opened.push(sql);
    expect(sql.all('PRAGMA synchronous')).toMatchObject([{ synchronous: 2 }]);
    expect(sql.all('PRAGMA journal_mode')).toMatchObject([{ journal_mode: 'wal' }]);
    expect(schemaVersion(sql)).toBe(SCHEMA_VERSION);
  });
});

describe('a state file of an older Earshot', () => {
  const next = 'ALTER TABLE list ADD COLUMN color TEXT';
  const again = ['CREATE TABLE one (a TEXT)', next];
  const older = async (): Promise<Sql> => {
    const sql = await openSql(file);
    opened.push(sql);
    sql.exec("CREATE TABLE list (id TEXT); INSERT INTO list VALUES ('shopping'); PRAGMA user_version = 1");
    return sql;
  };

  it('is brought forward, and the old one is kept beside it', async () => {
    const sql = await older();
    migrate(sql, file, again);
    expect(schemaVersion(sql)).toBe(2);
    expect((await stat(fileOfVersion(file, 1))).mode & 0o077).toBe(0);
    const kept = await openSql(fileOfVersion(file, 1));
    opened.push(kept);
    expect(schemaVersion(kept)).toBe(1);
    expect(kept.all('SELECT * FROM list')).toEqual([{ id: 'shopping' }]);
    expect(sql.all('SELECT * FROM list')).toEqual([{ id: 'shopping', color: null }]);
  });

  it('is left as it is where the old one cannot be kept', async () => {
    const sql = await older();
    // A folder lies where the copy should.
    await mkdir(join(fileOfVersion(file, 1), 'in the way'), { recursive: true });
    expect(() => migrate(sql, file, again)).toThrow();
    expect(schemaVersion(sql)).toBe(1);
    expect(await readdir(folder)).not.toContain(`${STATE_FILE}.version-1-new`);
  });

  it('is copied once, and a new file not at all', async () => {
    const sql = await older();
    migrate(sql, file, again);
    await rm(fileOfVersion(file, 1));
    migrate(sql, file, again);
    const fresh = await openSql(join(folder, 'fresh.db'));
    opened.push(fresh);
    migrate(fresh, join(folder, 'fresh.db'));
    expect((await readdir(folder)).filter((name) => name.includes('version-'))).toEqual([]);
  });
});

describe('a state file that cannot be used', () => {
  const damages: [string, () => Promise<void>][] = [
    ['is no database', () => writeFile(file, 'timers: none\n'.repeat(1000))],
    ['was cut off', async () => truncate(file, 6000)],
    [
      'has a page of rubbish',
      async () => {
        const bytes = await readFile(file);
        bytes.fill(0xaa, 4096, 4096 * 3);
        await writeFile(file, bytes);
      },
    ],
  ];

  it.each(
    damages,
  )('because it %s is set aside whole, and without a copy the hub starts empty', async (_, damage) => {
    (await open()).save(FULL);
    opened.splice(0)[0]?.close();
    await damage();
    const before = await readFile(file);
    const { store, problem } = await openStore(folder);
    opened.push(store);
    expect(problem).toMatchObject({ code: 'STATE_BROKEN', message: expect.stringContaining('start empty') });
    expect(store.load()).toBeNull();
    store.save(FULL);
    const [aside] = (await readdir(folder)).filter(
      (name) => name.includes('.broken-') && !name.endsWith('-wal'),
    );
    expect((await readFile(join(folder, aside ?? ''))).subarray(-1000)).toEqual(before.subarray(-1000));
    expect(problem?.message).toContain(aside);
  });

  it.each([
    ...damages,
    ['is gone', () => rm(file)],
  ])('because it %s comes back from its copy, and nothing is lost', async (_, damage) => {
    await saved(FULL);
    await damage();
    const { store, problem, copiedMs } = await openStore(folder);
    opened.push(store);
    expect(problem).toMatchObject({ code: 'STATE_RESTORED', message: expect.stringContaining('copy') });
    expect(copiedMs).toBeGreaterThan(0);
    expect(store.load()).toEqual(FULL);
    expect(store.replyTo('a')).toBe('Done.');
    store.save(applyToAgenda(FULL, [add('salt')]));
    expect((await openStoreAgain(store)).load()?.lists['shopping']?.at(-1)?.text).toBe('salt');
  });

  it.each([
    ['lost its log', () => rm(`${file}-wal`)],
    [
      'has a log with a bit turned',
      async () => {
        const log = await readFile(`${file}-wal`);
        log.writeUInt8(log.readUInt8(60) ^ 1, 60);
        await writeFile(`${file}-wal`, log);
      },
    ],
    ['is gone but for the log', () => rm(file)],
  ])('although it is sound, because it %s, comes back from its copy', async (_, damage) => {
    await crashedWith(FULL);
    await damage();
    const { store, problem } = await openStore(folder);
    opened.push(store);
    expect(problem).toMatchObject({ code: 'STATE_RESTORED' });
    expect(store.load()).toEqual(FULL);
    expect(store.replyTo('a')).toBe('Done.');
  });

  it('starts empty where the copy is as bad, and keeps both', async () => {
    await saved(FULL);
    await writeFile(file, 'no database '.repeat(1000));
    await writeFile(backupOf(file), 'no copy '.repeat(1000));
    const { store, problem } = await openStore(folder);
    opened.push(store);
    expect(problem).toMatchObject({ code: 'STATE_BROKEN' });
    expect(store.load()).toBeNull();
    const aside = (await readdir(folder)).filter((name) => name.includes('.broken-'));
    expect(aside.filter((name) => !/-(wal|shm)$/.test(name))).toHaveLength(2);
  });

  it('takes single entries that cannot be read from the copy', async () => {
    await saved(FULL);
    const sql = await openSql(file);
    sql.run("UPDATE entry SET body = '{' WHERE id = 'timer_1'");
    sql.close();
    const again = await openStore(folder);
    opened.push(again.store);
    expect(again.problem).toMatchObject({
      code: 'STATE_MENDED',
      message: expect.stringContaining('timer_1'),
    });
    expect(again.store.load()).toEqual(FULL);
    expect(again.store.bad).toEqual([]);
  });

  it('because a newer Earshot wrote it is left alone', async () => {
    const sql = await openSql(file);
    sql.exec(`PRAGMA user_version = ${SCHEMA_VERSION + 1}`);
    sql.close();
    const { store, problem } = await openStore(folder);
    expect(problem).toMatchObject({ code: 'STATE_TOO_NEW' });
    expect(store.name).toBe('memory only');
    expect(await readdir(folder)).not.toContainEqual(expect.stringContaining('broken'));
  });

  it.each([
    ['', ''],
    [', also one that counts its versions', 'PRAGMA user_version = 1;'],
    [', also with a log of its own', 'PRAGMA journal_mode = WAL; PRAGMA user_version = 77;'],
  ])('because another program made it is left to that one, byte for byte%s', async (_, how) => {
    const sql = await openSql(file);
    sql.exec(`${how} CREATE TABLE photo (name TEXT); INSERT INTO photo VALUES ('sea')`);
    sql.close();
    const before = await readFile(file);
    const { store, problem } = await openStore(folder);
    opened.push(store);
    expect(problem).toMatchObject({
      code: 'STATE_FOREIGN',
      message: expect.stringMatching(/another program.*--state/),
    });
    expect(store.name).toBe('memory only');
    store.save(FULL);
    store.close();
    expect((await readFile(file)).equals(before)).toBe(true);
    expect((await readdir(folder)).filter((name) => !/-(wal|shm)$/.test(name))).toEqual([STATE_FILE]);
  });

  it('because another hub has it is left to that one', async () => {
    const first = await open();
    first.save(FULL);
    const { store, problem } = await openStore(folder);
    expect(problem).toMatchObject({ code: 'STATE_IN_USE', message: expect.stringContaining('stop it') });
    expect(store.name).toBe('memory only');
    expect((await reopened(first)).load()).toEqual(FULL);
  });

  it('because its folder is no folder leaves the hub in memory', async () => {
    await writeFile(join(folder, 'taken'), '');
    const { store, problem } = await openStore(join(folder, 'taken'));
    expect(problem).toMatchObject({ code: 'STATE_UNUSABLE', message: expect.stringContaining('--state') });
    store.save(FULL, { operation: { id: 'a', reply: 'Yes.' } });
    expect(store.load()).toEqual(FULL);
    expect(store.replyTo('a')).toBe('Yes.');
  });

  it('because the disk is read-only says who needs what', async () => {
    const { sql } = await openDatabase(file);
    opened.push(sql);
    const readOnly: Sql = {
      ...sql,
      exec: (text) => {
        if (text.startsWith('BEGIN'))
          throw Object.assign(new Error('attempt to write a readonly database'), {
            code: 'SQLITE_READONLY_DIRECTORY',
          });
        sql.exec(text);
      },
    };
    expect(() => new SqliteStore(readOnly, file).save(FULL)).toThrow(
      expect.objectContaining({ code: 'STATE_READ_ONLY', message: expect.stringContaining('write access') }),
    );
  });
});

describe('the copy of the state file', () => {
  it('is made where something changed, in one step, and a clock that goes on is no change', async () => {
    const store = await open();
    store.load();
    store.save(FULL, { mark: MARK });
    store.backUp();
    const first = await stat(backupOf(file));
    store.save(FULL, { mark: { ...MARK, uptimeS: 67 } });
    store.backUp();
    expect((await stat(backupOf(file))).ino).toBe(first.ino);
    store.save(applyToAgenda(FULL, [add('salt')]));
    store.backUp();
    expect((await stat(backupOf(file))).ino).not.toBe(first.ino);
    expect(await readdir(folder)).not.toContain(`${STATE_FILE}.backup-new`);
  });

  it('that an older life left half made is no obstacle, and one that cannot be read is made anew', async () => {
    await writeFile(`${backupOf(file)}-new`, 'half');
    await writeFile(backupOf(file), 'rubbish');
    const store = await open();
    store.save(FULL);
    store.backUp();
    store.close();
    const copy = await openDatabase(backupOf(file));
    opened.push(copy.sql);
    expect(new SqliteStore(copy.sql, backupOf(file)).load()).toEqual(FULL);
  });
});

describe('the state folder', () => {
  it('is what was asked for, else the service’s, else the user’s', () => {
    expect(stateFolder('/data', { STATE_DIRECTORY: '/var/lib/earshot' })).toBe('/data');
    expect(stateFolder('memory', { STATE_DIRECTORY: '/var/lib/earshot' })).toBeNull();
    expect(stateFolder(null, { STATE_DIRECTORY: '/var/lib/earshot:/var/lib/b' })).toBe('/var/lib/earshot');
    expect(stateFolder(null, { XDG_STATE_HOME: '/home/me/state' })).toBe('/home/me/state/earshot');
    expect(stateFolder(null, { XDG_STATE_HOME: 'relative' })).toMatch(/\.local\/state\/earshot$/);
  });
});
