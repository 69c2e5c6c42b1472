/** Events of the house's calendars: those of a day or span, the next ones, those about something. */
import type { QueryCall } from '../../../nlu/call.js';
import { normalWords } from '../../../nlu/normalize.js';
import {
  addDays,
  type DayPart,
  dateOf,
  isIn,
  later,
  resolveDay,
  WEEKDAYS,
  weekdayOf,
} from '../../../nlu/time.js';
import type { CalendarEvent, Home } from '../../home.js';
import type { LocalTime } from '../../world.js';

export interface Found extends CalendarEvent {
  /** Calendar id. */
  readonly calendar: string;
}

/** A span of dates, the last one included. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

/** All events, earliest first. */
export function eventsOf(home: Home, calendar: string | undefined): Found[] {
  return home.calendars
    .filter(({ id }) => calendar === undefined || id === calendar)
    .flatMap(({ id, events }) => events.map((event) => ({ ...event, calendar: id })))
    .sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0));
}

export function isAllDay(event: CalendarEvent): boolean {
  return event.start.length === 10;
}

/** The dates that were asked about; null for "next" and for none at all. */
export function spanOf(range: QueryCall['range'], now: LocalTime): Span | null {
  const today = dateOf(now);
  if (range === undefined || range === 'next') return null;
  if (typeof range !== 'string') {
    const date = resolveDay(range, now);
    return { from: date, to: date };
  }
  const weekday = WEEKDAYS.indexOf(weekdayOf(now));
  // A week runs from Monday to Sunday, whatever the day it is asked on.
  const sunday = addDays(today, (7 - weekday) % 7);
  switch (range) {
    case 'today':
      return { from: today, to: today };
    case 'tomorrow':
      return { from: addDays(today, 1), to: addDays(today, 1) };
    case 'week':
      return { from: today, to: sunday };
    case 'next_week':
      return { from: addDays(sunday, 1), to: addDays(sunday, 7) };
    case 'weekend':
      return { from: weekday === 0 ? today : addDays(sunday, -1), to: sunday };
    default:
      return { from: range, to: range };
  }
}

export function inSpan(event: CalendarEvent, span: Span): boolean {
  const start = dateOf(event.start);
  return start <= span.to && lastDate(event) >= span.from;
}

/** Is it, or a piece of it, in that part of the day `date`? What lasts all day is in each; "tonight" begins with the evening. */
export function inPart(event: CalendarEvent, date: string, part: DayPart): boolean {
  if (isAllDay(event)) return true;
  const { start, end } = event;
  const first = dateOf(start) < date ? 0 : Number(start.slice(11, 13));
  const isHere = end === null || dateOf(end) <= date;
  // What ends at six takes no more than the fifth hour's last minute.
  const last = !isHere
    ? 23
    : end === null
      ? first
      : Number(end.slice(11, 13)) - (end.slice(14, 16) === '00' ? 1 : 0);
  for (let hour = first; hour <= Math.max(first, last); hour += 1)
    if (isIn(part, hour) || (part === 'night' && isIn('evening', hour))) return true;
  return false;
}

/** Minutes from its beginning to its end; null for what has no end, or lasts whole days. */
export function minutesOf({ start, end }: CalendarEvent): number | null {
  if (end === null || start.length === 10) return null;
  const [from, to] = [start, end].map((at) => Date.parse(`${at.padEnd(19, ':00')}Z`));
  return from === undefined || to === undefined ? null : (to - from) / 60_000;
}

/** An all-day event ends before its end date, as calendars write it; one without an end lasts its day. */
export function lastDate(event: CalendarEvent): string {
  const start = dateOf(event.start);
  if (event.end === null) return start;
  const end = dateOf(event.end);
  const last = isAllDay(event) || event.end.endsWith('T00:00') ? addDays(end, -1) : end;
  return later(start, last);
}

/** Not over yet. */
export function isAhead(event: CalendarEvent, now: LocalTime): boolean {
  if (isAllDay(event)) return lastDate(event) >= dateOf(now);
  const end = event.end ?? event.start;
  return end.padEnd(19, ':00') >= now;
}

const NOISE = new Set(
  'the a an my our your any next event events appointment appointments meeting meetings with for at to of on it is that this scheduled upcoming called titled named man guy bloke lady people'.split(
    ' ',
  ),
);

/** Every word that matters must stand in the summary; if no event has them there, in the description or location. */
export function about(events: readonly Found[], words: string): Found[] {
  const all = normalWords(words);
  const telling = all.filter((word) => !NOISE.has(word));
  const wanted =
    telling.length > 0
      ? telling
      : all.filter((word) => !['the', 'a', 'an', 'my', 'our', 'next'].includes(word));
  const holds = (text: string): boolean => {
    const own = new Set(normalWords(text).flatMap(forms));
    return wanted.every((word) => forms(word).some((form) => own.has(form)));
  };
  const titled = events.filter(({ summary }) => holds(summary));
  if (titled.length > 0) return titled;
  return events.filter(({ summary, description, location }) =>
    holds(`${summary} ${description ?? ''} ${location ?? ''}`),
  );
}

/** Words of a question around what it is about: no event is meant by them. */
const AROUND = new Set(
  'when where which what who day date time place about and from into onto near his her their its them him she they are was will must have has got get gets going does did thing again'.split(
    ' ',
  ),
);

/**
 * What may be meant where nothing is called so: "the checkup for my ear" of an "ENT checkup". The one event, or those of one
 * title, that holds most of the words, half of them at least; a person's name alone is none of them.
 */
export function nearlyAbout(
  events: readonly Found[],
  words: string,
  isPerson: (word: string) => boolean,
): Found[] {
  const telling = normalWords(words).filter(
    (word) => word.length > 2 && !NOISE.has(word) && !AROUND.has(word),
  );
  const shared = ({ summary, description, location }: Found): number => {
    const own = new Set(normalWords(`${summary} ${description ?? ''} ${location ?? ''}`).flatMap(forms));
    const held = telling.filter((word) => forms(word).some((form) => own.has(form)));
    return held.every(isPerson) ? 0 : held.length;
  };
  const most = Math.max(0, ...events.map(shared));
  if (most === 0 || most * 2 < telling.length) return [];
  const found = events.filter((event) => shared(event) === most);
  return new Set(found.map(({ summary }) => summary)).size === 1 ? found : [];
}

/** "dentist's" and "dentist", "haircuts" and "haircut". */
function forms(word: string): string[] {
  return word.length > 3 && word.endsWith('s') ? [word, word.slice(0, -1)] : [word];
}

/** The full stop of a title or an initial ends no sentence: "with Dr. Okafor", "with J. Smith". */
const WITH =
  /\b(?:with|attendees?:?|participants?:?)\s+:?\s*((?:\b(?:dr|mr|mrs|ms|mx|prof|st|rev|fr|sr|sra|dra|mme|mlle|jr|\p{L})\.|[^.;()@])+)/iu;

/** People of an event, where it says so: "Lunch with Anna and Tom", "with: Anna". */
export function peopleOf(event: CalendarEvent): string | null {
  for (const text of [event.summary, event.description ?? '']) {
    const match = WITH.exec(text);
    const people = match?.[1]?.replace(/\s+(?:at|in|on)\s+.*$/i, '').trim();
    if (people !== undefined && people !== '') return people;
  }
  return null;
}
