/** The real language model in a real hub that may take no more memory (prlimit): the hub lives, says so, and gets over it. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isShortOfMemory, leftOfLimits, needMemory, shortOfMemory } from '../../src/free-memory.js';
import { openThreadedLm } from '../../src/llm/causal/worker-causal-lm.js';
import { HubLife } from './hub-life.js';

const here = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const noPrlimit =
  spawnSync('prlimit', ['--version']).status === 0 ? null : 'prlimit (util-linux) is not installed';

let folder: string;
let hub: HubLife | null = null;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'earshot-llm-memory-'));
});
afterEach(async () => {
  await hub?.kill();
  hub = null;
  await rm(folder, { recursive: true });
});

/** Both are for the model: the grammar has nothing to say to them. */
const HARD = ['it is awfully gloomy in the kitchen over here', 'I can hardly see my hands in the kitchen'];

const dataBytes = (pid: number): number =>
  1024 * Number(/^VmData:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);

function limit(pid: number, bytes: number | 'unlimited'): void {
  const { status, stderr } = spawnSync('prlimit', ['--pid', String(pid), `--data=${bytes}:unlimited`]);
  expect(status, String(stderr)).toBe(0);
}

describe.skipIf(noPrlimit !== null)(
  `a hub whose memory is used up${noPrlimit === null ? '' : ` (skipped: ${noPrlimit})`}`,
  () => {
    it.each([
      10e6, 40e6,
    ])('%d bytes before its limit does without the model, and has it again when there is room', async (more) => {
      expect(existsSync(here('dist/cli/main.js')), 'run `npm run build` first').toBe(true);
      const config = join(folder, 'config.yaml');
      await writeFile(config, 'microphone: {enabled: false}\nvoice: {engine: none}\n');
      hub = new HubLife({ earshot: here('bin/earshot'), state: join(folder, 'state'), config });
      expect(await hub.untilReady()).toBe(true);
      expect(await hub.tell('turn on the kitchen light')).toMatch(/light/i);
      // The phrases are there, and what the start left behind is not.
      await sleep(5_000);
      limit(hub.pid, dataBytes(hub.pid) + more);
      const first = await hub.tell(HARD[0] ?? '');
      expect(first, hub.errors).toMatch(
        /^I'm short of memory, so I only understand plain commands for now\. ./,
      );
      expect(await hub.tell('turn off the kitchen light')).toMatch(/off/);
      expect(await hub.tell(HARD[0] ?? '')).not.toContain('memory');
      limit(hub.pid, 'unlimited');
      const answered = hub.next((line) => line.event === 'health');
      expect(await hub.tell(HARD[1] ?? '')).not.toContain('memory');
      expect(await answered).toMatchObject({ health: { part: 'llm', ok: true } });
      expect(hub.over).toBe(false);
    }, 120_000);
  },
);

describe('a model for small talk', () => {
  const tiny = here('test/llm/causal-tiny');

  it('is not opened where less is left than it takes', async () => {
    await expect(openThreadedLm(tiny, {}, 200_000)).rejects.toMatchObject({
      code: 'SHORT_OF_MEMORY',
      message: expect.stringContaining('small talk'),
    });
    await (await openThreadedLm(tiny, {}, 50e6)).close();
  });

  it('takes more for a longer conversation', async () => {
    // 2 layers of 2 heads, 16 wide: keys and values take half a kilobyte a token, twice while a step is taken.
    await (await openThreadedLm(tiny, { context: 10 }, 500_000)).close();
    await expect(openThreadedLm(tiny, { context: 100_000 }, 50e6)).rejects.toMatchObject({
      code: 'SHORT_OF_MEMORY',
    });
  });
});

describe('free memory', () => {
  const limits = [
    'Limit                     Soft Limit           Hard Limit           Units     ',
    'Max data size             300000000            unlimited            bytes     ',
    'Max address space         unlimited            unlimited            bytes     ',
  ].join('\n');

  it('is bounded by the limits of the process', () => {
    expect(leftOfLimits(limits, 'VmSize:\t  900000 kB\nVmData:\t  200000 kB\n')).toBe(300e6 - 1024 * 200_000);
    expect(leftOfLimits('', '')).toBe(Number.POSITIVE_INFINITY);
    const space = limits.replace('address space         unlimited ', 'address space         1000000000');
    expect(leftOfLimits(space, 'VmSize:\t  900000 kB\n')).toBeLessThan(0);
  });

  it('must be there before a model is opened', () => {
    expect(() => needMemory(100, 'the language model', 99)).toThrow(/language model/);
    expect(() => needMemory(100, 'the language model', 100)).not.toThrow();
    expect(() => needMemory(1, 'the language model')).not.toThrow();
  });

  it.each([
    [
      new Error('Non-zero status code returned while running MatMul node. Status Message: std::bad_alloc'),
      true,
    ],
    [Object.assign(new Error('Worker terminated'), { code: 'ERR_WORKER_OUT_OF_MEMORY' }), true],
    [new RangeError('Array buffer allocation failed'), true],
    [shortOfMemory('the language model'), true],
    [new Error('no such file'), false],
    ['bad_alloc', false],
  ])('is what is missing in %s: %s', (error, expected) => expect(isShortOfMemory(error)).toBe(expected));
});
