/**
 * Phrase tests for one's own home: "when I say this in that room, this changes", as YAML, run through the same code as
 * `earshot try`. The format is that of test/dialogues (examples/phrases.yaml shows it).
 */
import { isDeepStrictEqual } from 'node:util';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Home } from '../../actions/home.js';
import { EarshotError, messageOf } from '../../errors.js';
import type { ConverseSlowly } from '../../llm/fallback.js';
import type { Understanding } from '../../nlu/understanding.js';
import { readTextAtMost } from '../../read-text.js';
import { parseLine, type TryLine } from './line.js';
import { Simulation, type TryRow } from './simulation.js';

const TURN = z.strictObject({
  say: z.string(),
  room: z.string().optional(),
  session: z.string().optional(),
  now: z.string().optional(),
  state: z.record(z.string(), z.record(z.string(), z.unknown())).optional(),
  /** Exactly these calls, each compared in the keys given. */
  calls: z.array(z.record(z.string(), z.unknown())).optional(),
  /** Exactly these devices and properties; lists, timers and the like are compared only where they are named. */
  changes: z.record(z.string(), z.unknown()).optional(),
  /** These keys are in `changes`, whatever they hold. */
  has: z.array(z.string()).optional(),
  /** True: something is asked; false: nothing is; a text: the question holds it. */
  ask: z.union([z.boolean(), z.string()]).optional(),
  /** No call but at most one `none`. */
  refused: z.boolean().optional(),
  /** A regular expression that the reply fits. */
  reply: z.string().optional(),
  source: z.enum(['grammar', 'llm', 'none']).optional(),
  /** Devices of the first call. */
  devices: z.array(z.string()).optional(),
  matching: z.array(z.string()).optional(),
});
const DIALOGUE = z.strictObject({
  name: z.string(),
  room: z.string().optional(),
  turns: z.array(TURN).min(1),
});
/** A test of one sentence needs no name and no turns. */
const FILE = z.array(z.union([DIALOGUE, TURN]));

type Turn = z.infer<typeof TURN>;
export type Dialogue = z.infer<typeof DIALOGUE>;

/** A thousand dialogues take a tenth of it. */
const MAX_BYTES = 4 * 1024 * 1024;

/** What did not come out as written; empty if all did. */
export interface Failure {
  readonly say: string;
  readonly differences: readonly string[];
}

const AGENDA: ReadonlySet<string> = new Set(['lists', 'timers', 'alarms', 'reminders', 'scheduled', 'fired']);

/** @throws EarshotError PHRASE_TESTS_MISSING, PHRASE_TESTS_INVALID: usage errors */
export async function loadDialogues(path: string): Promise<Dialogue[]> {
  let text: string;
  try {
    text = await readTextAtMost(path, MAX_BYTES);
  } catch (error) {
    throw new EarshotError(
      'PHRASE_TESTS_MISSING',
      `cannot read ${path} (${messageOf(error)}): give the path of a file of phrase tests.`,
      { usage: true },
    );
  }
  return readDialogues(text, path);
}

/** Throws `PHRASE_TESTS_INVALID` (usage) with the place of the mistake. */
export function readDialogues(yaml: string, fileName: string): Dialogue[] {
  const read = FILE.safeParse(parseYaml(yaml, fileName));
  if (!read.success) {
    const [issue] = read.error.issues;
    const place = issue?.path.join('.') ?? '';
    throw new EarshotError(
      'PHRASE_TESTS_INVALID',
      `${fileName}: ${place}: ${issue?.message ?? 'not a list of tests'}`,
      { usage: true },
    );
  }
  return read.data.map((entry) => ('turns' in entry ? entry : { name: entry.say, turns: [entry] }));
}

/** What follows shows the place with the lines around it. */
const firstLine = (text: string): string => (text.split('\n')[0] ?? '').replace(/:$/, '');

function parseYaml(yaml: string, fileName: string): unknown {
  try {
    return parse(yaml);
  } catch (error) {
    throw new EarshotError('PHRASE_TESTS_INVALID', `${fileName}: ${firstLine(messageOf(error))}`, {
      usage: true,
    });
  }
}

/** Runs one dialogue in a fresh house. */
export function runDialogue(
  dialogue: Dialogue,
  home: Home,
  understanding: Pick<Understanding, 'converse'>,
): Failure[] {
  const simulation = new Simulation(home, understanding);
  return dialogue.turns.flatMap((turn) => failureOf(simulation.answer(lineOf(turn, dialogue, home)), turn));
}

/** The same with a model where the grammar has nothing to say. */
export async function runDialogueWith(
  dialogue: Dialogue,
  home: Home,
  understanding: Pick<Understanding, 'converse'>,
  converse: ConverseSlowly,
): Promise<Failure[]> {
  const simulation = new Simulation(home, understanding);
  const failures: Failure[] = [];
  for (const turn of dialogue.turns) {
    const row = await simulation.answerWith(lineOf(turn, dialogue, home), null, converse);
    failures.push(...failureOf(row, turn));
  }
  return failures;
}

/** With what each begins, said into a fresh house. */
export const firstLines = (dialogues: readonly Dialogue[], home: Home): readonly TryLine[] =>
  dialogues.flatMap((dialogue) => dialogue.turns.slice(0, 1).map((turn) => lineOf(turn, dialogue, home)));

function lineOf(turn: Turn, dialogue: Dialogue, home: Home): TryLine {
  const { say, room = dialogue.room, session = 'one', now, state } = turn;
  return parseLine(JSON.stringify({ say, room, session, now, state }), home);
}

function failureOf(row: TryRow, turn: Turn): Failure[] {
  const differences = compare(row, turn);
  return differences.length === 0 ? [] : [{ say: turn.say, differences }];
}

function compare(row: TryRow, turn: Turn): string[] {
  const differences: string[] = [];
  const check = (what: string, fits: boolean, wanted: unknown, got: unknown): void => {
    if (!fits) differences.push(`${what}: wanted ${show(wanted)}, got ${show(got)}`);
  };
  const { calls, changes, ask, matching, devices } = turn;
  if (calls !== undefined) {
    const fits =
      row.calls.length === calls.length && calls.every((call, index) => contains(row.calls[index], call));
    check('calls', fits, calls, row.calls);
  }
  if (changes !== undefined) {
    const shown = Object.fromEntries(
      Object.entries(row.changes).filter(([key]) => !AGENDA.has(key) || key in changes),
    );
    check('changes', isDeepStrictEqual(plain(shown), changes), changes, shown);
  }
  for (const key of turn.has ?? []) check('changes', key in row.changes, key, row.changes);
  if (ask !== undefined) {
    const fits = typeof ask === 'string' ? row.ask?.includes(ask) === true : (row.ask !== undefined) === ask;
    check('ask', fits, ask, row.ask ?? row.reply);
  }
  if (turn.refused === true)
    check(
      'calls',
      row.calls.every((call) => call.do === 'none'),
      'a refusal',
      row.calls,
    );
  if (turn.reply !== undefined) check('reply', new RegExp(turn.reply).test(row.reply), turn.reply, row.reply);
  if (turn.source !== undefined) check('source', row.source === turn.source, turn.source, row.source);
  const [first] = row.calls;
  if (devices !== undefined)
    check('devices', isDeepStrictEqual(first?.devices, devices), devices, first?.devices);
  if (matching !== undefined)
    check('matching', isDeepStrictEqual(first?.matching, matching), matching, first?.matching);
  return differences;
}

/** True if the call has all of these, objects within compared in the same way. */
function contains(call: unknown, wanted: unknown): boolean {
  if (typeof wanted !== 'object' || wanted === null || Array.isArray(wanted))
    return isDeepStrictEqual(call, wanted);
  if (typeof call !== 'object' || call === null) return false;
  return Object.entries(wanted).every(([key, value]) =>
    contains((call as Record<string, unknown>)[key], value),
  );
}

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
const show = (value: unknown): string => JSON.stringify(value) ?? 'nothing';
