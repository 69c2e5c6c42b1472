/** systemctl, as far as an installation needs it. Where systemd does not run (a container, an image), it is null. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import { EarshotError, messageOf } from '../errors.js';

export interface ServiceManager {
  enabled(): Promise<boolean>;
  active(): Promise<boolean>;
  /** @throws EarshotError SYSTEMCTL with what it said */
  run(verb: 'daemon-reload' | 'enable' | 'disable' | 'restart' | 'stop'): Promise<void>;
}

const UNIT = 'earshot.service';
/** A start waits for `READY=1`: a slow machine loads its models from an SD card. */
const PATIENCE_MS = 200_000;

export function serviceManager(): ServiceManager | null {
  // As sd_booted(3) does.
  if (!existsSync('/run/systemd/system')) return null;
  const answers = (verb: string): Promise<boolean> =>
    systemctl(['--quiet', verb, UNIT]).then(
      () => true,
      () => false,
    );
  return {
    enabled: () => answers('is-enabled'),
    active: () => answers('is-active'),
    run: async (verb) => {
      try {
        await systemctl(verb === 'daemon-reload' ? [verb] : [verb, UNIT]);
      } catch (cause) {
        throw new EarshotError(
          'SYSTEMCTL',
          `systemctl ${verb} failed (${messageOf(cause).trim()}): \`journalctl -u earshot -n 50\` shows why.`,
          { cause },
        );
      }
    },
  };
}

/**
 * What systemd says of the hub's unit, by property (systemctl(1), `show`).
 * @returns null where there is no systemd, or no such unit
 */
export async function unitProperties(
  names: readonly string[],
): Promise<Readonly<Record<string, string>> | null> {
  if (!existsSync('/run/systemd/system')) return null;
  const found = await systemctl(['show', UNIT, `--property=${['LoadState', ...names].join(',')}`]).then(
    ({ stdout }) => stdout,
    () => '',
  );
  const properties = Object.fromEntries(
    found
      .split('\n')
      .filter((line) => line.includes('='))
      .map((line): [string, string] => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );
  return properties['LoadState'] === 'loaded' ? properties : null;
}

const execute = promisify(execFile);
const systemctl = (args: readonly string[]): Promise<{ readonly stdout: string }> =>
  execute('systemctl', [...args], { timeout: PATIENCE_MS });
