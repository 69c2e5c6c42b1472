/** The PIN for devices whose risk is `pin`: read from a file of its own, kept as a digest, compared in constant time. */
import { createHash, timingSafeEqual } from 'node:crypto';
import { EarshotError, messageOf } from '../errors.js';
import { openRegular } from '../open-regular.js';

const FORM = /^\d{4,12}$/;
/** Others may read or write it. */
const OPEN_TO_ALL = 0o006;
const MAX_BYTES = 1000;

/**
 * The check for a PIN as it was said, in digits.
 * @throws EarshotError PIN_FILE_MISSING, PIN_FILE_OPEN, PIN_FILE_INVALID (usage); no message holds what the file holds
 */
export async function loadPin(file: string, signal?: AbortSignal): Promise<(said: string) => boolean> {
  let text: string;
  try {
    text = await readPrivate(file, signal);
  } catch (cause) {
    if (cause instanceof EarshotError) throw cause;
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

/** The mode is that of the very file that is read. */
async function readPrivate(file: string, signal?: AbortSignal): Promise<string> {
  signal?.throwIfAborted();
  const handle = await openRegular(file);
  try {
    const { mode, size } = await handle.stat();
    if ((mode & OPEN_TO_ALL) !== 0) {
      throw new EarshotError(
        'PIN_FILE_OPEN',
        `pin_file ${file} can be read by everybody on this machine: chmod 600 ${file} (and let the hub's user own it).`,
        { usage: true },
      );
    }
    return size > MAX_BYTES ? '' : await handle.readFile('utf8');
  } finally {
    await handle.close();
  }
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
