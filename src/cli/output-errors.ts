/** What becomes of a command whose stdout takes nothing any more. */
import { messageOf } from '../errors.js';
import { tell } from '../journal.js';

/** A reader that has gone ("| head") wants nothing more, and is no failure. */
export const isReaderGone = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'EPIPE';

/**
 * Anything else, a full disk above all, is said once, and what was to be written there is missing.
 * @returns whether it happened: the command has failed
 */
export function watchOutput(): () => boolean {
  let failed = false;
  process.stdout.on('error', (error) => {
    if (failed || isReaderGone(error)) return;
    failed = true;
    process.exitCode = 1;
    tell(
      'err',
      `earshot: what this command says cannot be written (${messageOf(error)}): free some space, or send it elsewhere.`,
    );
  });
  return () => failed;
}
