/** Opens the recogniser. */
import { openMoonshine } from './moonshine-recognizer.js';
import type { Recognizer } from './recognizer.js';

/** @throws EarshotError ASR_LOAD_FAILED, MODEL_MISSING */
export async function openRecognizer(options: { readonly signal?: AbortSignal } = {}): Promise<Recognizer> {
  options.signal?.throwIfAborted();
  return openMoonshine();
}
