/**
 * How often a wrong PIN may be given: four digits are ten thousand guesses, which a patient voice through the window has
 * said in a day. Counted for the whole hub, whoever speaks and from where, and kept with the agenda. Pure.
 */
import { addSeconds, sayDuration, secondsBetween } from '../../nlu/time.js';
import type { Effect, LocalTime, PinTries } from '../world.js';

/** So many wrong ones in a row, and no PIN is taken for a while. */
export const WRONG_IN_A_ROW = 5;
/** Each time that happens, for longer; the last one stays. At 30 minutes ten thousand PINs take six weeks. */
export const LOCK_SECONDS: readonly number[] = [60, 5 * 60, 30 * 60];

const NONE: PinTries = { wrong: 0, locks: 0, until: null };
const LONGEST = Math.max(...LOCK_SECONDS);

/** Seconds until a PIN is taken again; 0: now. More than the longest lock is a clock that was set back. */
export function lockedSeconds(tries: PinTries | undefined, now: LocalTime): number {
  if (tries === undefined || tries.until === null) return 0;
  return Math.min(LONGEST, Math.max(0, secondsBetween(now, tries.until)));
}

/** What a wrong PIN leaves behind. */
export function afterWrong(tries: PinTries = NONE, now: LocalTime): PinTries {
  const wrong = tries.wrong + 1;
  if (wrong < WRONG_IN_A_ROW) return { ...tries, wrong, until: null };
  const seconds = LOCK_SECONDS[Math.min(tries.locks, LOCK_SECONDS.length - 1)] ?? LONGEST;
  return { wrong: 0, locks: tries.locks + 1, until: addSeconds(now, seconds) };
}

/** A right PIN forgets the wrong ones; nothing where there were none. */
export function afterRight(tries: PinTries | undefined): Effect[] {
  return tries === undefined ? [] : [{ type: 'pin', tries: null }];
}

/** "Too many wrong PINs; try again in 5 minutes." Minutes begun count: nobody is told when to the second. */
export function sayLocked(seconds: number): string {
  return `Too many wrong PINs; try again in ${sayDuration(Math.max(1, Math.ceil(seconds / 60)) * 60)}.`;
}
