/** Two readings of the machine's clocks -> what happened to them in between, and how that is told. Pure. */

import { fromSeconds } from '../../nlu/time/local-time.js';
import { sayClock, sayDuration } from '../../nlu/time.js';
import type { ClockMark } from '../../store/store.js';

export interface ClockChange {
  /** Set ahead (negative: back), seconds. 0 where only time went by, or where nobody can know: the machine restarted. */
  readonly steppedS: number;
  /** The distance to UTC grew by this: summer time, or another time zone. */
  readonly zoneS: number;
  readonly otherZone: boolean;
  /** Time that really went by; null: the machine restarted. */
  readonly elapsedS: number | null;
  /** After a restart the clock shows a time before the last one known: it is wrong until somebody sets it. Seconds. */
  readonly behindS: number;
}

/** Reading two clocks takes time, and network time nudges one of them: less is no jump. */
const STEP_SECONDS = 2;
/** A clock that was saved a moment before the power went is not yet a wrong one. */
const BEHIND_SECONDS = 60;

export function compareMarks(before: ClockMark, now: ClockMark): ClockChange {
  const sameBoot = before.boot !== null && before.boot === now.boot && now.uptimeS >= before.uptimeS;
  const byClock = (now.utcMs - before.utcMs) / 1000;
  const elapsedS = sameBoot ? now.uptimeS - before.uptimeS : null;
  const step = elapsedS === null ? 0 : Math.round(byClock - elapsedS);
  return {
    steppedS: Math.abs(step) < STEP_SECONDS ? 0 : step,
    zoneS: now.offsetS - before.offsetS,
    otherZone: now.zone !== before.zone && now.offsetS !== before.offsetS,
    elapsedS,
    behindS: elapsedS === null && byClock < -BEHIND_SECONDS ? Math.round(-byClock) : 0,
  };
}

/** Steps of less are put right without a word. */
const SAID_SECONDS = 60;

/** To be told; null: not worth a word. */
export function sayClockChange(change: ClockChange, now: ClockMark): string | null {
  const shown = sayClock(fromSeconds(now.utcMs / 1000 + now.offsetS));
  if (change.behindS > 0) {
    return `My clock shows ${shown}, which is before I was switched off. Timers and alarms are right again when it is set.`;
  }
  if (change.otherZone)
    return `The time zone changed; here it is ${shown} now. Alarms follow the clock, timers go on.`;
  if (change.zoneS !== 0) {
    return `The clocks went ${change.zoneS > 0 ? 'forward' : 'back'} ${sayDuration(Math.abs(change.zoneS))}. Alarms follow the clock, timers go on.`;
  }
  if (Math.abs(change.steppedS) < SAID_SECONDS) return null;
  const amount = sayDuration(Math.round(Math.abs(change.steppedS) / 60) * 60);
  return `My clock was set ${change.steppedS > 0 ? 'forward' : 'back'} by ${amount}; it is ${shown} now. Alarms follow the clock, timers go on.`;
}
