/** The check of the service, where it is installed: whether it runs, and whether it can tell systemd so. */
import { findExecutable } from '../../audio/find-executable.js';
import { unitProperties } from '../../install/service-manager.js';
import type { Check } from '../doctor.js';

/** Of `systemctl show`. */
export interface ServiceState {
  readonly active: string;
  readonly sub: string;
  /** The last line that the hub told systemd of itself. */
  readonly status: string;
  readonly restarts: number;
  /** Exit status of the last process. */
  readonly exitStatus: number;
  /** Starts with the machine. */
  readonly enabled: boolean;
  /** `systemd-notify` is there: without it systemd never learns that the hub is ready, and ends it. */
  readonly notifies: boolean;
}

/** null: no service is installed here. */
export async function checkService(): Promise<Check | null> {
  const found = await unitProperties([
    'ActiveState',
    'SubState',
    'StatusText',
    'NRestarts',
    'ExecMainStatus',
    'UnitFileState',
  ]);
  if (found === null) return null;
  return judgeService({
    active: found['ActiveState'] ?? '',
    sub: found['SubState'] ?? '',
    status: found['StatusText'] ?? '',
    restarts: Number(found['NRestarts'] ?? 0),
    exitStatus: Number(found['ExecMainStatus'] ?? 0),
    enabled: (found['UnitFileState'] ?? '').startsWith('enabled'),
    notifies: findExecutable('systemd-notify', process.env['PATH'] ?? '') !== undefined,
  });
}

const WHY = '`journalctl -u earshot -p err -n 20` shows why';

export function judgeService(state: ServiceState): Check {
  const check = 'service';
  const { active, sub, status, restarts, exitStatus, enabled, notifies } = state;
  const bad = (found: string, remedy: string): Check => ({ check, ok: false, found, remedy });
  if (!notifies)
    return bad(
      'systemd-notify is missing, so systemd takes the hub for one that never gets ready',
      'sudo apt-get install systemd',
    );
  const again = restarts === 0 ? '' : `, started again ${restarts} ${restarts === 1 ? 'time' : 'times'}`;
  if (active === 'active') {
    const remedy = enabled ? null : 'sudo systemctl enable earshot, or it does not start with the machine';
    const told = status === '' ? '' : `: ${status}`;
    return { check, ok: enabled, found: `it runs${again}${told}`, remedy };
  }
  if (sub === 'auto-restart') return bad(`it ends by itself (status ${exitStatus})${again}`, WHY);
  if (active === 'activating' || active === 'reloading')
    return bad(`it is starting, and has not told systemd that it is ready${again}`, `wait a minute; ${WHY}`);
  if (active === 'failed')
    return bad(
      exitStatus === 2
        ? 'it stays ended: something in config.yaml or home.yaml is wrong'
        : `it failed (status ${exitStatus})`,
      `${WHY}; then sudo systemctl restart earshot`,
    );
  return bad('it is installed and does not run', 'sudo systemctl enable --now earshot');
}
