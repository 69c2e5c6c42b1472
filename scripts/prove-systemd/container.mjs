/** A systemd as PID 1 of a container: this machine's files, copy on write, in memory. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const BOOT_MS = 60_000;
const TARGET = 'earshot-proof.target';
/** No getty, no other services of this machine: what every unit needs, and no more. */
const TARGET_TEXT =
  '[Unit]\nDescription=Nothing but the basics\nRequires=basic.target\nAfter=basic.target\nAllowIsolate=yes\n';

/**
 * Must run in a mount namespace of its own.
 * @param root the built project, which the container sees as /opt/earshot
 */
export async function bootContainer({ nspawn, root }) {
  const folder = mkdtempSync(join(tmpdir(), 'earshot-systemd-'));
  execFileSync('mount', ['-t', 'tmpfs', 'none', folder]);
  // nspawn keeps its books there; on tmpfs, and gone with the rest.
  mkdirSync('/run/systemd/nspawn', { recursive: true });
  execFileSync('mount', ['-t', 'tmpfs', 'none', '/run/systemd/nspawn']);
  const [tree, upper, work] = ['tree', 'upper', 'work'].map((name) => join(folder, name));
  for (const each of [tree, upper, work]) mkdirSync(each);
  const layers = `lowerdir=/,upperdir=${upper},workdir=${work}`;
  execFileSync('mount', ['-t', 'overlay', 'overlay', '-o', layers, tree]);
  const write = (path, text) => {
    mkdirSync(join(tree, path, '..'), { recursive: true });
    writeFileSync(join(tree, path), text);
  };
  write('etc/fstab', '');
  write(`etc/systemd/system/${TARGET}`, TARGET_TEXT);
  write('etc/systemd/system/earshot.service', readFileSync(join(root, 'systemd/earshot.service')));
  // An id of its own, so that the journal of this machine is not touched.
  write('etc/machine-id', '');
  const name = `earshot-proof-${process.pid}`;
  const child = spawn(
    nspawn,
    [
      ...['--directory', tree, `--bind-ro=${root}:/opt/earshot`, `--machine=${name}`],
      ...['--register=no', '--keep-unit', '--link-journal=no', '--console=pipe', '--quiet'],
      ...['--boot', `systemd.unit=${TARGET}`],
    ],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  const ended = once(child, 'exit');
  const container = {
    /** A path inside. */
    write,
    /** Runs a command inside. @returns its output @throws where it fails */
    run: (...command) =>
      execFileSync(
        'nsenter',
        ['--target', String(leaderOf(child.pid)), '--mount', '--pid', '--uts', '--ipc', ...command],
        {
          encoding: 'utf8',
          stdio: ['ignore', 'pipe', 'pipe'],
          timeout: 240_000,
        },
      ),
    stop: async () => {
      // systemd's own signal for "halt"; nspawn waits for it.
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
      await ended;
      execFileSync('umount', [tree]);
      execFileSync('umount', [folder]);
      rmdirSync(folder);
    },
  };
  const until = performance.now() + BOOT_MS;
  for (;;) {
    if (child.exitCode !== null) throw new Error(`systemd-nspawn ended with ${child.exitCode}`);
    if (isUp(container)) return container;
    if (performance.now() > until) {
      await container.stop();
      throw new Error(`systemd did not come up within ${BOOT_MS / 1000} s`);
    }
    await sleep(500);
  }
}

function isUp({ run }) {
  try {
    return run('systemctl', 'is-active', TARGET).trim() === 'active';
  } catch {
    return false;
  }
}

/** The container's PID 1 is nspawn's child. */
function leaderOf(pid) {
  const [leader] = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ');
  if (!leader) throw new Error('the container has no first process yet');
  return leader;
}
