import { type ChildProcess, spawn } from 'node:child_process';
import { EarshotError, messageOf } from '../../errors.js';
import { findExecutable } from '../find-executable.js';
import { pcm16FromFloats } from '../pcm.js';
import type { AudioSink, PcmAudio } from '../ports.js';
import { closePipes } from '../stop-process.js';

export interface AplayOptions {
  /** ALSA name, e.g. `plughw:1`; the system's default when absent. */
  readonly device?: string;
  /** The executable; default: the `aplay` on PATH. */
  readonly command?: string;
  /** So long after a sound should be over its driver hangs. */
  readonly patienceMs?: number;
}

/** A sound server that is being woken, on a busy machine, takes two seconds. */
const PATIENCE_MS = 5_000;
const STDERR_CHARS = 400;
/** What is in the pipe when it ends is read in less. */
const LAST_WORDS_MS = 200;
/** Enough to open the device, not enough to be heard. */
const PROBE: PcmAudio = { samples: new Float32Array(160), sampleRateHz: 16_000 };

/**
 * Plays through `aplay` of alsa-utils, one process for each piece of audio: nothing native in the hub, nothing to leak,
 * and barge-in is a kill. Starting it costs about 10 ms between sentences.
 */
export class AplaySink implements AudioSink {
  readonly name = 'aplay';
  readonly #command: string;
  readonly #device: readonly string[];
  readonly #patienceMs: number;
  #child: ChildProcess | undefined;
  #current: Promise<void> = Promise.resolve();

  private constructor(command: string, { device, patienceMs = PATIENCE_MS }: AplayOptions) {
    this.#command = command;
    this.#device = device === undefined ? [] : ['-D', device];
    this.#patienceMs = patienceMs;
  }

  /**
   * Proves that the device opens by playing 10 ms of silence.
   * @throws {EarshotError} PLAYBACK_UNAVAILABLE (not installed), PLAYBACK_FAILED (no such device, or busy)
   */
  static async open(options: AplayOptions = {}): Promise<AplaySink> {
    const command = options.command ?? findExecutable('aplay');
    if (!command) {
      throw new EarshotError(
        'PLAYBACK_UNAVAILABLE',
        'aplay is not installed: `sudo apt install alsa-utils`.',
      );
    }
    const sink = new AplaySink(command, options);
    await sink.play(PROBE, new AbortController().signal);
    return sink;
  }

  /** @throws {EarshotError} PLAYBACK_FAILED with aplay's own words */
  play(audio: PcmAudio, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return Promise.resolve();
    const format = ['-q', '-t', 'raw', '-f', 'S16_LE', '-c', '1', '-r', String(audio.sampleRateHz)];
    const current = new Promise<void>((resolve, reject) => {
      const child = spawn(this.#command, [...this.#device, ...format, '-'], {
        stdio: ['pipe', 'ignore', 'pipe'],
      });
      this.#child = child;
      let said = '';
      let stopped = false;
      // SIGKILL needs nobody's help to be quick; aplay has nothing to save, and the kernel frees the device.
      const stop = () => {
        stopped = true;
        child.kill('SIGKILL');
      };
      signal.addEventListener('abort', stop, { once: true });
      const lateMs = this.#patienceMs + (audio.samples.length / audio.sampleRateHz) * 1_000;
      const late = setTimeout(() => {
        child.kill('SIGKILL');
        settle(
          failed(`it has not come to its end ${this.#patienceMs / 1_000} s after the sound should have`),
        );
      }, lateMs);
      const settle = (failure?: EarshotError) => {
        clearTimeout(late);
        signal.removeEventListener('abort', stop);
        if (failure && !stopped) reject(failure);
        else resolve();
      };
      child.stderr.on('data', (text: Buffer) => {
        said = (said + text.toString()).slice(-STDERR_CHARS);
      });
      child.on('error', (cause) => settle(failed(messageOf(cause), cause)));
      // Its last words have come by then; where a script's own child holds the pipe, `close` would not.
      child.on('exit', () => setTimeout(() => closePipes(child), LAST_WORDS_MS).unref());
      child.on('close', (code, killed) => {
        // Killed from outside, by `close` below or by the system: over, not failed.
        const last = said.trim().split('\n').at(-1) ?? '';
        settle(code === 0 || killed ? undefined : failed(last || `exit status ${code}`));
      });
      // aplay closes its end when it fails; that failure is told by `close`.
      child.stdin.on('error', () => {});
      child.stdin.end(pcm16FromFloats(audio.samples));
    });
    this.#current = current.catch(() => {});
    return current;
  }

  async close(): Promise<void> {
    this.#child?.kill('SIGKILL');
    await this.#current;
  }
}

const failed = (why: string, cause?: unknown): EarshotError =>
  new EarshotError(
    'PLAYBACK_FAILED',
    `aplay cannot play (${why}): \`aplay -L\` lists devices, \`earshot doctor\` checks them.`,
    { cause },
  );
