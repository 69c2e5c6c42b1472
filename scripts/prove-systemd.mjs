/**
 * Proves the unit under a real systemd, with none as PID 1 of this machine:
 *
 *   npm run build && sudo node scripts/prove-systemd.mjs [--nspawn FILE] [--json]
 *
 * systemd-nspawn (Debian package systemd-container) boots systemd on a copy-on-write view of this machine: whatever is
 * written goes to memory and is gone afterwards. In it runs systemd/earshot.service as it is, with /opt/earshot this
 * checkout. It is started, frozen (SIGSTOP) until the watchdog ends it, shot (SIGKILL), restarted and stopped; a list and a
 * timer must be there after each. With a mistake in its settings it must stay ended. Takes some four minutes, of which the
 * watchdog's patience is one. Exit status 0: all as it should be; 1: not; 2: it cannot be tried here (it is said why).
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { proveInOwnMounts } from './prove/own-mounts.mjs';
import { bootContainer } from './prove-systemd/container.mjs';
import { takeLife } from './prove-systemd/life.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const { values: flags } = parseArgs({
  options: {
    nspawn: { type: 'string', default: 'systemd-nspawn' },
    json: { type: 'boolean', default: false },
  },
});

/** Why it cannot be tried here; null: it can. */
function obstacle() {
  if (process.getuid?.() !== 0) return 'systemd-nspawn needs root: sudo node scripts/prove-systemd.mjs';
  if (spawnSync(flags.nspawn, ['--version']).status !== 0)
    return `${flags.nspawn} is missing: apt-get install systemd-container`;
  if (!existsSync('/lib/systemd/systemd')) return 'systemd is missing: apt-get install systemd';
  if (!existsSync(`${ROOT}dist/cli/main.js`)) return 'Earshot is not built: npm run build';
  if (spawnSync('unshare', ['--mount', 'true']).status !== 0)
    return 'this machine forbids mount namespaces (in a container: start it with --privileged)';
  return null;
}

async function prove() {
  const rows = [];
  const container = await bootContainer({ nspawn: flags.nspawn, root: ROOT });
  try {
    for await (const row of takeLife(container)) {
      rows.push(row);
      process.stderr.write(`${row.ok ? 'ok  ' : 'FAIL'}  ${row.step}: ${row.detail}\n`);
    }
  } finally {
    await container.stop();
  }
  const table = rows.map(({ step, ok, detail }) => `| ${step} | ${ok ? 'yes' : '**no**'} | ${detail} |\n`);
  process.stdout.write(
    flags.json
      ? `${JSON.stringify(rows)}\n`
      : `| step | as it should | what was seen |\n|---|---|---|\n${table.join('')}`,
  );
  return rows.every(({ ok }) => ok) ? 0 : 1;
}

await proveInOwnMounts({ name: 'prove-systemd', script: fileURLToPath(import.meta.url), obstacle, prove });
