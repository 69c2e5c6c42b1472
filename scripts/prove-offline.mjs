/**
 * Proves that Earshot keeps to itself: the whole journey in a network namespace of its own, with every packet counted.
 *
 *   npm run prove:offline [-- --no-install] [-- --json]
 *
 * The namespace has the loopback interface and a trap: an interface that leads nowhere, with the default route and a name
 * server behind it, so that whatever wants to leave goes there and is counted. The journey is an installation from npm's
 * own cache (`--no-install` takes this checkout as it is built), `hear`, the hub with a spoken command that acts and
 * answers, new models from a file, and the hub again with them. At the end one request is made on purpose: a trap that
 * does not see it proves nothing. Exit status 0: nothing left; 1: something did, or a step failed; 2: this machine forbids
 * network namespaces (it is said what to do).
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { takeJourney } from './prove-offline/journey.mjs';
import { provokePacket, readCounters, setTrap, since } from './prove-offline/namespace.mjs';

const INSIDE = 'EARSHOT_PROVE_INSIDE';
const flags = process.argv.slice(2);

function enterNamespace() {
  const ways = [
    ['unshare', '--map-root-user', '--net', '--mount'],
    ['unshare', '--net', '--mount'],
  ];
  const way = ways.find(([command, ...args]) => spawnSync(command, [...args, 'true']).status === 0);
  if (way === undefined) {
    process.stderr.write(
      'This machine forbids network namespaces, so nothing can be proven here: run this as root, or allow them ' +
        '(`sysctl kernel.unprivileged_userns_clone=1`, on Ubuntu also `kernel.apparmor_restrict_unprivileged_userns=0`). ' +
        'util-linux (`unshare`) and iproute2 (`ip`) are needed. Containers often forbid them: use the machine itself.\n',
    );
    return 2;
  }
  const [command, ...args] = way;
  const self = [process.execPath, fileURLToPath(import.meta.url), ...flags];
  const { status } = spawnSync(command, [...args, ...self], {
    stdio: 'inherit',
    env: { ...process.env, [INSIDE]: '1' },
  });
  return status ?? 1;
}

async function prove() {
  const trap = setTrap();
  const rows = [];
  let failed = false;
  let last = readCounters();
  const start = last;
  const say = (text) => process.stderr.write(`${text}\n`);
  for await (const { step, ok, detail } of takeJourney({ install: !flags.includes('--no-install'), say })) {
    const now = readCounters();
    rows.push({ step, ok, detail, ...since(last, now) });
    failed ||= !ok;
    last = now;
    say(`${ok ? 'ok  ' : 'FAIL'}  ${step}: ${detail}`);
    if (!ok) break;
  }
  const total = since(start, last);
  await provokePacket();
  const control = since(last, readCounters());
  const seen = control.left > 0 || control.unroutable > 0;
  const result = { trap, rows, total, control: { seen, ...control } };
  if (flags.includes('--json')) process.stdout.write(`${JSON.stringify(result)}\n`);
  else process.stdout.write(table(result));
  return !failed && seen && total.left === 0 && total.unroutable === 0 && total.datagrams === 0 ? 0 : 1;
}

function table({ trap, rows, total, control }) {
  const line = (cells) => `| ${cells.join(' | ')} |\n`;
  const cells = (name, row) => [name, row.left, row.unroutable, row.datagrams, row.loopback];
  return [
    line([
      'step',
      'packets on other interfaces',
      'refused for want of a route',
      'UDP datagrams sent',
      'packets on lo',
    ]),
    line(['---', '---', '---', '---', '---']),
    ...rows.map((row) => line(cells(row.step, row))),
    line(cells('**all**', total)),
    line(cells('control: a request to 192.0.2.1, on purpose', control)),
    `\n${trap}\n`,
  ].join('');
}

if (process.env[INSIDE] === undefined) {
  process.exitCode = enterNamespace();
} else {
  // Names of machines must not be asked for in the real network's way either: there is none here.
  execFileSync('ip', ['link', 'set', 'lo', 'up']);
  process.exitCode = await prove();
}
