import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { reportSchema } from '../../src/bench/report.js';
import { main } from '../../src/cli/program.js';

let folder: string;
let out = '';
let said: string[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'earshot-bench-test-'));
  out = '';
  said = [];
  vi.stubEnv('TMPDIR', folder);
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += String(text);
    return true;
  });
  vi.spyOn(console, 'error').mockImplementation((text: string) => {
    said.push(text);
  });
});
afterEach(async () => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  await rm(folder, { recursive: true });
});

it('a bench runs from the command line to JSON and page, with nothing else on stdout', async () => {
  const results = join(folder, 'out');
  // An empty folder of recordings: only what every machine can make.
  expect(
    await main(['bench', 'rejection', '--json', '--limit', '5', '--data', folder, '--out', results]),
  ).toBe(0);
  const lines = out.trim().split('\n');
  expect(lines).toHaveLength(1);
  const report = reportSchema.parse(JSON.parse(lines[0] ?? ''));
  expect(report.rows).toHaveLength(5);
  expect(report.figures[0]).toMatchObject({
    unit: 'of 5',
    goal: { at: 'most', value: 0 },
  });
  expect(report.machine.gflops.oneThread).toBeGreaterThan(0);
  expect(report.machine.memoryGBps).toBeGreaterThan(0);
  expect((await readdir(results)).toSorted()).toEqual(['index.html', 'rejection.json']);
  // What was needed on the way is gone.
  expect((await readdir(folder)).filter((name) => name.startsWith('earshot-bench-'))).toEqual([]);
}, 180_000);

it.each([
  [['bench', 'nothing-like-it']],
  [['bench', 'voice', '--limit', 'none']],
  [['bench', 'voice', '--limit', '0']],
  [['bench', 'voice', '--data', '/nowhere/at/all']],
])('%j is wrong usage, told in one line', async (args) => {
  expect(await main(args)).toBe(2);
  expect(said).toHaveLength(1);
  expect(said[0]).toMatch(/^earshot: [^\n]+$/);
});
