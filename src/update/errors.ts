/** Failures of model updates: each has a stable code and says what to do. */
import { EarshotError } from '../errors.js';

export type UpdateCode =
  | 'UPDATE_BUNDLE_INVALID'
  | 'UPDATE_BUNDLE_MISSING'
  | 'UPDATE_BUSY'
  | 'UPDATE_CHANNEL_INVALID'
  | 'UPDATE_DOWNGRADE'
  | 'UPDATE_INCOMPLETE'
  | 'UPDATE_KEY_INVALID'
  | 'UPDATE_NO_KEYS'
  | 'UPDATE_NO_SPACE'
  | 'UPDATE_NO_STATE'
  | 'UPDATE_NOT_WRITABLE'
  | 'UPDATE_NOTHING_TO_ROLL_BACK'
  | 'UPDATE_ON_TRIAL'
  | 'UPDATE_REFUSED'
  | 'UPDATE_RESTART_NEEDED'
  | 'UPDATE_SIGNATURE_BAD'
  | 'UPDATE_TOO_NEW'
  | 'UPDATE_UNTRUSTED'
  | 'UPDATE_WORSE';

/** What a person named is not there. */
const USAGE: ReadonlySet<UpdateCode> = new Set(['UPDATE_BUNDLE_MISSING']);

export function updateError(code: UpdateCode, message: string, cause?: unknown): EarshotError {
  return new EarshotError(code, message, { cause, usage: USAGE.has(code) });
}
