/**
 * iCalendar files (RFC 5545), as calendar programs export them: the events of a span of days, repeated ones spelled out,
 * in the house's own wall time. Untrusted: whoever may write the file may be anybody, and rules can be made that never come
 * to an end; `read-aside.ts` gives up on those.
 */
import ICAL from 'ical.js';
import type { CalendarEvent } from '../home.js';
import { wallTime } from './wall-time.js';

export interface IcsSpan {
  /** Dates, the last one included. */
  readonly from: string;
  readonly to: string;
}

/** A file that holds more than this is cut off: nobody asks for the five thousandth appointment. */
const MAX_EVENTS = 5_000;
/** Of one rule, counted from its first event: fifty years of days. */
const MAX_REPEATS = 20_000;

/**
 * @param timezone IANA name of the house; null: this machine's own
 * @returns earliest first
 * @throws what ical.js throws where the text is no calendar
 */
export function readIcs(text: string, span: IcsSpan, timezone: string | null): CalendarEvent[] {
  const events = new Map<string, ICAL.Event[]>();
  const changed: ICAL.Event[] = [];
  const parsed = ICAL.parse(text);
  // Several calendars may stand in one file.
  const roots = Array.isArray(parsed[0]) ? parsed : [parsed];
  for (const root of roots) {
    for (const component of new ICAL.Component(root).getAllSubcomponents('vevent')) {
      const event = new ICAL.Event(component);
      if (event.isRecurrenceException()) changed.push(event);
      else events.set(event.uid, [...(events.get(event.uid) ?? []), event]);
    }
  }
  // One of a series that was moved, renamed or called off: a part of the file of its own.
  for (const exception of changed) {
    const series = events.get(exception.uid);
    if (series === undefined) events.set(exception.uid, [exception]);
    else for (const event of series) event.relateException(exception);
  }
  const found: CalendarEvent[] = [];
  for (const event of [...events.values()].flat()) {
    if (found.length >= MAX_EVENTS) break;
    for (const one of occurrences(event, span, timezone)) {
      if (one.start.slice(0, 10) <= span.to && (one.end ?? one.start).slice(0, 10) >= span.from)
        found.push(one);
    }
  }
  return found.slice(0, MAX_EVENTS).sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0));
}

function* occurrences(event: ICAL.Event, span: IcsSpan, timezone: string | null): Generator<CalendarEvent> {
  if (!event.isRecurring()) {
    if (isHeld(event)) yield eventOf(event, event.startDate, event.endDate, timezone);
    return;
  }
  const iterator = event.iterator();
  for (let count = 0; count < MAX_REPEATS; count += 1) {
    const next = iterator.next();
    if (next === null || next === undefined) return;
    const { item, startDate, endDate } = event.getOccurrenceDetails(next);
    const one = eventOf(item, startDate, endDate, timezone);
    if (isHeld(item)) yield one;
    if (one.start.slice(0, 10) > span.to) return;
  }
}

const isHeld = ({ component }: ICAL.Event): boolean =>
  component.getFirstPropertyValue('status') !== 'CANCELLED';

function eventOf(
  event: ICAL.Event,
  start: ICAL.Time,
  end: ICAL.Time | null,
  timezone: string | null,
): CalendarEvent {
  const zone = zoneOf(event);
  const from = wallTime(start, zone, timezone);
  const to = end === null ? null : wallTime(end, zone, timezone);
  return {
    summary: clean(event.summary) ?? 'an event without a name',
    start: from,
    end: to === null || to <= from ? null : to,
    location: clean(event.location),
    description: clean(event.description),
  };
}

/** The zone that its start names. */
function zoneOf({ component }: ICAL.Event): string | undefined {
  const zone = component.getFirstProperty('dtstart')?.getFirstParameter('tzid');
  return zone === undefined || zone === '' ? undefined : zone;
}

/** Longest text that anybody wants read aloud. */
const MAX_TEXT = 300;

function clean(text: unknown): string | null {
  const line = typeof text === 'string' ? text.replace(/\s+/g, ' ').trim().slice(0, MAX_TEXT) : '';
  return line === '' ? null : line;
}
