import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { EarshotError, messageOf } from '../../errors.js';
import { pcm16FromFloats, secondsOf } from '../pcm.js';
import type { AudioSink, PcmAudio } from '../ports.js';
import { raceAbort } from '../race-abort.js';
import { stopProcess } from '../stop-process.js';

const CHILD = fileURLToPath(new URL('./speaker-child.cjs', import.meta.url));
/** The child starts in 0.25 s; a libasound that hangs must not hold up the hub. */
const READY_MS = 5_000;
/** Half of the time that a barge-in may take; a child that is draining does not answer and is killed. */
const STOP_MS = 50;
/** speaker leaks 415 bytes a write of 40 ms: 6 MB after ten minutes of speech, then the child is replaced. */
const CHILD_SECONDS = 600;
const STDERR_CHARS = 400;
const PROBE: PcmAudio = { samples: new Float32Array(160), sampleRateHz: 16_000 };

const messageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('played'), id: z.number() }),
  z.object({ type: z.literal('failed'), id: z.number(), message: z.string() }),
]);
type Message = z.infer<typeof messageSchema>;

export interface SpeakerOptions {
  /** ALSA name; the system's default when absent. */
  readonly device?: string;
  /** Another child program; for tests. */
  readonly child?: string;
}

/**
 * Plays through the `speaker` package in a child process that is kept: no start-up between sentences. A child that
 * dies (the device was unplugged: libasound aborts) fails one `play`, and the next starts a new one. One `play` at a
 * time.
 */
export class SpeakerSink implements AudioSink {
  readonly name = 'speaker';
  readonly #options: SpeakerOptions;
  #child: Promise<ChildProcess> | undefined;
  #lastId = 0;
  #playedSeconds = 0;

  private constructor(options: SpeakerOptions) {
    this.#options = options;
  }

  /**
   * Proves that the package loads and the device opens by playing 10 ms of silence in the child.
   * @throws {EarshotError} PLAYBACK_UNAVAILABLE
   */
  static async open(options: SpeakerOptions = {}): Promise<SpeakerSink> {
    const sink = new SpeakerSink(options);
    try {
      await sink.play(PROBE, AbortSignal.timeout(2 * READY_MS));
      return sink;
    } catch (cause) {
      await sink.close();
      throw new EarshotError('PLAYBACK_UNAVAILABLE', `speaker cannot be used (${messageOf(cause)}).`, {
        cause,
      });
    }
  }

  /** @throws {EarshotError} PLAYBACK_FAILED */
  async play(audio: PcmAudio, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    const child = await raceAbort(this.#started(), signal);
    if (!child || signal.aborted) return;
    const alive = await this.#playIn(child, audio, signal);
    this.#playedSeconds += secondsOf(audio.samples.length, audio.sampleRateHz);
    if (!alive || this.#playedSeconds > CHILD_SECONDS) await this.close();
  }

  async close(): Promise<void> {
    const starting = this.#child;
    this.#child = undefined;
    this.#playedSeconds = 0;
    const child = await starting?.catch(() => undefined);
    if (child) await stopProcess(child, STOP_MS);
  }

  /** The running child, or a new one where there is none, or none any more. */
  #started(): Promise<ChildProcess> {
    if (this.#child) return this.#child;
    const forget = () => {
      if (this.#child === child) this.#child = undefined;
    };
    const child = start(this.#options.child ?? CHILD, forget);
    child.catch(forget);
    this.#child = child;
    return child;
  }

  /** Whether the child can be used again. */
  #playIn(child: ChildProcess, audio: PcmAudio, signal: AbortSignal): Promise<boolean> {
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      let deadline: NodeJS.Timeout | undefined;
      const settle = (result: boolean | EarshotError) => {
        clearTimeout(deadline);
        child.off('message', onMessage).off('exit', onExit);
        signal.removeEventListener('abort', onAbort);
        if (typeof result === 'boolean') resolve(result);
        else reject(result);
      };
      const onMessage = (raw: unknown) => {
        const message = parse(raw);
        if (!message || message.type === 'ready' || message.id !== id) return;
        settle(message.type === 'played' ? true : failed(message.message));
      };
      const onExit = () => settle(signal.aborted ? false : failed('its process ended'));
      const onAbort = () => {
        if (child.connected) child.send({ type: 'stop', id });
        deadline = setTimeout(() => {
          child.kill('SIGKILL');
          settle(false);
        }, STOP_MS);
      };
      child.on('message', onMessage).on('exit', onExit);
      signal.addEventListener('abort', onAbort, { once: true });
      const { device } = this.#options;
      const pcm = pcm16FromFloats(audio.samples);
      child.send({ type: 'play', id, sampleRateHz: audio.sampleRateHz, pcm, device }, (error) => {
        if (error) settle(failed(error.message));
      });
    });
  }
}

/** Resolves when the child has loaded the package; `onExit` is called whenever it is gone. */
function start(program: string, onExit: () => void): Promise<ChildProcess> {
  const child = fork(program, { serialization: 'advanced', stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  let said = '';
  child.stderr?.on('data', (text: Buffer) => {
    said = (said + text.toString()).slice(-STDERR_CHARS);
  });
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      reject(failed(`it did not start within ${READY_MS} ms`));
    }, READY_MS);
    child.once('error', (error) => reject(failed(error.message)));
    child.once('exit', (code, killed) => {
      clearTimeout(timer);
      onExit();
      // Node prints the error's line among its stack; libasound's assertion is a single line.
      const lines = said.trim().split('\n');
      const why = lines.find((line) => /Error|Assertion/.test(line)) ?? lines.at(-1);
      reject(failed(why || `exit status ${code ?? killed}`));
    });
    child.once('message', () => {
      clearTimeout(timer);
      resolve(child);
    });
  });
}

/** The child's message; undefined for anything else that a native library may send. */
const parse = (raw: unknown): Message | undefined => messageSchema.safeParse(raw).data;

const failed = (why: string): EarshotError =>
  new EarshotError('PLAYBACK_FAILED', `The speaker package cannot play: ${why.trim()}.`);
