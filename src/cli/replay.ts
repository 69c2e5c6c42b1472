/** `earshot replay`: does again what the hub heard and understood, and says where it comes out otherwise, or why it did. */
import { type Command, InvalidArgumentError } from 'commander';
import { EarshotError } from '../errors.js';
import { deleteRecords, exportRecords, listRecords } from './replay/keep.js';
import { outputTo } from './replay/output.js';
import { choose, configOf, type ReplayFlags } from './replay/records.js';
import { redactRecords, replayRecords } from './replay/run.js';

export function registerReplay(program: Command): void {
  program
    .command('replay')
    .description('do again what the hub heard and understood; tell what differs, or why it did what it did')
    .argument('[which...]', 'ids of records, or files that --redact or --export wrote; default: all records')
    .option('--last <count>', 'the last so many', countOf)
    .option('--why', 'explain in words (default: the last one)')
    .option('--list', 'list the records, without doing anything again')
    .option('--delete', 'delete the records with these ids, or with --all every one')
    .option('--all', 'with --delete: every record, recording and house')
    .option(
      '--redact <file>',
      'write a report without names, rooms and free texts (default: of the last one)',
    )
    .option('--export <file>', 'write the records in the clear, with their sound')
    .option('--words', 'do not hear the sound again, only understand the words')
    .option('--state <folder>', "the hub's state folder")
    .option('--config <file>', "the hub's own settings (config.yaml): state folder, key, plugins, models")
    .option('--key <file>', 'the key that the records are sealed with')
    .option('--plugins <dir>', "the hub's folder of plugins")
    .option('--json', 'one JSON object per record on stdout')
    .action(async (which: string[], _flags: ReplayFlags, command: Command) => {
      const good = await runReplay(which, command.optsWithGlobals<ReplayFlags>(), (text) => {
        process.stdout.write(text);
      });
      if (!good) process.exitCode = 1;
    });
}

/** False where a decision differs or a record cannot be read. @throws EarshotError usage errors */
export async function runReplay(
  which: readonly string[],
  flags: ReplayFlags,
  print: (text: string) => void,
): Promise<boolean> {
  mustGoTogether(which, flags);
  const config = await configOf(flags);
  if (config.models !== null) process.env['EARSHOT_MODELS'] = config.models;
  const output = outputTo(print, flags.json === true);
  if (flags.delete === true) {
    await deleteRecords(which, flags, config, output);
    return true;
  }
  const few = flags.why === true || flags.redact !== undefined;
  const chosen = await choose(which, flags, config, few ? 1 : null);
  if (flags.list === true) return await listRecords(chosen, output);
  if (flags.export !== undefined) {
    await exportRecords(chosen, flags.export, output);
    return true;
  }
  if (flags.redact !== undefined) {
    await redactRecords(chosen, flags.redact, flags, config, output);
    return true;
  }
  return await replayRecords(chosen, flags, config, output);
}

function mustGoTogether(which: readonly string[], flags: ReplayFlags): void {
  const usage = (message: string): EarshotError => new EarshotError('REPLAY_WHICH', message, { usage: true });
  const deeds = [flags.list, flags.delete, flags.redact, flags.export, flags.why].filter(Boolean);
  if (deeds.length > 1) throw usage('Only one of --list, --delete, --redact, --export and --why at a time.');
  if (flags.all === true && flags.delete !== true) throw usage('--all goes with --delete: every record.');
  if (flags.delete !== true) return;
  if (flags.last !== undefined) throw usage('--delete takes ids or --all, not --last.');
  if ((which.length === 0) === (flags.all !== true))
    throw usage('--delete needs the ids of records (`earshot replay --list` shows them) or --all, not both.');
}

function countOf(text: string): number {
  const count = Number(text);
  if (!/^\d+$/.test(text) || count < 1) throw new InvalidArgumentError('it must be a whole number from 1.');
  return count;
}
