/** What was lost of the hub's memory, for the log and for the people in the room. */
import type { LocalTime } from '../actions/world.js';
import { EarshotError } from '../errors.js';
import { localClock } from '../local-clock.js';
import { sayMoment } from '../nlu/time.js';

export function unreadable(bad: readonly string[], file: string): EarshotError {
  const what = bad.slice(0, 3).join(', ');
  return new EarshotError(
    'STATE_UNREADABLE',
    `${bad.length} entries of ${file} cannot be read and are left out (${what}): set them again.`,
  );
}

/**
 * To be said; null: nothing was lost.
 * @param problem of the state file, or null
 * @param copiedMs when the copy was made that took its place, ms since 1970
 */
export function sayDamage(
  problem: EarshotError | null,
  copiedMs: number | undefined,
  now: LocalTime,
  timezone: string | null,
): string | null {
  if (problem === null || problem.code === 'STATE_MENDED') return null;
  if (copiedMs === undefined) {
    return 'My memory was damaged. Some timers, alarms or lists may be gone: please check them.';
  }
  const copied = localClock(timezone, () => copiedMs)();
  return `My memory was damaged. I put it back from a copy that I made ${sayMoment(copied, now)}: please check what you told me after that.`;
}
