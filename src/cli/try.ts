/** `earshot try`: sentences on stdin against a simulated house, one answer per line, in order. */

import { fstatSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { Command } from 'commander';
import type { Home } from '../actions/home.js';
import { EarshotError, messageOf } from '../errors.js';
import { openThreadedLm } from '../llm/causal/worker-causal-lm.js';
import { withModel } from '../llm/fallback.js';
import { lateReplier } from '../llm/replies/open-replier.js';
import type { Replier } from '../llm/replies/replier.js';
import { withReplies } from '../llm/replies/with-replies.js';
import { shippedProposer } from '../llm/shipped.js';
import { type CallProposer, openProposer } from '../llm/understand.js';
import { createUnderstanding, type Understanding } from '../nlu/understanding.js';
import { openHome } from './home-option.js';
import { addSkillOptions, OpenSkills, type SkillFlags } from './skill-options.js';
import { parseLine } from './try/line.js';
import { loadDialogues, runDialogue } from './try/phrase-tests.js';
import type { Act } from './try/plugin-lines.js';
import { Simulation, type TryRow } from './try/simulation.js';
import { transcript } from './try/transcript.js';

const STDIN = 0;

interface TryFlags extends SkillFlags {
  readonly home?: string;
  readonly json?: boolean;
  readonly test?: string;
  /** False: `--no-llm`. A path: a language model that makes small talk. */
  readonly llm?: boolean | string;
}

/** What is understood, and who carries out what plugins understand (null: nobody). */
export interface Understood extends Pick<Understanding, 'converse'> {
  readonly act: Act | null;
  /** Asked where the grammar has nothing to say; null: nobody. */
  readonly proposer?: CallProposer | null;
  /** Makes small talk; null: nobody. */
  readonly replier?: Replier | null;
}

export function registerTry(program: Command): void {
  const command = program
    .command('try')
    .description('type sentences at a simulated house: text or JSON lines on stdin')
    .option('--home <file>', 'the house (home.yaml); default: the bundled example house');
  addSkillOptions(command)
    .option('--json', 'one JSON object per line on stdout')
    .option('--llm <path>', 'a language model that makes small talk (docs/replies.md)')
    .option('--no-llm', 'the grammar alone')
    .option('--test <file>', 'run phrase tests (YAML) instead of reading stdin; exit 1 if one fails')
    .action(async (_flags: TryFlags, command: Command) => {
      const flags = command.optsWithGlobals<TryFlags>();
      const home = await openHome(flags.home);
      const json = flags.json === true;
      const skills = await OpenSkills.open(flags, home);
      try {
        if (flags.test === undefined) await converseOn(home, flags, skills);
        else if (!(await runTests(home, flags.test, json, process.stdout, skills))) process.exitCode = 1;
      } finally {
        await skills.close();
      }
    });
}

async function converseOn(home: Home, flags: TryFlags, skills: OpenSkills): Promise<void> {
  // `try < folder`: Node takes one for an empty file.
  if (fstatSync(STDIN).isDirectory()) throw unreadableInput('it is a folder');
  // The model knows the built-in skills: where they are left out it has no business.
  const alone = flags.llm === false || flags.onlySentences === true;
  const proposer = alone ? null : shippedProposer(openProposer);
  const replier = typeof flags.llm === 'string' ? lateReplier(flags.llm, openThreadedLm) : null;
  const understood: Understood = {
    get converse() {
      return skills.converse;
    },
    get act() {
      return skills.act;
    },
    proposer,
    replier,
  };
  try {
    await replier?.open();
    await runTry(home, flags.json === true, process.stdin, process.stdout, understood);
  } finally {
    await replier?.close();
    await proposer?.close();
  }
}

/** Runs a file of phrase tests and prints what differs. True if nothing does. Plugins only understand here. */
export async function runTests(
  home: Home,
  path: string,
  json: boolean,
  output: Writable,
  understanding: Pick<Understanding, 'converse'> = createUnderstanding(home),
): Promise<boolean> {
  let failed = 0;
  const dialogues = await loadDialogues(path);
  for (const dialogue of dialogues) {
    const failures = runDialogue(dialogue, home, understanding);
    if (failures.length > 0) failed += 1;
    if (json)
      output.write(`${JSON.stringify({ name: dialogue.name, ok: failures.length === 0, failures })}\n`);
    else
      for (const { say, differences } of failures) {
        output.write(`${dialogue.name}: "${say}"\n${differences.map((text) => `  ${text}\n`).join('')}`);
      }
  }
  if (!json) output.write(`${dialogues.length - failed} of ${dialogues.length} passed\n`);
  return failed === 0;
}

/**
 * Answers line by line until the input ends. Errors of a line stand in its place; nothing stops the others.
 * @throws EarshotError STDIN_UNREADABLE (usage)
 */
export async function runTry(
  home: Home,
  json: boolean,
  input: Readable,
  output: Writable,
  understood: Understood = { converse: createUnderstanding(home).converse, act: null },
): Promise<void> {
  const simulation = new Simulation(home, understood);
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
  try {
    for await (const text of lines) {
      if (gone) break;
      const row = await answer(simulation, text, home, understood);
      const shown = json ? `${JSON.stringify(row)}\n` : human(row, terminal, isTerminal(output));
      if (!output.write(shown) && !gone) await drained(output);
      prompt();
    }
  } catch (error) {
    throw input.errored === error ? unreadableInput(error) : error;
  }
}

function unreadableInput(cause: unknown): EarshotError {
  return new EarshotError(
    'STDIN_UNREADABLE',
    `What is to be said cannot be read from stdin (${messageOf(cause)}): give a file with a sentence on each line.`,
    { cause, usage: true },
  );
}

/** Ready for more, or gone: an error is heard elsewhere. */
function drained(output: Writable): Promise<void> {
  return new Promise((resolve) => {
    for (const event of ['drain', 'close', 'error']) output.once(event, () => resolve());
  });
}

const GREETING = 'A simulated house. Say what you like; Ctrl-D ends it.\n';

export type TryError = { readonly error: { readonly code: string; readonly message: string } };

async function answer(
  simulation: Simulation,
  text: string,
  home: Home,
  { act, proposer = null, replier = null, converse }: Understood,
): Promise<TryRow | TryError> {
  try {
    const line = parseLine(text, home);
    if (act === null && proposer === null && replier === null) return simulation.answer(line);
    const slowly = withModel(converse, proposer, tell);
    return await simulation.answerWith(
      line,
      act,
      replier === null ? slowly : withReplies(slowly, replier, tell),
    );
  } catch (error) {
    const code = error instanceof EarshotError ? error.code : 'INTERNAL';
    return { error: { code, message: messageOf(error) } };
  }
}

const tell = (error: unknown): undefined => {
  console.error(`language model: ${messageOf(error)}`);
};

function human(row: TryRow | TryError, terminal: boolean, color: boolean): string {
  if ('error' in row) return `  ${row.error.code}: ${row.error.message}\n`;
  return transcript(row, { color, echo: !terminal });
}

function isTerminal(stream: Readable | Writable): boolean {
  return 'isTTY' in stream && stream.isTTY === true;
}
