/** `earshot wake --phrase TEXT FILE...`: where a wake phrase is said in audio files. */
import type { Command } from 'commander';
import { decodeFile, MAX_DICTATION_SECONDS } from '../audio/decode-file.js';
import { secondsOf } from '../audio/pcm.js';
import { FRAME_SAMPLES } from '../audio/ports.js';
import { SileroVad } from '../audio/vad.js';
import { EarshotError } from '../errors.js';
import { phraseAdvice } from '../wake/advice.js';
import type { WakeDetector } from '../wake/detector.js';
import { peaks } from '../wake/peaks.js';
import { DEFAULT_THRESHOLD } from '../wake/score.js';
import type { Candidate } from '../wake/spotter.js';
import { eachFile, hundredths, isFileError } from './audio-rows.js';

export interface Detection {
  /** Second at which the phrase ended. */
  readonly at: number;
  readonly phrase: string;
  /** 0 to 1, neither rounded nor clipped. */
  readonly score: number;
}

/** One JSON line of `earshot wake --json`. */
export interface WakeRow {
  readonly file: string;
  readonly seconds: number;
  readonly detections: readonly Detection[];
  /** The process's CPU time for this file. */
  readonly cpu_ms: number;
}

interface WakeFlags {
  readonly json?: boolean;
  readonly phrase: readonly string[];
  readonly threshold: number;
}

export function registerWake(program: Command): void {
  program
    .command('wake')
    .description('find where a wake phrase is said in audio files')
    .argument('<file...>', 'WAV, FLAC or Ogg Opus files, each one stream')
    .requiredOption('--phrase <text>', 'words to listen for; give it again for more', collect)
    .option('--threshold <x>', 'least score that counts, 0 to 1', threshold, DEFAULT_THRESHOLD)
    .option('--json', 'one JSON object per file on stdout')
    .action(async (files: string[], _flags: WakeFlags, command: Command) => {
      const flags = command.optsWithGlobals<WakeFlags>();
      const good = await withDetector(flags.phrase, async (detector) => {
        for (const phrase of detector.phrases) {
          const advice = phraseAdvice(phrase);
          if (advice !== null) console.error(advice);
        }
        return await eachFile(
          files,
          (file) => wakeInFile(file, detector, flags.threshold),
          (row) => {
            if (flags.json) process.stdout.write(`${JSON.stringify(row)}\n`);
            else if (isFileError(row)) console.error(row.error.message);
            else process.stdout.write(`${plain(row)}\n`);
          },
        );
      });
      if (!good) process.exitCode = 1;
    });
}

/** @throws what `decodeFile` throws */
export async function wakeInFile(file: string, detector: WakeDetector, least: number): Promise<WakeRow> {
  const before = process.cpuUsage();
  const { samples } = await decodeFile(file, { maxSeconds: MAX_DICTATION_SECONDS });
  const candidates = peaks(await candidatesOf(samples, detector));
  const { user, system } = process.cpuUsage(before);
  return {
    file,
    seconds: hundredths(secondsOf(samples.length)),
    detections: candidates
      .filter(({ score }) => score >= least)
      .map(({ at, phrase, score }) => ({ at, phrase, score })),
    cpu_ms: (user + system) / 1000,
  };
}

/** All candidates of a recording, as one stream; the last frame is padded with silence. */
export async function candidatesOf(samples: Float32Array, detector: WakeDetector): Promise<Candidate[]> {
  const found: Candidate[] = [];
  try {
    for (let start = 0; start < samples.length; start += FRAME_SAMPLES) {
      const frame = new Float32Array(FRAME_SAMPLES);
      frame.set(samples.subarray(start, start + FRAME_SAMPLES));
      found.push(...(await detector.push(frame)));
    }
  } finally {
    found.push(...(await detector.end()));
  }
  return found;
}

/** Opens the models for `use` and closes them after it. */
export async function withDetector<T>(
  phrases: readonly string[],
  use: (detector: WakeDetector) => Promise<T>,
): Promise<T> {
  // onnxruntime and the models load only for the commands that listen.
  const [{ Moonshine }, { WakeDetector: Detector }] = await Promise.all([
    import('../asr/moonshine.js'),
    import('../wake/detector.js'),
  ]);
  const vad = await SileroVad.load();
  try {
    const model = await Moonshine.load();
    try {
      return await use(await Detector.open(model, vad, phrases));
    } finally {
      await model.close();
    }
  } finally {
    await vad.close();
  }
}

function collect(phrase: string, before: readonly string[] = []): readonly string[] {
  return [...before, phrase];
}

function threshold(text: string): number {
  const value = Number(text);
  if (text.trim() !== '' && value >= 0 && value <= 1) return value;
  throw new EarshotError('THRESHOLD_INVALID', `--threshold ${text} is not a number from 0 to 1.`, {
    usage: true,
  });
}

function plain({ file, detections }: WakeRow): string {
  if (detections.length === 0) return `${file}: not said`;
  return detections
    .map(({ at, phrase, score }) => `${file}: ${at.toFixed(2)} s "${phrase}" (${score.toFixed(2)})`)
    .join('\n');
}
