/** What a newcomer does with Earshot, step by step; each step is a process of its own. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const checkout = new URL('../..', import.meta.url).pathname;
const COMMAND = 'Turn on the kitchen light.';
const CHANGED = '{"kitchen_light":{"on":true}}';

/** Yields `{step, ok, detail}`; the caller stops at the first that fails. */
export async function* takeJourney({ install, say }) {
  const temp = mkdtempSync(join(tmpdir(), 'earshot-offline-'));
  const at = (name) => join(temp, name);
  const run = (command, args, cwd = temp) => {
    say(`      ${command.split('/').at(-1)} ${args.join(' ')}`);
    const { status, stdout, stderr } = spawnSync(command, args, {
      cwd,
      encoding: 'utf8',
      maxBuffer: 1 << 26,
      // Nothing of the caller's own Earshot: no models, no state, no settings.
      env: { ...without(process.env, /^EARSHOT/), HOME: homeOf(), XDG_STATE_HOME: at('xdg') },
    });
    return { ok: status === 0, stdout, stderr, last: stderr.trim().split('\n').at(-1) ?? '' };
  };
  try {
    const root = install ? at('earshot') : checkout;
    if (install) yield installFromCache(run, at('earshot'));
    const earshot = (...args) => run(process.execPath, [join(root, 'bin/earshot.js'), ...args]);

    const said = earshot('say', COMMAND, '--out', at('command.wav'));
    yield { step: 'speak to a file', ok: said.ok, detail: said.stdout.trim() || said.last };

    const heard = earshot('hear', at('command.wav'), '--act', '--json');
    const row = heard.ok ? JSON.parse(heard.stdout) : {};
    yield {
      step: 'hear a file and act',
      ok: row.accepted === true && JSON.stringify(row.changes).includes(CHANGED),
      detail: row.reply ?? heard.last,
    };

    yield runHub(earshot, at, 'the hub: hear, act over MQTT, speak', null);

    const release = nextModels(root, at('new-models'));
    const bundle = at('new.earshot-models');
    const steps = [
      ['models', 'keygen', at('maker')],
      ['models', 'trust', at('maker.pub'), '--state', at('state')],
      ['models', 'bundle', '--from', at('new-models'), '--key', at('maker.key'), '--out', bundle],
      ['models', 'update', bundle, '--state', at('state')],
    ];
    let done = { ok: true, stdout: '', last: '' };
    for (const args of steps) if (done.ok) done = earshot(...args);
    yield { step: 'new models from a file', ok: done.ok, detail: done.stdout.split('\n')[0] || done.last };

    yield runHub(earshot, at, 'the hub with the new models', release);
  } finally {
    rmSync(temp, { recursive: true, force: true });
  }
}

/** The tracked files of the checkout, and npm with nothing but its cache. */
function installFromCache(run, into) {
  const step = "install from npm's cache";
  const copied = run('sh', [
    '-c',
    'mkdir "$2" && cd "$1" && git ls-files -z | xargs -0 cp --parents -t "$2"',
    'copy',
    checkout,
    into,
  ]);
  if (!copied.ok) return { step, ok: false, detail: copied.last };
  // node-gyp would fetch Node's headers for the optional loudspeaker: they lie beside this Node, or it is left out.
  const headers = dirname(dirname(process.execPath));
  const installed = run('npm', ['ci', '--offline', '--no-audit', '--no-fund', `--nodedir=${headers}`], into);
  const detail = installed.ok
    ? installed.stdout.trim().split('\n').at(-1)
    : `${installed.last} (run \`npm ci\` once with a network: it fills the cache)`;
  return { step, ok: installed.ok, detail };
}

/** The same models as the next release. @returns its number */
function nextModels(root, folder) {
  cpSync(join(root, 'models'), folder, { recursive: true });
  const file = join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  const release = (manifest.release ?? 0) + 1;
  writeFileSync(file, JSON.stringify({ ...manifest, release }));
  return release;
}

/** @param release of the models it must use; null: those that came with it */
function runHub(earshot, at, step, release) {
  const state = ['--state', at('state')];
  const hub = earshot('run', '--input', at('command.wav'), '--json', '--port', '0', ...state);
  const events = hub.stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  const has = (name) => events.some(({ event }) => event === name);
  const acted = events.some(
    ({ event, changes }) => event === 'changed' && JSON.stringify(changes) === CHANGED,
  );
  const status = earshot('models', 'status', '--json', ...state);
  const used = status.ok ? JSON.parse(status.stdout).release : undefined;
  return {
    step,
    ok: hub.ok && has('heard') && acted && has('spoken') && used === release,
    detail: events.find(({ event }) => event === 'reply')?.text ?? hub.last,
  };
}

/** npm's cache is the one thing of the caller's that is used. */
const homeOf = () => process.env.HOME ?? tmpdir();

const without = (environment, names) =>
  Object.fromEntries(Object.entries(environment).filter(([name]) => !names.test(name)));
