/** What was said as a length keeps its length when the wall clock jumps: its times move with the clock. Pure. */
import { addSeconds } from '../nlu/time.js';
import type { Agenda, ClockEntry, LocalTime, ScheduledCalls, Timer } from './world.js';

/**
 * @param seconds by which the wall clock went ahead of true time (negative: fell behind)
 * @param except ids that were set by a clock that was right already
 * @returns the same object where nothing had to move
 */
export function shiftAgenda(
  agenda: Agenda,
  seconds: number,
  except: ReadonlySet<string> = new Set(),
): Agenda {
  if (seconds === 0) return agenda;
  const moved = (time: LocalTime): LocalTime => addSeconds(time, seconds);
  const stays = ({ id }: { readonly id: string }): boolean => except.has(id);
  const sinceOf = ({ since }: { readonly since?: LocalTime }): { since?: LocalTime } =>
    since === undefined ? {} : { since: moved(since) };
  const timer = (entry: Timer): Timer =>
    stays(entry) || entry.endsAt === null
      ? entry
      : { ...entry, endsAt: moved(entry.endsAt), ...sinceOf(entry) };
  const clock = (entry: ClockEntry): ClockEntry => {
    if (stays(entry)) return entry;
    // What rings has had its moment, whatever the clock says of it now: the rest of its ringing is a length.
    if (entry.ringing) return { ...entry, since: moved(entry.since ?? entry.time) };
    return entry.relative === true ? { ...entry, time: moved(entry.time) } : entry;
  };
  const scheduled = (entry: ScheduledCalls): ScheduledCalls =>
    stays(entry)
      ? entry
      : entry.at === null
        ? { ...entry, ...sinceOf(entry) }
        : entry.relative === true
          ? { ...entry, at: moved(entry.at) }
          : entry;
  const { pin } = agenda;
  return {
    ...agenda,
    ...(pin === undefined || pin.until === null ? {} : { pin: { ...pin, until: moved(pin.until) } }),
    timers: agenda.timers.map(timer),
    clock: agenda.clock.map(clock).toSorted((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0)),
    scheduled: agenda.scheduled.map(scheduled),
  };
}
