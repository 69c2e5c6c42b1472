import { spawn } from 'node:child_process';
import { EarshotError, messageOf } from '../../errors.js';
import type { PcmAudio, Voice } from '../ports.js';
import { normalizeText } from './normalize.js';
import { splitPieces, splitSentences } from './text/sentences.js';

export interface EspeakOptions {
  /** Program name or path. */
  readonly command?: string;
  /** An eSpeak voice, e.g. `en-us`, `en-gb+f3`. */
  readonly variant?: string;
  /** 0.5 to 2; 1 is 165 words a minute. */
  readonly speed?: number;
}

const WORDS_PER_MINUTE = 165;
/** No sentence takes this long; a program that does hangs. */
const PATIENCE_MS = 10_000;

/**
 * eSpeak NG as a voice: one short-lived process a sentence, text in by stdin (so that no text is ever taken for an option),
 * WAV out by stdout. Words are normalised as for the hub's own voice, so that both say the same.
 *
 * `speak` throws {EarshotError} ESPEAK_MISSING when the program is not installed, ESPEAK_FAILED when it ends badly.
 */
export function openEspeakVoice(options: EspeakOptions = {}): Voice {
  const command = options.command ?? 'espeak-ng';
  const variant = options.variant ?? 'en-us';
  const args = [
    '-v',
    variant,
    '-s',
    String(Math.round(WORDS_PER_MINUTE * (options.speed ?? 1))),
    '--stdin',
    '--stdout',
  ];
  const closed = new AbortController();

  async function* speak(text: string, signal?: AbortSignal): AsyncGenerator<PcmAudio, void, void> {
    const stop = signal ? AbortSignal.any([signal, closed.signal]) : closed.signal;
    for (const piece of splitPieces(splitSentences(normalizeText(text)))) {
      if (stop.aborted) return;
      const wav = await run(command, args, piece, stop);
      if (stop.aborted || !wav) return;
      yield parseWav(wav, command);
    }
  }

  return { name: `espeak-ng ${variant}`, speak, close: async () => closed.abort() };
}

/** What the program writes for `text`; undefined when the signal ended it. */
function run(
  command: string,
  args: string[],
  text: string,
  signal: AbortSignal,
): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'] });
    const chunks: Buffer[] = [];
    let complaint = '';
    const kill = () => child.kill('SIGKILL');
    // Not spawn's own timeout: its timer outlives a program that never started, and keeps the process alive.
    const patience = setTimeout(kill, PATIENCE_MS);
    const settle = () => {
      clearTimeout(patience);
      signal.removeEventListener('abort', kill);
    };
    signal.addEventListener('abort', kill, { once: true });
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => {
      complaint = (complaint + chunk.toString()).slice(0, 500);
    });
    // A program that ends early breaks the pipe; its exit says why.
    child.stdin.on('error', () => {});
    child.on('error', (cause) => {
      settle();
      reject(startError(command, cause));
    });
    child.on('close', (code, killedBy) => {
      settle();
      if (signal.aborted) resolve(undefined);
      else if (code === 0) resolve(Buffer.concat(chunks));
      else
        reject(
          failure(
            command,
            complaint.trim().split('\n')[0] || `it ended with ${killedBy ?? `status ${code}`}`,
          ),
        );
    });
    child.stdin.end(text);
  });
}

function startError(command: string, cause: unknown): EarshotError {
  const missing = (cause as NodeJS.ErrnoException).code === 'ENOENT';
  if (!missing) return failure(command, messageOf(cause), cause);
  return new EarshotError(
    'ESPEAK_MISSING',
    `${command} is not installed: run "sudo apt install espeak-ng", or choose the voice "neural", which needs nothing.`,
    { cause },
  );
}

function failure(command: string, why: string, cause?: unknown): EarshotError {
  return new EarshotError(
    'ESPEAK_FAILED',
    `${command} could not speak: ${why}. Try "${command} hello" by hand.`,
    { cause },
  );
}

/** 16-bit mono WAV from a pipe: the length in its header is a guess, so the data runs to the end. */
function parseWav(wav: Buffer, command: string): PcmAudio {
  const format = wav.indexOf('fmt ');
  const data = wav.indexOf('data');
  const isPcm16Mono =
    format > 0 &&
    data > format &&
    wav.readUInt16LE(format + 10) === 1 &&
    wav.readUInt16LE(format + 22) === 16;
  if (!isPcm16Mono) throw failure(command, 'what it wrote is no 16-bit mono WAV');
  const sampleRateHz = wav.readUInt32LE(format + 12);
  const samples = new Float32Array((wav.length - data - 8) >> 1);
  for (let n = 0; n < samples.length; n++) samples[n] = wav.readInt16LE(data + 8 + 2 * n) / 32768;
  return { samples, sampleRateHz };
}
