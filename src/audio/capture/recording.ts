import { fileURLToPath } from 'node:url';
import recorder from 'node-record-lpcm16';
import { EarshotError, messageOf } from '../../errors.js';
import { FrameQueue } from '../frame-queue.js';
import { Pcm16Joiner, Reframer } from '../pcm.js';
import { SAMPLE_RATE_HZ } from '../ports.js';
import { Resampler } from '../resample.js';
import { stopProcess } from '../stop-process.js';
import { RECORDER_HINT, type Recorder } from './find-recorder.js';
import type { RateMeter } from './rate-meter.js';
import { StuckWatch } from './stuck-watch.js';

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
  /** What the recorder really gives, Hz; asked for are always 16,000. */
  readonly rateHz: number;
  /** One and the same value for so many seconds from the start, or after sound: nothing is recorded. */
  readonly stuckS: { readonly first: number; readonly later: number };
  /** Knows the time. */
  readonly meter: Pick<RateMeter, 'push'>;
  /** Sound that moves has come, for the first time in this run. */
  readonly onSound?: () => void;
}

/** The recorder gives another rate than it was asked for: it is to be read with this one. */
export class WrongRate extends EarshotError {
  constructor(
    program: string,
    readonly rateHz: number,
  ) {
    super(
      'CAPTURE_RATE',
      `${program} gives ${rateHz} samples a second although it was asked for ${SAMPLE_RATE_HZ}; they are converted. A device named \`plughw:\` instead of \`hw:\` converts by itself.`,
    );
  }
}

/**
 * One run of the recorder program: its frames until it ends, which it never should.
 * @throws {EarshotError} CAPTURE_NO_RECORDER (cannot be started), CAPTURE_FAILED (it ended), CAPTURE_STALLED,
 * CAPTURE_SILENT (it gives one value for ever), CAPTURE_RATE (as `WrongRate`)
 */
export async function* record(options: RecordingOptions, signal: AbortSignal): AsyncGenerator<Float32Array> {
  const { program, command } = options.recorder;
  const queue = new FrameQueue();
  const joiner = new Pcm16Joiner();
  const reframer = new Reframer();
  const { first, later } = options.stuckS;
  const stuck = new StuckWatch({ first: first * options.rateHz, later: later * options.rateHz });
  const resampler = await Resampler.create(options.rateHz);
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

  let over = false;
  const watchdog = setTimeout(() => queue.end(stalled(options)), options.stallMs);
  const stream = recording.stream();
  // The library emits a string as 'error' when the program's exit status is not 0; `close` has told the queue.
  stream.on('error', () => {});
  stream.on('data', (bytes: Buffer) => {
    watchdog.refresh();
    if (over) return;
    const raw = joiner.push(bytes);
    const rateHz = options.meter.push(raw.length, performance.now());
    if (rateHz !== null) queue.end(new WrongRate(program, rateHz));
    const { moved } = stuck;
    if (stuck.push(raw)) queue.end(silent(program, stuck.moved ? later : first));
    if (!moved && stuck.moved) options.onSound?.();
    for (const frame of reframer.push(resampler.push(raw))) queue.push(frame);
  });

  try {
    yield* queue.frames(signal);
  } finally {
    over = true;
    clearTimeout(watchdog);
    queue.end();
    resampler.close();
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

function silent(program: string, seconds: number): EarshotError {
  return new EarshotError(
    'CAPTURE_SILENT',
    `${program} has given one and the same value for ${seconds} s: is the microphone switched off or muted? \`alsamixer\` (F4) shows its level.`,
  );
}

function stalled({ recorder: { program }, stallMs }: RecordingOptions): EarshotError {
  return new EarshotError('CAPTURE_STALLED', `${program} has given no sound for ${stallMs} ms.`);
}
