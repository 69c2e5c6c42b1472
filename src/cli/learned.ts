/** `earshot learned`: what the hub has learnt from corrections, and the way to undo it (docs/adaptation.md). */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { callsOf, type KeptLesson } from '../adapt/lesson.js';
import { configAt } from '../config-file.js';
import { EarshotError } from '../errors.js';
import { configFile, stateOf } from '../install/own-places.js';
import { LESSON_FILE, type LessonStore, openLessons } from '../store/lesson-store.js';
import { mustHoldOnlyFiles } from '../store/only-own-files.js';

export interface LearnedFlags {
  readonly undo?: string;
  readonly state?: string;
  readonly config?: string;
  readonly json?: boolean;
}

/** One JSON line of `earshot learned --json`. */
export interface LearnedRow {
  readonly id: number;
  readonly said: string;
  readonly meant: KeptLesson['meant'];
  /** `heard`: waits for another correction or for the night; `applied`: in use; `refused`, `withdrawn`: not in use, `why` tells. */
  readonly state: KeptLesson['state'] | 'undone';
  readonly corrections: number;
  readonly last: string;
  readonly used: string | null;
  readonly why: string | null;
}

export function registerLearned(program: Command): void {
  program
    .command('learned')
    .description('list what the hub has learnt from corrections ("no, I meant ..."), or undo it')
    .option('--undo <id>', 'forget what has this number in the list, or all of it: --undo all')
    .option('--state <folder>', "the hub's state folder")
    .option('--config <file>', "the hub's own settings (config.yaml), for its state folder")
    .option('--json', 'one JSON object per line on stdout')
    .action(async (_flags: LearnedFlags, command: Command) => {
      await runLearned(command.optsWithGlobals<LearnedFlags>(), (text) => process.stdout.write(text));
    });
}

/** @throws EarshotError usage errors, and what opening the file throws */
export async function runLearned(flags: LearnedFlags, print: (text: string) => void): Promise<void> {
  const folder = await folderOf(flags);
  const row = (one: LearnedRow): void => print(flags.json === true ? `${JSON.stringify(one)}\n` : human(one));
  if (folder === null || !existsSync(join(folder, LESSON_FILE))) {
    if (flags.undo !== undefined) throw unknown(flags.undo);
    if (flags.json !== true) print(nothing(folder));
    return;
  }
  await mustHoldOnlyFiles(folder);
  const { store } = await openLessons(folder);
  try {
    const shown = flags.undo === undefined ? store.all().map(rowOf) : undo(store, flags.undo);
    for (const one of shown) row(one);
    if (shown.length === 0 && flags.json !== true) print(nothing(folder));
  } finally {
    store.close();
  }
}

async function folderOf({ state, config }: LearnedFlags): Promise<string | null> {
  const file = await configFile(config);
  const settings = await configAt(file);
  return stateOf(settings, file, state);
}

/** A running hub notices within seconds. */
function undo(store: LessonStore, which: string): LearnedRow[] {
  const going = which === 'all' ? store.all() : store.all().filter(({ id }) => String(id) === which);
  if (going.length === 0 && which !== 'all') throw unknown(which);
  for (const { id } of going) store.forget(id);
  return going.map((lesson) => ({ ...rowOf(lesson), state: 'undone' as const }));
}

const unknown = (which: string): EarshotError =>
  new EarshotError(
    'LESSON_UNKNOWN',
    `Nothing learnt has the number "${which}": \`earshot learned\` lists what there is.`,
    {
      usage: true,
    },
  );

const nothing = (folder: string | null): string =>
  `Nothing has been learnt${folder === null ? '' : ` in ${folder}`}. The hub learns from corrections where config.yaml says \`adaptation: true\`.\n`;

function rowOf({ id, said, meant, state, count, last, used, why }: KeptLesson): LearnedRow {
  return { id, said, meant, state, corrections: count, last, used, why };
}

const STATES: Readonly<Record<LearnedRow['state'], string>> = {
  heard: 'not applied yet',
  applied: 'applied',
  refused: 'not applied',
  withdrawn: 'withdrawn',
  undone: 'forgotten',
};

function human({ id, said, meant, state, corrections, last, used, why }: LearnedRow): string {
  const calls = callsOf({ said, meant });
  const what =
    'device' in meant ? meant.device : 'area' in meant ? `the room ${meant.area}` : JSON.stringify(calls);
  const times = corrections === 1 ? 'one correction' : `${corrections} corrections`;
  const use = used === null ? '' : `, last used ${used.slice(0, 10)}`;
  const reason = why === null ? '' : `\n      ${why}`;
  return `${String(id).padStart(4)}  "${said}" means ${what}: ${STATES[state]}, ${times}, last ${last.slice(0, 10)}${use}${reason}\n`;
}
