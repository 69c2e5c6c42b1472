/** What asking a language model may come to, whichever it is. */
import { EarshotError } from '../../errors.js';
import { isShortOfMemory, shortOfMemory } from '../../free-memory.js';

export const closed = (): EarshotError =>
  new EarshotError('LLM_CLOSED', 'The language model is closed already.');

export const threadDied = (cause: unknown): EarshotError =>
  isShortOfMemory(cause)
    ? shortOfMemory('the language model', cause)
    : new EarshotError(
        'LLM_THREAD_DIED',
        'The language model stopped by itself; the next sentence starts it again.',
        { cause },
      );

/** What a thread said of a question or of its start. */
export const threadFailed = (code: string, message: string): EarshotError => {
  const error = new EarshotError(code, message);
  return isShortOfMemory(error) ? shortOfMemory('the language model', error) : error;
};
