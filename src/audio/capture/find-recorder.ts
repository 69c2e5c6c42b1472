import { findExecutable } from '../find-executable.js';

/** In order of preference: arecord has the smallest delay and names its devices. */
export const RECORDER_PROGRAMS = ['arecord', 'sox', 'rec'] as const;
export type RecorderProgram = (typeof RECORDER_PROGRAMS)[number];

export interface Recorder {
  readonly program: RecorderProgram;
  /** The executable. */
  readonly command: string;
}

/** What to tell a person without any. */
export const RECORDER_HINT = 'install one with `sudo apt install alsa-utils` (or `sox`)';

/** The wished recorder, or the best that is installed; undefined when there is none. */
export function findRecorder(wish: RecorderProgram | 'auto' = 'auto', path?: string): Recorder | undefined {
  for (const program of wish === 'auto' ? RECORDER_PROGRAMS : [wish]) {
    const command = findExecutable(program, path);
    if (command) return { program, command };
  }
  return undefined;
}
