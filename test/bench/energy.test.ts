import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startWorld } from '../../src/actions/apply-effects.js';
import { loadHome } from '../../src/actions/home-file.js';
import { DEV_HOME } from '../../src/bench/clips.js';
import { DAY } from '../../src/bench/day.js';
import { Rapl } from '../../src/bench/rapl.js';
import { percent, sum } from '../../src/bench/statistics.js';
import { newSession } from '../../src/nlu/converse/session.js';
import { createUnderstanding } from '../../src/nlu/understanding.js';

describe('joules', () => {
  let root: string;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'earshot-rapl-'));
  });
  afterEach(async () => {
    await rm(root, { recursive: true });
  });
  const counter = async (name: string, microjoules: number): Promise<void> => {
    await mkdir(join(root, name), { recursive: true });
    await writeFile(join(root, name, 'energy_uj'), `${microjoules}\n`);
    await writeFile(join(root, name, 'max_energy_range_uj'), '10000000\n');
  };

  it('are those of all packages, also where a counter begins anew, and of no part twice', async () => {
    await counter('intel-rapl:0', 1_000_000);
    await counter('intel-rapl:1', 9_000_000);
    await counter('intel-rapl:0:0', 0);
    const rapl = await Rapl.open(root);
    if (typeof rapl === 'string') throw new Error(rapl);
    const used = await rapl.during(async () => {
      await counter('intel-rapl:0', 1_500_000);
      await counter('intel-rapl:1', 1_000_000);
      await counter('intel-rapl:0:0', 400_000);
    });
    expect(used).toBeCloseTo(2.5);
  });

  it('that cannot be read are told with the reason', async () => {
    expect(await Rapl.open(join(root, 'nowhere'))).toMatch(/^there is no /);
    expect(await Rapl.open(root)).toMatch(/no package counter$/);
    await mkdir(join(root, 'intel-rapl:0', 'energy_uj'), { recursive: true });
    expect(await Rapl.open(root)).toMatch(/may be read by root only$/);
  });
});

it('most of a day is the grammar’s, and some of it is not', async () => {
  const { home } = await loadHome(DEV_HOME);
  const { converse } = createUnderstanding(home);
  const world = startWorld(home, '2026-11-21T09:00:00');
  const left = DAY.filter(({ text }) => converse(world, newSession('kitchen'), { text }).source === 'none');
  const count = (list: typeof DAY): number => sum(list.map(({ times }) => times));
  expect(count(DAY)).toBe(100);
  const share = percent(count(left), count(DAY));
  expect(share).toBeGreaterThan(4);
  expect(share).toBeLessThan(20);
});
