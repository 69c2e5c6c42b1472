/** A few kills of a whole hub; scripts/kill-hub-loop.mjs does five hundred, and measures the restarts. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { builtHub } from './built-hub.js';
import { killHub } from './kill-hub.js';
import { keptIn } from './real-hub.js';

let folder: string;
let earshot: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'earshot-kill-hub-'));
  earshot = await builtHub();
}, 120_000);
afterAll(() => rm(folder, { recursive: true }));

it('a hub killed at any moment comes back as it was: nothing lost, nothing twice, nobody left behind', {
  timeout: 240_000,
}, async () => {
  const config = join(folder, 'config.yaml');
  await writeFile(config, 'voice: {engine: none}\n');
  const report = await killHub({
    earshot,
    config,
    state: join(folder, 'state'),
    kills: 3,
    seed: 20261121,
    keptIn,
  });
  expect(report).toMatchObject({ lost: [], doubled: [], unhealthy: [], orphans: 0 });
  expect(report.confirmed).toBeGreaterThan(0);
  expect(report.healthyMs.length).toBeGreaterThan(0);
});
