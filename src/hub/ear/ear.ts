/**
 * One utterance from a stream of frames, recognised. Decoding starts at the first short pause, speculatively: when the
 * utterance ends there, the answer is ready; when speech goes on, the result becomes a partial transcript.
 */
import { surerOf } from '../../asr/hear-wider.js';
import type { CommandResult, Recognizer } from '../../asr/recognizer.js';
import { FRAME_SAMPLES, type FrameSource, SAMPLE_RATE_HZ } from '../../audio/ports.js';
import type { Meaning, SegmenterOptions } from '../../audio/segmenter.js';
import type { SpokenPart } from '../../audio/spoken-part.js';
import { UtteranceListener } from '../../audio/utterances.js';
import type { SpeechDetector } from '../../audio/vad.js';
import { EarshotError } from '../../errors.js';
import type { ListenControls } from '../../fsm/actors.js';
import type { ListenerNetwork } from '../../wake/listener/network.js';
import type { Opening } from '../../wake/port.js';

export interface Ear {
  readonly detector: SpeechDetector;
  readonly recognizer: Pick<Recognizer, 'command' | 'wake'>;
  readonly segmenter: Partial<SegmenterOptions>;
  /** Listens for wake phrases before the recogniser does. */
  readonly listener?: Pick<ListenerNetwork, 'hear'> | undefined;
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
  /** We asked: words that are no command may be the answer, and are not waited out. */
  readonly answering?: boolean;
  /** What the house would make of a command: one that it would have to ask back for, or for nothing, may go on. */
  readonly meaning?: (command: string) => Meaning;
}

/** A decode that began at a pause. */
interface Guess {
  readonly result: Promise<CommandResult>;
  readonly stop: AbortController;
}

/** What the sound begins with, when it begins with a wake phrase. */
export interface WakeOpening extends Opening {
  /** A command was read after the phrase, in the same breath. */
  readonly followed: boolean;
}

export interface ListenSource extends FrameSource {
  readonly opening?: WakeOpening | null;
  /** Frames that are heard only now are still coming: it is too early to guess at a pause. */
  readonly lagging?: () => boolean;
}

/**
 * null: the stream ended, or was told to finish, without speech. A wake phrase alone is no utterance: what comes after its
 * pause is.
 * @throws the signal's reason when aborted, and what the recogniser throws
 */
export async function hearUtterance(
  ear: Ear,
  source: ListenSource,
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
  let opening = source.opening ?? null;
  let pause: SpokenPart | null = null;
  let guess: Guess | null = null;
  let started = false;
  const start = (): void => {
    if (!started) listeners.onSpeechStart();
    started = true;
  };

  const take = async (frame: Float32Array): Promise<SpokenPart | null> => {
    const event = await listener.push(frame);
    if (event?.type === 'speech-start' && opening?.followed !== false) start();
    if (event?.type === 'resume') {
      guess?.stop.abort();
      guess = null;
      pause = null;
      start();
    }
    if (event?.type === 'pause') pause = event;
    if (event?.type === 'speech-end' || event?.type === 'too-long') return event;
    if (pause !== null && source.lagging?.() !== true) {
      guess = startGuess(ear, pause, opening, signal, listener, listeners);
      pause = null;
    }
    return null;
  };
  const recognized = (part: SpokenPart): Promise<CommandResult> =>
    usable(guess)?.result ?? recognize(ear, part, opening, signal);
  /** The utterance is over; null: it was the wake phrase and nothing else. */
  const conclude = async (part: SpokenPart): Promise<Utterance | null> => {
    const endedAt = performance.now();
    if (opening === null) listeners.onSpeechEnd();
    const result = await recognized(part);
    signals.signal.throwIfAborted();
    if (opening !== null) {
      if (saysNothing(result)) {
        opening = null;
        guess = null;
        return null;
      }
      start();
      listeners.onSpeechEnd();
    }
    return { result, seconds: part.samples.length / SAMPLE_RATE_HZ, waitMs: performance.now() - endedAt };
  };

  try {
    let part: SpokenPart | null = null;
    for await (const frame of source.frames(signal)) {
      part = await take(frame);
      if (part !== null && opening !== null) {
        // The source stays open: what may follow must not be lost.
        const heard = await conclude(part);
        if (heard !== null) return heard;
        part = null;
      }
      if (part !== null || signals.finish.aborted) break;
    }
    signals.signal.throwIfAborted();
    // The button was released or the stream is over: silence tells the segmenter so.
    for (let left = FLUSH_FRAMES; part === null && left > 0; left -= 1)
      part = await take(new Float32Array(FRAME_SAMPLES));
    return part === null ? null : await conclude(part);
  } finally {
    stopped.abort();
  }
}

/** Five seconds: longer than any silence that ends an utterance. */
const FLUSH_FRAMES = Math.ceil((5 * SAMPLE_RATE_HZ) / FRAME_SAMPLES);

function usable(guess: Guess | null): Guess | null {
  return guess === null || guess.stop.signal.aborted ? null : guess;
}

/** @throws EarshotError ASR_NO_WAKE where there is an opening and the recogniser knows nothing of wake phrases */
async function recognize(
  { recognizer }: Ear,
  part: SpokenPart,
  opening: Opening | null,
  signal: AbortSignal,
): Promise<CommandResult> {
  if (opening === null) {
    const heard = await recognizer.command(part.samples, { signal });
    // Somebody waits: what can be done is done.
    return heard.accepted ? heard : await surerOf(heard, recognizer, part, { signal });
  }
  // In one breath with its wake phrase no command has lost its beginning.
  if (recognizer.wake === undefined) throw noWake();
  return await recognizer.wake.commandAfter(opening, part.samples, { signal });
}

const saysNothing = ({ path, freeText }: CommandResult): boolean => path === 'none' && freeText === '';

/** A command that this house can carry out needs no longer silence; anything else may go on. */
function meaningOf(heard: CommandResult, { meaning, answering }: EarListeners): Meaning {
  if (heard.unfinished === true && (heard.accepted || answering !== true)) return 'unfinished';
  return heard.accepted ? (meaning?.(heard.text) ?? 'complete') : 'unknown';
}

function startGuess(
  ear: Ear,
  part: SpokenPart,
  opening: Opening | null,
  signal: AbortSignal,
  listener: UtteranceListener,
  listeners: EarListeners,
): Guess {
  const stop = new AbortController();
  // On a slow machine the answer takes longer than the silence that would end it.
  listener.setMeaning('unfinished');
  const result = recognize(ear, part, opening, AbortSignal.any([signal, stop.signal]));
  result.then(
    (heard) => {
      if (stop.signal.aborted || signal.aborted) return;
      listener.setMeaning(meaningOf(heard, listeners));
      if (!saysNothing(heard)) listeners.onPartial?.(heard.accepted ? heard.text : heard.freeText);
    },
    () => {
      if (!stop.signal.aborted) listener.setMeaning('unknown');
    },
  );
  return { result, stop };
}

export const noWake = (): EarshotError =>
  new EarshotError('ASR_NO_WAKE', 'This recogniser cannot listen for wake phrases; set `wake: []`.');
