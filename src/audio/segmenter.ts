import { FRAME_MS } from './pcm.js';

/**
 * When does somebody begin to speak, pause, and end? A pure rule on one speech probability per frame, without clock,
 * audio or model: `step(state, probability, options) -> {state, event?}`. The shape is rhasspy3's Segmenter; new are
 * the pause (decoding starts there, speculatively) and the meaning (what was understood so far moves the end).
 */

export interface SegmenterOptions {
  /** A frame this likely counts as speech while waiting ... */
  readonly startProbability: number;
  /** ... and as silence below this once speech has begun. Between the two nothing changes (hysteresis). */
  readonly endProbability: number;
  /** Speech needed before it counts: a click or a cough's edge is shorter. */
  readonly startMs: number;
  /** Kept from before the first speech frame, so that no first word is clipped. */
  readonly preRollMs: number;
  /** Silence after which the utterance may be over: reported as `pause` so that decoding can start. */
  readonly firstPauseMs: number;
  /** Silence that ends the utterance when nothing is known of its meaning ... */
  readonly endSilenceMs: number;
  /** ... when what was said is complete and no continuation is likely ... */
  readonly completeSilenceMs: number;
  /** ... and when it plainly is unfinished ("turn on the"). */
  readonly unfinishedSilenceMs: number;
  /** Longest utterance, pre-roll included. */
  readonly maxMs: number;
  /** Waiting longer than this for speech is a `timeout`; Infinity for a stream that is always listened to. */
  readonly timeoutMs: number;
}

/**
 * Measured on 108 home commands (all but two, near-silent ones, heard) and 150 read sentences of Common Voice: a first
 * pause at 96 ms makes 108 and 195 speculative decodes (at 160 ms 107 and 179); an end after 224 ms would cut 1 command
 * and 18 sentences, so only a complete meaning may end there; 640 ms cut no command and none
 * of 100 sentences.
 */
export const SEGMENTER_DEFAULTS: SegmenterOptions = {
  startProbability: 0.5,
  endProbability: 0.35,
  startMs: 96,
  preRollMs: 320,
  firstPauseMs: 96,
  endSilenceMs: 640,
  completeSilenceMs: 224,
  unfinishedSilenceMs: 1_280,
  maxMs: 15_000,
  timeoutMs: 5_000,
};

/** What the text up to the pause says about whether more will come. */
export type Meaning = 'unknown' | 'complete' | 'unfinished';

/** Frames are counted from 0 at the first step; `end` is exclusive. */
export type SegmentEvent =
  | { readonly type: 'speech-start'; readonly start: number }
  | { readonly type: 'pause'; readonly start: number; readonly end: number }
  | { readonly type: 'resume' }
  | { readonly type: 'speech-end'; readonly start: number; readonly end: number }
  | { readonly type: 'too-long'; readonly start: number; readonly end: number }
  | { readonly type: 'timeout' };

export interface SegmenterState {
  /** Frames seen. */
  readonly frame: number;
  /** Where waiting began: pre-roll does not reach behind it. */
  readonly waitingSince: number;
  /** While waiting: the first frame of the run of speech, and how many frames of it count. */
  readonly runStart: number;
  readonly runFrames: number;
  /** First frame of the utterance, pre-roll included; undefined while waiting. */
  readonly start: number | undefined;
  /** The frame after the last one with speech. */
  readonly lastSpeech: number;
  readonly paused: boolean;
  readonly meaning: Meaning;
}

export const initialSegmenter: SegmenterState = {
  frame: 0,
  waitingSince: 0,
  runStart: 0,
  runFrames: 0,
  start: undefined,
  lastSpeech: 0,
  paused: false,
  meaning: 'unknown',
};

export interface Step {
  readonly state: SegmenterState;
  readonly event?: SegmentEvent;
}

/** One frame further. At most one event a frame. */
export function step(state: SegmenterState, probability: number, options: SegmenterOptions): Step {
  const next = { ...state, frame: state.frame + 1 };
  return state.start === undefined
    ? wait(next, probability, options)
    : speak(next, state.start, probability, options);
}

/** What was understood at the pause; it holds until speech resumes. */
export function withMeaning(state: SegmenterState, meaning: Meaning): SegmenterState {
  return state.paused ? { ...state, meaning } : state;
}

function wait(state: SegmenterState, probability: number, options: SegmenterOptions): Step {
  const run = runOf(state, probability, options);
  if (run.runFrames * FRAME_MS >= options.startMs) {
    const start = Math.max(state.waitingSince, run.runStart - framesOf(options.preRollMs));
    const begun = { ...state, ...run, start, lastSpeech: state.frame, paused: false };
    return { state: begun, event: { type: 'speech-start', start } };
  }
  const waited = { ...state, ...run };
  // A run that has begun is given its chance: the timeout comes when it turns out to be nothing.
  if (run.runFrames === 0 && (state.frame - state.waitingSince) * FRAME_MS >= options.timeoutMs) {
    return { state: waiting(state, state.frame), event: { type: 'timeout' } };
  }
  return { state: waited };
}

function runOf(state: SegmenterState, probability: number, options: SegmenterOptions) {
  const tooSlow = state.runFrames > 0 && (state.frame - state.runStart) * FRAME_MS > maxRunMs(options);
  if (probability < options.endProbability || tooSlow) return { runStart: state.frame, runFrames: 0 };
  if (probability < options.startProbability) return { runStart: state.runStart, runFrames: state.runFrames };
  const runStart = state.runFrames === 0 ? state.frame - 1 : state.runStart;
  return { runStart, runFrames: state.runFrames + 1 };
}

/** A start that takes longer is a murmur, not a beginning; it also bounds how far back `start` can lie. */
export const maxRunMs = (options: SegmenterOptions): number => 3 * options.startMs;

function speak(state: SegmenterState, start: number, probability: number, options: SegmenterOptions): Step {
  // Coming back from a pause needs a clear start, or a breath would throw the speculative decode away.
  const speech = probability >= (state.paused ? options.startProbability : options.endProbability);
  const lastSpeech = speech ? state.frame : state.lastSpeech;
  const silenceMs = (state.frame - lastSpeech) * FRAME_MS;
  if (!speech && silenceMs >= endAfterMs(state.meaning, options)) {
    return { state: waiting(state, lastSpeech), event: { type: 'speech-end', start, end: lastSpeech } };
  }
  if ((state.frame - start) * FRAME_MS >= options.maxMs) {
    return { state: waiting(state, state.frame), event: { type: 'too-long', start, end: state.frame } };
  }
  if (state.paused && speech) {
    const resumed: SegmenterState = { ...state, lastSpeech, paused: false, meaning: 'unknown' };
    return { state: resumed, event: { type: 'resume' } };
  }
  if (!state.paused && silenceMs >= options.firstPauseMs) {
    return {
      state: { ...state, lastSpeech, paused: true },
      event: { type: 'pause', start, end: lastSpeech },
    };
  }
  return { state: { ...state, lastSpeech } };
}

/** Back to waiting for the next utterance, with all counts but the frames forgotten. */
function waiting(state: SegmenterState, waitingSince: number): SegmenterState {
  return { ...initialSegmenter, frame: state.frame, waitingSince };
}

function endAfterMs(meaning: Meaning, options: SegmenterOptions): number {
  if (meaning === 'complete') return options.completeSilenceMs;
  return meaning === 'unfinished' ? options.unfinishedSilenceMs : options.endSilenceMs;
}

const framesOf = (ms: number): number => Math.ceil(ms / FRAME_MS);
