/**
 * Kills a hub in a loop while it is told 500 things, and counts what it lost and doubled:
 *
 *   node scripts/kill-loop.mjs [commands] [seed]
 *
 * Two loops: in the first each life ends by its own hand at one statement of SQLite after the other, in the second it is
 * shot from outside at any moment. Exit status 1 where anything was lost or doubled.
 */

import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = new URL('..', import.meta.url).pathname;
const built = join(root, 'node_modules', '.cache', 'earshot-kill');
const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
execFileSync(process.execPath, [tsc, '-p', join(root, 'test/store/tsconfig.child.json'), '--outDir', built], {
  stdio: 'inherit',
});
const load = (name) => import(pathToFileURL(join(built, 'test', 'store', `${name}.js`)).href);
const { killCommands, random } = await load('kill-commands');
const { runKilled } = await load('kill-driver');
const { compareKilled } = await load('kill-report');

const count = Number(process.argv[2] ?? 500);
const seed = Number(process.argv[3] ?? 1);
const commands = killCommands(count, seed);
const folder = await mkdtemp(join(tmpdir(), 'earshot-kill-loop-'));
let failed = false;
try {
  const whole = await runKilled({ commands, file: join(folder, 'whole.db'), death: () => null });
  const chance = random(seed + 1);
  const loops = {
    'at each statement': (life) => ({ atStatement: life < 24 ? life + 1 : 40 + ((life * 7) % 97) }),
    // An answer takes about 3 ms: before, during and after the commit, and between two commands.
    'from outside': () => ({ afterMs: chance() * 6 }),
  };
  for (const [name, death] of Object.entries(loops)) {
    const startedAt = performance.now();
    const file = join(folder, `${name.replaceAll(' ', '-')}.db`);
    const killed = await runKilled({ commands, file, death });
    const { redone, ...report } = compareKilled(killed, whole);
    const seconds = Math.round((performance.now() - startedAt) / 1000);
    process.stdout.write(
      `${name}: ${count} commands, ${killed.kills} kills, ${killed.resent} sent again (${killed.doneBefore} of them had been done), ` +
        `${whole.rings.length} rings due: ${report.lost.length} lost, ${report.doubled.length} doubled, ` +
        `${report.unheard.length} rings lost, ${report.rungTwice.length} rung again after they were stopped, ${redone} delayed commands set again after a kill on their way; ${seconds} s\n`,
    );
    for (const line of Object.values(report).flat()) process.stdout.write(`  ${line}\n`);
    failed ||= Object.values(report).some((lines) => lines.length > 0);
  }
} finally {
  await rm(folder, { recursive: true });
}
process.exitCode = failed ? 1 : 0;
