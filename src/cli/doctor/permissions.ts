/** The check of who may read what: secrets nobody else, settings the hub, sound cards its group. */
import { access, chmod, constants, readdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Config } from '../../config.js';
import { secretFiles } from '../../install/config-files.js';
import { PLACES } from '../../install/layout.js';
import type { Finding } from '../doctor.js';

interface Trouble {
  readonly found: string;
  readonly remedy: string;
  readonly fix?: () => Promise<void>;
}

/** Others. A group may be the way in which the hub gets at it. */
const OPEN = 0o007;

/** @param file config.yaml; null: none is used */
export async function checkPermissions(config: Config, file: string | null): Promise<Finding> {
  const troubles = [
    ...(await secretTroubles(secretFiles(config))),
    ...(await readTroubles(file, config)),
    ...(await soundTroubles()),
  ];
  const check = 'permissions';
  if (troubles.length === 0)
    return {
      check,
      ok: true,
      found: 'settings, secrets and sound devices are as they should be',
      remedy: null,
    };
  const fixes = troubles.flatMap(({ fix }) => fix ?? []);
  return {
    check,
    ok: false,
    found: troubles.map(({ found }) => found).join('; '),
    remedy: troubles.map(({ remedy }) => remedy).join('; '),
    ...(fixes.length === 0 ? {} : { fix: async () => void (await Promise.all(fixes.map((fix) => fix()))) }),
  };
}

async function secretTroubles(files: readonly string[]): Promise<Trouble[]> {
  const found = await Promise.all(
    files.map(async (file): Promise<Trouble[]> => {
      const mode = await stat(file).then(
        (stats) => stats.mode,
        () => null,
      );
      if (mode === null)
        return [{ found: `${file} is missing`, remedy: 'write it, or take it out of config.yaml' }];
      if ((mode & OPEN) === 0) return [];
      const what = `${file} can be read by others`;
      return [{ found: what, remedy: `chmod 600 ${file}`, fix: () => chmod(file, 0o600) }];
    }),
  );
  return found.flat();
}

/** The service's user is nobody's friend: settings in /etc/earshot must be open to all, and homes are closed to it. */
async function readTroubles(file: string | null, { home }: Config): Promise<Trouble[]> {
  if (file === null) return [];
  const service = dirname(file) === PLACES.configFolder;
  const troubles: Trouble[] = [];
  for (const each of [file, ...(home === null ? [] : [home])]) {
    if (!service) continue;
    const mode = await stat(each).then(
      (stats) => stats.mode,
      () => null,
    );
    if (/^\/(home|root|run\/user)\//.test(each))
      troubles.push({ found: `the service cannot see ${each}`, remedy: `copy it to ${PLACES.configFolder}` });
    else if (mode !== null && (mode & 0o004) === 0)
      troubles.push({
        found: `the service cannot read ${each}`,
        remedy: `sudo chmod 644 ${each}`,
        fix: () => chmod(each, 0o644),
      });
  }
  return troubles;
}

async function soundTroubles(): Promise<Trouble[]> {
  const names = (await readdir('/dev/snd').catch(() => [])).filter((name) => /^pcm|^control/.test(name));
  for (const name of names) {
    const open = await access(`/dev/snd/${name}`, constants.R_OK | constants.W_OK).then(
      () => true,
      () => false,
    );
    if (!open)
      return [
        {
          found: 'this user may not use the sound card',
          remedy: 'sudo usermod -aG audio $USER, then log in again',
        },
      ];
  }
  return [];
}
