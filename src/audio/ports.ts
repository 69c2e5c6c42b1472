/** The edges of `src/audio`: what a microphone, a speaker and a voice look like to the rest of the hub. */

/** All audio inside the hub: 16 kHz mono float32, -1..1. */
export const SAMPLE_RATE_HZ = 16_000;
/** One frame: 512 samples = 32 ms, the hop of the voice activity detector. */
export const FRAME_SAMPLES = 512;

export interface PcmAudio {
  readonly samples: Float32Array;
  readonly sampleRateHz: number;
}

/** A live source of frames: microphone, satellite, browser, or a file streamed in real time. */
export interface FrameSource {
  /** Frames of FRAME_SAMPLES at SAMPLE_RATE_HZ until the source ends or the signal aborts. The array is the caller's. */
  frames(signal: AbortSignal): AsyncIterable<Float32Array>;
}

/** Where sound comes out. Implementations: speaker (child process), aplay, null (logs only). */
export interface AudioSink {
  readonly name: string;
  /** Resolves when played to the end or, if the signal aborts, within 100 ms of that. */
  play(audio: PcmAudio, signal: AbortSignal): Promise<void>;
  close(): Promise<void>;
}

/** Text to speech. */
export interface Voice {
  readonly name: string;
  /** Sentence by sentence, so that the first can play while the next is made. Text is normalised inside. */
  speak(text: string, signal?: AbortSignal): AsyncIterable<PcmAudio>;
  close(): Promise<void>;
}
