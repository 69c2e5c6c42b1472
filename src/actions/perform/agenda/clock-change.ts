/** An alarm or reminder that is set already, put to another time or on other days: what was not said stays as it is. */
import type { ClockCall, TimeExpression } from '../../../nlu/call.js';
import {
  dateOf,
  nextOccurrence,
  resolveDay,
  saidClock,
  sayClock,
  sayRepeatAt,
  timesNear,
} from '../../../nlu/time.js';
import type { ClockEntry, LocalTime } from '../../world.js';
import type { Performance, PerformContext } from '../perform.js';
import { done, refused } from '../performance.js';
import { sayWhen, silent } from './clock-choice.js';
import { entryTime, setReply, shown } from './clock-entry.js';

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
  const near = timesNear(to, entry.time);
  if (entry.repeat === null) return near.find((time) => time > now) ?? plain();
  const [nearest] = near;
  if (nearest === undefined) return plain();
  // What comes again keeps its days.
  const time = `${dateOf(entry.time)}T${nearest.slice(11)}`;
  return time > now ? time : nextOccurrence(entry.repeat, time, now);
}

const isWithinDay = ({ repeat }: ClockEntry): boolean => /FREQ=(?:HOURLY|MINUTELY)/.test(repeat ?? '');

/** "Make it weekdays only": at its time of day, on those days. */
export function repeatEntry(
  call: ClockCall,
  entry: ClockEntry,
  every: string,
  context: PerformContext,
): Performance {
  const { now } = context.world;
  const said = call.to ?? saidClock(entry.time);
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
