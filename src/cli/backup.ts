/** `earshot backup FILE`: settings and state in one file. */
import { stat } from 'node:fs/promises';
import type { Command } from 'commander';
import { configAt } from '../config-file.js';
import { EarshotError, messageOf } from '../errors.js';
import { collect } from '../install/backup.js';
import { packBackup } from '../install/backup-format.js';
import { configFile, stateOf } from '../install/own-places.js';
import { codeOf, isThere } from '../install/plan.js';
import { writeWhole } from '../store/write-whole.js';

interface BackupFlags {
  readonly config?: string;
  readonly state?: string;
  readonly secrets?: boolean;
  readonly force?: boolean;
  readonly json?: boolean;
}

export function registerBackup(program: Command): void {
  program
    .command('backup')
    .argument('<file>', 'where to write it, for example earshot.tar.gz')
    .description(
      'keep settings, timers, lists, names and learned things in one file; the hub may run meanwhile',
    )
    .option('--config <file>', "the hub's settings; default: the installed service's")
    .option('--state <folder>', 'its state; default: where the settings say')
    .option('--secrets', 'with PIN, passwords and keys: keep the file as safe as them')
    .option('--force', 'write over an older file')
    .option('--json', 'one JSON object on stdout')
    .action(async (file: string, _flags: BackupFlags, command: Command) => {
      await backUp(file, command.optsWithGlobals<BackupFlags>());
    });
}

/** @throws EarshotError BACKUP_NAME, BACKUP_EXISTS, BACKUP_NOT_READ, BACKUP_NOT_WRITTEN, BACKUP_STATE, BACKUP_EMPTY and what `collect` throws */
export async function backUp(file: string, flags: BackupFlags): Promise<void> {
  if (file === '')
    throw new EarshotError('BACKUP_NAME', 'The name of the backup is empty: give one, like earshot.tar.gz.', {
      usage: true,
    });
  if (flags.force !== true && (await isThere(file)))
    throw new EarshotError(
      'BACKUP_EXISTS',
      `${file} is there already: choose another name, or add --force.`,
      {
        usage: true,
      },
    );
  const config = await configFile(flags.config);
  const settings = await configAt(config);
  const state = stateOf(settings, config, flags.state);
  if (flags.state !== undefined && state !== null) await mustBeFolder(state);
  const { files, leftOut } = await collect({ config, state, secrets: flags.secrets === true }).catch(notRead);
  if (files.length === 0)
    throw new EarshotError(
      'BACKUP_EMPTY',
      'There is nothing to keep: name the hub’s settings with --config, or its state with --state.',
    );
  const packed = await packBackup(files);
  try {
    // It holds what was said to timers and lists, and perhaps secrets.
    await writeWhole(file, packed, 0o600);
  } catch (cause) {
    throw new EarshotError(
      'BACKUP_NOT_WRITTEN',
      `${file} cannot be written (${messageOf(cause)}): choose another place.`,
      { cause },
    );
  }
  const row = { file, files: files.length, bytes: packed.length, left_out: leftOut };
  if (flags.json) process.stdout.write(`${JSON.stringify(row)}\n`);
  else {
    process.stdout.write(`${file}: ${files.length} files, ${Math.ceil(packed.length / 1000)} kB\n`);
    for (const line of leftOut) process.stdout.write(`Not in it: ${line}\n`);
  }
}

/** A backup without the state that somebody named would be missed when it is needed. */
async function mustBeFolder(state: string): Promise<void> {
  const there = await stat(state).catch(() => null);
  if (there?.isDirectory() === true) return;
  const why = there === null ? 'is not there' : 'is no folder';
  throw new EarshotError('BACKUP_STATE', `--state ${state} ${why}: name the hub's state folder.`, {
    usage: true,
  });
}

function notRead(cause: unknown): never {
  if (!['EACCES', 'EPERM'].includes(codeOf(cause))) throw cause;
  throw new EarshotError(
    'BACKUP_NOT_READ',
    `The hub's files cannot be read (${messageOf(cause)}): use sudo.`,
    { cause },
  );
}
