/** Sound: a hub of real parts hears a recording, keeps it, and the replay hears it again. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRecognizer } from '../../src/asr/open-recognizer.js';
import type { Recognizer } from '../../src/asr/recognizer.js';
import { DEFAULT_CONFIG } from '../../src/config.js';
import { SKILLS } from '../../src/nlu/skills/index.js';
import { RECORDS_FOLDER, RecordFolder } from '../../src/records/folder.js';
import { KEY_FILE, readKey } from '../../src/records/key.js';
import { audioName } from '../../src/records/names.js';
import { storedOf } from '../../src/replay/from-folder.js';
import { redact } from '../../src/replay/redact/redact.js';
import { Replayer } from '../../src/replay/replayer.js';
import type { StoredRecord } from '../../src/replay/stored.js';
import { explain } from '../../src/replay/why.js';
import { realHub } from '../records/real-hub.js';

const SPEECH = fileURLToPath(new URL('../audio/fixtures/turn-on-the-kitchen-light.opus', import.meta.url));

let recognizer: Recognizer;
beforeAll(async () => {
  recognizer = await openRecognizer();
});
afterAll(() => recognizer?.close());

/** What one recording leaves behind. */
async function recorded(
  recordings: boolean,
): Promise<{ state: string; stored: StoredRecord; folder: RecordFolder }> {
  const state = await mkdtemp(join(tmpdir(), 'earshot-heard-'));
  const { hub } = await realHub(state, {
    hears: true,
    input: SPEECH,
    config: { recordings: { ...DEFAULT_CONFIG.recordings, enabled: recordings } },
  });
  await hub.done;
  await hub.close();
  const folder = new RecordFolder(join(state, RECORDS_FOLDER), () =>
    readKey({ file: join(state, KEY_FILE), credential: false }),
  );
  const [entry, ...more] = (await folder.list()).entries;
  if (entry === undefined || more.length > 0) throw new Error('one utterance leaves one record');
  return { state, folder, stored: storedOf(folder, entry, await folder.read(entry)) };
}

const replayer = (): Replayer =>
  new Replayer({
    skills: SKILLS,
    proposer: null,
    recognizer: async () => ({ ...recognizer, close: async () => {} }),
  });

describe('with recordings', () => {
  let state: string;
  let folder: RecordFolder;
  let stored: StoredRecord;
  beforeAll(async () => {
    ({ state, folder, stored } = await recorded(true));
  });
  afterAll(() => rm(state, { recursive: true, force: true }));

  it('keeps what was heard: text, scores, confidence and times', () => {
    expect(stored.record).toMatchObject({
      source: 'microphone',
      heard: { accepted: true, text: expect.stringMatching(/^turn on the kitchen light$/i), opening: null },
      decided: { calls: [{ do: 'set', state: 'on', devices: ['kitchen_light'] }] },
    });
    expect(Object.keys(stored.record.ms)).toEqual(
      expect.arrayContaining(['wait', 'encode', 'decode', 'understand', 'act']),
    );
  });

  it('hears the same again, to the last bit', async () => {
    const { difference, heard } = await replayer().replay(stored);
    expect(difference).toBeNull();
    expect(heard?.confidence).toBe(stored.record.heard?.confidence);
  });

  it('names the stage in which another sound comes out otherwise', async () => {
    const audio = async (): Promise<Float32Array> => new Float32Array(16_000);
    const { difference, decision, outcome } = await replayer().replay({ ...stored, audio });
    expect(difference).toMatchObject({ stage: 'text' });
    expect(decision).toMatchObject({ stage: 'accepted', before: true, after: false });
    expect(outcome).toBeNull();
  });

  it('says what it heard and how sure it was', async () => {
    const again = replayer();
    const { lines } = await explain(stored, await again.replay(stored), again, stored.record.versions);
    expect(lines.join(' ')).toMatch(/I heard "turn on the kitchen light" and was \d+ % sure/i);
    expect(lines.join(' ')).toContain('So I was to turn on the Kitchen Light.');
  });

  it('keeps the sound sealed', async () => {
    const bytes = await readFile(join(folder.path, audioName(stored.record.id)));
    const samples = await stored.audio();
    expect(bytes.subarray(0, 8).toString('latin1')).toBe('EARSHOT1');
    const plain = Buffer.from(samples?.buffer ?? new ArrayBuffer(0)).subarray(4_000, 4_400);
    expect(bytes.includes(plain)).toBe(false);
    expect(samples?.length).toBeGreaterThan(16_000);
  });
});

describe('without recordings, which is the default', () => {
  let state: string;
  let stored: StoredRecord;
  beforeAll(async () => {
    ({ state, stored } = await recorded(false));
  });
  afterAll(() => rm(state, { recursive: true, force: true }));

  it('no sound is kept, and what was decided by it is decided again from numbers', async () => {
    expect(DEFAULT_CONFIG.recordings.enabled).toBe(false);
    expect(await stored.audio()).toBeNull();
    const { difference, heard, judged, outcome } = await replayer().replay(stored);
    expect(difference).toBeNull();
    expect(heard).toBeNull();
    expect(judged).toEqual({ confidence: stored.record.heard?.confidence, accepted: true });
    expect(outcome?.calls).toEqual(stored.record.decided?.calls);
  });

  it('tells where those numbers, judged as now, would not have been enough', async () => {
    const { heard } = stored.record;
    if (heard?.judgement === undefined) throw new Error('nothing was kept');
    const { judgement } = heard;
    const evidence = { ...judgement.evidence, cost: 40 };
    const worse = { ...stored.record, heard: { ...heard, judgement: { ...judgement, evidence } } };
    const { decision, outcome } = await replayer().replay({ ...stored, record: worse });
    expect(decision).toMatchObject({ stage: 'accepted', before: true, after: false });
    expect(outcome).toBeNull();
  });

  it('nothing but some numbers about the whole of it is kept beside the words', () => {
    const numbers = Object.values(stored.record.heard?.judgement?.evidence ?? {}).flatMap((value) =>
      value !== null && typeof value === 'object' ? Object.values(value) : [value],
    );
    expect(numbers.length).toBeLessThan(12);
    for (const value of numbers) expect(value === null || typeof value === 'number').toBe(true);
  });

  it('a report for others has not even these: they tell how many letters the names had', async () => {
    const house = await stored.house(stored.record.heard?.house ?? '');
    const houses = new Map(
      [stored.record.before?.house, stored.record.heard?.house].flatMap((hash) =>
        hash === undefined ? [] : [[hash, house] as const],
      ),
    );
    const [record] = redact({ houses, records: [stored.record] }).records;
    expect(record?.heard).toMatchObject({ accepted: true });
    expect(record?.heard).not.toHaveProperty('judgement');
  });

  it('a record that was made before they were kept is replayed as before', async () => {
    const { heard } = stored.record;
    if (heard === null) throw new Error('nothing was heard');
    const { judgement: _, ...old } = heard;
    const { difference, judged, outcome } = await replayer().replay({
      ...stored,
      record: { ...stored.record, heard: old },
    });
    expect(difference).toBeNull();
    expect(judged).toBeNull();
    expect(outcome?.calls).toEqual(stored.record.decided?.calls);
  });
});
