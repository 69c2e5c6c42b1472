/** What the commands over audio files share: a row per file, in order, and an error row that stops no other. */

import type { Recognizer } from '../asr/recognizer.js';
import { SileroVad } from '../audio/vad.js';
import { EarshotError, messageOf } from '../errors.js';

export interface FileError {
  readonly file: string;
  readonly error: { readonly code: string; readonly message: string };
}

export interface Listeners {
  readonly recognizer: Recognizer;
  readonly detector: SileroVad;
}

/** Opens recogniser and speech detector for `use` and closes them after it. */
export async function withListeners<T>(use: (listeners: Listeners) => Promise<T>): Promise<T> {
  // onnxruntime and the models load only for the commands that listen.
  const { openRecognizer } = await import('../asr/open-recognizer.js');
  const detector = await SileroVad.load();
  try {
    const recognizer = await openRecognizer();
    try {
      return await use({ recognizer, detector });
    } finally {
      await recognizer.close();
    }
  } finally {
    await detector.close();
  }
}

/** Files one after another; `write` gets each row as soon as it is there. True if none failed. */
export async function eachFile<T>(
  files: readonly string[],
  run: (file: string) => Promise<T>,
  write: (row: T | FileError) => void,
): Promise<boolean> {
  let good = true;
  for (const file of files) {
    try {
      write(await run(file));
    } catch (error) {
      good = false;
      const code = error instanceof EarshotError ? error.code : 'INTERNAL';
      write({ file, error: { code, message: messageOf(error) } });
    }
  }
  return good;
}

export const isFileError = (row: object): row is FileError => 'error' in row;

export const hundredths = (value: number): number => Math.round(value * 100) / 100;
