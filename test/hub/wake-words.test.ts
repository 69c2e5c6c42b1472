/** Wake phrases that are typed while the hub runs: what is checked, kept, and made of a mistake. */
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { EarshotError } from '../../src/errors.js';
import { NOTHING_TYPED, WakeDocument } from '../../src/hub/wake/wake-document.js';
import { WakeMistakes } from '../../src/hub/wake/wake-mistakes.js';
import { WakeWords, type WakeWordsParts } from '../../src/hub/wake/wake-words.js';
import { KEY_FILE, readKey } from '../../src/records/key.js';
import { unseal } from '../../src/records/seal.js';
import { openDocument, StateDocument } from '../../src/store/state-document.js';
import type { PhraseSpotter } from '../../src/wake/port.js';
import type { WakeWish } from '../../src/wake/wake-rule.js';
import { candidate, fakeSpotter } from './fakes.js';

const CONFIGURED: readonly WakeWish[] = [{ phrase: 'hey earshot', sensitivity: 0.5 }];
const OWN_KEY = { keyFile: null, keyCredential: null };
const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});
async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'earshot-wake-'));
  folders.push(made);
  return made;
}

/** Knows every phrase but "zzz"; finds each with the score that is set. */
const spotter = (score: number | null): PhraseSpotter =>
  fakeSpotter({
    facts: async (text) => {
      if (text === 'zzz') throw new EarshotError('WAKE_PHRASE', 'cannot be spelled', { usage: true });
      return { text, letters: text.replaceAll(' ', '').length, prior: text === 'tea' ? -4 : -20 };
    },
    spot: async ([phrase = '']) => ({
      text: '',
      candidates: score === null ? [] : [candidate({ phrase, score })],
    }),
  });

function open(parts: Partial<WakeWordsParts> = {}) {
  const listened: (readonly WakeWish[])[] = [];
  const clock = { now: 1_000 };
  const document = new StateDocument(null, NOTHING_TYPED);
  const words = new WakeWords({
    document,
    configured: CONFIGURED,
    spotter: () => spotter(0.62),
    listenFor: (wishes) => void listened.push(wishes),
    sound: () => new Float32Array(16_000).fill(0.1),
    mistakes: new WakeMistakes(null, OWN_KEY),
    nowMs: () => clock.now,
    today: () => '2026-11-21',
    changed: () => {},
    ...parts,
  });
  return { words, listened, clock, document };
}

describe('a typed phrase', () => {
  it('is listened for at once, several at a time, each with its sensitivity and its advice', async () => {
    const { words, listened } = open();
    const wishes = [
      { phrase: 'hey jarvis', sensitivity: 0.4 },
      { phrase: 'tea', sensitivity: 0.7 },
    ];
    expect(await words.set(wishes)).toBeNull();
    expect(listened).toEqual([wishes]);
    expect(words.view).toMatchObject({
      changed: true,
      phrases: [
        { phrase: 'hey jarvis', sensitivity: 0.4, advice: null },
        { phrase: 'tea', advice: expect.stringContaining('short and common') },
      ],
    });
    expect(await words.set(null)).toBeNull();
    expect(listened.at(-1)).toEqual(CONFIGURED);
    expect(words.view.changed).toBe(false);
  });

  it.each([
    [[], /at least one/],
    [[{ phrase: 'zzz', sensitivity: 0.5 }], /cannot be spelled/],
    [[{ phrase: 'x1!', sensitivity: 0.5 }], /words of letters/],
    [
      [
        { phrase: 'Hey You', sensitivity: 0.5 },
        { phrase: 'hey you', sensitivity: 0.5 },
      ],
      /twice/,
    ],
  ])('that cannot be used changes nothing: %j', async (wishes, reason) => {
    const { words, listened } = open();
    expect(await words.set(wishes)).toMatch(reason);
    expect(listened).toEqual([]);
    expect(words.wishes).toEqual(CONFIGURED);
  });

  it('outlasts a restart, until config.yaml says something new', async () => {
    const state = await folder();
    const document = async () =>
      (await openDocument(state, 'wake.json', WakeDocument, NOTHING_TYPED)).document;
    const typed = [{ phrase: 'computer', sensitivity: 0.5 }];
    await open({ document: await document() }).words.set(typed);
    expect(open({ document: await document() }).words.wishes).toEqual(typed);
    const configured = [{ phrase: 'hey house', sensitivity: 0.5 }];
    expect(open({ document: await document(), configured }).words.wishes).toEqual(configured);
  });
});

describe('"that was wrong"', () => {
  it('asks a little more of the phrase than the sound gave, and is counted', async () => {
    const { words, listened } = open();
    words.woke('hey earshot');
    expect(await words.wrong()).toContain('sensitivity 0.36');
    expect(listened.at(-1)).toEqual([{ phrase: 'hey earshot', sensitivity: 0.36 }]);
    expect(words.view.wrongToday).toBe(1);
    // One tap for one wake.
    expect(await words.wrong()).toContain('not been woken');
    expect(words.view.wrongToday).toBe(1);
  });

  it('goes a step where the sound tells nothing, and never so far that nobody wakes it', async () => {
    const unsure = open({ spotter: () => spotter(null) });
    unsure.words.woke('hey earshot');
    expect(await unsure.words.wrong()).toContain('sensitivity 0.45');
    const loud = open({ spotter: () => spotter(0.99) });
    loud.words.woke('hey earshot');
    expect(await loud.words.wrong()).toContain('sensitivity 0.2)');
    loud.words.woke('hey earshot');
    expect(await loud.words.wrong()).toContain('another phrase would be surer');
    expect(loud.words.view.wrongToday).toBe(2);
  });

  it('is about a fresh wake only', async () => {
    const { words, clock, listened } = open();
    expect(await words.wrong()).toContain('not been woken');
    words.woke('hey earshot');
    clock.now += 60_001;
    expect(await words.wrong()).toContain('not been woken');
    expect(listened).toEqual([]);
  });

  it('keeps its sound only where that is wished, sealed, and deletes it when it is not any more', async () => {
    const state = await folder();
    const mistakes = new WakeMistakes(state, OWN_KEY);
    const { words, clock } = open({ mistakes });
    clock.now = Date.UTC(2026, 10, 21, 10, 15);
    words.woke('hey earshot');
    await words.wrong();
    expect(await readdir(state)).toEqual([]);
    expect(await words.keep(true)).toBeNull();
    words.woke('hey earshot');
    expect(await words.wrong()).toContain('kept on the hub');
    expect(words.view).toMatchObject({ keep: true, kept: 1, wrongToday: 2 });
    const place = join(state, 'wake-mistakes');
    const [name = ''] = await readdir(place);
    expect(name).toBe('20261121T101500000Z.wav.sealed');
    expect((await stat(join(place, name))).mode & 0o077).toBe(0);
    const sealed = await readFile(join(place, name));
    expect(sealed.includes('RIFF')).toBe(false);
    const key = await readKey({ file: join(state, KEY_FILE), credential: false });
    expect(unseal(sealed, name, key).subarray(0, 4).toString()).toBe('RIFF');
    // A month and a day later the old one goes with the next.
    expect(await mistakes.add(new Float32Array(16), clock.now + 31 * 86_400_000)).toBe(1);
    await words.keep(false);
    expect(await readdir(place)).toEqual([]);
    expect(words.view).toMatchObject({ keep: false, kept: 0 });
  });
});
