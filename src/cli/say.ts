/** `earshot say TEXT`: the voice, to the loudspeaker or to a WAV file. */

import { type Command, InvalidArgumentError, Option } from 'commander';
import { writeWav } from '../audio/encode-wav.js';
import { type OpenedSink, openSink } from '../audio/playback/open-sink.js';
import type { AudioSink, PcmAudio, Voice } from '../audio/ports.js';
import { SPEED_RANGE } from '../audio/voice/hibari.js';
import { openVoice, VOICE_ENGINES, type VoiceEngine } from '../audio/voice/voice.js';
import { EarshotError } from '../errors.js';
import { tell } from '../journal.js';

export interface SayOptions {
  /** A WAV file to write; without it the text is played. */
  readonly out?: string;
  readonly voice?: VoiceEngine;
  readonly speed?: number;
  readonly signal?: AbortSignal;
  /** Where it is played; tests put their own in its place. */
  readonly loudspeaker?: typeof openSink;
}

/** One JSON line of `earshot say --json`. */
export interface SayRow {
  readonly text: string;
  /** Length of the sound. */
  readonly seconds: number;
  /** `load`: opening the voice; `first`: from then to the first piece of sound; `total`: to the last, without playing it. */
  readonly ms: { readonly load: number; readonly first: number; readonly total: number };
  /** The file written, or null when it was played. */
  readonly file: string | null;
  readonly voice: string;
  /** Only where there is no loudspeaker and no file: why nobody heard it, and what to do. */
  readonly unheard?: string;
}

interface SayFlags extends SayOptions {
  readonly json?: boolean;
}

export function registerSay(program: Command): void {
  program
    .command('say')
    .description('speak a text, or write it to a WAV file')
    .argument('<text>', 'what to say')
    .option('--out <file>', 'write a WAV file instead of playing')
    .addOption(new Option('--voice <engine>', 'which voice speaks').choices(VOICE_ENGINES).default('neural'))
    .option('--speed <factor>', `pace, ${SPEED_RANGE.min} to ${SPEED_RANGE.max}`, parseSpeed, 1)
    .option('--json', 'one JSON object on stdout')
    .action(async (text: string, _flags: SayFlags, command: Command) => {
      const flags = command.optsWithGlobals<SayFlags>();
      const row = await say(text, flags);
      if (flags.json) process.stdout.write(`${JSON.stringify(row)}\n`);
      else if (row.file) process.stdout.write(`${row.file}: ${row.seconds.toFixed(1)} s\n`);
      if (row.unheard === undefined) return;
      tell('err', `earshot: ${row.unheard}`);
      process.exitCode = 1;
    });
}

/**
 * Speaks `text` and tells how long that took. Pieces play while later ones are made.
 * @throws {EarshotError} SAY_NOTHING (usage), what `openVoice` and its `speak` throw, AUDIO_NOT_WRITABLE
 */
export async function say(text: string, options: SayOptions = {}): Promise<SayRow> {
  const signal = options.signal ?? new AbortController().signal;
  const started = performance.now();
  // One call says one thing once: nothing would ever come out of a cache.
  const voice = await openVoice({
    engine: options.voice ?? 'neural',
    speed: options.speed ?? 1,
    cacheBytes: 0,
  });
  const loaded = performance.now();
  try {
    const opened = options.out === undefined ? await (options.loudspeaker ?? openSink)() : undefined;
    const sink = opened?.sink;
    try {
      const { pieces, firstMs, totalMs } = await speakTo(voice, text, sink, signal);
      if (options.out !== undefined) await writeWav(options.out, joined(pieces));
      return {
        text,
        seconds: pieces.reduce((sum, piece) => sum + piece.samples.length / piece.sampleRateHz, 0),
        ms: { load: loaded - started, first: firstMs, total: totalMs },
        file: options.out ?? null,
        voice: voice.name,
        ...(sink?.name === 'null' ? { unheard: nobodyHears(opened?.refused ?? []) } : {}),
      };
    } finally {
      await sink?.close();
    }
  } finally {
    await voice.close();
  }
}

function nobodyHears(refused: OpenedSink['refused']): string {
  const why = refused.map(({ reason }) => reason.replace(/[.\s]+$/, '')).join('; ');
  return `nobody hears this: no loudspeaker works (${why}). \`earshot doctor\` looks for one; --out FILE.wav writes it to a file.`;
}

/** Takes the pieces as they come and plays them in order; the clock stops while nothing but the playing is awaited. */
async function speakTo(
  voice: Voice,
  text: string,
  sink: AudioSink | undefined,
  signal: AbortSignal,
): Promise<{ pieces: PcmAudio[]; firstMs: number; totalMs: number }> {
  const started = performance.now();
  const pieces: PcmAudio[] = [];
  let firstMs = 0;
  let playing = Promise.resolve();
  for await (const piece of voice.speak(text, signal)) {
    if (pieces.length === 0) firstMs = performance.now() - started;
    pieces.push(piece);
    if (sink) playing = playing.then(() => sink.play(piece, signal));
    // A loudspeaker that fails is told below, not as an unhandled rejection before the last piece is there.
    playing.catch(() => undefined);
  }
  const totalMs = performance.now() - started;
  await playing;
  if (pieces.length === 0 && !signal.aborted) {
    throw new EarshotError('SAY_NOTHING', `There is no word to say in ${JSON.stringify(text)}.`, {
      usage: true,
    });
  }
  return { pieces, firstMs, totalMs };
}

function joined(pieces: readonly PcmAudio[]): PcmAudio {
  const samples = new Float32Array(pieces.reduce((sum, piece) => sum + piece.samples.length, 0));
  let at = 0;
  for (const piece of pieces) {
    samples.set(piece.samples, at);
    at += piece.samples.length;
  }
  return { samples, sampleRateHz: pieces[0]?.sampleRateHz ?? 0 };
}

function parseSpeed(written: string): number {
  const speed = Number(written);
  if (!(speed >= SPEED_RANGE.min && speed <= SPEED_RANGE.max)) {
    throw new InvalidArgumentError(`A number from ${SPEED_RANGE.min} to ${SPEED_RANGE.max}.`);
  }
  return speed;
}
