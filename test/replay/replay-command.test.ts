import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { main } from '../../src/cli/program.js';
import type { ReplayFlags } from '../../src/cli/replay/records.js';
import { runReplay } from '../../src/cli/replay.js';
import { RECORDS_FOLDER, RecordFolder } from '../../src/records/folder.js';
import { KEY_FILE, readKey } from '../../src/records/key.js';
import { realHub } from '../records/real-hub.js';

const SENTENCES = [
  'turn on the kitchen light',
  'set the hallway light to forty percent',
  'unlock the front door',
  'no',
  'florble the wibbly snorkle',
];

let state: string;
let answers: string[];
const folder = (): RecordFolder =>
  new RecordFolder(join(state, RECORDS_FOLDER), () =>
    readKey({ file: join(state, KEY_FILE), credential: false }),
  );

/** The rows of one run, and whether all was well. */
async function replay(
  which: readonly string[],
  flags: ReplayFlags = {},
): Promise<{ rows: Record<string, unknown>[]; good: boolean }> {
  let out = '';
  const good = await runReplay(which, { state, json: true, words: true, ...flags }, (text) => {
    out += text;
  });
  const lines = out.split('\n').filter((line) => line !== '');
  return { rows: lines.map((line): Record<string, unknown> => JSON.parse(line)), good };
}

async function told(which: readonly string[], flags: ReplayFlags): Promise<string> {
  let out = '';
  await runReplay(which, { state, words: true, ...flags }, (text) => {
    out += text;
  });
  return out;
}

beforeAll(async () => {
  state = await mkdtemp(join(tmpdir(), 'earshot-replay-'));
  const { hub, say } = await realHub(state);
  answers = [];
  for (const sentence of SENTENCES) answers.push(await say(sentence));
  await hub.close();
});
afterAll(() => rm(state, { recursive: true, force: true }));

describe('earshot replay', () => {
  it('does all of it again, and it comes out the same', async () => {
    const { rows, good } = await replay([]);
    expect(rows.map(({ say, result, decision }) => [say, result, decision])).toEqual(
      SENTENCES.map((say) => [say, 'same', 'same']),
    );
    expect(good).toBe(true);
  });

  it('takes ids, beginnings and ends of them, and the last few', async () => {
    const { rows } = await replay([]);
    const ids = rows.map(({ id }) => String(id));
    expect((await replay([ids[1] ?? ''])).rows.map(({ id }) => id)).toEqual([ids[1]]);
    expect((await replay([(ids[2] ?? '').slice(-7)])).rows.map(({ id }) => id)).toEqual([ids[2]]);
    expect((await replay([], { last: 2 })).rows.map(({ id }) => id)).toEqual(ids.slice(-2));
    await expect(replay(['2026'])).rejects.toMatchObject({ code: 'RECORD_UNKNOWN', usage: true });
    await expect(replay(['19990101-000000-000'])).rejects.toMatchObject({ code: 'RECORD_UNKNOWN' });
  });

  it('lists what there is', async () => {
    const { rows } = await replay([], { list: true });
    expect(rows).toHaveLength(SENTENCES.length);
    expect(rows[0]).toMatchObject({
      say: SENTENCES[0],
      source: 'typed',
      room: 'living_room',
      accepted: true,
      reply: answers[0],
      sound: false,
    });
    expect(await told([], { list: true })).toContain('"turn on the kitchen light"');
  });

  it('says why it did what it did, why it asked and why it refused', async () => {
    const { rows } = await replay([], { why: true, last: 5 });
    const why = rows.map((row) => (Array.isArray(row['why']) ? row['why'].join(' ') : ''));
    expect(why[0]).toMatch(/^Typed at the keyboard \(Living Room\) on \d+ \w+ \d{4} at /);
    expect(why[0]).toContain('So I was to turn on the Kitchen Light.');
    expect(why[0]).toContain(`The answer: "${answers[0]}"`);
    expect(why[0]).toContain('Done again now, it comes out the same, to the last bit.');
    expect(why[2]).toContain(`It was not done at once, but asked: "${answers[2]}"`);
    expect(why[4]).toContain('No phrase');
    expect(await told([], { why: true })).toContain('florble');
  });

  it('names the first stage that differs, and fails', async () => {
    const files = folder();
    const [entry] = (await files.list()).entries;
    if (entry === undefined) throw new Error('there is no record');
    const record = await files.read(entry);
    const { decided } = record;
    if (decided === null) throw new Error('it decided nothing');
    try {
      const calls = [{ do: 'set', state: 'on', devices: ['hallway_light'] }];
      await files.write({ ...record, decided: { ...decided, calls, reply: 'Otherwise.' } }, entry.houses);
      const { rows, good } = await replay([entry.id]);
      expect(good).toBe(false);
      expect(rows[0]).toMatchObject({
        result: 'different',
        decision: 'different',
        stage: 'calls',
        before: calls,
      });
      const words = await told([entry.id], {});
      expect(words).toContain('DIFFERENT calls');
      expect(words).toContain('hallway_light');
      await files.write({ ...record, decided: { ...decided, confidence: 0.5 } }, entry.houses);
      const bits = await replay([entry.id]);
      expect(bits.good).toBe(true);
      expect(bits.rows[0]).toMatchObject({ result: 'different', decision: 'same', stage: 'confidence' });
    } finally {
      await files.write(record, entry.houses);
    }
  });

  it('tells of a record that cannot be opened, does the others and fails', async () => {
    const file =
      (await readdir(join(state, RECORDS_FOLDER))).filter((name) => name.endsWith('.record'))[1] ?? '';
    const path = join(state, RECORDS_FOLDER, file);
    const whole = await readFile(path);
    await writeFile(path, whole.subarray(0, whole.length - 5));
    try {
      const { rows, good } = await replay([]);
      expect(good).toBe(false);
      expect(rows.filter(({ result }) => result === 'same')).toHaveLength(SENTENCES.length - 1);
      expect(rows.find((row) => 'error' in row)).toMatchObject({ error: { code: 'RECORD_SEALED' } });
    } finally {
      await writeFile(path, whole);
    }
  });

  it('writes a file that is replayed without the state folder and without its key', async () => {
    const file = join(state, 'all.json');
    await replay([], { export: file });
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const { rows, good } = await replay([file], { state: '/nowhere' });
    expect(rows.map(({ say }) => say)).toEqual(SENTENCES);
    expect(good).toBe(true);
    await expect(replay([], { export: file })).rejects.toMatchObject({ code: 'REPORT_UNWRITABLE' });
  });
});

describe('earshot replay, told wrongly', () => {
  const said: string[] = [];
  beforeAll(() => {
    vi.spyOn(console, 'error').mockImplementation((text) => void said.push(String(text)));
  });
  afterAll(() => void vi.restoreAllMocks());

  it.each([
    [['--state', '/nowhere/at/all'], 'There are no records'],
    [['/nowhere/report.json'], 'is no file of records'],
    [['--delete'], 'needs the ids'],
    [['--all'], 'goes with --delete'],
    [['--list', '--why'], 'Only one of'],
    [['--last', '0'], 'whole number'],
    [['--state', 'memory'], 'without a state folder'],
  ])('%j is exit 2 with one line', async (args, line) => {
    said.length = 0;
    expect(await main(['replay', ...args])).toBe(2);
    expect(said).toHaveLength(1);
    expect(said[0]).toContain(line);
  });

  it('a file that claims to be one is looked at before it is believed', async () => {
    const file = join(state, 'lie.json');
    for (const text of [
      '{}',
      '{"earshot":"records","version":1,"redacted":true,"houses":{"x":1},"records":[]}',
      '{"earshot":"records","version":1,"redacted":true,"houses":{},"records":[{"id":"../../etc"}]}',
    ]) {
      await writeFile(file, text);
      expect(await main(['replay', file])).not.toBe(0);
    }
  });
});

describe('earshot replay --delete', () => {
  it('deletes one, then all with their house, and says which', async () => {
    const { rows } = await replay([], { list: true });
    const [first] = rows.map(({ id }) => String(id));
    expect((await replay([first ?? ''], { delete: true })).rows).toEqual([{ deleted: first }]);
    expect((await replay([], { list: true })).rows).toHaveLength(SENTENCES.length - 1);
    await rm(join(state, KEY_FILE));
    expect((await replay([], { delete: true, all: true })).rows).toHaveLength(SENTENCES.length - 1);
    expect(await readdir(join(state, RECORDS_FOLDER))).toEqual([]);
  });
});
