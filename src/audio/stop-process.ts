import type { ChildProcess } from 'node:child_process';

/** Recorders and players end within 50 ms of SIGTERM; one that hangs in its driver does not. */
const KILL_AFTER_MS = 500;

/** Ends a child: SIGTERM, then SIGKILL. Resolves when it is gone (at once if it never started). */
export async function stopProcess(child: ChildProcess, killAfterMs = KILL_AFTER_MS): Promise<void> {
  if (child.pid !== undefined && child.exitCode === null && child.signalCode === null)
    await ended(child, killAfterMs);
  closePipes(child);
}

/**
 * Where a script stands in the place of the program, what it started has its pipes, and may outlive it: they would stay open, what
 * comes through them would go on coming, and this process would never end.
 */
export function closePipes({ stdin, stdout, stderr }: ChildProcess): void {
  for (const pipe of [stdin, stdout, stderr]) pipe?.destroy();
}

function ended(child: ChildProcess, killAfterMs: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), killAfterMs);
    child.once('exit', () => {
      clearTimeout(timer);
      resolve();
    });
    child.kill('SIGTERM');
  });
}
