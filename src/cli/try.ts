/** `earshot try`: sentences on stdin against a simulated house, one answer per line, in order. */

import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { Command } from 'commander';
import type { Home } from '../actions/home.js';
import { EarshotError, messageOf } from '../errors.js';
import { createUnderstanding } from '../nlu/understanding.js';
import { openHome } from './home-option.js';
import { parseLine } from './try/line.js';
import { Simulation, type TryRow } from './try/simulation.js';
import { transcript } from './try/transcript.js';

interface TryFlags {
  readonly home?: string;
  readonly json?: boolean;
}

export function registerTry(program: Command): void {
  program
    .command('try')
    .description('type sentences at a simulated house: text or JSON lines on stdin')
    .option('--home <file>', 'the house (home.yaml); default: the bundled example house')
    .option('--json', 'one JSON object per line on stdout')
    .action(async (_flags: TryFlags, command: Command) => {
      const flags = command.optsWithGlobals<TryFlags>();
      await runTry(await openHome(flags.home), flags.json === true, process.stdin, process.stdout);
    });
}

/** Answers line by line until the input ends. Errors of a line stand in its place; nothing stops the others. */
export async function runTry(home: Home, json: boolean, input: Readable, output: Writable): Promise<void> {
  const simulation = new Simulation(home, createUnderstanding(home));
  const terminal = isTerminal(input) && isTerminal(output);
  const lines = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
  if (terminal && !json) output.write(GREETING);
  // A reader that has gone ("| head") is no error of ours.
  let gone = false;
  output.on('error', () => {
    gone = true;
    lines.close();
  });
  const prompt = (): boolean => !terminal || json || output.write('> ');
  prompt();
  for await (const text of lines) {
    if (gone) break;
    const row = answer(simulation, text, home);
    const shown = json ? `${JSON.stringify(row)}\n` : human(row, terminal, isTerminal(output));
    if (!output.write(shown) && !gone) await Promise.race([once(output, 'drain'), once(output, 'close')]);
    prompt();
  }
}

const GREETING = 'A simulated house. Say what you like; Ctrl-D ends it.\n';

export type TryError = { readonly error: { readonly code: string; readonly message: string } };

function answer(simulation: Simulation, text: string, home: Home): TryRow | TryError {
  try {
    return simulation.answer(parseLine(text, home));
  } catch (error) {
    const code = error instanceof EarshotError ? error.code : 'INTERNAL';
    return { error: { code, message: messageOf(error) } };
  }
}

function human(row: TryRow | TryError, terminal: boolean, color: boolean): string {
  if ('error' in row) return `  ${row.error.code}: ${row.error.message}\n`;
  return transcript(row, { color, echo: !terminal });
}

function isTerminal(stream: Readable | Writable): boolean {
  return 'isTTY' in stream && stream.isTTY === true;
}
