/** The house's wall clock: real time in the home's own timezone, without an offset. */
import type { LocalTime } from './actions/world.js';

export type Clock = () => LocalTime;

/** @param timezone IANA name; null: this machine's own */
export function localClock(timezone: string | null, nowMs: () => number = Date.now): Clock {
  // sv-SE writes ISO dates; asking for the parts would allocate nine objects a second for ever.
  const format = new Intl.DateTimeFormat('sv-SE', {
    dateStyle: 'short',
    timeStyle: 'medium',
    ...(timezone === null ? {} : { timeZone: timezone }),
  });
  return () => format.format(nowMs()).replace(' ', 'T');
}
