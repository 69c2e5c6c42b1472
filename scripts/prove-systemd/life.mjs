/** The life of the service, step by step; each yields a row `{step, ok, detail}`. */
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { tell } from '../prove/tell.mjs';

/** WatchdogSec=60, a start, and a busy machine. */
const WATCHDOG_MS = 150_000;
const START_MS = 180_000;
const CONFIG = '/etc/earshot/config.yaml';

export async function* takeLife({ run, write }) {
  const port = await freePort();
  // No sound card here: the watchdog goes by the recogniser alone.
  write(CONFIG, `microphone: {enabled: false}\nvoice: {engine: none}\npage: {port: ${port}}\n`);
  const show = (...names) =>
    Object.fromEntries(
      run('systemctl', 'show', 'earshot', ...names.map((name) => `--property=${name}`))
        .trim()
        .split('\n')
        .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
    );
  const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;
  const say = (text) => tell(port, text);
  /** @returns how long it took; null: it did not come */
  const until = async (test, limitMs) => {
    const startedAt = performance.now();
    while (performance.now() - startedAt < limitMs) {
      if (await test()) return performance.now() - startedAt;
      await sleep(250);
    }
    return null;
  };
  const isUp = (restarts) => () => {
    const { ActiveState, NRestarts } = show('ActiveState', 'NRestarts');
    return ActiveState === 'active' && Number(NRestarts) >= restarts;
  };
  const kept = async () => {
    const list = await say('what is on the shopping list');
    const timer = await say('how much time is left on the timer');
    const ok = /oranges/i.test(list) && /hour/i.test(timer);
    return { ok, detail: `"${list}" "${timer}"` };
  };

  const startedAt = performance.now();
  run('systemctl', 'start', 'earshot');
  const first = show('ActiveState', 'MainPID', 'StatusText', 'Type', 'DynamicUser', 'NRestarts');
  yield {
    step: '`systemctl start` returns when the hub is ready',
    ok: first.ActiveState === 'active' && first.Type === 'notify',
    detail: `after ${seconds(performance.now() - startedAt)}; status "${first.StatusText}"`,
  };
  const user = run('ps', '-o', 'user=', '-p', first.MainPID).trim();
  const rights = run('stat', '-c', '%a', '/var/lib/private/earshot').trim();
  yield {
    step: 'it runs as a user of its own, with a state folder of its own',
    ok: user === 'earshot' && rights === '700',
    detail: `user ${user}, /var/lib/private/earshot has mode ${rights}`,
  };

  const added = await say('add oranges to the shopping list');
  const set = await say('set a timer for three hours');
  yield { step: 'it is told two things', ok: added !== '' && set !== '', detail: `"${added}" "${set}"` };

  run('kill', '-STOP', first.MainPID);
  const noticed = await until(() => Number(show('NRestarts').NRestarts) >= 1, WATCHDOG_MS);
  const again = noticed === null ? null : await until(isUp(1), START_MS);
  const log = run('journalctl', '-u', 'earshot', '-o', 'cat', '--no-pager');
  yield {
    step: 'frozen (SIGSTOP), it is ended by the watchdog and started again',
    ok: noticed !== null && again !== null && /Watchdog timeout/.test(log),
    detail:
      noticed === null
        ? 'nobody noticed'
        : `started anew after ${seconds(noticed)}, ready after ${seconds(again ?? 0)} more; the journal says "${/Watchdog timeout[^\n]*/.exec(log)?.[0] ?? ''}"`,
  };
  yield { step: 'list and timer are there', ...(await kept()) };

  run('kill', '-KILL', show('MainPID').MainPID);
  const back = await until(isUp(2), START_MS);
  yield {
    step: 'shot (SIGKILL), it is started again',
    ok: back !== null,
    detail: back === null ? 'it did not come back' : `ready after ${seconds(back)}`,
  };
  yield { step: 'list and timer are there', ...(await kept()) };

  run('systemctl', 'restart', 'earshot');
  yield { step: 'after `systemctl restart`, too', ...(await kept()) };

  const stopAt = performance.now();
  run('systemctl', 'stop', 'earshot');
  const stopped = show('ActiveState', 'Result', 'ExecMainStatus');
  yield {
    step: '`systemctl stop` ends it in good order',
    ok: stopped.ActiveState === 'inactive' && stopped.Result === 'success',
    detail: `after ${seconds(performance.now() - stopAt)}, result ${stopped.Result}, status ${stopped.ExecMainStatus}`,
  };

  write(CONFIG, 'no_such_setting: 1\n');
  try {
    run('systemctl', 'start', 'earshot');
  } catch {
    // It says so by its status, which is looked at.
  }
  await sleep(5_000);
  const wrong = show('ActiveState', 'NRestarts', 'ExecMainStatus');
  yield {
    step: 'with a mistake in config.yaml it stays ended',
    ok: wrong.ActiveState === 'failed' && wrong.NRestarts === '0' && wrong.ExecMainStatus === '2',
    detail: `${wrong.ActiveState}, status ${wrong.ExecMainStatus}, ${wrong.NRestarts} restarts`,
  };
  const warnings = run('journalctl', '-o', 'cat', '--no-pager', '-u', 'earshot', '-p', 'warning')
    .split('\n')
    .filter((line) => /BPF|firewall|sandbox|seccomp|namespac/i.test(line));
  yield {
    step: 'systemd could set up all of its limits',
    ok: warnings.length === 0,
    detail: warnings.length === 0 ? 'no warning in the journal' : [...new Set(warnings)].join('; '),
  };
}

/** Container and machine share the loopback interface. */
async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}
