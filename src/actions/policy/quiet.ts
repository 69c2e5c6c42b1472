/**
 * Quiet hours: from when to when a house keeps its voice down. By the wall clock, like everything that people agree on:
 * a night in which the clocks are changed is an hour longer or shorter. Pure.
 */
import { addDays, clockOf, dateOf, type Weekday, weekdayOf } from '../../nlu/time.js';
import type { LocalTime } from '../world.js';

export interface QuietHours {
  /** `HH:MM`. `to` is the next day where it is not after `from`. */
  readonly from: string;
  readonly to: string;
  /** The days on which they begin; null: every day. */
  readonly days: readonly Weekday[] | null;
  /** Area ids; null: the whole house. */
  readonly rooms: readonly string[] | null;
  /** Percent: as loud as the hub speaks at most. */
  readonly volume: number;
  /** Percent: players are not turned up beyond it without a question. */
  readonly players: number;
}

/** The hours that hold at this time in this room; null: none. @param room null: nobody knows which */
export function quietAt(
  hours: readonly QuietHours[] | undefined,
  time: LocalTime,
  room: string | null,
): QuietHours | null {
  const found = (hours ?? []).filter((span) => covers(span, room) && beginOf(span, time) !== null);
  // Where several hold, the quietest.
  return found.toSorted((a, b) => a.volume - b.volume)[0] ?? null;
}

/** When these hours, which hold at this time, are over. */
export function endOf({ from, to }: QuietHours, time: LocalTime): LocalTime {
  const today = dateOf(time);
  const tomorrow = from >= to && clockOf(time) >= from;
  return `${tomorrow ? addDays(today, 1) : today}T${to}:00`;
}

const covers = ({ rooms }: QuietHours, room: string | null): boolean =>
  rooms === null || (room !== null && rooms.includes(room));

/** The date on which the hours that hold at this time began; null: they do not hold. */
function beginOf({ from, to, days }: QuietHours, time: LocalTime): string | null {
  const clock = clockOf(time);
  const today = dateOf(time);
  const overnight = from >= to;
  const date =
    clock >= from && (overnight || clock < to) ? today : overnight && clock < to ? addDays(today, -1) : null;
  return date === null || days === null || days.includes(weekdayOf(date)) ? date : null;
}
