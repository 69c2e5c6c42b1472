/** `earshot restore FILE`: a backup in the place of what is there, which is kept. */
import type { Command } from 'commander';
import { EarshotError, messageOf } from '../errors.js';
import { MAX_TOTAL_BYTES, unpackBackup } from '../install/backup-format.js';
import { PLACES } from '../install/layout.js';
import { configFile, stateOf } from '../install/own-places.js';
import { restore } from '../install/restore.js';
import { serviceManager } from '../install/service-manager.js';
import { readAtMost } from '../read-text.js';
import { remedyFor } from './remedy.js';

interface RestoreFlags {
  readonly config?: string;
  readonly state?: string;
  readonly json?: boolean;
}

export function registerRestore(program: Command): void {
  program
    .command('restore')
    .argument('<file>', 'what `earshot backup` wrote')
    .description('put a backup in the place of settings and state; the old ones are kept beside them')
    .option('--config <file>', "the hub's settings; default: the installed service's")
    .option('--state <folder>', 'its state; default: where the settings in the backup say')
    .option('--json', 'one JSON object on stdout')
    .action(async (file: string, _flags: RestoreFlags, command: Command) => {
      await restoreFrom(file, command.optsWithGlobals<RestoreFlags>());
    });
}

/** @throws EarshotError BACKUP_MISSING, BACKUP_NOT_RESTORED, ARCHIVE_INVALID, BACKUP_TOO_NEW and what `restore` throws */
export async function restoreFrom(file: string, flags: RestoreFlags): Promise<void> {
  const backup = await unpackBackup(await bytesOf(file));
  const config = (await configFile(flags.config)) ?? PLACES.config;
  // The service of this machine must not write meanwhile; another hub is found by its lock.
  const manager = config === PLACES.config && flags.state === undefined ? serviceManager() : null;
  const running = manager !== null && (await manager.active());
  if (running) await manager.run('stop');
  try {
    const { files, kept } = await restore(backup, {
      config,
      state: (settings) => stateOf(settings, config, flags.state),
    }).catch(notWritten);
    if (flags.json) process.stdout.write(`${JSON.stringify({ file, made: backup.made, files, kept })}\n`);
    else {
      for (const path of files) process.stdout.write(`restored ${path}\n`);
      if (kept !== null) process.stdout.write(`What was there before is in ${kept}\n`);
    }
  } finally {
    if (running) await manager.run('restart');
  }
}

function notWritten(cause: unknown): never {
  const remedy = remedyFor(cause);
  if (remedy === null) throw cause;
  throw new EarshotError(
    'BACKUP_NOT_RESTORED',
    `The backup cannot be put in its place (${messageOf(cause)}): ${remedy}, and do it again. What was there is there still, or in before-restore-* of the state folder.`,
    { cause },
  );
}

async function bytesOf(file: string): Promise<Buffer> {
  const bytes = await readAtMost(file, MAX_TOTAL_BYTES).catch((cause: unknown) => {
    throw new EarshotError(
      'BACKUP_MISSING',
      `${file} cannot be read (${messageOf(cause)}): give the path of a backup.`,
      {
        cause,
        usage: true,
      },
    );
  });
  if (bytes === null)
    throw new EarshotError('ARCHIVE_INVALID', `${file} is far too large for a backup of Earshot.`);
  return bytes;
}
