import { copyFile, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { main } from '../../src/cli/program.js';
import { folderWith, going } from './rig.js';

const EXAMPLE = fileURLToPath(new URL('../../examples/plugins/coffee.ts', import.meta.url));

afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

async function earshot(
  ...args: string[]
): Promise<{ code: number; out: string; err: string; rows: unknown[] }> {
  const out: string[] = [];
  const err: string[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => out.push(String(text)) > 0);
  vi.spyOn(console, 'error').mockImplementation((text) => void err.push(String(text)));
  const code = await main(args);
  process.exitCode = undefined;
  const text = out.join('');
  const rows = args.includes('--json')
    ? text
        .trim()
        .split('\n')
        .filter(Boolean)
        .map((line): unknown => JSON.parse(line))
    : [];
  return { code, out: text, err: err.join('\n'), rows };
}

describe('earshot plugins new', () => {
  it('writes an example that passes its own tests', async () => {
    const folder = await folderWith({});
    const made = await earshot('plugins', 'new', 'tea-kettle', '--dir', folder, '--json');
    expect(made.code).toBe(0);
    expect(made.rows).toMatchObject([{ plugin: 'tea-kettle', file: join(folder, 'tea-kettle.ts') }]);
    expect((await readdir(folder)).toSorted()).toEqual(['tea-kettle.ts', 'tsconfig.json']);
    const tested = await earshot('plugins', 'test', '--dir', folder);
    expect(tested).toMatchObject({ code: 0, out: '2 of 2 passed\n' });
    const again = await earshot('plugins', 'new', 'tea-kettle', '--dir', folder);
    expect(again.code).toBe(2);
    expect(again.err).toMatch(/is there already: take another name/);
    expect(await readFile(join(folder, 'tea-kettle.ts'), 'utf8')).toContain('ask tea kettle for');
  });

  it('wants a name that can be a file and be said', async () => {
    const folder = await folderWith({});
    const { code, err } = await earshot('plugins', 'new', '../evil', '--dir', folder);
    expect(code).toBe(2);
    expect(err).toMatch(/is no name for a plugin/);
  });
});

describe('earshot plugins', () => {
  it('alone lists them, a row each', async () => {
    const folder = await folderWith({});
    await copyFile(EXAMPLE, join(folder, 'coffee.ts'));
    const { code, rows } = await earshot('plugins', '--dir', folder, '--json');
    expect(code).toBe(0);
    expect(rows).toMatchObject([{ plugin: 'coffee', kind: 'plugin', ok: true }]);
  });
});

describe('earshot plugins test', () => {
  it('runs the tests of the example', async () => {
    const folder = await folderWith({});
    await copyFile(EXAMPLE, join(folder, 'coffee.ts'));
    const { code, rows } = await earshot('plugins', 'test', 'coffee', '--dir', folder, '--json');
    expect(rows.filter((row) => !Object(row).ok)).toEqual([]);
    expect(rows).toHaveLength(4);
    expect(rows[0]).toMatchObject({
      plugin: 'coffee',
      say: 'make me a cappuccino',
      ok: true,
      differences: [],
    });
    expect(code).toBe(0);
  });

  it('tells what came out otherwise, and fails', async () => {
    const rest =
      "tests: [{ say: 'go for it', slots: { x: 1 }, reply: 'No.', said: ['Hm.'], published: [{ topic: 'a', payload: {} }], changes: { kitchen_light: { on: true } } }, { say: 'dance', intent: 'Go' }],";
    const folder = await folderWith({ 'it.js': going("return 'Yes.';", rest) });
    const { code, out } = await earshot('plugins', 'test', '--dir', folder);
    expect(code).toBe(1);
    expect(out.split('\n')).toEqual([
      'it: "go for it"',
      '  slots: wanted {"x":1}, got {}',
      '  published: wanted [{"topic":"a","payload":"{}"}], got []',
      '  changes.kitchen_light: wanted {"on":true}, got nothing',
      '  said: wanted ["Hm."], got []',
      '  reply: wanted "No.", got "Yes."',
      'it: "dance"',
      '  intent: wanted "Go", got null',
      '0 of 2 passed',
      '',
    ]);
  });

  it('fails where a plugin cannot be loaded, and where there is none of the name', async () => {
    const folder = await folderWith({ 'it.js': 'export default {' });
    const { code, rows } = await earshot('plugins', 'test', '--dir', folder, '--json');
    expect(code).toBe(1);
    expect(rows).toMatchObject([
      { plugin: 'it', ok: false, differences: [expect.stringMatching(/^it\.js:1: /)] },
    ]);
    expect(await earshot('plugins', 'test', 'tea', '--dir', folder)).toMatchObject({
      code: 2,
      err: 'earshot: There is no plugin tea in the folder; there are: it.',
    });
  });
});

describe('earshot plugins list', () => {
  it('shows what there is, what it may touch and what is wrong', async () => {
    const abilities =
      "abilities: { devices: ['lamp'], kinds: ['light'], timers: true, mqtt: { subscribe: ['a/b'] } },";
    const folder = await folderWith({
      'bad.js': 'throw 1',
      'it.js': going('', abilities),
      'words/en/x.yaml': 'intents: {Order: {data: [{sentences: ["order tea"]}]}}',
    });
    const { code, rows } = await earshot('plugins', 'list', '--dir', folder, '--json');
    expect(code).toBe(1);
    expect(rows).toMatchObject([
      { plugin: 'bad', ok: false, error: 'cannot be loaded: 1' },
      {
        plugin: 'it',
        kind: 'plugin',
        ok: true,
        summary: 'Goes.',
        intents: { Go: ['go for it'] },
        may: ['lamp', 'every light', 'hear a/b', 'set timers'],
        tests: 0,
      },
      { plugin: 'words', kind: 'sentences', ok: true, intents: { Order: ['order tea'] } },
    ]);
  });

  it('says which folder is missing', async () => {
    const { code, err } = await earshot('plugins', 'list', '--dir', '/nowhere/at/all');
    expect(code).toBe(2);
    expect(err).toMatch(/^earshot: Cannot read the plugins in \/nowhere\/at\/all .*create the folder/);
  });

  it('takes the folder from config.yaml', async () => {
    const folder = await folderWith({ 'config.yaml': 'plugins: mine', 'mine/it.js': going('') });
    const { code, out } = await earshot('plugins', 'list', '--config', join(folder, 'config.yaml'));
    expect(code).toBe(0);
    expect(out).toMatch(/^it {2}Goes\.\n {2}Go: go for it\n$/);
  });
});
