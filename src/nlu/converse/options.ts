import type { OutOfRange } from '../out-of-range.js';
import type { Reader } from './sense.js';

/** What a conversation is made with: who reads its words, and what it may ask beside. */
export interface ConverseOptions extends Reader {
  /** null: no PIN is set, and what needs one is refused. Left out: it is asked for, and none is right. */
  readonly verifyPin?: ((pin: string) => boolean) | null;
  /** What to say where only a number keeps the words of a plugin from being understood. */
  readonly outOfRange?: OutOfRange;
}
