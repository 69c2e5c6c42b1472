/**
 * Cuts the power during an update of the models of this checkout, after random bytes, and looks what a hub starts with:
 *
 *   node scripts/cut-update.mjs [cuts] [hubs] [seed]
 *
 * `hubs` of the cuts (default 5) are followed by a whole `earshot run` that must understand a sentence. The disk is the
 * model of test/update/support/lossy-disk.ts: what was not synced is lost, torn or zero. Exit status 1 where a hub starts
 * with neither the old nor the new models, or with a mixture. Needs `npm run build`.
 */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = new URL('..', import.meta.url).pathname;
const earshot = join(root, 'bin', 'earshot.js');
const built = join(root, 'node_modules', '.cache', 'earshot-cut');
const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
execFileSync(process.execPath, [tsc, '-p', join(root, 'test/update/cut/tsconfig.json'), '--outDir', built], {
  stdio: 'inherit',
});
const { cutLoop } = await import(pathToFileURL(join(built, 'test/update/cut/cut-loop.js')).href);

const [cuts = 200, hubs = 5, seed = 1] = process.argv.slice(2).map(Number);
const temp = await mkdtemp(join(tmpdir(), 'earshot-cut-hub-'));
const clip = join(temp, 'sentence.wav');
if (hubs > 0) execFileSync(process.execPath, [earshot, 'say', 'Turn on the kitchen light.', '--out', clip]);

/** The hub of this checkout, to its end; the models it must use are those of the state folder. */
function startHub(state) {
  return new Promise((resolve) => {
    const args = [earshot, 'run', '--json', '--port', '0', '--input', clip, '--state', state];
    const hub = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    hub.stdout.setEncoding('utf8').on('data', (text) => {
      said += text;
    });
    hub.on('close', (code) =>
      resolve(code === 0 && said.includes('"changes":{"kitchen_light":{"on":true}}')),
    );
  });
}

try {
  if (!existsSync(join(root, 'dist'))) throw new Error('Run `npm run build` first.');
  const startedAt = performance.now();
  const report = await cutLoop({
    models: join(root, 'models'),
    cuts,
    hubs,
    seed,
    hub: startHub,
    tell: (text) => process.stderr.write(`${text}\n`),
  });
  const seconds = Math.round((performance.now() - startedAt) / 1000);
  process.stdout.write(
    `${cuts} cuts in ${report.positions} places: ${report.old} started with the old models, ${report.new} with the new, ` +
      `${report.broken.length} broken; ${report.hubs} hubs run to their end; ${seconds} s\n`,
  );
  for (const line of report.broken) process.stdout.write(`  ${line}\n`);
  process.exitCode = report.broken.length > 0 ? 1 : 0;
} finally {
  await rm(temp, { recursive: true, force: true });
}
