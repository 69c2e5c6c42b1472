/** From an empty folder to a hub that answers, step by step; each yields `{step, ok, seconds, counts, detail}`. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const USE = fileURLToPath(new URL('use.mjs', import.meta.url));
const UNIT = 'usr/lib/systemd/system/earshot.service';
const WORDS = 'Turn on the kitchen light.';

/** `counts`: it is part of the installation, and none of it is a download. */
export async function* takeSteps({ debian, deb }) {
  const step = (name, counts, work) => {
    const startedAt = performance.now();
    const row = (ok, detail) => ({
      step: name,
      ok,
      counts,
      seconds: Math.round((performance.now() - startedAt) / 100) / 10,
      detail,
    });
    try {
      return row(true, work());
    } catch (error) {
      return row(false, error.message);
    }
  };
  const { run } = debian;
  yield step('download a minimal Debian', false, () => {
    debian.download();
    return debian.suite;
  });
  yield step('unpack it', false, () => {
    debian.unpack();
    return `Debian ${run('cat', '/etc/debian_version').trim()}`;
  });
  let file = '';
  yield step('put the package there, and apt-get update', false, () => {
    file = debian.put(deb);
    run('apt-get', 'update');
    return file;
  });
  yield step('download what it depends on', false, () => {
    run('sh', '-c', `cd /root && apt-get install --yes --download-only ./${file}`);
    return `${run('sh', '-c', 'ls /var/cache/apt/archives/*.deb | wc -l').trim()} packages`;
  });
  yield step(`apt install ./${file}`, true, () => {
    debian.runAlone('sh', '-c', `cd /root && apt install --yes ./${file}`);
    const node = run('sh', '-c', NODE_OF_PACKAGE).trim();
    return `earshot ${run('earshot', '--version').trim()}, Node ${node}`;
  });
  yield step('a user without rights, as systemd would make one', false, () => {
    run('useradd', '--system', '--groups', 'audio', '--home-dir', '/var/lib/earshot', 'earshot');
    run('install', '--directory', '--owner=earshot', '--mode=700', '/var/lib/earshot');
    return run('id', 'earshot').trim();
  });
  yield step('`earshot try`, a typed command', false, () => {
    const user = ['setpriv', '--reuid=earshot', '--regid=earshot', '--init-groups', '--no-new-privs'];
    const said = run('sh', '-c', `echo '${WORDS}' | ${user.join(' ')} earshot try --json`);
    const row = JSON.parse(said.trim().split('\n')[0]);
    if (row.source !== 'grammar') throw new Error(`not understood: ${said}`);
    run(...user, 'earshot', 'say', WORDS, '--out', '/var/lib/earshot/spoken.wav');
    return `"${row.reply}"`;
  });
  const [, execStart] = /^ExecStart=(.+)$/m.exec(readFileSync(join(debian.tree, UNIT), 'utf8')) ?? [];
  // Loopback and nothing else, as the unit allows; and no hub of this machine is in the way.
  const used = spawnSync('unshare', ['--net', process.execPath, USE], {
    encoding: 'utf8',
    input: JSON.stringify({ tree: debian.tree, execStart, wav: 'var/lib/earshot/spoken.wav' }),
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, ...debian.environment },
  });
  for (const line of used.stdout.split('\n').filter(Boolean)) yield JSON.parse(line);
  if (used.status !== 0)
    yield { step: 'use it', ok: false, counts: true, seconds: 0, detail: `ended with ${used.status}` };
}

/** The Node that the command takes: the package's own, or Debian's. */
const NODE_OF_PACKAGE =
  'if [ -x /usr/lib/earshot/node/bin/node ]; then /usr/lib/earshot/node/bin/node --version; else node --version; fi';
