/** `earshot transcribe FILE...`: open dictation, no grammar. */
import type { Command } from 'commander';
import { cutPieces } from '../audio/cut-speech.js';
import { decodeFile, MAX_DICTATION_SECONDS } from '../audio/decode-file.js';
import { secondsOf } from '../audio/pcm.js';
import { eachFile, hundredths, isFileError, type Listeners, withListeners } from './audio-rows.js';

/** One JSON line of `earshot transcribe --json`. */
export interface TranscribeRow {
  readonly file: string;
  readonly text: string;
  /** Mean probability of a token, 0 to 1. */
  readonly confidence: number;
  readonly seconds: number;
  readonly ms: { readonly total: number };
}

interface TranscribeFlags {
  readonly json?: boolean;
}

export function registerTranscribe(program: Command): void {
  program
    .command('transcribe')
    .description('write down what is said in audio files')
    .argument('<file...>', 'WAV, FLAC or Ogg Opus files')
    .option('--json', 'one JSON object per file on stdout')
    .action(async (files: string[], _flags: TranscribeFlags, command: Command) => {
      const { json } = command.optsWithGlobals<TranscribeFlags>();
      const good = await withListeners((listeners) =>
        eachFile(
          files,
          (file) => transcribeFile(file, listeners),
          (row) => {
            if (json) process.stdout.write(`${JSON.stringify(row)}\n`);
            else if (isFileError(row)) console.error(row.error.message);
            else process.stdout.write(files.length === 1 ? `${row.text}\n` : `${row.file}: ${row.text}\n`);
          },
        ),
      );
      if (!good) process.exitCode = 1;
    });
}

/** @throws what `decodeFile` throws */
export async function transcribeFile(
  file: string,
  { recognizer, detector }: Listeners,
): Promise<TranscribeRow> {
  const started = performance.now();
  const { samples } = await decodeFile(file, { maxSeconds: MAX_DICTATION_SECONDS });
  const texts: string[] = [];
  let logProbability = 0;
  let tokens = 0;
  for (const piece of await cutPieces(samples, detector)) {
    const heard = await recognizer.transcribe(piece.samples);
    if (heard.text.trim() !== '') texts.push(heard.text.trim());
    logProbability += heard.logProbability;
    tokens += heard.tokenCount;
  }
  return {
    file,
    text: texts.join(' '),
    confidence: tokens === 0 ? 0 : Math.min(1, Math.exp(logProbability / tokens)),
    seconds: hundredths(secondsOf(samples.length)),
    ms: { total: hundredths(performance.now() - started) },
  };
}
