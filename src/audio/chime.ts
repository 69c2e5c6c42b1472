import type { PcmAudio } from './ports.js';

/**
 * The hub's own short sounds, synthesized: the same samples each time, so that they can be recognised and masked when
 * the microphone hears them. Two soft bell notes each: rising for "I listen", falling for "done", low for "that failed".
 */
export type ChimeName = 'wake' | 'done' | 'error';

/** The voice's rate, so that a chime and a reply need no change of rate between them. */
const RATE_HZ = 24_000;
const PEAK = 0.25;

interface Note {
  readonly hz: number;
  readonly atMs: number;
}

/** E5 B5; B5 E5; A3 twice. */
const NOTES: Readonly<Record<ChimeName, readonly Note[]>> = {
  wake: [
    { hz: 659.26, atMs: 0 },
    { hz: 987.77, atMs: 90 },
  ],
  done: [
    { hz: 987.77, atMs: 0 },
    { hz: 659.26, atMs: 90 },
  ],
  error: [
    { hz: 220, atMs: 0 },
    { hz: 220, atMs: 160 },
  ],
};

const TAIL_MS = 220;
/** A bell's partials: ratio to the fundamental, loudness, and how much faster they fade. */
const PARTIALS = [
  { ratio: 1, level: 1, decay: 1 },
  { ratio: 2, level: 0.35, decay: 1.8 },
  { ratio: 3.01, level: 0.12, decay: 3 },
] as const;
const DECAY_PER_S = 16;
/** No click: the start is faded in, and the end out. */
const ATTACK_S = 0.004;
const RELEASE_S = 0.02;

const made = new Map<ChimeName, PcmAudio>();

/** 0.31 to 0.38 s of mono audio at 24 kHz, peak 0.25. The same object each time: do not write into it. */
export function chime(name: ChimeName): PcmAudio {
  const known = made.get(name);
  if (known) return known;
  const audio = { samples: normalised(synthesize(NOTES[name])), sampleRateHz: RATE_HZ };
  made.set(name, audio);
  return audio;
}

function synthesize(notes: readonly Note[]): Float32Array {
  const lastMs = Math.max(...notes.map((note) => note.atMs));
  const samples = new Float32Array(Math.round(((lastMs + TAIL_MS) * RATE_HZ) / 1_000));
  for (const note of notes) {
    const start = Math.round((note.atMs * RATE_HZ) / 1_000);
    for (let i = start; i < samples.length; i++) {
      samples[i] = (samples[i] ?? 0) + bell(note.hz, (i - start) / RATE_HZ);
    }
  }
  const length = samples.length / RATE_HZ;
  return samples.map((sample, i) => sample * Math.min(1, (length - i / RATE_HZ) / RELEASE_S));
}

function bell(hz: number, seconds: number): number {
  const attack = Math.min(1, seconds / ATTACK_S);
  let value = 0;
  for (const { ratio, level, decay } of PARTIALS) {
    value += level * Math.exp(-DECAY_PER_S * decay * seconds) * Math.sin(2 * Math.PI * hz * ratio * seconds);
  }
  return attack * value;
}

function normalised(samples: Float32Array): Float32Array {
  const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  return samples.map((sample) => (sample * PEAK) / peak);
}
