/** What a hub loads and how hard it tries, by the class of machine that it runs on (docs/profiles.md). */
import { type RecognizerSettings, USUAL } from '../asr/settings.js';

export const PROFILE_NAMES = ['pi-zero2', 'pi4', 'pi5', 'x86'] as const;
export type ProfileName = (typeof PROFILE_NAMES)[number];

export interface Profile {
  readonly name: ProfileName;
  readonly title: string;
  readonly recognizer: RecognizerSettings;
  /** The model for calls, and for how long it stays after the last question, minutes; null: it is left out. */
  readonly calls: { readonly keptMinutes: number } | null;
  /** Small talk, where config.yaml wants it: threads of its model; null: it is left out. */
  readonly replies: { readonly threads: number } | null;
  readonly voice: 'neural' | 'espeak';
  /** Resident memory of a hub with this profile, MB: at rest, and at most while it hears and speaks, without small talk. Measured on x64 (docs/profiles.md). */
  readonly memory: { readonly rest: number; readonly most: number };
  /** fp32 GFLOP/s of the machine, all cores: published rates, not measured by us. null: the machine that was measured. */
  readonly gflops: number | null;
  /** How much slower than by that rate int8 may be, as the processor has no instructions for it. */
  readonly int8Penalty: number;
}

export const PROFILES: Readonly<Record<ProfileName, Profile>> = {
  'pi-zero2': {
    name: 'pi-zero2',
    title: 'Raspberry Pi Zero 2 W, Pi 3 and whatever has less than 900 MB',
    recognizer: { threads: 3, beam: 6, secondLook: false },
    calls: null,
    replies: null,
    voice: 'espeak',
    // It loads a part of what the others load: no more than they at rest, and so much on a busy machine.
    memory: { rest: 321, most: 485 },
    // HPL cannot tell (0.37 on a board that swaps): the Pi 4's, by the rate of integer work (sysbench) and the clock.
    gflops: 7.9,
    int8Penalty: 4,
  },
  pi4: {
    name: 'pi4',
    title: 'Raspberry Pi 4, and small machines like it',
    recognizer: { threads: 3, beam: 8, secondLook: false },
    calls: { keptMinutes: 5 },
    replies: null,
    voice: 'neural',
    memory: { rest: 321, most: 493 },
    gflops: 23.8,
    int8Penalty: 4,
  },
  pi5: {
    name: 'pi5',
    title: 'Raspberry Pi 5 with 2 GB or more',
    recognizer: { ...USUAL, threads: 3 },
    calls: { keptMinutes: 10 },
    replies: { threads: 3 },
    voice: 'neural',
    memory: { rest: 321, most: 493 },
    gflops: 60.5,
    int8Penalty: 2,
  },
  x86: {
    name: 'x86',
    title: 'x64 with two cores and 2 GB or more',
    recognizer: USUAL,
    calls: { keptMinutes: 10 },
    replies: { threads: 2 },
    voice: 'neural',
    memory: { rest: 321, most: 493 },
    gflops: null,
    int8Penalty: 1,
  },
};

/** What this profile leaves out, in words that follow "without". */
export function missingIn({ calls, replies, voice, recognizer }: Profile): readonly string[] {
  return [
    ...(calls === null ? ['the model for what the phrases do not know'] : []),
    ...(replies === null ? ['small talk'] : []),
    ...(voice === 'espeak' ? ['the neural voice (eSpeak NG speaks, where it is installed)'] : []),
    ...(recognizer.secondLook ? [] : ['the second look at unsure commands']),
  ];
}

/** Measured on the machine that the projections start from: fp32 GFLOP/s of one thread, and ms (README.md). */
export const MEASURED = { gflops: 101, hearMs: 127, callsMs: 16 } as const;

/** From the published rate alone to the worst that int8 may add, ms. A projection: nothing of it was measured there. */
export interface Projection {
  readonly hearMs: readonly [number, number];
  readonly callsMs: readonly [number, number] | null;
}

/** null: this is the class of machine that was measured. */
export function projectionOf({ gflops, int8Penalty, calls }: Profile): Projection | null {
  if (gflops === null) return null;
  const slower = MEASURED.gflops / gflops;
  const range = (ms: number): readonly [number, number] => [
    Math.round(ms * slower),
    Math.round(ms * slower * int8Penalty),
  ];
  return { hearMs: range(MEASURED.hearMs), callsMs: calls === null ? null : range(MEASURED.callsMs) };
}
