/** `earshot hear FILE...`: each file is one spoken command to the house. */
import type { Command } from 'commander';
import type { Changes } from '../actions/apply-effects.js';
import type { Home } from '../actions/home.js';
import type { ResolvedCall } from '../actions/resolved-call.js';
import type { CommandResult } from '../asr/recognizer.js';
import { cutSpeech } from '../audio/cut-speech.js';
import { decodeFile } from '../audio/decode-file.js';
import { secondsOf } from '../audio/pcm.js';
import { EarshotError } from '../errors.js';
import { loadCustomSentences } from '../nlu/custom-sentences.js';
import type { Skill } from '../nlu/skill.js';
import { SKILLS } from '../nlu/skills/index.js';
import { createUnderstanding } from '../nlu/understanding.js';
import {
  eachFile,
  type FileError,
  hundredths,
  isFileError,
  type Listeners,
  withListeners,
} from './audio-rows.js';
import { openHome } from './home-option.js';
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
  readonly seconds: number;
  readonly ms: {
    readonly vad: number;
    readonly encode: number;
    readonly decode: number;
    readonly understand: number;
    readonly total: number;
  };
}

interface HearFlags {
  readonly home?: string;
  readonly json?: boolean;
  readonly act?: boolean;
  readonly sentences?: string;
  readonly onlySentences?: boolean;
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
  program
    .command('hear')
    .description('understand audio files as spoken commands')
    .argument('<file...>', 'WAV, FLAC or Ogg Opus files, one command each')
    .option('--home <file>', 'the house (home.yaml); default: the bundled example house')
    .option('--act', 'also act on the simulated house and tell what changed')
    .option('--sentences <dir>', "add a folder of Home Assistant's custom_sentences (DIR/en/*.yaml)")
    .option('--only-sentences', 'leave the built-in skills out; needs --sentences')
    .option('--json', 'one JSON object per file on stdout')
    .action(async (files: string[], _flags: HearFlags, command: Command) => {
      const flags = command.optsWithGlobals<HearFlags>();
      const skills = await skillsOf(flags);
      const home = await openHome(flags.home);
      const write = (row: HearRow | FileError): void => {
        if (flags.json) process.stdout.write(`${JSON.stringify(row)}\n`);
        else if (isFileError(row)) console.error(row.error.message);
        else process.stdout.write(human(row));
      };
      if (!(await runHear(files, { home, skills, act: flags.act === true }, write))) process.exitCode = 1;
    });
}

async function skillsOf({ sentences, onlySentences }: HearFlags): Promise<readonly Skill[]> {
  if (sentences !== undefined) {
    const custom = await loadCustomSentences(sentences);
    return onlySentences ? [custom] : [...SKILLS, custom];
  }
  if (!onlySentences) return SKILLS;
  throw new EarshotError('SENTENCES_MISSING', '--only-sentences needs --sentences DIR beside it.', {
    usage: true,
  });
}

export interface HearOptions {
  readonly home: Home;
  readonly skills: readonly Skill[];
  readonly act: boolean;
}

/** A row per file, in order. True if all could be read. */
export async function runHear(
  files: readonly string[],
  { home, skills, act }: HearOptions,
  write: (row: HearRow | FileError) => void,
): Promise<boolean> {
  const understanding = createUnderstanding(home, { skills });
  const simulation = new Simulation(home, understanding);
  return await withListeners(async (listeners) => {
    await listeners.recognizer.setGrammar(understanding.grammar);
    return await eachFile(files, (file) => hearFile(file, listeners, simulation, act), write);
  });
}

/** @throws what `decodeFile` and the recogniser throw */
export async function hearFile(
  file: string,
  { recognizer, detector }: Listeners,
  simulation: Simulation,
  act: boolean,
): Promise<HearRow> {
  const started = performance.now();
  const { samples } = await decodeFile(file);
  const decoded = performance.now();
  const speech = await cutSpeech(samples, detector);
  const cut = performance.now();
  const heard = speech === undefined ? SILENCE : await recognizer.command(speech);
  const before = performance.now();
  const line = { say: heard.text, room: null, session: null, state: {}, now: null };
  const tried = heard.accepted ? simulation.answer(line) : null;
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
