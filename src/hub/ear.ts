/**
 * One utterance from a stream of frames, recognised. Decoding starts at the first short pause, speculatively: when the
 * utterance ends there, the answer is ready; when speech goes on, the result becomes a partial transcript.
 */
import type { CommandResult, Recognizer } from '../asr/recognizer.js';
import { FRAME_SAMPLES, type FrameSource, SAMPLE_RATE_HZ } from '../audio/ports.js';
import type { SegmenterOptions } from '../audio/segmenter.js';
import { UtteranceListener } from '../audio/utterances.js';
import type { SpeechDetector } from '../audio/vad.js';
import type { ListenControls } from '../fsm/actors.js';

export interface Ear {
  readonly detector: SpeechDetector;
  readonly recognizer: Pick<Recognizer, 'command'>;
  readonly segmenter: Partial<SegmenterOptions>;
}

export interface Utterance {
  readonly result: CommandResult;
  /** Length of the speech. */
  readonly seconds: number;
  /** From the last sample of speech to the result, ms; what ran during the pause does not count. */
  readonly waitMs: number;
}

export interface EarListeners extends Pick<ListenControls, 'onSpeechStart' | 'onSpeechEnd'> {
  readonly onPartial?: (text: string) => void;
}

/** A decode that began at a pause. */
interface Guess {
  readonly result: Promise<CommandResult>;
  readonly stop: AbortController;
}

/**
 * null: the stream ended, or was told to finish, without speech.
 * @throws the signal's reason when aborted, and what the recogniser throws
 */
export async function hearUtterance(
  ear: Ear,
  source: FrameSource,
  signals: Pick<ListenControls, 'signal' | 'finish'>,
  listeners: EarListeners,
): Promise<Utterance | null> {
  const stopped = new AbortController();
  const signal = AbortSignal.any([signals.signal, stopped.signal]);
  ear.detector.reset();
  const listener = new UtteranceListener(ear.detector, {
    ...ear.segmenter,
    timeoutMs: Number.POSITIVE_INFINITY,
  });
  let guess: Guess | null = null;

  const take = async (frame: Float32Array): Promise<Float32Array | null> => {
    const event = await listener.push(frame);
    if (event === undefined) return null;
    if (event.type === 'speech-start') listeners.onSpeechStart();
    if (event.type === 'resume') {
      guess?.stop.abort();
      guess = null;
    }
    if (event.type === 'pause') guess = startGuess(ear, event.samples, signal, listener, listeners);
    return event.type === 'speech-end' || event.type === 'too-long' ? event.samples : null;
  };

  try {
    let samples: Float32Array | null = null;
    for await (const frame of source.frames(signal)) {
      samples = await take(frame);
      if (samples !== null || signals.finish.aborted) break;
    }
    signals.signal.throwIfAborted();
    // The button was released or the stream is over: silence tells the segmenter so.
    for (let left = FLUSH_FRAMES; samples === null && left > 0; left -= 1)
      samples = await take(new Float32Array(FRAME_SAMPLES));
    if (samples === null) return null;
    listeners.onSpeechEnd();
    const endedAt = performance.now();
    const result = await (usable(guess)?.result ?? ear.recognizer.command(samples, { signal }));
    signals.signal.throwIfAborted();
    return { result, seconds: samples.length / SAMPLE_RATE_HZ, waitMs: performance.now() - endedAt };
  } finally {
    stopped.abort();
  }
}

/** Two seconds: longer than any silence that ends an utterance. */
const FLUSH_FRAMES = Math.ceil((2 * SAMPLE_RATE_HZ) / FRAME_SAMPLES);

function usable(guess: Guess | null): Guess | null {
  return guess === null || guess.stop.signal.aborted ? null : guess;
}

function startGuess(
  ear: Ear,
  samples: Float32Array,
  signal: AbortSignal,
  listener: UtteranceListener,
  listeners: EarListeners,
): Guess {
  const stop = new AbortController();
  const result = ear.recognizer.command(samples, { signal: AbortSignal.any([signal, stop.signal]) });
  result.then(
    (heard) => {
      if (stop.signal.aborted || signal.aborted) return;
      // A command that this house can carry out needs no longer silence; anything else may go on.
      listener.setMeaning(heard.accepted ? 'complete' : 'unknown');
      listeners.onPartial?.(heard.accepted ? heard.text : heard.freeText);
    },
    () => {},
  );
  return { result, stop };
}
