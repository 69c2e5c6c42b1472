import { concat, FRAME_MS } from './pcm.js';
import {
  initialSegmenter,
  type Meaning,
  maxRunMs,
  SEGMENTER_DEFAULTS,
  type SegmentEvent,
  type SegmenterOptions,
  type SegmenterState,
  step,
  withMeaning,
} from './segmenter.js';
import { type SpokenPart, WIDER_MS } from './spoken-part.js';
import type { SpeechDetector } from './vad.js';

/** Silence kept after the last speech frame: final consonants are softer than the detector's threshold. */
const POST_ROLL_FRAMES = Math.floor(200 / FRAME_MS);
const WIDER_FRAMES = Math.floor(WIDER_MS / FRAME_MS);

/** As the segmenter's events, with the audio in place of frame numbers (pre-roll included). */
export type UtteranceEvent =
  | { readonly type: 'speech-start' | 'resume' | 'timeout' }
  | ({ readonly type: 'pause' | 'speech-end' | 'too-long' } & SpokenPart);

/**
 * Frames in, utterances out: runs the detector and the segmenter's rule, and keeps the audio that the next event may
 * need (what lies before it while waiting, the utterance while somebody speaks: 1 MB at 15 s).
 *
 * @example
 * for await (const frame of source.frames(signal)) {
 *   const event = await listener.push(frame);
 *   if (event?.type === 'pause') listener.setMeaning(await understand(event.samples));
 *   if (event?.type === 'speech-end') return event;
 * }
 */
export class UtteranceListener {
  readonly #detector: SpeechDetector;
  readonly #options: SegmenterOptions;
  #state: SegmenterState = initialSegmenter;
  /** The frames [#keptFrom, #state.frame). */
  #kept: Float32Array[] = [];
  #keptFrom = 0;
  #probability = 0;

  constructor(detector: SpeechDetector, options: Partial<SegmenterOptions> = {}) {
    this.#detector = detector;
    this.#options = { ...SEGMENTER_DEFAULTS, ...options };
  }

  /** Speech probability of the last frame, for meters and barge-in. */
  get probability(): number {
    return this.#probability;
  }

  /** One frame further; await each call before the next. The frame is kept: do not write into it. */
  async push(frame: Float32Array): Promise<UtteranceEvent | undefined> {
    this.#kept.push(frame);
    this.#probability = await this.#detector.probability(frame);
    const { waitingSince } = this.#state;
    const { state, event } = step(this.#state, this.#probability, this.#options);
    this.#state = state;
    const heard = event && this.#withAudio(event, waitingSince);
    this.#forget();
    return heard;
  }

  /** What the text up to the pause means for the endpoint. Ignored when speech has resumed meanwhile. */
  setMeaning(meaning: Meaning): void {
    this.#state = withMeaning(this.#state, meaning);
  }

  /** Waits for a new utterance; nothing heard so far is part of it. */
  reset(): void {
    this.#detector.reset();
    this.#state = initialSegmenter;
    this.#kept = [];
    this.#keptFrom = 0;
  }

  /** @param since what lies before this frame was of an earlier utterance */
  #withAudio(event: SegmentEvent, since: number): UtteranceEvent {
    if (!('end' in event)) return { type: event.type };
    const end = event.end + POST_ROLL_FRAMES;
    return {
      type: event.type,
      samples: this.#audio(event.start, end),
      wide: this.#audio(Math.max(since, event.start - WIDER_FRAMES), end + WIDER_FRAMES),
    };
  }

  #audio(from: number, to: number): Float32Array {
    return concat(this.#kept.slice(Math.max(0, from - this.#keptFrom), to - this.#keptFrom));
  }

  #forget(): void {
    const preRollFrames = Math.ceil((this.#options.preRollMs + maxRunMs(this.#options)) / FRAME_MS) + 2;
    const needed = (this.#state.start ?? this.#state.frame - preRollFrames) - WIDER_FRAMES;
    const drop = Math.max(0, Math.min(needed - this.#keptFrom, this.#kept.length));
    if (drop === 0) return;
    this.#kept.splice(0, drop);
    this.#keptFrom += drop;
  }
}
