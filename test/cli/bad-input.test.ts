/** What people and programs hand to the command line: one clear message with place and remedy, and the right exit code. */
import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { main } from '../../src/cli/program.js';
import { wavBytes } from '../audio/wav-bytes.js';

const SPEECH = fileURLToPath(new URL('../audio/fixtures/turn-on-the-kitchen-light.opus', import.meta.url));

let folder: string;
let out = '';
let said: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'earshot-bad-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeEach(() => {
  out = '';
  said = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += String(text);
    return true;
  });
  vi.spyOn(console, 'error').mockImplementation((text: string) => {
    said.push(text);
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

const file = async (name: string, content: string | Uint8Array): Promise<string> => {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
};

describe('audio files', () => {
  it('that cannot be read each give a row in their place; the others still count; exit 1', async () => {
    const seconds = 10 * 3_600;
    const long = await file('ten-hours.wav', wavBytes([0.1], { claimedBytes: seconds * 32_000 }));
    // Sparse: long for whoever reads it, one block on the disk.
    await truncate(long, seconds * 32_000 + 44);
    const silence = new Float32Array(9_600);
    const files: readonly (readonly [path: string, code: string | null])[] = [
      [await file('empty.wav', ''), 'AUDIO_EMPTY'],
      [await file('broken.wav', wavBytes([0.1, 0.2]).subarray(0, 30)), 'AUDIO_UNREADABLE'],
      [SPEECH, null],
      [await file('text.wav', 'turn on the light'), 'AUDIO_UNSUPPORTED'],
      [long, 'AUDIO_TOO_LONG'],
      [join(folder, 'missing.wav'), 'AUDIO_NOT_FOUND'],
      [await file('8-bit.wav', wavBytes(silence, { bits: 8, rate: 8_000 })), null],
      [await file('24-bit.wav', wavBytes(silence, { bits: 24, channels: 2, rate: 44_100 })), null],
      [await file('float.wav', wavBytes(silence, { bits: 32, float: true, rate: 96_000 })), null],
      [await file('48k.wav', wavBytes(silence, { rate: 48_000, channels: 2 })), null],
    ];
    expect(await main(['hear', '--json', ...files.map(([path]) => path)])).toBe(1);
    const rows: { file: string; error?: { code: string; message: string }; accepted?: boolean }[] = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(rows.map((row) => [row.file, row.error?.code ?? null])).toEqual(files);
    for (const { error, file: name } of rows) {
      if (error === undefined) continue;
      expect(error.message).toContain(name);
      expect(error.message).not.toContain('\n');
    }
    // Nobody speaks in these.
    expect(rows.slice(6).map(({ accepted }) => accepted)).toEqual([false, false, false, false]);
  }, 120_000);
});

describe('home.yaml', () => {
  const good = 'areas: [{id: k, name: K}]\ndevices:\n  - {id: a, name: A, kind: light}\n';
  it.each([
    ['a duplicate id', `${good}  - {id: a, name: B, kind: light}\n`, /:4: the id "a" is taken .*line 3/],
    ['an unknown kind', `${good}  - {id: b, name: B, kind: lampp}\n`, /:4: .*"lampp" is unknown/],
    [
      'a missing reference',
      `${good}  - {id: b, name: B, kind: light, area: kk}\n`,
      /:4: .*"kk" is not the id of any area.*"k"/,
    ],
    ['a reference to itself', 'devices: &all [*all]\n', /:1: /],
    ['a circle of references', 'areas: &a [{id: k, name: &n {x: *a}}]\ndevices: *a\n', /:1: /],
    ['broken YAML', 'devices:\n  - {id: a\n', /:\d+: .*YAML/],
  ])('with %s is exit 2 and names the line', async (_what, text, message) => {
    const home = await file('home.yaml', text);
    for (const command of [['devices'], ['try'], ['hear', SPEECH], ['run', '--port', '0']]) {
      said = [];
      expect(await main([...command, '--home', home]), command[0]).toBe(2);
      expect(said, command[0]).toHaveLength(1);
      expect(said[0]).toContain(`earshot: ${home}:`);
      expect(said[0]).toMatch(message);
    }
    expect(out).toBe('');
  });

  it.runIf(process.platform === 'linux')('that never ends is exit 2', async () => {
    expect(await main(['devices', '--home', '/dev/zero'])).toBe(2);
    expect(said).toEqual([expect.stringMatching(/^earshot: \/dev\/zero: larger than/)]);
  });

  it('with several errors has a line for each', async () => {
    const home = await file(
      'two.yaml',
      'devices:\n  - {id: a, name: A, kind: x}\n  - {id: b, name: B, kind: y}\n',
    );
    expect(await main(['devices', '--home', home])).toBe(2);
    expect(said.join('\n').split('\n')).toEqual([
      expect.stringContaining('two.yaml:2:'),
      expect.stringContaining('two.yaml:3:'),
    ]);
  });
});

describe('sentence templates', () => {
  const intents = (sentence: string): string => `intents: {Do: {data: [{sentences: ["${sentence}"]}]}}\n`;
  it.each([
    [
      'a bracket that is never closed',
      intents('turn (on|off the light'),
      /column 6: .*never closed.*add "\)"/,
    ],
    ['an optional part that is never closed', intents('turn [on'), /column 6: .*add "\]"/],
    ['a bracket that was never opened', intents('turn on]'), /column 8: .*never opened/],
    ['brackets that cross', intents('turn (on [the) light]'), /column \d+/],
    ['a list that is never closed', intents('turn on {name'), /column 9/],
    ['an unknown rule', intents('do <nothing>'), /no rule <nothing>.*expansion_rules/],
    ['an unknown list', intents('do {nothing}'), /no list \{nothing\}.*lists/],
    [
      'a rule that contains itself',
      `${intents('do <a>')}expansion_rules: {a: "<a> x"}\n`,
      /:2: .*rule <a> holds itself: take <a> out/,
    ],
    [
      'rules in a circle',
      `${intents('do <a>')}expansion_rules: {a: "x <b>", b: "[<a>] y"}\n`,
      /:2: .*rule <a> holds itself \(<a> holds <b> holds <a>\): take <a> out/,
    ],
    [
      'an ending on any words',
      `${intents('do {x}[s]')}lists: {x: {wildcard: true}}\n`,
      /:1: .*"\{x\}\[s\]".*space/,
    ],
    [
      'a list value that is no template',
      `${intents('do {x}')}lists:\n  x: {values: ["(a"]}\n`,
      /:3: .*add "\)"/,
    ],
    ['broken YAML', 'intents: [\n', /:\d+: /],
    ['a list for a file', '- intents\n', /:1: no file of sentences: .*"intents:"/],
    ['no sentence', 'intents: {Do: {data: [{sentences: []}]}}\n', /sentences/],
  ])('with %s are exit 2 and name file and place', async (_what, text, message) => {
    await mkdir(join(folder, 'sentences', 'en'), { recursive: true });
    await file('sentences/en/mine.yaml', text);
    expect(await main(['hear', '--sentences', join(folder, 'sentences'), SPEECH])).toBe(2);
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/^earshot: \S+[/\\]en[/\\]mine\.yaml:\d+: [^\n]+$/);
    expect(said[0]).toMatch(message);
    expect(out).toBe('');
  });
});

it('a folder with the name of a file of sentences is exit 2 and named', async () => {
  await mkdir(join(folder, 'odd', 'en', 'a.yaml'), { recursive: true });
  expect(await main(['try', '--sentences', join(folder, 'odd')])).toBe(2);
  expect(said).toEqual([expect.stringMatching(/^earshot: \S+en[/\\]a\.yaml cannot be read .*take it out/)]);
});

describe.runIf(process.platform === 'linux')('a pipe that nobody writes to', () => {
  let pipe: string;
  beforeAll(() => {
    pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
  });

  it('is no recording, no bundle, no PIN, and keeps nobody waiting', { timeout: 60_000 }, async () => {
    expect(await main(['hear', '--json', pipe])).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ file: pipe, error: { code: 'AUDIO_UNREADABLE' } });
    expect(await main(['models', 'update', pipe, '--state', join(folder, 'state')])).not.toBe(0);
    const config = await file('pin.yaml', `pin_file: ${pipe}\n`);
    expect(await main(['run', '--port', '0', '--state', 'memory', '--config', config])).toBe(2);
    expect(said).toHaveLength(2);
    for (const line of said) expect(line).toContain(pipe);
  });

  it('is waited for where text may come from one, and that is said', async () => {
    const answered = main(['try', '--home', pipe]);
    await vi.waitFor(() => expect(said).toEqual([expect.stringContaining(`waiting for ${pipe}`)]), 10_000);
    await writeFile(pipe, 'devices: nothing\n');
    expect(await answered).toBe(2);
  });
});

describe('a file that is no text, or never ends, in the place of', () => {
  it.each([
    ['phrase tests', (path: string) => ['try', '--test', path]],
    ['a key to sign with', (path: string) => ['models', 'bundle', '--release', '1', '--key', path]],
    ['a key to trust', (path: string) => ['models', 'trust', path, '--state', join(folder, 'state')]],
    // Half a gigabyte is a report: /dev/zero takes its time.
    ['a report', (path: string) => ['replay', path, '--state', join(folder, 'state')], []],
  ])('%s is exit 2 and named in one line', async (_what, command, endless: string[] = ['/dev/zero']) => {
    const bytes = await file('bytes.bin', Buffer.from(Array.from({ length: 5_000 }, (_, at) => at * 7)));
    for (const path of [bytes, ...(process.platform === 'linux' ? endless : [])]) {
      said = [];
      expect(await main(command(path)), path).toBe(2);
      expect(said).toEqual([expect.stringMatching(/^earshot: [^\n]+$/)]);
      expect(said[0]).toContain(path);
    }
  });

  it('phrase tests that are no YAML is exit 2, and one line', async () => {
    const path = await file('tests.yaml', '- say: "turn on\n  expect: [');
    expect(await main(['try', '--test', path])).toBe(2);
    expect(said).toEqual([expect.stringMatching(/^earshot: \S+tests\.yaml: [^\n]+line \d+, column \d+$/)]);
  });
});

describe('what is not there is exit 2 and named in one line', () => {
  it.each([
    ['a bundle', (path: string) => ['models', 'update', path, '--state', join(folder, 'state')]],
    ['a folder with bundles', () => ['models', 'update', folder, '--state', join(folder, 'state')]],
    [
      'models to pack',
      (path: string) => ['models', 'bundle', '--release', '1', '--key', path, '--from', path],
    ],
    ['models that hubs have', (path: string) => ['models', 'bundle', '--key', path, '--base', path]],
    ['a recording for the doctor', (path: string) => ['doctor', '--json', '--input', path]],
    ['a recording for the hub', (path: string) => ['run', '--input', path]],
    ['a backup', (path: string) => ['restore', path]],
    ['a report', (path: string) => ['replay', path]],
  ])('%s', async (_what, command) => {
    const path = join(folder, 'not-there');
    expect(await main(command(path))).toBe(2);
    expect(said).toEqual([expect.stringMatching(/^earshot: [^\n]+$/)]);
    expect(said[0]).toContain(folder);
    expect(out).toBe('');
  });
});

describe('a folder that may only be read', () => {
  let locked: string;
  beforeAll(async () => {
    locked = join(folder, 'locked');
    await mkdir(locked);
    await chmod(locked, 0o500);
  });

  // Permissions do not hold root back; nobody makes a file in the kernel's own folder.
  const place = (): string => (process.getuid?.() === 0 ? '/sys/kernel' : locked);

  it.runIf(process.platform === 'linux')('is named when speech is written there', async () => {
    expect(await main(['say', 'Done.', '--out', join(place(), 'said.wav')])).toBe(1);
    expect(said).toHaveLength(1);
    expect(said[0]).toContain(place());
    expect(said[0]).not.toContain('\n');
  });

  it.runIf(process.platform === 'linux')('is refused for results', async () => {
    expect(await main(['bench', 'voice', '--limit', '1', '--out', join(place(), 'out')])).toBe(2);
    expect(said).toHaveLength(1);
    expect(said[0]).toContain(place());
    expect(said[0]).toMatch(/^earshot: [^\n]+--out\.$/);
    expect(out).toBe('');
  });
});
