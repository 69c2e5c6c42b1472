import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import {
  chmod,
  chown,
  lchown,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Agenda } from '../../src/actions/world.js';
import { DEFAULT_CONFIG } from '../../src/config.js';
import { EarshotError } from '../../src/errors.js';
import { type Collected, collect } from '../../src/install/backup.js';
import {
  type BackupFile,
  MAX_TOTAL_BYTES,
  packBackup,
  unpackBackup,
} from '../../src/install/backup-format.js';
import { type Restored, restore } from '../../src/install/restore.js';
import { isPlainPath, readTar, writeTar } from '../../src/install/tar.js';
import { openStore } from '../../src/store/open-store.js';
import { openSql } from '../../src/store/sql.js';
import { put } from './fake-package.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'earshot-backup-'));
});
afterEach(() => rm(folder, { recursive: true }));

const CONFIG = 'home: home.yaml\npin_file: pin\nplugins: plugins\n';
const HOME = 'areas: [{id: kitchen, name: Kitchen}]\n';
const agenda = (...texts: string[]): Agenda => ({
  timers: [],
  clock: [],
  scheduled: [],
  carrying: [],
  notes: [],
  lists: { shopping: texts.map((text) => ({ text, done: false })) },
  nextId: 1,
});

/** A hub's folders below `name`, with a list in its state. */
async function hub(name: string, ...texts: string[]): Promise<{ config: string; state: string }> {
  const at = join(folder, name);
  await put(join(at, 'etc'), {
    'config.yaml': CONFIG,
    'home.yaml': HOME,
    pin: '4711\n',
    'plugins/tea.ts': 'tea\n',
    'plugins/cocktails/en/bar.yaml': 'language: en\n',
    'of-somebody-else.txt': 'no\n',
  });
  await chmod(join(at, 'etc/pin'), 0o600);
  await mkdir(join(at, 'state'), { mode: 0o700 });
  const { store } = await openStore(join(at, 'state'));
  store.save(agenda(...texts));
  store.close();
  return { config: join(at, 'etc/config.yaml'), state: join(at, 'state') };
}
const listOf = async (state: string): Promise<readonly string[]> => {
  const { store, problem } = await openStore(state);
  expect(problem).toBeNull();
  const items = store.load()?.lists['shopping']?.map(({ text }) => text) ?? [];
  store.close();
  return items;
};
const collected = (
  places: { config: string | null; state: string | null },
  secrets = true,
): Promise<Collected> => collect({ ...places, secrets });
const pathsOf = ({ files }: Collected): string[] => files.map(({ path }) => path).sort();
const bring = async (
  files: readonly BackupFile[],
  { config, state }: { config: string; state: string },
): Promise<Restored> =>
  restore(
    await unpackBackup(await packBackup(files)),
    { config, state: () => state },
    Date.UTC(2026, 10, 21),
  );

describe('a backup', () => {
  it('holds the settings with what they name, the state, and nobody else’s files', async () => {
    const places = await hub('a', 'milk');
    await put(places.state, {
      'names.json': '{}',
      'names.json.backup': '{}',
      'learned.db.broken': 'x',
      'wake/negatives.bin': 'x',
      'earshot.db.broken-1': 'x',
      'a.new': 'x',
    });
    await put(places.state, { 'records/r1': 'said', 'models/state.json': '{}', '.hidden': 'x' });
    await symlink('/etc/passwd', join(places.state, 'link'));
    await symlink('/etc', join(places.state, 'wake/deep'));
    const found = await collected(places);
    expect(pathsOf(found)).toEqual([
      'config/config.yaml',
      'config/home.yaml',
      'config/pin',
      'config/plugins/cocktails/en/bar.yaml',
      'config/plugins/tea.ts',
      'state/earshot.db',
      'state/names.json',
      'state/wake/negatives.bin',
    ]);
    expect(found.leftOut.join('\n')).toMatch(/records of what was said/);
  });

  it('leaves secrets out unless they are wanted', async () => {
    const places = await hub('a');
    const found = await collected(places, false);
    expect(pathsOf(found)).not.toContain('config/pin');
    expect(found.leftOut.join('\n')).toMatch(/etc\/pin: a secret/);
  });

  it('names what lies elsewhere', async () => {
    const places = await hub('a');
    await writeFile(places.config, `home: ${join(folder, 'far.yaml')}\n`);
    await writeFile(join(folder, 'far.yaml'), HOME);
    expect((await collected({ ...places, state: null })).leftOut).toEqual([
      expect.stringMatching(/far\.yaml: it does not lie beside/),
    ]);
  });

  it('is made while the hub writes, with all that was confirmed', async () => {
    const places = await hub('a', 'milk');
    const { store } = await openStore(places.state);
    store.save(agenda('milk', 'bread', 'tea'));
    const { files } = await collected({ config: null, state: places.state });
    // The hub's file is not touched, and not unlocked.
    store.save(agenda('milk'));
    store.close();
    const other = join(folder, 'other');
    await mkdir(other);
    await writeFile(
      join(other, 'earshot.db'),
      files.find(({ path }) => path === 'state/earshot.db')!.content,
    );
    expect(await listOf(other)).toEqual(['milk', 'bread', 'tea']);
    expect(await listOf(places.state)).toEqual(['milk']);
  });

  it('of a damaged state is refused', async () => {
    const places = await hub('a', 'milk');
    await writeFile(join(places.state, 'earshot.db'), 'not SQLite at all'.repeat(1000));
    await expect(collected(places)).rejects.toMatchObject({ code: 'STATE_UNUSABLE' });
  });
});

describe('a state folder of somebody else', () => {
  it('is copied through no link, and not out of a pipe', { timeout: 20_000 }, async () => {
    const { state } = await hub('a', 'milk');
    const file = join(state, 'earshot.db');
    await rename(file, join(folder, 'elsewhere.db'));
    await symlink(join(folder, 'elsewhere.db'), file);
    await expect(collected({ config: null, state })).rejects.toMatchObject({ code: 'STATE_UNUSABLE' });
    await rm(file);
    execFileSync('mkfifo', [file]);
    await expect(collected({ config: null, state })).rejects.toThrow(
      /earshot\.db cannot be copied.*no plain file/,
    );
    await rm(file);
    await rename(join(folder, 'elsewhere.db'), file);
    execFileSync('mkfifo', [`${file}-wal`]);
    await expect(collected({ config: null, state })).rejects.toThrow(/earshot\.db-wal cannot be copied/);
  });

  // Only root can give files away.
  it.runIf(process.getuid?.() === 0)('leads root nowhere else when it restores', async () => {
    const NOBODY = 65_534;
    const places = await hub('b', 'beer');
    const precious = join(folder, 'precious');
    await writeFile(precious, 'root alone', { mode: 0o600 });
    const link = join(places.state, 'names.json');
    await symlink(precious, link);
    await lchown(link, NOBODY, NOBODY);
    await chown(places.state, NOBODY, NOBODY);
    const names = [file('state/names.json', '{}')];
    await expect(bring(names, places)).rejects.toMatchObject({ code: 'STATE_LINKED' });
    expect((await stat(precious)).uid).toBe(0);
    // A link of root's own is root's word, and still nothing behind it changes hands.
    await lchown(link, 0, 0);
    const { kept } = await bring(names, places);
    expect((await stat(precious)).uid).toBe(0);
    expect((await stat(join(places.state, 'names.json'))).uid).toBe(NOBODY);
    expect((await stat(kept!)).uid).toBe(NOBODY);
  });
});

describe('a restore', () => {
  it('puts everything back, and keeps what was there', async () => {
    const { files } = await collected(await hub('a', 'milk', 'bread'));
    const places = await hub('b', 'beer');
    await writeFile(places.config, 'patience: long\n');
    await put(places.state, { 'names.json': 'old', 'records/r1': 'said' });
    const { kept } = await bring(
      [...files, { path: 'state/names.json', content: Buffer.from('new'), secret: true }],
      places,
    );
    expect(await readFile(places.config, 'utf8')).toBe(CONFIG);
    expect(await listOf(places.state)).toEqual(['milk', 'bread']);
    expect(await readFile(join(places.state, 'names.json'), 'utf8')).toBe('new');
    expect(await readFile(join(places.state, 'records/r1'), 'utf8')).toBe('said');
    expect(kept).toBe(join(places.state, 'before-restore-20261121T000000Z'));
    expect(await readFile(join(kept!, 'config/config.yaml'), 'utf8')).toBe('patience: long\n');
    expect(await listOf(join(kept!, 'state'))).toEqual(['beer']);
    expect((await readdir(places.state)).filter((name) => name.includes('.new'))).toEqual([]);
    const mode = async (path: string): Promise<number> => (await stat(path)).mode & 0o777;
    expect(await mode(join(folder, 'b/etc/pin'))).toBe(0o600);
    expect(await mode(places.config)).toBe(0o644);
    expect(await mode(join(places.state, 'earshot.db'))).toBe(0o600);
  });

  it('on a new machine needs nothing to be there', async () => {
    const { files } = await collected(await hub('a', 'milk'));
    const places = { config: join(folder, 'new/etc/config.yaml'), state: join(folder, 'new/state') };
    expect((await bring(files, places)).kept).toBeNull();
    expect(await listOf(places.state)).toEqual(['milk']);
    expect(existsSync(join(folder, 'new/etc/plugins/tea.ts'))).toBe(true);
    // The service's user has to find its settings there.
    expect((await stat(join(folder, 'new/etc'))).mode & 0o777).toBe(0o755);
    expect((await stat(places.state)).mode & 0o777).toBe(0o700);
  });

  it('keeps a PIN that was left out', async () => {
    const { files } = await collected(await hub('a'), false);
    const places = await hub('b');
    await bring(files, places);
    expect(await readFile(join(folder, 'b/etc/pin'), 'utf8')).toBe('4711\n');
  });

  it('brings an older database forward', async () => {
    const old = join(folder, 'old.db');
    const sql = await openSql(old);
    sql.exec('CREATE TABLE before_the_first_version (x)');
    sql.close();
    const places = { config: join(folder, 'c/config.yaml'), state: join(folder, 'c/state') };
    await bring([{ path: 'state/earshot.db', content: await readFile(old), secret: true }], places);
    expect(await listOf(places.state)).toEqual([]);
  });

  it('beside a hub that runs is refused, and changes nothing', async () => {
    const { files } = await collected(await hub('a', 'milk'));
    const places = await hub('b', 'beer');
    const { store } = await openStore(places.state);
    await expect(bring(files, places)).rejects.toMatchObject({ code: 'STATE_IN_USE' });
    store.close();
    expect(await listOf(places.state)).toEqual(['beer']);
  });

  const broken: readonly [string, readonly BackupFile[], RegExp][] = [
    ['settings', [file('config/config.yaml', 'patience: eternal')], /patience/],
    ['house', [file('config/config.yaml', CONFIG), file('config/home.yaml', 'devices: 7')], /devices/],
    ['lists', [file('state/earshot.db', 'garbage'.repeat(2000))], /damaged/],
    [
      'keys for updates',
      [file('config/config.yaml', ''), file('config/update-keys/evil.pub', 'x')],
      /update-keys/,
    ],
    ['settings of others', [file('config/config.yaml', 'plugins: .'), file('config/x.conf', 'x')], /x\.conf/],
    ['models', [file('state/models/state.json', '{}')], /models/],
    ['its own stage', [file('state/restore.new/x', 'x')], /restore\.new/],
    ['a log for the database', [file('state/earshot.db-wal', 'x')], /wal/],
    [
      'a file where a folder is',
      [file('config/config.yaml', ''), file('config/credentials/a', ''), file('config/credentials/a/b', '')],
      /./,
    ],
  ];
  it.each(broken)('with bad %s is refused, and changes nothing', async (_, files, why) => {
    const places = await hub('b', 'beer');
    const before = await tree(join(folder, 'b'));
    await expect(bring(files, places)).rejects.toThrow(why);
    expect(await tree(join(folder, 'b'))).toEqual(before);
    expect(await listOf(places.state)).toEqual(['beer']);
  });

  it('where the settings keep no state says so', async () => {
    const backup = await unpackBackup(await packBackup([file('state/names.json', '{}')]));
    await expect(
      restore(backup, { config: join(folder, 'config.yaml'), state: ({ state }) => state }),
    ).rejects.toThrow(/--state/);
    expect(DEFAULT_CONFIG.state).toBeNull();
  });
});

function file(path: string, content: string): BackupFile {
  return { path, content: Buffer.from(content), secret: false };
}

async function tree(path: string): Promise<string[]> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !/earshot\.db/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

describe('a hostile archive', () => {
  const tarOf = async (change: (tar: Buffer) => Buffer): Promise<Buffer> =>
    promisify(gzip)(
      change(await promisify(gunzip)(await packBackup([file('config/config.yaml', 'x: 1\n')]))),
    );
  /** Of the header at block `index`, with a checksum that is right again. */
  const patched = (index: number, at: number, text: string) => (tar: Buffer) => {
    const block = tar.subarray(index * 512, (index + 1) * 512);
    block.write(text, at, 'latin1');
    block.fill(32, 148, 156);
    const sum = block.reduce((total, byte) => total + byte, 0);
    block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
    return tar;
  };
  /** The manifest takes a block, and its text another. */
  const FILE = 2;

  it.each([
    ['a path upwards', patched(FILE, 0, 'config/../../x\0')],
    ['an absolute path', patched(FILE, 0, '/etc/passwd\0\0\0\0\0\0\0')],
    ['a hidden file', patched(FILE, 0, 'config/.profile\0\0\0')],
    ['a link', patched(FILE, 156, '2')],
    ['a device', patched(FILE, 156, '3')],
    ['a long name of GNU tar', patched(FILE, 156, 'L')],
    ['a path in two parts', patched(FILE, 345, '/etc')],
    ['a size that is none', patched(FILE, 124, '99999999999\0')],
    ['a size beyond its end', patched(FILE, 124, '77777777777\0')],
    ['another size', patched(FILE, 124, '00000000001\0')],
    ['another file', patched(FILE, 0, 'config/other.yaml\0\0')],
    [
      'a wrong checksum',
      (tar: Buffer) => {
        tar.write('x', FILE * 512, 'latin1');
        return tar;
      },
    ],
    ['no end', (tar: Buffer) => tar.subarray(0, FILE * 512)],
    ['nothing in it', () => Buffer.alloc(1024)],
    ['no manifest', (tar: Buffer) => tar.subarray(FILE * 512)],
    [
      'a manifest of another thing',
      (tar: Buffer) =>
        Buffer.from(tar.toString('latin1').replace('earshot-backup', 'earshot-backuq'), 'latin1'),
    ],
    [
      'other contents',
      (tar: Buffer) => Buffer.from(tar.toString('latin1').replace('x: 1\n', 'x: 2\n'), 'latin1'),
    ],
    [
      'the same file twice',
      (tar: Buffer) => Buffer.concat([tar.subarray(0, -1024), tar.subarray(FILE * 512)]),
    ],
  ] as const)('with %s is refused', async (_, change) => {
    await expect(unpackBackup(await tarOf(change))).rejects.toMatchObject({ code: 'ARCHIVE_INVALID' });
  });

  it('that is a bomb is refused before it is unpacked', async () => {
    const bomb = await promisify(gzip)(Buffer.alloc(2 * MAX_TOTAL_BYTES));
    expect(bomb.length).toBeLessThan(1e6);
    await expect(unpackBackup(bomb)).rejects.toMatchObject({ code: 'ARCHIVE_INVALID' });
  });

  it('of a newer Earshot asks for an update', async () => {
    const newer = await tarOf((tar) =>
      Buffer.from(tar.toString('latin1').replace('"version": 1', '"version": 2'), 'latin1'),
    );
    await expect(unpackBackup(newer)).rejects.toMatchObject({ code: 'BACKUP_TOO_NEW' });
  });

  it('of any bytes is refused with words, and never anything else', async () => {
    const good = await promisify(gunzip)(await packBackup([file('config/config.yaml', 'x: 1\n')]));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ at: fc.nat(good.length - 1), byte: fc.nat(255) }), { maxLength: 4 }),
        async (changes) => {
          const tar = Buffer.from(good);
          for (const { at, byte } of changes) tar[at] = byte;
          const outcome = await unpackBackup(await promisify(gzip)(tar)).catch((error: unknown) => error);
          if (outcome instanceof Error) expect(outcome).toBeInstanceOf(EarshotError);
        },
      ),
      { numRuns: 200 },
    );
    await fc.assert(
      fc.property(fc.uint8Array({ maxLength: 3000 }), (bytes) => {
        try {
          readTar(Buffer.from(bytes), 10);
        } catch (error) {
          expect(error).toBeInstanceOf(EarshotError);
        }
      }),
      { numRuns: 500 },
    );
  });
});

it('archives are read back as they were written, and paths that are not ours cannot be written', () => {
  const files = [file('config/a b.yaml', ''), file('state/x', 'y'.repeat(1025))].map(({ path, content }) => ({
    path,
    content,
  }));
  expect(readTar(writeTar(files, 0), 9)).toEqual(files);
  for (const path of ['', '/x', 'x/', 'a//b', '..', 'a/../b', '.x', 'a\nb', 'a\\b', 'ü', 'x'.repeat(101)]) {
    expect(isPlainPath(path), path).toBe(false);
    expect(() => writeTar([{ path, content: Buffer.alloc(0) }], 0), path).toThrow(RangeError);
  }
});
