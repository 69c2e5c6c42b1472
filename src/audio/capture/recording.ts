import { fileURLToPath } from 'node:url';
import recorder from 'node-record-lpcm16';
import { EarshotError, messageOf } from '../../errors.js';
import { FrameQueue } from '../frame-queue.js';
import { Pcm16Joiner, Reframer } from '../pcm.js';
import { SAMPLE_RATE_HZ } from '../ports.js';
import { stopProcess } from '../stop-process.js';
import { RECORDER_HINT, type Recorder } from './find-recorder.js';

/** Next to this file in `src` and in `dist` (scripts/copy-assets.mjs). */
const RECORDER_MODULE = fileURLToPath(new URL('./recorder.cjs', import.meta.url));
/** Of the recorder's own words, the last ones say what went wrong. */
const STDERR_CHARS = 400;

export interface RecordingOptions {
  readonly recorder: Recorder;
  /** ALSA name (`plughw:1`) or what sox takes as AUDIODEV; the system's default when absent. */
  readonly device?: string;
  /** No sound for this long: the recorder hangs. */
  readonly stallMs: number;
}

/**
 * One run of the recorder program: its frames until it ends, which it never should.
 * @throws {EarshotError} CAPTURE_NO_RECORDER (cannot be started), CAPTURE_FAILED (it ended), CAPTURE_STALLED
 */
export async function* record(options: RecordingOptions, signal: AbortSignal): AsyncGenerator<Float32Array> {
  const { program, command } = options.recorder;
  const queue = new FrameQueue();
  const joiner = new Pcm16Joiner();
  const reframer = new Reframer();
  let said = '';

  // 'raw': the default puts a RIFF header into the stream.
  const recording = recorder.record({
    recorder: RECORDER_MODULE,
    program,
    command,
    sampleRate: SAMPLE_RATE_HZ,
    channels: 1,
    audioType: 'raw',
    ...(options.device === undefined ? {} : { device: options.device }),
  });
  const child = recording.process;
  // In the same tick as the spawn: a missing program is an uncaught exception otherwise.
  child.on('error', (cause) =>
    queue.end(
      new EarshotError(
        'CAPTURE_NO_RECORDER',
        `${command} does not start (${messageOf(cause)}): ${RECORDER_HINT}.`,
        {
          cause,
        },
      ),
    ),
  );
  child.on('close', (code, killed) => queue.end(ended(options, killed ?? `exit status ${code}`, said)));
  child.stderr?.on('data', (text: Buffer) => {
    said = (said + text.toString()).slice(-STDERR_CHARS);
  });

  const watchdog = setTimeout(() => queue.end(stalled(options)), options.stallMs);
  const stream = recording.stream();
  // The library emits a string as 'error' when the program's exit status is not 0; `close` has told the queue.
  stream.on('error', () => {});
  stream.on('data', (bytes: Buffer) => {
    watchdog.refresh();
    for (const frame of reframer.push(joiner.push(bytes))) queue.push(frame);
  });

  try {
    yield* queue.frames(signal);
  } finally {
    clearTimeout(watchdog);
    queue.end();
    await stopProcess(child);
  }
}

function ended({ recorder: { program }, device }: RecordingOptions, how: string, said: string): EarshotError {
  const why = said.trim().split('\n').at(-1) ?? '';
  return new EarshotError(
    'CAPTURE_FAILED',
    `${program} ended (${how}${why ? `: ${why}` : ''}): is the microphone ${device ?? '(default device)'} connected and free? \`arecord -L\` lists devices.`,
  );
}

function stalled({ recorder: { program }, stallMs }: RecordingOptions): EarshotError {
  return new EarshotError('CAPTURE_STALLED', `${program} has given no sound for ${stallMs} ms.`);
}
