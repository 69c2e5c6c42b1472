/** The command line `earshot`: which commands there are, and what becomes of an error (docs: exit 0, 1, 2). */
import { Command, CommanderError } from 'commander';
import { EarshotError, messageOf } from '../errors.js';
import { tell } from '../journal.js';
import { version } from '../version.js';
import { registerBackup } from './backup.js';
import { registerBench } from './bench.js';
import { registerDevices } from './devices.js';
import { registerDoctor } from './doctor.js';
import { registerHear } from './hear.js';
import { registerInstall } from './install.js';
import { registerLearned } from './learned.js';
import { registerModels } from './models.js';
import { registerPlugins } from './plugins.js';
import { registerReplay } from './replay.js';
import { registerRestore } from './restore.js';
import { registerRun } from './run.js';
import { registerSay } from './say.js';
import { registerSetup } from './setup.js';
import { registerTranscribe } from './transcribe.js';
import { registerTry } from './try.js';
import { registerUninstall } from './uninstall.js';
import { registerWake } from './wake.js';

/** 0 done, 1 failed, 2 wrong usage. */
export type ExitCode = 0 | 1 | 2;

/** All commands. Errors are thrown, never printed, and nothing ends the process. */
export function createProgram(): Command {
  const program = new Command('earshot');
  program
    .description('an offline voice assistant for the home')
    .version(version())
    .exitOverride()
    .configureOutput({ outputError: () => {} })
    .showSuggestionAfterError(true);
  const registers = [
    registerRun,
    registerTry,
    registerHear,
    registerTranscribe,
    registerWake,
    registerSay,
    registerDevices,
    registerModels,
    registerDoctor,
    registerInstall,
    registerSetup,
    registerUninstall,
    registerBackup,
    registerRestore,
    registerBench,
    registerPlugins,
    registerReplay,
    registerLearned,
  ];
  for (const register of registers) register(program);
  // Commander copies these settings only to commands made after they were set, and not to those added ready-made.
  for (const command of program.commands) command.exitOverride().configureOutput({ outputError: () => {} });
  return program;
}

/** Runs one command line and tells its exit code; a failure is one line on stderr, never a stack trace. */
export async function main(args: readonly string[]): Promise<ExitCode> {
  try {
    if (args.length === 0) {
      throw new EarshotError('COMMAND_MISSING', 'Which command? `earshot --help` lists them.', {
        usage: true,
      });
    }
    await createProgram().parseAsync(args, { from: 'user' });
    return process.exitCode === 1 ? 1 : 0;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    tell('err', `earshot: ${explain(error)}`);
    return isUsage(error) ? 2 : 1;
  }
}

function isUsage(error: unknown): boolean {
  return error instanceof CommanderError || (error instanceof EarshotError && error.usage);
}

function explain(error: unknown): string {
  if (error instanceof CommanderError) {
    // "error: unknown option '--x'\n(Did you mean --y?)" becomes one line.
    const text = error.message.replace(/^error: /, '').replace(/\s*\n\s*/g, ' ');
    return `${text}; see \`earshot --help\``;
  }
  return messageOf(error).trim() || 'failed for an unknown reason; run `earshot doctor`';
}
