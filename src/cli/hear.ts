/** `earshot hear FILE...`: each file is one spoken command to the house. */
import type { Command } from 'commander';
import type { Changes } from '../actions/apply-effects.js';
import type { Home } from '../actions/home.js';
import type { ResolvedCall } from '../actions/resolve/resolved-call.js';
import { hearWider } from '../asr/hear-wider.js';
import type { CommandResult } from '../asr/recognizer.js';
import { cutSpeech } from '../audio/cut-speech.js';
import { decodeFile } from '../audio/decode-file.js';
import { secondsOf } from '../audio/pcm.js';
import {
  eachFile,
  type FileError,
  hundredths,
  isFileError,
  type Listeners,
  withListeners,
} from './audio-rows.js';
import { openHome } from './home-option.js';
import { addSkillOptions, OpenSkills, type SkillFlags } from './skill-options.js';
import type { TryLine } from './try/line.js';
import { Simulation, type TryRow } from './try/simulation.js';

/** One JSON line of `earshot hear --json`. */
export interface HearRow {
  readonly file: string;
  /** The words as spoken, on the best path. */
  readonly text: string;
  /** The unconstrained transcript, where one was made. */
  readonly free_text?: string;
  readonly confidence: number;
  /** Heard as something that this house can be told. */
  readonly accepted: boolean;
  readonly source: TryRow['source'];
  readonly calls: readonly ResolvedCall[];
  readonly reply: string;
  /** With `--act`. */
  readonly changes?: Changes;
  readonly ask?: string;
  readonly published?: TryRow['published'];
  readonly seconds: number;
  readonly ms: {
    readonly vad: number;
    readonly encode: number;
    readonly decode: number;
    readonly understand: number;
    readonly total: number;
  };
}

interface HearFlags extends SkillFlags {
  readonly home?: string;
  readonly json?: boolean;
  readonly act?: boolean;
}

const UNHEARD = "Sorry, I didn't catch that.";
const SILENCE: CommandResult = {
  text: '',
  freeText: '',
  confidence: 0,
  accepted: false,
  path: 'none',
  ms: { encode: 0, decode: 0 },
};

export function registerHear(program: Command): void {
  const command = program
    .command('hear')
    .description('understand audio files as spoken commands')
    .argument('<file...>', 'WAV, FLAC or Ogg Opus files, one command each')
    .option('--home <file>', 'the house (home.yaml); default: the bundled example house')
    .option('--act', 'also act on the simulated house and tell what changed');
  addSkillOptions(command)
    .option('--json', 'one JSON object per file on stdout')
    .action(async (files: string[], _flags: HearFlags, command: Command) => {
      const flags = command.optsWithGlobals<HearFlags>();
      const home = await openHome(flags.home);
      const skills = await OpenSkills.open(flags, home);
      const write = (row: HearRow | FileError): void => {
        if (flags.json) process.stdout.write(`${JSON.stringify(row)}\n`);
        else if (isFileError(row)) console.error(row.error.message);
        else process.stdout.write(human(row));
      };
      try {
        if (!(await runHear(files, { home, skills, act: flags.act === true }, write))) process.exitCode = 1;
      } finally {
        await skills.close();
      }
    });
}

export interface HearOptions {
  readonly home: Home;
  readonly skills: Pick<OpenSkills, 'converse' | 'grammar' | 'act'>;
  readonly act: boolean;
}

/** A row per file, in order. True if all could be read. */
export async function runHear(
  files: readonly string[],
  { home, skills, act }: HearOptions,
  write: (row: HearRow | FileError) => void,
): Promise<boolean> {
  const simulation = new Simulation(home, skills);
  const run = act ? skills.act : null;
  const house: Answering = run === null ? simulation : { answer: (line) => simulation.answerWith(line, run) };
  return await withListeners(async (listeners) => {
    await listeners.recognizer.setGrammar(skills.grammar);
    return await eachFile(files, (file) => hearFile(file, listeners, house, act), write);
  });
}

/** A house that can be told something. */
export interface Answering {
  answer(line: TryLine): TryRow | Promise<TryRow>;
}

/** @throws what `decodeFile` and the recogniser throw */
export async function hearFile(
  file: string,
  { recognizer, detector }: Listeners,
  house: Answering,
  act: boolean,
): Promise<HearRow> {
  const started = performance.now();
  const { samples } = await decodeFile(file);
  const decoded = performance.now();
  const speech = await cutSpeech(samples, detector);
  const cut = performance.now();
  const heard = speech === undefined ? SILENCE : await hearWider(recognizer, speech);
  const before = performance.now();
  const line = { say: heard.text, room: null, session: null, state: {}, now: null };
  const tried = heard.accepted ? await house.answer(line) : null;
  // Words that mean nothing in this house were not meant for it.
  const row = tried !== null && tried.source !== 'none' ? tried : null;
  const ended = performance.now();
  return {
    file,
    text: heard.text,
    ...(heard.path === 'none' ? {} : { free_text: heard.freeText }),
    confidence: heard.confidence,
    accepted: row !== null,
    source: row?.source ?? 'none',
    calls: row?.calls ?? [],
    reply: row?.reply ?? tried?.reply ?? UNHEARD,
    ...(act ? { changes: row?.changes ?? {} } : {}),
    ...(act && row?.ask !== undefined ? { ask: row.ask } : {}),
    ...(act && row?.published !== undefined ? { published: row.published } : {}),
    seconds: hundredths(secondsOf(samples.length)),
    ms: {
      vad: hundredths(cut - decoded),
      encode: hundredths(heard.ms.encode),
      decode: hundredths(heard.ms.decode),
      understand: hundredths(ended - before),
      total: hundredths(ended - started),
    },
  };
}

function human(row: HearRow): string {
  const heard = row.text === '' ? '(nothing)' : row.text;
  return `${row.file}: ${heard}${row.accepted ? '' : ' (not accepted)'}\n  ${row.reply}\n`;
}
