/**
 * Kills the broker in a loop while devices are given 2,000 commands, and compares what they did with what was said:
 *
 *   node scripts/broker-kill-loop.mjs [mosquitto4|mosquitto5|nats] [commands] [kills]
 *
 * mosquitto4, mosquitto5: Mosquitto with persistence, shot and started again, by MQTT 3.1.1 or 5. nats: three nodes of NATS
 * server with JetStream; the one that the hub is connected to is shot and started again. Exit status 1 where a command
 * took effect twice or after its deadline, or failed without a word.
 */

import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = new URL('..', import.meta.url).pathname;
const built = join(root, 'node_modules', '.cache', 'earshot-broker-kill');
const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
const project = join(root, 'test/actions/broker-kill/tsconfig.json');
execFileSync(process.execPath, [tsc, '-p', project, '--outDir', built], { stdio: 'inherit' });
const load = (name) => import(pathToFileURL(join(built, 'test/actions/broker-kill', `${name}.js`)).href);
process.env.EARSHOT_LOG ??= 'silent';
const { killLoop } = await load('kill-loop');
const { killableMosquitto } = await load('killable-mosquitto');
const { killableNats } = await load('killable-nats');

const kind = process.argv[2] ?? 'mosquitto4';
const commands = Number(process.argv[3] ?? 2_000);
const kills = Number(process.argv[4] ?? 100);
const broker = kind === 'nats' ? await killableNats() : await killableMosquitto();
try {
  const report = await killLoop(broker, {
    commands,
    kills,
    protocolVersion: kind === 'mosquitto5' ? 5 : 4,
    deadlineMs: 1_500,
    upMs: () => 150 * Math.random(),
    downMs: () => (kind === 'nats' ? 1_000 : 250) * Math.random(),
    progress: (text) => process.stderr.write(`${text}\n`),
  });
  const waits = report.reconnectMs.toSorted((a, b) => a - b);
  const { twice, late, unreported, outcomes, doneAndDoubted } = report;
  process.stdout.write(
    `${kind}: ${report.commands} commands, ${report.kills} kills amid them, ${report.connections} connections: ` +
      `${twice.length} effects twice, ${late.length} after the deadline, ${unreported.length} failed without a word ` +
      `(${JSON.stringify(outcomes)}; ${doneAndDoubted} done although doubted); connected again after ${Math.round(waits[waits.length >> 1] ?? 0)} ms (median), ${Math.round(waits.at(-1) ?? 0)} ms (longest); ${Math.round(report.seconds)} s\n`,
  );
  for (const line of [...twice, ...late, ...unreported]) process.stdout.write(`  ${line}\n`);
  process.exitCode = twice.length + late.length + unreported.length > 0 ? 1 : 0;
} finally {
  await broker.close();
}
