/**
 * iCalendar files (RFC 5545), as calendar programs export them: the events of a span of days, repeated ones spelled out,
 * in the house's own wall time. Untrusted: whoever may write the file may be anybody. What cannot be read is left out and named,
 * nothing else; rules can be made that never come to an end, and `read-aside.ts` gives up on those.
 */
import ICAL from 'ical.js';
import { messageOf } from '../../errors.js';
import type { CalendarEvent } from '../home.js';
import { type Piece, piecesOf } from './pieces.js';
import { wallTime } from './wall-time.js';

export interface IcsSpan {
  /** Dates, the last one included. */
  readonly from: string;
  readonly to: string;
}

/** What was found so far; the thread that reads hands it over in parts. */
export interface IcsPart {
  readonly events: readonly CalendarEvent[];
  /** One line each: what of the file is left out, and why. */
  readonly problems: readonly string[];
}

/** Read at a time. */
const PIECES = 500;
/** Steps of one rule: an hour's since 2005, a day's since long before anybody was born. */
const MAX_STEPS = 200_000;
/** Of one rule, in the span: five a day. A reminder for every second would leave no room for others. */
const MAX_REPEATS = 2_000;
/** Clocks of two places differ by 26 hours at most. */
const MARGIN_DAYS = 2;
const DAY_MS = 24 * 3_600_000;

interface Found {
  readonly event: ICAL.Event;
  readonly line: number;
}

/**
 * @param timezone IANA name of the house; null: this machine's own
 * @returns what happens once first, in parts; then each rule in one of its own
 * @throws Error where the text is no calendar
 */
export function* readIcs(text: string, span: IcsSpan, timezone: string | null): Generator<IcsPart> {
  const { events: pieces, zones, cutOffAt } = piecesOf(text);
  const problems: string[] = [];
  /** @returns null: the piece is left out */
  const tried: Tried = ({ line }, what, read) => {
    try {
      return read();
    } catch (error) {
      problems.push(`line ${line}: ${what} cannot be read (${messageOf(error).slice(0, 100)})`);
      return null;
    }
  };
  const calendar = new ICAL.Component('vcalendar');
  for (const zone of zones) tried(zone, 'the time zone', () => calendar.addSubcomponent(parsed(zone)));
  if (cutOffAt !== null)
    problems.push(`line ${cutOffAt}: what begins there never ends; the file was cut off`);
  const kept: Found[] = [];
  for (let at = 0; at < pieces.length; at += PIECES) {
    const events = pieces.slice(at, at + PIECES).flatMap((piece): CalendarEvent[] => {
      const event = tried(piece, 'the event', () => eventIn(piece, calendar));
      if (event === null) return [];
      if (event.isRecurring() || event.isRecurrenceException()) {
        kept.push({ event, line: piece.line });
        return [];
      }
      const told = tried(piece, nameOf(event), () => [...onceIn(event, span, timezone)]) ?? [];
      calendar.removeSubcomponent(event.component);
      return told;
    });
    yield { events, problems: problems.splice(0) };
  }
  const { alone, series } = related(kept, tried);
  for (const one of series) {
    const events = tried(one, nameOf(one.event), () => repeatsIn(one.event, span, timezone)) ?? [];
    if (events.length === MAX_REPEATS)
      problems.push(
        `line ${one.line}: ${nameOf(one.event)} repeats too often; its first ${MAX_REPEATS} are told`,
      );
    yield { events, problems: problems.splice(0) };
  }
  const events = alone.flatMap(
    (one) => tried(one, nameOf(one.event), () => [...onceIn(one.event, span, timezone)]) ?? [],
  );
  yield { events, problems };
}

type Tried = <T>(at: { readonly line: number }, what: string, read: () => T) => T | null;

function parsed({ text }: Piece): ICAL.Component {
  return new ICAL.Component(ICAL.parse(text));
}

function eventIn(piece: Piece, calendar: ICAL.Component): ICAL.Event {
  const component = parsed(piece);
  // Its zones stand in the calendar.
  calendar.addSubcomponent(component);
  const event = new ICAL.Event(component);
  if (event.startDate === null) throw new Error('it has no DTSTART');
  return event;
}

const nameOf = (event: ICAL.Event): string => `the event "${clean(event.summary)?.slice(0, 40) ?? ''}"`;

/**
 * Those of a series that were moved, renamed or called off are parts of the file of their own; here they join theirs.
 * @returns beside the series those that stand alone
 */
function related(
  kept: readonly Found[],
  tried: Tried,
): { readonly alone: readonly Found[]; readonly series: readonly Found[] } {
  const changed = kept.filter(({ event }) => event.isRecurrenceException());
  const series = kept.filter(({ event }) => !event.isRecurrenceException());
  const byUid = new Map<string, Found[]>();
  for (const one of series) byUid.set(one.event.uid, [...(byUid.get(one.event.uid) ?? []), one]);
  const alone = changed.filter((one) => {
    const theirs = byUid.get(one.event.uid);
    for (const { event } of theirs ?? [])
      tried(one, nameOf(one.event), () => event.relateException(one.event));
    return theirs === undefined;
  });
  return { alone, series };
}

function* onceIn(event: ICAL.Event, span: IcsSpan, timezone: string | null): Generator<CalendarEvent> {
  if (!isHeld(event) || !isNear(event.startDate, event.endDate, span)) return;
  const one = eventOf(event, event.startDate, event.endDate, timezone);
  if (isIn(one, span)) yield one;
}

function repeatsIn(event: ICAL.Event, span: IcsSpan, timezone: string | null): CalendarEvent[] {
  const told: CalendarEvent[] = [];
  const iterator = event.iterator();
  for (let step = 0; step < MAX_STEPS && told.length < MAX_REPEATS; step += 1) {
    const next = iterator.next();
    if (next === null || next === undefined) break;
    const { item, startDate, endDate } = event.getOccurrenceDetails(next);
    if (dayOf(next) > dayOfDate(span.to) + MARGIN_DAYS) break;
    // Telling the time in another zone costs more than all the rest.
    if (!isHeld(item) || !isNear(startDate, endDate, span)) continue;
    const one = eventOf(item, startDate, endDate, timezone);
    if (isIn(one, span)) told.push(one);
  }
  return told;
}

const isIn = ({ start, end }: CalendarEvent, { from, to }: IcsSpan): boolean =>
  start.slice(0, 10) <= to && (end ?? start).slice(0, 10) >= from;

function isNear(start: ICAL.Time, end: ICAL.Time | null, { from, to }: IcsSpan): boolean {
  const [first, last] = [dayOf(start), dayOf(end ?? start)];
  return first <= dayOfDate(to) + MARGIN_DAYS && Math.max(first, last) >= dayOfDate(from) - MARGIN_DAYS;
}

/** Days since 1970. */
const dayOf = ({ year, month, day }: ICAL.Time): number => Date.UTC(year, month - 1, day) / DAY_MS;
const dayOfDate = (date: string): number => Date.parse(date) / DAY_MS;

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
  const line =
    typeof text === 'string'
      ? text
          .replace(/\p{Cc}+|\s+/gu, ' ')
          .trim()
          .slice(0, MAX_TEXT)
      : '';
  return line === '' ? null : line;
}
