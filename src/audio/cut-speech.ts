import { samplesOf } from './pcm.js';
import { SAMPLE_RATE_HZ } from './ports.js';
import { outerSpan, pieces, speechSpans } from './speech-spans.js';
import { type SpokenPart, WIDER_MS } from './spoken-part.js';
import { type SpeechDetector, speechProbabilities } from './vad.js';

/** With 250 ms around it; views into the recording. Undefined where nobody speaks. */
export async function cutSpeech(
  samples: Float32Array,
  detector: SpeechDetector,
  signal?: AbortSignal,
): Promise<SpokenPart | undefined> {
  const probabilities = await speechProbabilities(detector, samples, signal);
  const span = outerSpan(speechSpans(probabilities, samples.length));
  if (span === undefined) return undefined;
  const more = samplesOf(WIDER_MS);
  return {
    samples: samples.subarray(span.start, span.end),
    wide: samples.subarray(Math.max(0, span.start - more), span.end + more),
  };
}

/** A stretch of a long recording, short enough for the recogniser. */
export interface SpeechPiece {
  /** Where it begins in the recording. */
  readonly atSeconds: number;
  /** A view into the recording, 16 kHz mono. */
  readonly samples: Float32Array;
}

/** The speech of a long recording in pieces of at most `maxMs`, cut at the pauses, in order; empty without speech. */
export async function cutPieces(
  samples: Float32Array,
  detector: SpeechDetector,
  options: { readonly maxMs?: number; readonly signal?: AbortSignal } = {},
): Promise<SpeechPiece[]> {
  const probabilities = await speechProbabilities(detector, samples, options.signal);
  const spans = speechSpans(probabilities, samples.length);
  return pieces(spans, probabilities, options.maxMs).map(({ start, end }) => ({
    atSeconds: start / SAMPLE_RATE_HZ,
    samples: samples.subarray(start, end),
  }));
}
