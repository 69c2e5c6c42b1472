/** How a call about alarms and reminders is shown, and the time that it gives an entry. */
import type { ClockCall } from '../../../nlu/call.js';
import {
  addSeconds,
  capital,
  clockOf,
  possibleHours,
  resolveRepeating,
  resolveTime,
  sayClock,
  sayDuration,
  sayMoment,
  sayRepeatAt,
} from '../../../nlu/time.js';
import type { ResolvedCall } from '../../resolve/resolved-call.js';
import type { ClockEntry, LocalTime } from '../../world.js';
import type { PerformContext } from '../perform.js';

/** The call as shown: `time` is `HH:MM` for what repeats, the date and time for what comes once. */
export function shown(call: ClockCall, time?: LocalTime): ResolvedCall {
  const said = time ?? saidTime(call);
  return {
    do: call.do,
    op: call.op,
    ...(call.duration === undefined ? {} : { duration: call.duration }),
    ...(said === undefined ? {} : { time: call.repeat === undefined ? said : clockOf(said) }),
    ...(call.repeat === undefined ? {} : { repeat: call.repeat }),
    ...(call.label === undefined ? {} : { label: call.label }),
    ...(call.all === true ? { all: true } : {}),
  };
}

/** For calls that only look for an entry: the clock time that was said. */
function saidTime(call: ClockCall): string | undefined {
  if (call.time === undefined || !('clock' in call.time)) return undefined;
  const { clock, meridiem } = call.time;
  const [hour, ...others] = possibleHours(Number(clock.slice(0, 2)), meridiem);
  return hour === undefined || others.length > 0
    ? clock
    : `${String(hour).padStart(2, '0')}${clock.slice(2)}`;
}

export function entryTime(call: ClockCall, now: LocalTime, context: PerformContext): LocalTime | null {
  const { home } = context.world;
  const options = { lean: call.do === 'alarm' ? 'waking' : 'awake' } as const;
  if (call.repeat !== undefined) {
    return resolveRepeating(call.time ?? null, call.repeat, now, home, options);
  }
  if (call.duration !== undefined) return addSeconds(now, call.duration);
  return call.time === undefined ? null : resolveTime(call.time, now, home, options);
}

/** What is said of an entry that was set. */
export function setReply(call: ClockCall, entry: ClockEntry, now: LocalTime): string {
  const when =
    entry.repeat === null
      ? call.duration === undefined
        ? sayMoment(entry.time, now)
        : `in ${sayDuration(call.duration)}`
      : sayRepeatAt(entry.repeat, sayClock(entry.time));
  const label = entry.label === null ? 'Alarm' : `${capital(entry.label)} alarm`;
  const set = `set ${entry.repeat === null ? when.replace(/^at/, 'for') : when}`;
  return entry.kind === 'reminder' ? `Reminder ${set}: ${entry.label ?? ''}.` : `${label} ${set}.`;
}
