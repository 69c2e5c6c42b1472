/** Plugins whose processes are shot at any moment, and one that fails before people who type. */
import { readdir, readFile } from 'node:fs/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { OpenSkills } from '../../src/cli/skill-options.js';
import { AROUND, folderWith, going, HOME, open } from '../plugins/rig.js';
import { random } from '../store/kill-commands.js';

/** What the default level of the log would show at a terminal. */
const logged: string[] = [];
vi.mock('../../src/log.js', () => {
  const quiet = (): void => {};
  const show = (...parameters: readonly unknown[]): void => void logged.push(String(parameters.at(-1)));
  return { createLog: () => ({ debug: quiet, info: quiet, warn: show, error: show }) };
});
afterEach(() => {
  logged.length = 0;
  vi.restoreAllMocks();
});

/** Plugins' processes: children of this one with the permission model on. */
async function pluginProcesses(): Promise<number[]> {
  const found: number[] = [];
  for (const name of (await readdir('/proc')).filter((entry) => /^\d+$/.test(entry))) {
    const [status, line] = await Promise.all([
      readFile(`/proc/${name}/status`, 'utf8').catch(() => ''),
      readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => ''),
    ]);
    if (status.includes(`PPid:\t${process.pid}\n`) && /--(experimental-)?permission/.test(line))
      found.push(Number(name));
  }
  return found;
}

describe.skipIf(process.platform !== 'linux')('a plugin that is killed', () => {
  it('at any moment always has an answer, and runs again', async () => {
    const chance = random(20261121);
    const { plugins, until, statuses } = await open({
      'work.js': going('await context.sleep(20 * Math.random()); return "Done.";'),
    });
    const answers = new Set<string | null>();
    for (let kill = 0; kill < 4; kill += 1) {
      statuses.length = 0;
      const running = Array.from({ length: 4 }, () => plugins.run('Go', {}, AROUND));
      await new Promise((resolve) => setTimeout(resolve, 30 * chance()));
      const [pid] = await pluginProcesses();
      expect(pid).toBeDefined();
      process.kill(pid ?? 0, 'SIGKILL');
      for (const answer of await Promise.all(running)) answers.add(answer);
      await until(({ ok }) => !ok);
      await until(({ ok }) => ok);
      expect(await plugins.run('Go', {}, AROUND)).toBe('Done.');
    }
    for (const answer of answers) expect(answer).toMatch(/^(Done\.|The work plugin had to be stopped\.)$/);
  });
});

it('a plugin that fails in `try` is told once', async () => {
  const told: string[] = [];
  vi.spyOn(console, 'error').mockImplementation((text: string) => void told.push(text));
  const folder = await folderWith({ 'bad.js': going("throw new Error('no beans');") });
  const skills = await OpenSkills.open({ plugins: folder }, HOME);
  try {
    const world = { home: HOME, states: new Map(), unavailable: new Set<string>() };
    const agenda = { timers: [], clock: [], scheduled: [], carrying: [], notes: [], lists: {}, nextId: 1 };
    const calls = [{ do: 'intent', intent: 'Go', slots: {} }];
    const acted = await skills.act?.({ ...world, agenda, now: '2026-11-21T09:00:00' }, calls, 'kitchen');
    expect(acted?.answers).toEqual(['The bad plugin failed.']);
    expect([...told, ...logged].filter((line) => line.includes('no beans'))).toHaveLength(1);
  } finally {
    await skills.close();
  }
});
