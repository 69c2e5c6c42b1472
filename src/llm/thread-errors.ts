/** What asking a language model may come to, whichever it is. */
import { EarshotError } from '../errors.js';

export const closed = (): EarshotError =>
  new EarshotError('LLM_CLOSED', 'The language model is closed already.');

export const threadDied = (cause: unknown): EarshotError =>
  new EarshotError(
    'LLM_THREAD_DIED',
    'The language model stopped by itself; the next sentence starts it again.',
    { cause },
  );
