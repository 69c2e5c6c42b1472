import type { ChildProcess } from 'node:child_process';

/** Recorders and players end within 50 ms of SIGTERM; one that hangs in its driver does not. */
const KILL_AFTER_MS = 500;

/** Ends a child: SIGTERM, then SIGKILL. Resolves when it is gone (at once if it never started). */
export function stopProcess(child: ChildProcess, killAfterMs = KILL_AFTER_MS): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null)
    return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), killAfterMs);
    child.once('exit', () => {
      clearTimeout(timer);
      resolve();
    });
    child.kill('SIGTERM');
  });
}
