import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadHome } from '../../src/actions/home-file.js';
import { startBroker } from '../../src/actions/mqtt/broker.js';
import { MqttHouse } from '../../src/actions/mqtt/mqtt-house.js';
import { SimulatedHouse } from '../../src/actions/simulated/simulated-house.js';
import { DEFAULT_CONFIG, externalBroker } from '../../src/config.js';
import { SKILLS } from '../../src/nlu/skills/index.js';
import { RECORDS_FOLDER, RecordFolder } from '../../src/records/folder.js';
import { KEY_FILE, readKey, readOrMakeKey } from '../../src/records/key.js';
import type { UtteranceRecord } from '../../src/records/record.js';
import { storedOf } from '../../src/replay/from-folder.js';
import { Replayer } from '../../src/replay/replayer.js';
import { EXAMPLE, realHub } from './real-hub.js';

const SENTENCES = [
  'turn on the kitchen light',
  'and the hall light too',
  'make it a bit brighter',
  'set a pasta timer for ten minutes',
  'how long is left on the pasta timer',
  'put oat milk on the shopping list',
  'undo that',
  'unlock the front door',
  'yes',
  'paint the moon in seven colours of despair',
  'what time is it',
];

let state: string;
let answers: string[];
let records: UtteranceRecord[];

const folderOf = (path: string): RecordFolder =>
  new RecordFolder(join(path, RECORDS_FOLDER), () =>
    readKey({ file: join(path, KEY_FILE), credential: false }),
  );

async function recordsOf(path: string): Promise<UtteranceRecord[]> {
  const folder = folderOf(path);
  const { entries } = await folder.list();
  return await Promise.all(entries.map((entry) => folder.read(entry)));
}

beforeAll(async () => {
  state = await mkdtemp(join(tmpdir(), 'earshot-records-'));
  const { hub, say } = await realHub(state);
  answers = [];
  for (const sentence of SENTENCES) answers.push(await say(sentence));
  await hub.close();
  records = await recordsOf(state);
});
afterAll(() => rm(state, { recursive: true, force: true }));

describe('what each typed sentence leaves behind', () => {
  it('is one record, in their order', () => {
    expect(records.map(({ said }) => said?.text)).toEqual(SENTENCES);
    expect(records.every(({ source, heard }) => source === 'typed' && heard === null)).toBe(true);
  });

  it('holds the state before it, the decision, the answer and the times', () => {
    const [first, second] = records;
    expect(first).toMatchObject({
      before: { states: { kitchen_light: { on: false } }, session: { last: null } },
      decided: {
        source: 'grammar',
        calls: [{ do: 'set', state: 'on', devices: ['kitchen_light'] }],
        effects: [{ type: 'device', device: 'kitchen_light', set: { on: true } }],
        ask: null,
      },
      answered: { reply: answers[0], interrupted: false },
      hidden: null,
    });
    expect(Object.keys(first?.ms ?? {})).toEqual(expect.arrayContaining(['understand', 'act']));
    expect(second?.before?.states['kitchen_light']).toMatchObject({ on: true });
    expect(second?.before?.session.last?.devices).toEqual(['kitchen_light']);
  });

  it('names the versions that it was made with', () => {
    expect(records[0]?.versions).toMatchObject({
      runtime: `${process.version} ${process.arch}`,
      config: expect.stringMatching(/^[0-9a-f]{16}$/),
    });
    expect(Object.keys(records[0]?.versions.models ?? {}).length).toBeGreaterThan(5);
  });

  it('comes out the same, to the last bit, when it is done again', async () => {
    const folder = folderOf(state);
    const replayer = new Replayer({ skills: SKILLS, recognizer: null, proposer: null });
    const { entries } = await folder.list();
    for (const entry of entries) {
      const stored = storedOf(folder, entry, await folder.read(entry));
      const { difference, outcome } = await replayer.replay(stored);
      expect(difference, stored.record.said?.text).toBeNull();
      expect(outcome).not.toBeNull();
    }
    await replayer.close();
  });

  it('is sealed: nothing of it can be read without the key, and the key is nobody else’s', async () => {
    const folder = join(state, RECORDS_FOLDER);
    for (const name of await readdir(folder)) {
      const bytes = await readFile(join(folder, name));
      expect(bytes.includes('kitchen'), name).toBe(false);
      expect((await stat(join(folder, name))).mode & 0o077, name).toBe(0);
    }
    expect((await stat(folder)).mode & 0o077).toBe(0);
    expect((await stat(join(state, KEY_FILE))).mode & 0o077).toBe(0);
  });

  it('shares one copy of the house', async () => {
    const { entries, houses, stray } = await folderOf(state).list();
    expect(entries).toHaveLength(SENTENCES.length);
    expect(houses.size).toBe(1);
    expect(stray).toEqual([]);
  });
});

describe('a PIN', () => {
  let kept: string;
  let secret: UtteranceRecord[];
  beforeAll(async () => {
    kept = await mkdtemp(join(tmpdir(), 'earshot-records-pin-'));
    const pinFile = join(kept, 'pin');
    await writeFile(pinFile, '4711\n', { mode: 0o600 });
    const { home } = await loadHome(EXAMPLE);
    const devices = home.devices.map((device) =>
      device.id === 'front_door' ? { ...device, risk: 'pin' as const } : device,
    );
    const { hub, say } = await realHub(kept, { config: { pinFile }, home: { ...home, devices } });
    const said = ['unlock the front door', '1234', 'unlock the front door', 'four seven one one', 'and now'];
    for (const sentence of said) await say(sentence);
    await hub.close();
    secret = await recordsOf(kept);
  });
  afterAll(() => rm(kept, { recursive: true, force: true }));

  it('is in no record, not even as what was said before', () => {
    expect(secret.map(({ said }) => said?.text)).toEqual([
      'unlock the front door',
      '0000',
      'unlock the front door',
      '0000',
      'and now',
    ]);
    expect(JSON.stringify(secret)).not.toMatch(/1234|4711|four seven/);
    expect(secret.map(({ hidden }) => hidden)).toEqual([null, 'pin', null, 'pin', null]);
    expect(secret.map(({ pin }) => pin.right)).toEqual([null, false, null, true, null]);
  });

  it('is as right or as wrong in the replay as it was', async () => {
    const folder = folderOf(kept);
    const replayer = new Replayer({ skills: SKILLS, recognizer: null, proposer: null });
    const outcomes: (number | undefined)[] = [];
    for (const entry of (await folder.list()).entries) {
      const replayed = await replayer.replay(storedOf(folder, entry, await folder.read(entry)));
      expect(replayed.difference).toBeNull();
      outcomes.push(replayed.outcome?.effects.filter(({ type }) => type === 'device').length);
    }
    expect(outcomes[1]).toBe(0);
    expect(outcomes[3]).toBe(1);
  });
});

it('of a house that could not be reached says so, and comes out the same when it is done again', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'earshot-records-cut-off-'));
  const broker = await startBroker();
  const devices = new MqttHouse({ url: broker.url, clientId: 'devices', statusTopic: null });
  const simulated = new SimulatedHouse(devices, (await loadHome(EXAMPLE)).home);
  await simulated.start(new AbortController().signal);
  const { hub, say } = await realHub(folder, { config: { broker: externalBroker([broker.url]) } });
  const answered = async (words: RegExp): Promise<void> => {
    await expect
      .poll(() => say('is the kitchen light on'), { timeout: 60_000, interval: 200 })
      .toMatch(words);
  };
  try {
    await answered(/^No, the kitchen light is off/i);
    await broker.close();
    await answered(/^I can't reach the house now; the last I heard: no, the kitchen light is off/i);
  } finally {
    await hub.close();
    await simulated.close();
    await devices.close();
  }
  const kept = folderOf(folder);
  const replayer = new Replayer({ skills: SKILLS, recognizer: null, proposer: null });
  for (const entry of (await kept.list()).entries) {
    const { difference } = await replayer.replay(storedOf(kept, entry, await kept.read(entry)));
    expect(difference).toBeNull();
  }
  await replayer.close();
  await rm(folder, { recursive: true });
});

it('leaves nothing where records are off, or nothing is kept', async () => {
  const empty = await mkdtemp(join(tmpdir(), 'earshot-records-off-'));
  const { hub, say } = await realHub(empty, {
    config: { records: { ...DEFAULT_CONFIG.records, enabled: false } },
  });
  await say('turn on the kitchen light');
  await hub.close();
  expect(await readdir(empty)).not.toContain(RECORDS_FOLDER);
  expect(await readdir(empty)).not.toContain(KEY_FILE);
  await rm(empty, { recursive: true });
});

it('what is kept grows old even where no more is kept', async () => {
  const old = await mkdtemp(join(tmpdir(), 'earshot-records-old-'));
  const folder = folderOf(old);
  await readOrMakeKey({ file: join(old, KEY_FILE), own: true, credential: false });
  const [record] = records;
  if (record === undefined) throw new Error('there is no record');
  const id = '20010203-120000-000';
  await folder.write({ ...record, id }, [record.before?.house ?? '']);
  const { hub } = await realHub(old, { config: { records: { ...DEFAULT_CONFIG.records, enabled: false } } });
  await hub.close();
  expect((await folder.list()).entries).toEqual([]);
  await rm(old, { recursive: true });
});

it('a folder that cannot be written costs no command anything', async () => {
  const broken = await mkdtemp(join(tmpdir(), 'earshot-records-broken-'));
  // A file where the folder should be: nobody can write there, root included.
  await writeFile(join(broken, RECORDS_FOLDER), 'in the way');
  const { hub, say, events } = await realHub(broken);
  expect(await say('turn on the kitchen light')).toBe(answers[0]);
  await say('turn off the kitchen light');
  await hub.close();
  const failed = events.filter((event) => event.event === 'error' && event.code !== 'NOT_HERE');
  expect(failed).toEqual([]);
  expect(await readFile(join(broken, RECORDS_FOLDER), 'utf8')).toBe('in the way');
  await rm(broken, { recursive: true });
});

it('a key that others can read is not used', async () => {
  const open = await mkdtemp(join(tmpdir(), 'earshot-records-open-'));
  await mkdir(join(open, 'keys'));
  const keyFile = join(open, 'keys', 'key');
  await writeFile(keyFile, 'ab'.repeat(32));
  await chmod(keyFile, 0o644);
  const { hub, say } = await realHub(open, { config: { records: { ...DEFAULT_CONFIG.records, keyFile } } });
  await say('turn on the kitchen light');
  await hub.close();
  expect((await folderOf(open).list()).entries).toEqual([]);
  await rm(open, { recursive: true });
});
