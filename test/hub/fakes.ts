/** Frames, an ear and a voice made of rules instead of networks. */
import type { CommandResult } from '../../src/asr/recognizer.js';
import {
  FRAME_SAMPLES,
  type FrameSource,
  type PcmAudio,
  SAMPLE_RATE_HZ,
  type Voice,
} from '../../src/audio/ports.js';
import type { Ear } from '../../src/hub/ear/ear.js';
import type { PhraseSpotter } from '../../src/wake/port.js';
import type { Candidate } from '../../src/wake/spotter.js';

/** A frame of samples `level` and `-level` by turns (no offset); the fake detector takes the first as its probability. */
export const frame = (level: number): Float32Array =>
  Float32Array.from({ length: FRAME_SAMPLES }, (_, at) => (at % 2 === 0 ? level : -level));
export const speech = (frames: number): Float32Array[] => Array.from({ length: frames }, () => frame(0.9));
export const silence = (frames: number): Float32Array[] => Array.from({ length: frames }, () => frame(0));

export const sourceOf = (frames: readonly Float32Array[]): FrameSource & { closed: number } => ({
  closed: 0,
  async *frames(signal) {
    try {
      for (const each of frames) {
        if (signal.aborted) return;
        yield each.slice();
      }
    } finally {
      this.closed += 1;
    }
  },
});

export const heardAs = (text: string, parts: Partial<CommandResult> = {}): CommandResult => ({
  text,
  freeText: text,
  confidence: 0.99,
  accepted: true,
  path: 'graph',
  ms: { encode: 1, decode: 2 },
  ...parts,
});

/** "computer", said for sure, with nothing behind it. */
export const candidate = (parts: Partial<Candidate> = {}): Candidate => ({
  at: 0.8,
  phrase: 'computer',
  score: 0.9,
  evidence: { likelihood: -1, again: -1, prior: -12, letters: 8 },
  opening: [17],
  followed: false,
  ...parts,
});

/** Hears no phrase and knows only rare ones. */
export const fakeSpotter = (parts: Partial<PhraseSpotter> = {}): PhraseSpotter => ({
  facts: async (text) => ({ text, letters: 10, prior: -24 }),
  spot: async () => ({ candidates: [], text: '' }),
  commandAfter: () => Promise.reject(new Error('not here')),
  ...parts,
});

export interface FakeEar extends Ear {
  /** Speech frames in each utterance that was recognised. */
  readonly asked: number[];
  readonly aborted: boolean[];
}

/** Recognises by the number of speech frames. */
export function fakeEar(answer: (speechFrames: number) => CommandResult): FakeEar {
  const asked: number[] = [];
  const aborted: boolean[] = [];
  return {
    asked,
    aborted,
    segmenter: {},
    detector: { probability: async (samples) => samples[0] ?? 0, reset: () => {} },
    recognizer: {
      command: async (samples, options) => {
        let frames = 0;
        for (let at = 0; at < samples.length; at += FRAME_SAMPLES) if ((samples[at] ?? 0) > 0.5) frames += 1;
        asked.push(frames);
        const index = aborted.push(false) - 1;
        options?.signal?.addEventListener('abort', () => {
          aborted[index] = true;
        });
        return answer(frames);
      },
    },
  };
}

/** Says one piece per sentence, of this length; without a level the ear has nothing to take out of what it hears. */
export const fakeVoice = (seconds = 0.1, level = 0.5): Voice & { readonly said: string[] } => ({
  name: 'fake',
  said: [],
  async *speak(text, signal) {
    for (const sentence of text.split(/(?<=\.) /)) {
      if (signal?.aborted) return;
      this.said.push(sentence);
      yield {
        samples: new Float32Array(seconds * SAMPLE_RATE_HZ).fill(level),
        sampleRateHz: SAMPLE_RATE_HZ,
      };
    }
  },
  close: async () => {},
});

export interface FakeSink {
  readonly name: string;
  readonly played: PcmAudio[];
  play(audio: PcmAudio, signal: AbortSignal): Promise<void>;
  close(): Promise<void>;
}

export const fakeSink = (name = 'fake', hold?: (signal: AbortSignal) => Promise<void>): FakeSink => ({
  name,
  played: [],
  async play(audio, signal) {
    this.played.push(audio);
    await hold?.(signal);
  },
  close: async () => {},
});

export const never = (): AbortSignal => new AbortController().signal;
