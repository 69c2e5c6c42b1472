import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chmod, mkdtemp, readdir, readFile, rename, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseHome } from '../../src/actions/home-file.js';
import { newSession } from '../../src/nlu/converse/session.js';
import { type Listing, RecordFolder } from '../../src/records/folder.js';
import { withoutPin, withoutWords } from '../../src/records/hiding.js';
import { houseHash } from '../../src/records/house-hash.js';
import { KEY_FILE, keyPlace, readKey, readOrMakeKey } from '../../src/records/key.js';
import { audioName, idAt, isId, parseName, recordName, timeOf } from '../../src/records/names.js';
import { whatGoes } from '../../src/records/retention.js';
import { bytesOfSamples, samplesOfBytes } from '../../src/records/samples.js';
import { seal, unseal } from '../../src/records/seal.js';
import { changesOf } from '../../src/records/versions.js';
import { type Draft, RecordWriter } from '../../src/records/writer.js';

const KEY = Buffer.alloc(32, 7);
const OTHER = Buffer.alloc(32, 8);
const HOME = parseHome('areas: []\ndevices: [{id: lamp, name: Lamp, kind: light}]\n', 'home.yaml').home;
const DAY = 24 * 60 * 60 * 1000;
const T0 = Date.UTC(2026, 10, 21, 9, 15, 0, 123);

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'earshot-record-parts-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));
const folderOf = (key: Buffer, path = join(root, randomUUID())): RecordFolder =>
  new RecordFolder(path, async () => key);

const draft = (ms: number, parts: Partial<Draft> = {}): Draft => ({
  version: 1,
  id: idAt(ms),
  time: new Date(ms).toISOString(),
  source: 'typed',
  room: null,
  heard: null,
  before: {
    house: HOME,
    phrases: HOME,
    now: '2026-11-21T10:15:00',
    states: new Map([['lamp', { on: false }]]),
    unavailable: new Set<string>(),
    agenda: { timers: [], clock: [], scheduled: [], carrying: [], notes: [], lists: {}, nextId: 1 },
    session: newSession(),
  },
  said: { text: 'lamp on', confidence: null, proposed: null },
  pin: { set: false, right: null },
  decided: null,
  answered: null,
  ms: {},
  versions: { earshot: '1', runtime: 'x', config: '', models: {}, plugins: {} },
  hidden: null,
  audio: null,
  ...parts,
});

describe('a sealed file', () => {
  it('opens with its key and its name to what it was', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.string(), (plain, name) => {
        expect([...unseal(seal(plain, name, KEY), name, KEY)]).toEqual([...plain]);
      }),
    );
  });

  it('is refused with another key, under another name, and with any byte changed or missing', () => {
    const sealed = seal(Buffer.from('turn on the lamp'), 'a', KEY);
    const refused = expect.objectContaining({ code: 'RECORD_SEALED' });
    const errorOf = (work: () => unknown): unknown => {
      try {
        return work();
      } catch (error) {
        return error;
      }
    };
    expect(errorOf(() => unseal(sealed, 'a', OTHER))).toEqual(refused);
    expect(errorOf(() => unseal(sealed, 'b', KEY))).toEqual(refused);
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(
        errorOf(() => unseal(changed, 'a', KEY)),
        `byte ${at}`,
      ).toEqual(refused);
      expect(
        errorOf(() => unseal(sealed.subarray(0, at), 'a', KEY)),
        `cut at ${at}`,
      ).toEqual(refused);
    }
  });

  it('never looks the same twice', () => {
    expect(seal(Buffer.from('x'), 'a', KEY).equals(seal(Buffer.from('x'), 'a', KEY))).toBe(false);
  });
});

describe('the key', () => {
  it('is made once, for its owner alone, and is the same from then on', async () => {
    const state = await mkdtemp(join(root, 'key-'));
    const place = keyPlace({ keyFile: null, keyCredential: null }, state);
    const [one, two] = await Promise.all([readOrMakeKey(place), readOrMakeKey(place)]);
    expect(one.equals(two)).toBe(true);
    expect((await readOrMakeKey(place)).equals(one)).toBe(true);
    expect(await readdir(state)).toEqual([KEY_FILE]);
    expect((await stat(join(state, KEY_FILE))).mode & 0o777).toBe(0o600);
  });

  it('is refused where others may read it, or where it is none; the message does not hold it', async () => {
    const file = join(root, 'a-key');
    await writeFile(file, 'cd'.repeat(32), { mode: 0o600 });
    expect((await readKey({ file, credential: false })).length).toBe(32);
    await chmod(file, 0o640);
    await expect(readKey({ file, credential: false })).rejects.toMatchObject({
      code: 'RECORDS_KEY',
      usage: true,
      message: expect.stringContaining('chmod 600'),
    });
    expect((await readKey({ file, credential: true })).length).toBe(32);
    await chmod(file, 0o600);
    await writeFile(file, 'my secret');
    await expect(readKey({ file, credential: false })).rejects.toMatchObject({
      message: expect.not.stringContaining('my secret'),
    });
  });

  it('of the user’s own is never made, and a credential is looked for where systemd puts it', async () => {
    const place = keyPlace({ keyFile: join(root, 'missing'), keyCredential: null }, root);
    await expect(readOrMakeKey(place)).rejects.toMatchObject({ code: 'RECORDS_KEY' });
    const wish = { keyFile: null, keyCredential: 'records' };
    expect(keyPlace(wish, root, { CREDENTIALS_DIRECTORY: '/run/c' })).toMatchObject({
      file: '/run/c/records',
    });
    expect(() => keyPlace(wish, root, {})).toThrow(/LoadCredential=records/);
  });
});

it('names tell when and which house, and come back', () => {
  const id = idAt(T0);
  expect(id).toBe('20261121-091500-123');
  expect(isId(id)).toBe(true);
  expect(timeOf(id)).toBe(T0);
  const hash = '0123456789abcdef';
  expect(parseName(recordName(id, [hash, hash]))).toEqual({ type: 'record', id, houses: [hash] });
  expect(parseName(audioName(id))).toEqual({ type: 'audio', id });
  expect(parseName('notes.txt')).toBeNull();
  expect(parseName('../20261121-091500-123.audio')).toBeNull();
});

it('samples come back to the bit, in 16 bits where that is what they are', () => {
  fc.assert(
    fc.property(fc.float32Array({ noNaN: true, minLength: 1 }), (samples) => {
      expect(samplesOfBytes(bytesOfSamples(samples))).toEqual(samples.map((x) => x));
    }),
  );
  const pcm = Float32Array.from([-32768, -1, 0, 1, 32767], (value) => value / 32768);
  expect(bytesOfSamples(pcm)).toHaveLength(11);
  expect(samplesOfBytes(bytesOfSamples(pcm))).toEqual(pcm);
  expect(() => samplesOfBytes(Buffer.from([1, 0]))).toThrow(/damaged/);
});

describe('what goes', () => {
  const HOUSE = 'aaaaaaaaaaaaaaaa';
  const LIMITS = { count: 100, bytes: 1e9, days: 30, audioDays: 7 };
  const listing = (ages: readonly number[], bytes = 100, audioBytes = 0): Listing => ({
    entries: ages.map((age) => ({ id: idAt(T0 - age * DAY), houses: [HOUSE], bytes, audioBytes })),
    houses: new Map([[HOUSE, 500]]),
    stray: [],
  });
  const idsOf = (ages: readonly number[]): string[] => ages.map((age) => idAt(T0 - age * DAY));

  it('is what is too old', () => {
    const going = whatGoes(listing([40, 31, 29, 0]), LIMITS, T0);
    expect(going.records.map(({ id }) => id).sort()).toEqual(idsOf([40, 31]).sort());
    expect(going.houses).toEqual([]);
  });

  it('is the oldest where there are too many, or too many bytes with the house’s', () => {
    const many = whatGoes(listing([4, 3, 2, 1]), { ...LIMITS, count: 2 }, T0);
    expect(many.records.map(({ id }) => id).sort()).toEqual(idsOf([4, 3]).sort());
    const large = whatGoes(listing([4, 3, 2, 1]), { ...LIMITS, bytes: 750 }, T0);
    expect(large.records.map(({ id }) => id).sort()).toEqual(idsOf([4, 3]).sort());
  });

  it('are recordings before their records, and a house with its last record', () => {
    const audio = whatGoes(listing([9, 8, 2], 100, 1000), LIMITS, T0);
    expect([...audio.audio].sort()).toEqual(idsOf([9, 8]).sort());
    expect(audio.records).toEqual([]);
    expect(whatGoes(listing([40]), LIMITS, T0).houses).toEqual([HOUSE]);
  });
});

describe('the writer', () => {
  const LIMITS = { count: 3, bytes: 1e9, days: 30, audioDays: 7 };
  const writerTo = (folder: RecordFolder, problems: unknown[] = []): RecordWriter =>
    new RecordWriter(folder, {
      limits: LIMITS,
      onProblem: (error) => problems.push(error),
      nowMs: () => T0 + DAY,
    });

  it('writes the newest version of a record, its house once and its sound', async () => {
    const folder = folderOf(KEY);
    const writer = writerTo(folder);
    const audio = Float32Array.from([0, 0.25, -0.1]);
    writer.put(draft(T0, { audio }));
    writer.put(draft(T0, { audio, answered: { reply: 'The lamp is on.', interrupted: false } }));
    await writer.settled();
    const { entries, houses } = await folder.list();
    expect(entries).toHaveLength(1);
    expect([...houses.keys()]).toEqual([houseHash(HOME)]);
    const [entry] = entries;
    if (entry === undefined) throw new Error('there is none');
    expect(await folder.read(entry)).toMatchObject({
      answered: { reply: 'The lamp is on.' },
      before: { states: { lamp: { on: false } }, house: houseHash(HOME) },
    });
    expect((await folder.readHouse(houseHash(HOME))).devices).toEqual(HOME.devices);
    expect(await folder.readAudio(entry.id)).toEqual(audio);
  });

  it('keeps within the limits', async () => {
    const folder = folderOf(KEY);
    const writer = writerTo(folder);
    for (let at = 0; at < 20; at += 1) writer.put(draft(T0 + at));
    await writer.settled();
    writer.look();
    await writer.settled();
    const { entries } = await folder.list();
    expect(entries.map(({ id }) => id)).toEqual([17, 18, 19].map((at) => idAt(T0 + at)));
  });

  it('says once that the disk refuses, and once that it takes records again', async () => {
    const path = join(root, 'refused');
    await writeFile(path, 'in the way');
    const problems: unknown[] = [];
    const folder = folderOf(KEY, path);
    const writer = writerTo(folder, problems);
    for (let at = 0; at < 3; at += 1) {
      writer.put(draft(T0 + at));
      await writer.settled();
    }
    expect(problems).toEqual([expect.objectContaining({ code: 'EEXIST' })]);
    await rm(path);
    for (let at = 3; at < 5; at += 1) {
      writer.put(draft(T0 + at));
      await writer.settled();
    }
    expect(problems.slice(1)).toEqual([null]);
    expect((await folder.list()).entries).toHaveLength(2);
  });

  it('brings a house back that somebody deleted meanwhile, and sweeps up what a kill left', async () => {
    const folder = folderOf(KEY);
    const writer = writerTo(folder);
    writer.put(draft(T0));
    await writer.settled();
    await folder.removeHouse(houseHash(HOME));
    await writeFile(join(folder.path, '.draft-12345678-x.record'), 'half');
    await writeFile(join(folder.path, audioName(idAt(T0 - 1))), 'without a record');
    writer.put(draft(T0 + 1));
    writer.look();
    await writer.settled();
    const { houses, stray } = await folder.list();
    expect(houses.size).toBe(1);
    expect(stray).toEqual([]);
  });
});

it('a damaged or foreign record is refused by name, and no other with it', async () => {
  const folder = folderOf(KEY);
  const writer = new RecordWriter(folder, {
    limits: { count: 9, bytes: 1e9, days: 30, audioDays: 7 },
    onProblem: () => {},
    nowMs: () => T0,
  });
  writer.put(draft(T0));
  writer.put(draft(T0 + 1));
  await writer.settled();
  const [first, second] = (await folder.list()).entries;
  if (first === undefined || second === undefined) throw new Error('there are too few');
  const file = join(folder.path, recordName(first.id, first.houses));
  const bytes = await readFile(file);
  bytes[30] = (bytes[30] ?? 0) ^ 0xff;
  await writeFile(file, bytes);
  await expect(folder.read(first)).rejects.toMatchObject({ code: 'RECORD_SEALED' });
  expect((await folder.read(second)).id).toBe(second.id);
  await rename(join(folder.path, recordName(second.id, second.houses)), file);
  await expect(folder.read(first)).rejects.toMatchObject({ code: 'RECORD_SEALED' });
  await truncate(file, 3e9);
  await expect(folder.read(first)).rejects.toMatchObject({ code: 'RECORD_UNREADABLE' });
  if (process.platform !== 'linux') return;
  await rm(file);
  execFileSync('mkfifo', [file]);
  await expect(folder.read(first)).rejects.toMatchObject({ code: 'RECORD_UNREADABLE' });
});

it('words that answered the question for a PIN are kept only where they cannot be one', () => {
  expect(withoutPin('four seven one one', false)).toBe('0000');
  expect(withoutPin("it's 4711", true)).toBe('0000');
  expect(withoutPin('for sever one won', true)).toBe('0000');
  expect(withoutPin('fore sever won', true)).toBe('');
  expect(withoutPin('never mind', false)).toBe('never mind');
});

it('versions that differ are told in words', () => {
  const before = {
    ...{ earshot: '1', runtime: 'v20 arm64', config: 'a' },
    models: { asr: '1', vad: '2' },
    plugins: { shop: '1' },
  };
  const after = {
    ...before,
    earshot: '2',
    config: 'b',
    models: { asr: '1', vad: '3', llm: '1' },
    plugins: {},
  };
  expect(changesOf(before, before)).toEqual([]);
  expect(changesOf(before, after)).toEqual([
    'Earshot 1 is now 2',
    'the settings have changed',
    'the model llm is new',
    'the model vad is another',
    'the skill shop is gone',
  ]);
});

it('what hides the words hides how long they were, too', () => {
  const heard = {
    ...{
      text: 'four seven one one',
      freeText: '4711',
      readings: [{ text: '4711', score: 0 }],
      confidence: 0.9,
    },
    judgement: {
      evidence: {
        ...{ logProbability: -1, freeLogProbability: -1, silentLogProbability: -20, tokens: 5, cost: 0 },
        ...{ unexplained: 0, unheard: 0, misspelt: { nats: 1, letters: 15 }, wording: null },
      },
      afterPhrase: false,
    },
  };
  expect(withoutWords(heard)).toEqual({ text: '', freeText: '', readings: [], confidence: 0.9 });
});
