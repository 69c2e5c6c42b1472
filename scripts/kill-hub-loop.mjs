/**
 * Kills a whole hub with SIGKILL at random instants, while it starts and while it is told things, and measures its
 * restarts (npm run build first):
 *
 *   node scripts/kill-hub-loop.mjs [kills] [seed] [program]
 *
 * 500 kills of bin/earshot by default, each with the example house behind the embedded broker. Exit status 1 where
 * something was lost or doubled, a part did not come back, a child was left behind, or a restart took more than 3 s until
 * `ready`. Half of the hubs that got that far live on until recogniser, voice, store and broker work, which is measured, too.
 */
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const LIMIT_MS = 3_000;

const root = new URL('..', import.meta.url).pathname;
const built = join(root, 'node_modules', '.cache', 'earshot-kill-hub');
const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
execFileSync(process.execPath, [tsc, '-p', join(root, 'test/faults/tsconfig.json'), '--outDir', built], {
  stdio: 'inherit',
});
const load = (name) => import(pathToFileURL(join(built, 'test', 'faults', `${name}.js`)).href);
const { killHub } = await load('kill-hub');
const { keptIn } = await load('real-hub');

const kills = Number(process.argv[2] ?? 500);
const seed = Number(process.argv[3] ?? 1);
const earshot = process.argv[4] ?? join(root, 'bin', 'earshot');
const folder = await mkdtemp(join(tmpdir(), 'earshot-kill-hub-'));
try {
  const config = join(folder, 'config.yaml');
  await writeFile(config, '');
  const startedAt = performance.now();
  const report = await killHub({
    earshot,
    config,
    state: join(folder, 'state'),
    kills,
    seed,
    keptIn,
    progress: (text) => process.stderr.write(`${text}\n`),
  });
  const { readyMs, lost, doubled, unhealthy, orphans } = report;
  const waits = readyMs.toSorted((a, b) => a - b);
  const shown = (ms) => `${(ms / 1000).toFixed(2)} s`;
  const cpu = report.readyCpuMs.toSorted((a, b) => a - b);
  const healthy = report.healthyMs.toSorted((a, b) => a - b);
  const slow = waits.filter((ms) => ms > LIMIT_MS).length;
  process.stdout.write(
    `${report.kills} kills (${report.whileStarting} while starting), ${report.commands} commands, ${report.confirmed} confirmed: ` +
      `${lost.length} lost, ${doubled.length} doubled, ${unhealthy.length} restarts without a part, ${orphans} children left; ` +
      `${waits.length} restarts ready after ${shown(waits[waits.length >> 1] ?? 0)} (median), ${shown(waits.at(-1) ?? 0)} (longest), ${slow} after more than 3 s, with ${shown(cpu[cpu.length >> 1] ?? 0)} of the processor (median), ${shown(cpu.at(-1) ?? 0)} (most); ` +
      `recogniser, voice, store and broker of ${healthy.length} worked after ${shown(healthy[healthy.length >> 1] ?? 0)} (median), ${shown(healthy.at(-1) ?? 0)} (longest); ` +
      `${Math.round((performance.now() - startedAt) / 1000)} s\n`,
  );
  for (const line of [...lost, ...doubled, ...unhealthy]) process.stdout.write(`  ${line}\n`);
  process.exitCode = lost.length + doubled.length + unhealthy.length + orphans + slow > 0 ? 1 : 0;
} finally {
  await rm(folder, { recursive: true, force: true });
}
