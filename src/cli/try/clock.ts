/** The house's wall clock: real time in the house's zone, and `now` as people write it. */
import type { LocalTime } from '../../actions/world.js';
import { EarshotError } from '../../errors.js';

const LOCAL = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/;

/** Real time now, as the house's wall clock shows it. */
export function wallClock(timezone: string | null, at: Date = new Date()): LocalTime {
  const format = new Intl.DateTimeFormat('sv-SE', {
    dateStyle: 'short',
    timeStyle: 'medium',
    ...(timezone === null ? {} : { timeZone: timezone }),
  });
  return format.format(at).replace(' ', 'T');
}

/** `2026-11-21T09:00[:00]` is the house's own time; with an offset it is turned into it. Throws `NOW_INVALID`. */
export function localTime(text: string, timezone: string | null): LocalTime {
  const match = LOCAL.exec(text.trim());
  if (match === null) throw invalid(text);
  const [, year, month, day, hour, minute, second = '00', offset] = match;
  const plain = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  const instant = new Date(`${plain}${offset ?? 'Z'}`);
  // The 31st of February parses as a date in March: only what comes back as it was written is a time.
  const written = new Date(`${plain}Z`);
  if (
    Number.isNaN(instant.getTime()) ||
    Number.isNaN(written.getTime()) ||
    written.toISOString().slice(0, 19) !== plain
  ) {
    throw invalid(text);
  }
  return offset === undefined ? plain : wallClock(timezone, instant);
}

function invalid(text: string): EarshotError {
  return new EarshotError(
    'NOW_INVALID',
    `now: "${text}" is no time; write the house's own, like 2026-11-21T09:00:00`,
  );
}
