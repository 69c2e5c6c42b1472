/** Sixty commands to a hub that is killed at one statement after the other. `scripts/kill-loop.mjs` does it at length. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { killCommands } from './kill-commands.js';
import { compileChild, runKilled } from './kill-driver.js';
import { compareKilled } from './kill-report.js';

describe('a hub that is killed', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'earshot-kill-'));
    await compileChild();
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('loses nothing that it confirmed and doubles nothing that is sent again', {
    timeout: 300_000,
  }, async () => {
    const commands = killCommands(60, 20261121);
    const whole = await runKilled({ commands, file: join(folder, 'whole.db'), death: () => null });
    expect(whole.rings.length).toBeGreaterThan(3);
    const killed = await runKilled({
      commands,
      file: join(folder, 'killed.db'),
      // From within the first opening to long after it, before and after a statement in turn.
      death: (life) => ({ atStatement: life < 3 ? 5 * life + 4 : 36 + ((life * 13) % 61) }),
    });
    expect(killed.kills).toBeGreaterThan(8);
    expect(killed.resent).toBeGreaterThan(0);
    const { redone: _, ...report } = compareKilled(killed, whole);
    expect(report).toEqual({ lost: [], doubled: [], unheard: [], rungTwice: [] });
  });
});
