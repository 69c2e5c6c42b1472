/** An alarm or reminder that is set already, put to another time or on other days: what was not said stays as it is. */
import type { ClockCall, TimeExpression } from '../../nlu/call.js';
import {
  addDays,
  clockOf,
  dateOf,
  nextOccurrence,
  resolveDay,
  sayClock,
  sayRepeatAt,
  secondsBetween,
} from '../../nlu/time.js';
import type { ClockEntry, LocalTime } from '../world.js';
import { sayWhen, silent } from './clock-choice.js';
import { entryTime, setReply, shown } from './clock-entry.js';
import type { Performance, PerformContext } from './perform.js';
import { done, refused } from './performance.js';

const LAST_HOUR = 12;
const DAY_SECONDS = 86_400;

/** "Change the alarm to eight": that one, on its day or as often as before. */
export function moveEntry(
  call: ClockCall,
  entry: ClockEntry,
  to: TimeExpression,
  context: PerformContext,
): Performance {
  const { now, agenda } = context.world;
  const time = movedTime(entry, to, context);
  if (time === null || time <= now) return refused('unsupported', 'That time has already passed.');
  const { relative: _relative, ...kept } = silent(entry);
  if (entry.repeat !== null || call.label !== undefined) {
    const moved = { ...kept, time };
    const reply = `Moved to ${sayWhen(moved, now)}.`;
    return done(shown(call, time), [{ type: 'clock', op: 'add', entry: moved }], reply);
  }
  // What rings once goes, and another takes its place.
  const moved = { ...kept, id: `${entry.kind}_${agenda.nextId}`, time };
  const label = entry.label === null ? {} : { label: entry.label };
  return done(
    [shown({ ...call, op: 'cancel' }), shown({ do: call.do, op: 'set', ...label }, time)],
    [
      { type: 'clock', op: 'cancel', entry },
      { type: 'clock', op: 'set', entry: moved },
    ],
    setReply({ do: call.do, op: 'set', time: to }, moved, now),
  );
}

/** The time that was said, on the day and in the half of the dial that is nearest to what was set. */
function movedTime(entry: ClockEntry, to: TimeExpression, context: PerformContext): LocalTime | null {
  const { now } = context.world;
  const plain = (): LocalTime | null => {
    const repeat = entry.repeat === null ? {} : { repeat: entry.repeat };
    return entryTime({ do: entry.kind, op: 'set', time: to, ...repeat }, now, context);
  };
  if (!('sun' in to) && !('clock' in to) && to.part === undefined)
    return `${resolveDay(to.day, now)}T${entry.time.slice(11)}`;
  if (!('clock' in to) || to.day !== undefined || isWithinDay(entry)) return plain();
  const clocks = clocksOf(to.clock, to.meridiem);
  const date = dateOf(entry.time);
  const nearest = (times: readonly LocalTime[], apart: (time: LocalTime) => number): LocalTime | null =>
    [...times].sort((a, b) => apart(a) - apart(b))[0] ?? null;
  if (entry.repeat === null) {
    const times = [-1, 0, 1].flatMap((day) => clocks.map((clock) => `${addDays(date, day)}T${clock}:00`));
    const coming = times.filter((time) => time > now);
    return nearest(coming, (time) => Math.abs(secondsBetween(entry.time, time))) ?? plain();
  }
  const on = clocks.map((clock) => `${date}T${clock}:00`);
  const time = nearest(on, (one) => {
    const apart = Math.abs(secondsBetween(entry.time, one));
    return Math.min(apart, DAY_SECONDS - apart);
  });
  return time === null || time > now ? time : nextOccurrence(entry.repeat, time, now);
}

const isWithinDay = ({ repeat }: ClockEntry): boolean => /FREQ=(?:HOURLY|MINUTELY)/.test(repeat ?? '');

/** "Eight" is 08:00 and 20:00. */
function clocksOf(said: string, meridiem: 'am' | 'pm' | undefined): readonly string[] {
  const [hour = 0] = said.split(':').map(Number);
  const hours =
    hour === 0 || hour > LAST_HOUR
      ? [hour]
      : meridiem === undefined
        ? [hour % LAST_HOUR, (hour % LAST_HOUR) + LAST_HOUR]
        : [(hour % LAST_HOUR) + (meridiem === 'pm' ? LAST_HOUR : 0)];
  return hours.map((one) => `${String(one).padStart(2, '0')}${said.slice(2)}`);
}

/** "Make it weekdays only": at its time of day, on those days. */
export function repeatEntry(
  call: ClockCall,
  entry: ClockEntry,
  every: string,
  context: PerformContext,
): Performance {
  const { now } = context.world;
  const clock = clockOf(entry.time);
  const hour = Number(clock.slice(0, 2));
  const meridiem = hour < LAST_HOUR ? 'am' : 'pm';
  const before = hour > 0 && hour <= LAST_HOUR ? ({ clock, meridiem } as const) : { clock };
  const said = call.to ?? before;
  const time = entryTime({ do: call.do, op: 'set', time: said, repeat: every }, now, context);
  if (time === null) return refused('unsupported', "I can't repeat it like that.");
  const { relative: _relative, ...kept } = silent(entry);
  const moved = { ...kept, time, repeat: every };
  return done(
    shown({ ...call, repeat: every }, time),
    [{ type: 'clock', op: 'add', entry: moved }],
    `The ${entry.kind} is now ${sayRepeatAt(every, sayClock(time))}.`,
  );
}
