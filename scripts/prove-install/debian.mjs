/** A minimal Debian in a folder, with nothing in it but what debootstrap puts there. */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** What a service and root have; none of the caller's. */
const ENVIRONMENT = {
  PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
  LANG: 'C.UTF-8',
  DEBIAN_FRONTEND: 'noninteractive',
};

/** Where this machine's apt takes Debian from; null: from nowhere. */
export function archiveOfApt() {
  const format = '$(LABEL) $(REPO_URI)';
  const { stdout } = spawnSync('apt-get', ['indextargets', '--format', format, 'Created-By: Packages'], {
    encoding: 'utf8',
  });
  return /^Debian (\S+)$/m.exec(stdout ?? '')?.[1] ?? null;
}

/** Must run in a mount namespace of its own. Nothing is done before a method is called. */
export function makeDebian({ tree, suite, mirror }) {
  const debootstrap = (...flags) =>
    execFileSync('debootstrap', [...flags, '--variant=minbase', suite, tree, mirror], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, ...ENVIRONMENT },
    });
  const inside = (...command) => ['chroot', tree, ...command];
  const run = (...command) => runOutside(...inside(...command));
  const runOutside = (...command) => {
    const [file, ...args] = command;
    const { status, stdout, stderr } = spawnSync(file, args, {
      encoding: 'utf8',
      env: ENVIRONMENT,
      maxBuffer: 1 << 26,
    });
    if (status === 0) return stdout;
    throw new Error(`${command.join(' ')}: ${(stderr || stdout).trim().split('\n').slice(-3).join(' ')}`);
  };
  return {
    tree,
    suite,
    environment: ENVIRONMENT,
    /** A program inside with its arguments, as a command outside. */
    inside,
    /** @returns what it writes @throws where it fails */
    run,
    /** The same without any network. */
    runAlone: (...command) => runOutside('unshare', '--net', ...inside(...command)),
    download: () => debootstrap('--download-only'),
    unpack() {
      debootstrap();
      // debootstrap made the devices that programs want; the machine's own /dev stays out of a folder that is removed.
      execFileSync('mount', ['-t', 'proc', 'proc', join(tree, 'proc')]);
      // As in any image that is built: nothing starts while packages are set up.
      writeFileSync(join(tree, 'usr/sbin/policy-rc.d'), '#!/bin/sh\nexit 101\n', { mode: 0o755 });
      // debootstrap copies it only where it is a plain file.
      rmSync(join(tree, 'etc/resolv.conf'), { force: true });
      if (existsSync('/etc/resolv.conf'))
        cpSync('/etc/resolv.conf', join(tree, 'etc/resolv.conf'), { dereference: true });
    },
    /** @returns its name in root's folder inside */
    put(file) {
      cpSync(file, join(tree, 'root', basename(file)));
      return basename(file);
    },
    /** Whatever is still mounted in it stays as it is. */
    remove() {
      spawnSync('umount', [join(tree, 'proc')], { stdio: 'ignore' });
      execFileSync('rm', ['-rf', '--one-file-system', tree]);
    },
  };
}
