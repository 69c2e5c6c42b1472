/**
 * Proves the installation on a Debian that has seen nothing before, with no PID 1 of its own:
 *
 *   npm run build && sudo node scripts/prove-install.mjs [--suite trixie] [--deb FILE] [--modules DIR] [--node FILE] [--mirror URL] [--json]
 *
 * debootstrap (Debian package of that name) makes a minimal Debian in a folder for temporary files. The package that
 * scripts/build-deb.sh builds is put into it and installed by the one documented command; then the hub is started as the
 * unit's ExecStart has it, as a user without rights and without any network but loopback, until it has answered a typed
 * command and heard a spoken one. Each part is timed, downloads apart.
 *   --suite    default: trixie. A Debian whose nodejs is too old gets a package with a Node of its own (--node)
 *   --deb      a package that is built already; else it is built here (--modules, --node: see build-deb.sh)
 *   --mirror   default: the Debian archive of this machine's own apt
 * Exit status 0: installed and listening within three minutes without downloads; 1: not; 2: it cannot be tried here.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { proveInOwnMounts } from './prove/own-mounts.mjs';
import { archiveOfApt, makeDebian } from './prove-install/debian.mjs';
import { takeSteps } from './prove-install/steps.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** From the one command to a hub that answers, without downloads. */
const LIMIT_S = 180;
const { values: flags } = parseArgs({
  options: {
    suite: { type: 'string', default: 'trixie' },
    deb: { type: 'string' },
    modules: { type: 'string' },
    node: { type: 'string' },
    mirror: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});

/** Why it cannot be tried here; null: it can. */
function obstacle() {
  if (process.getuid?.() !== 0) return 'a chroot needs root: sudo node scripts/prove-install.mjs';
  for (const [command, packageName] of [
    ['debootstrap', 'debootstrap'],
    ['unshare', 'util-linux'],
    ['ip', 'iproute2'],
  ])
    if (spawnSync(command, ['--version']).error !== undefined)
      return `${command} is missing: apt-get install ${packageName}`;
  if (!existsSync(`${ROOT}dist/cli/main.js`)) return 'Earshot is not built: npm run build';
  if (spawnSync('unshare', ['--mount', '--net', 'true']).status !== 0)
    return 'this machine forbids mount or network namespaces (in a container: start it with --privileged)';
  if ((flags.mirror ?? archiveOfApt()) === null)
    return "this machine's apt knows no Debian archive: name one with --mirror";
  return null;
}

function buildPackage(out) {
  const more = ['modules', 'node'].flatMap((name) => (flags[name] ? [`--${name}`, flags[name]] : []));
  const args = ['--out', out, '--compress', 'gzip', ...more];
  return execFileSync(join(ROOT, 'scripts/build-deb.sh'), args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim();
}

async function prove() {
  const folder = mkdtempSync(join(tmpdir(), 'earshot-install-'));
  const rows = [];
  const say = (row) => {
    rows.push(row);
    process.stderr.write(`${row.ok ? 'ok  ' : 'FAIL'}  ${row.step}: ${row.detail} (${row.seconds} s)\n`);
    return row.ok;
  };
  const mirror = flags.mirror ?? archiveOfApt();
  const debian = makeDebian({ tree: join(folder, 'debian'), suite: flags.suite, mirror });
  try {
    const deb = flags.deb ?? buildPackage(folder);
    for await (const row of takeSteps({ debian, deb })) if (!say(row)) break;
  } finally {
    debian.remove();
    rmSync(folder, { recursive: true, force: true });
  }
  const counted = rows.filter(({ counts }) => counts).reduce((sum, { seconds }) => sum + seconds, 0);
  const whole = rows.every(({ ok }) => ok);
  const total = Math.round(counted * 10) / 10;
  if (flags.json) process.stdout.write(`${JSON.stringify({ suite: flags.suite, rows, total })}\n`);
  else process.stdout.write(table(rows, total));
  return whole && total <= LIMIT_S ? 0 : 1;
}

function table(rows, total) {
  const line = (...cells) => `| ${cells.join(' | ')} |\n`;
  return [
    line('step', 'seconds', 'counted', 'what was seen'),
    line('---', '---', '---', '---'),
    ...rows.map(({ step, ok, seconds, counts, detail }) =>
      line(step, seconds, counts ? 'yes' : '', ok ? detail : `**failed**: ${detail}`),
    ),
    line('**from the command to a hub that answers and hears**', `**${total}**`, '', `at most ${LIMIT_S}`),
  ].join('');
}

await proveInOwnMounts({ name: 'prove-install', script: fileURLToPath(import.meta.url), obstacle, prove });
