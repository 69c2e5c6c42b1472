/**
 * The service manager's notification protocol (sd_notify(3)): `READY=1`, `STATUS=...`, `WATCHDOG=1`. Node has no datagram
 * sockets of the kind that it wants, and the npm packages that do are compiled at installation; `systemd-notify` is
 * on every machine that has systemd, so it is run as a child: 8-20 ms every 20 s. Hence `NotifyAccess=all` in the unit.
 */
import { spawn } from 'node:child_process';
import { findExecutable } from '../../audio/find-executable.js';

export type Notice = Readonly<Partial<Record<'READY' | 'STOPPING' | 'WATCHDOG' | 'STATUS', string>>>;

export interface Notifier {
  /** How long the manager waits for the next `WATCHDOG=1`, ms; null: it does not watch. */
  readonly watchdogMs: number | null;
  /** Resolves when the manager has it, or it could not be told; never rejects. */
  send(notice: Notice): Promise<void>;
}

type Environment = Record<string, string | undefined>;

const PATIENCE_MS = 5_000;
const MAX_STATUS = 300;

/**
 * null: nobody wants to be notified. The variables are taken out of the environment: they are not for our children.
 * @param onProblem once, where the manager cannot be told: it will take the hub for one that hangs
 */
export function openNotifier(
  environment: Environment = process.env,
  onProblem: (why: string) => void = () => {},
): Notifier | null {
  const { NOTIFY_SOCKET: socket, WATCHDOG_USEC: usec, WATCHDOG_PID: pid, PATH: path = '' } = environment;
  for (const name of ['NOTIFY_SOCKET', 'WATCHDOG_USEC', 'WATCHDOG_PID']) delete environment[name];
  if (socket === undefined || socket === '') return null;
  const program = findExecutable('systemd-notify', path);
  if (program === undefined) {
    onProblem('systemd-notify is not installed, so systemd cannot be told that the hub is well');
    return null;
  }
  const mine = pid === undefined || pid === String(process.pid);
  const watchdogMs = mine && usec !== undefined && /^[1-9]\d{0,15}$/.test(usec) ? Number(usec) / 1000 : null;
  let last: Promise<void> = Promise.resolve();
  let told = false;
  return {
    watchdogMs,
    send: (notice) => {
      // One after another: "ready" must not overtake "stopping".
      last = last.then(async () => {
        const why = await run(program, argumentsOf(notice), { NOTIFY_SOCKET: socket, PATH: path });
        if (why !== null && !told) onProblem(`systemd cannot be told that the hub is well: ${why}`);
        told ||= why !== null;
      });
      return last;
    },
  };
}

function argumentsOf(notice: Notice): string[] {
  // A line break would begin another notice.
  const clean = (text: string): string => text.replaceAll(/\s+/g, ' ').slice(0, MAX_STATUS);
  return Object.entries(notice).map(([name, value]) => `${name}=${clean(value)}`);
}

/** null: done; else why not. */
function run(program: string, args: readonly string[], env: Environment): Promise<string | null> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { env, stdio: 'ignore', timeout: PATIENCE_MS, killSignal: 'SIGKILL' });
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) =>
      resolve(code === 0 ? null : `systemd-notify ended with ${signal ?? `status ${code}`}`),
    );
  });
}
