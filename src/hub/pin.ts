/** The PIN for devices whose risk is `pin`: read from a file of its own, kept as a digest, compared in constant time. */
import { createHash, timingSafeEqual } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { EarshotError, messageOf } from '../errors.js';

const FORM = /^\d{4,12}$/;

/**
 * The check for a PIN as it was said, in digits.
 * @throws EarshotError PIN_FILE_MISSING, PIN_FILE_INVALID (usage); neither message holds what the file holds
 */
export async function loadPin(file: string, signal?: AbortSignal): Promise<(said: string) => boolean> {
  let text: string;
  try {
    text = await readFile(file, { encoding: 'utf8', ...(signal ? { signal } : {}) });
  } catch (cause) {
    throw new EarshotError(
      'PIN_FILE_MISSING',
      `pin_file ${file} cannot be read (${messageOf(cause)}): check its path and permissions, or leave it out and devices that need a PIN stay shut.`,
      { cause, usage: true },
    );
  }
  const pin = text.trim();
  if (!FORM.test(pin)) {
    throw new EarshotError(
      'PIN_FILE_INVALID',
      `pin_file ${file} must hold 4 to 12 digits and nothing else.`,
      { usage: true },
    );
  }
  const wanted = digest(pin);
  return (said) => timingSafeEqual(digest(said.replaceAll(/\D/g, '')), wanted);
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
