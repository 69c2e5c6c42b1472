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
import { remedyFor } from './remedy.js';
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

/** What is wrong is said once, by `main`. */
const QUIET = { outputError: () => {}, writeErr: () => {} };

/** All commands. Errors are thrown, never printed, and nothing ends the process. */
export function createProgram(): Command {
  const program = new Command('earshot');
  program
    .description('an offline voice assistant for the home')
    .version(version())
    .exitOverride()
    .configureOutput(QUIET)
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
  for (const command of program.commands) command.exitOverride().configureOutput(QUIET);
  return program;
}

/** Runs one command line and tells its exit code; a failure is one line on stderr, never a stack trace. */
export async function main(args: readonly string[]): Promise<ExitCode> {
  const program = createProgram();
  try {
    if (args.length === 0) {
      throw new EarshotError('COMMAND_MISSING', 'Which command? `earshot --help` lists them.', {
        usage: true,
      });
    }
    await program.parseAsync(args, { from: 'user' });
    return process.exitCode === 1 ? 1 : 0;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    tell('err', `earshot: ${explain(error, commandOf(program, args))}`);
    return isUsage(error) ? 2 : 1;
  }
}

function isUsage(error: unknown): boolean {
  return error instanceof CommanderError || (error instanceof EarshotError && error.usage);
}

function explain(error: unknown, command: Command): string {
  if (error instanceof CommanderError)
    return `${wrongUsage(error, command)}; see \`${pathOf(command)} --help\``;
  const remedy = error instanceof EarshotError ? null : remedyFor(error);
  if (remedy !== null) return `${messageOf(error)}: ${remedy}, and try again`;
  return messageOf(error).trim() || 'failed for an unknown reason; run `earshot doctor`';
}

function wrongUsage({ code, message }: CommanderError, command: Command): string {
  // Commander throws so after it has shown the help, which is what stands behind a bare group of commands.
  if (code === 'commander.help') return 'Which command?';
  // "error: unknown option '--x'\n(Did you mean --y?)" becomes one line.
  const text = message
    .replace(/^error: /, '')
    .replace(/\s*\n\s*/g, ' ')
    .replace(/\.$/, '');
  if (code === 'commander.excessArguments' && command.commands.length > 0)
    return `${text}; its commands are ${command.commands.map((each) => each.name()).join(', ')}`;
  if (code === 'commander.unknownOption' && command.registeredArguments.length > 0)
    return `${text}, and what begins with "-" and is none goes behind "--"`;
  return text;
}

/** The command that the line is about, as far as its words are commands. */
function commandOf(program: Command, args: readonly string[]): Command {
  let command = program;
  for (const arg of args) {
    const next = command.commands.find((each) => each.name() === arg);
    if (next === undefined) break;
    command = next;
  }
  return command;
}

const pathOf = (command: Command): string =>
  command.parent === null ? command.name() : `${pathOf(command.parent)} ${command.name()}`;
