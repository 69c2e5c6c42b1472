/** Questions about the calendar: what is on, when, where, with whom, whether one is free or has to leave the house. */
import type { QueryCall } from '../../../nlu/call.js';
import {
  capital,
  type DayPart,
  dateOf,
  daysBetween,
  joinAnd,
  sayClock,
  sayDay,
  sayDuration,
} from '../../../nlu/time.js';
import type { Home } from '../../home.js';
import { findByName } from '../../resolve/names.js';
import type { ResolvedCall } from '../../resolve/resolved-call.js';
import type { LocalTime } from '../../world.js';
import type { Perform, Performance, PerformContext } from '../perform.js';
import { done, refused } from '../performance.js';
import {
  about,
  calendarOf,
  eventsOf,
  type Found,
  inPart,
  inSpan,
  isAhead,
  isAllDay,
  lastDate,
  minutesOf,
  nearlyAbout,
  peopleOf,
  type Span,
  spanOf,
} from './calendar-events.js';

/** More events than this are counted, not read. */
const READ_LIMIT = 5;

export const performCalendar: Perform<QueryCall> = (said, context) => {
  const { home, now } = context.world;
  const own = calendarOfWhom(said, home);
  const { about: words, ...whole } = said;
  // What is asked after by its name is told whenever it is that day.
  const { part: _part, ...named } = said;
  const call: QueryCall = own !== null ? whole : words === undefined ? said : named;
  if (home.calendars.length === 0) {
    return refused(call.loose === true ? 'out_of_scope' : 'no_device', 'There is no calendar here.');
  }
  const unread = home.calendars.find(
    ({ id, unread }) => unread === true && (call.calendar === undefined || call.calendar === id),
  );
  if (unread !== undefined)
    return refused(
      call.loose === true ? 'out_of_scope' : 'no_device',
      `I am still reading the ${unread.name} calendar; ask again in a moment.`,
    );
  const events = eventsOf(home, call.calendar);
  const span = spanOf(call.range, now);
  const { part } = call;
  const placed =
    span === null
      ? events.filter((event) => isAhead(event, now))
      : events.filter(
          (event) => inSpan(event, span) && (part === undefined || inPart(event, span.from, part)),
        );
  const theirs = placed.filter((event) => event.calendar === own || about([event], words ?? '').length > 0);
  const called =
    own !== null ? theirs : call.about === undefined ? placed : aboutToday(events, placed, call.about, now);
  const found = called.length > 0 ? called : nearly(call, placed, context);
  if (
    own === null &&
    call.loose === true &&
    found.length === 0 &&
    about(events, call.about ?? '').length === 0
  ) {
    return refused('out_of_scope', 'I find nothing like that in the calendar.');
  }
  // "When does Anna arrive": her birthday is no answer.
  const people = home.devices.filter(({ kind }) => kind === 'person');
  if (call.moment === 'coming' && findByName(home, call.about ?? '', people).length > 0)
    return refused('out_of_scope', 'The calendar does not say that.');
  const shown = shownCall(call, found, span);
  if (call.test?.is !== undefined)
    return answer(shown, sayWhether(call, found, otherwise(call, events, found, context), context));
  if (call.agg === 'count') {
    const amount = found.length;
    return answer(
      shown,
      `You have ${amount === 0 ? 'no events' : amount === 1 ? 'one event' : `${amount} events`}${when(call, context)}.`,
    );
  }
  const next = span === null ? found.slice(0, 1) : found;
  switch (call.ask ?? 'what') {
    case 'when':
      return answer(shown, sayWhen(call, next, context));
    case 'where':
      return answer(shown, sayFact(call, next, context, 'where'));
    case 'who':
      return answer(shown, sayFact(call, next, context, 'who'));
    default:
      if (own !== null && found.length === 0)
        return answer(
          shown,
          `I find nothing of ${capital(words ?? '')}'s in the calendar${when(call, context)}.`,
        );
      return answer(shown, sayWhat(call, span === null && call.about === undefined ? next : found, context));
  }
};

/** No calendar has this id: only what has the name in it is a person's without one. */
const NOBODYS = '';

/** "What's Gwen got on tonight": the calendar that is called hers, beside what has her name in it; null where no person is asked of. */
function calendarOfWhom({ about: whose, loose, ask, calendar }: QueryCall, home: Home): string | null {
  const plain = loose === true && ask === 'what' && calendar === undefined;
  if (whose === undefined || !plain) return null;
  const people = home.devices.filter(({ kind }) => kind === 'person');
  return calendarOf(whose, home) ?? (findByName(home, whose, people).length > 0 ? NOBODYS : null);
}

/** Of what was asked after by its name, and is not ahead, today's is told: "where was the practice?" */
function aboutToday(
  events: readonly Found[],
  placed: readonly Found[],
  words: string,
  now: LocalTime,
): Found[] {
  const ahead = about(placed, words);
  if (ahead.length > 0) return ahead;
  const today = dateOf(now);
  return about(
    events.filter((event) => !isAhead(event, now) && dateOf(event.start) === today),
    words,
  );
}

/** Told by its own title, so that nobody takes it for another; whether something is on is not answered by what is nearly so. */
function nearly(
  { about: words, ask, loose, test, agg, moment }: QueryCall,
  placed: readonly Found[],
  { world: { home } }: PerformContext,
): Found[] {
  if (words === undefined || (ask !== 'when' && ask !== 'where')) return [];
  if (loose === true || test !== undefined || agg !== undefined || moment !== undefined) return [];
  const people = home.devices.filter(({ kind }) => kind === 'person');
  const isPerson = (word: string): boolean =>
    (/s$/.test(word) && words.toLowerCase().includes(`${word.slice(0, -1)}'s`)) ||
    findByName(home, word, people).length > 0;
  return nearlyAbout(placed, words, isPerson);
}

/** Not on that day: the next one, whenever that is. */
function otherwise(
  { about: words, range }: QueryCall,
  events: readonly Found[],
  found: readonly Found[],
  { world: { now } }: PerformContext,
): Found | undefined {
  if (words === undefined || range === undefined || found.length > 0) return undefined;
  return about(events, words).find((event) => isAhead(event, now));
}

function answer(call: ResolvedCall, reply: string): Performance {
  return done(call, [], reply);
}

function shownCall(call: QueryCall, found: readonly Found[], span: Span | null): ResolvedCall {
  const { range } = call;
  const named = typeof range === 'string' ? range : span?.from;
  return {
    do: 'query',
    attr: 'calendar',
    ...(call.calendar === undefined ? {} : { calendar: call.calendar }),
    ...(named === undefined ? {} : { range: named }),
    ask: call.ask ?? 'what',
    ...(call.about === undefined ? {} : { about: call.about }),
    ...(call.agg === undefined ? {} : { agg: call.agg }),
    events: found.slice(0, READ_LIMIT).map(({ summary, start }) => `${start} ${summary}`),
  };
}

/** " today", " on Friday", " this week"; empty for "next". */
function when(call: QueryCall, context: PerformContext): string {
  const words = {
    today: 'today',
    tomorrow: 'tomorrow',
    week: 'this week',
    next_week: 'next week',
    weekend: 'this weekend',
  };
  const { range } = call;
  if (range === undefined || range === 'next') return '';
  const word = typeof range === 'string' ? words[range as keyof typeof words] : undefined;
  const span = spanOf(range, context.world.now);
  const day = word ?? (span === null ? '' : sayDay(span.from, context.world.now));
  return ` ${call.part === undefined ? day : sayPart(day, call.part)}`;
}

/** "This afternoon", "tonight", "tomorrow morning", "on Friday evening". */
function sayPart(day: string, part: DayPart): string {
  if (part === 'noon' || part === 'midnight') return `${day} at ${part}`;
  if (day !== 'today') return `${day} ${part}`;
  return part === 'night' ? 'tonight' : `this ${part}`;
}

function sayWhat(call: QueryCall, found: readonly Found[], context: PerformContext): string {
  const day = when(call, context);
  const subject = call.about === undefined ? 'nothing' : `no ${call.about}`;
  if (found.length === 0) return `You have ${subject} in the calendar${day}.`;
  const [first] = found;
  if (day === '' && first !== undefined && call.about === undefined) {
    return `Next is ${first.summary}, ${moment(first, context)}.`;
  }
  const oneDay = !['week', 'next_week', 'weekend'].includes(String(call.range)) && day !== '';
  const parts = found.slice(0, READ_LIMIT).map((event) => {
    const time = oneDay ? clock(event) : moment(event, context);
    return time === '' ? event.summary : `${event.summary} ${time}`;
  });
  // "What do I bring to the vet": what the calendar notes of it.
  const note = call.about === undefined || found.length > 1 ? null : (first?.description ?? null);
  if (note !== null)
    return `${capital(`${day.trim()} you ${hadOrHave(found, context)}`.trim())} ${joinAnd(parts)}: ${note.replace(/[.\s]+$/, '')}.`;
  const more = found.length - parts.length;
  const had = hadOrHave(found, context);
  return `${capital(`${day.trim()} you ${had}`.trim())} ${joinAnd(more > 0 ? [...parts, `${more} more`] : parts)}.`;
}

const hadOrHave = (found: readonly Found[], context: PerformContext): 'had' | 'have' =>
  found.every((event) => isOver(event, context)) ? 'had' : 'have';

function sayWhen(call: QueryCall, found: readonly Found[], context: PerformContext): string {
  const [first] = found;
  if (first === undefined) return nothing(call, context);
  const days = daysBetween(context.world.now, first.start);
  if (call.moment === 'away' && days > 1)
    return `${first.summary} is in ${days} days, ${moment(first, context)}.`;
  if (call.moment === 'end') return sayEnd(first, context);
  const minutes = call.moment === 'length' ? minutesOf(first) : null;
  if (call.moment === 'length' && minutes !== null && first.end !== null)
    return `${first.summary} takes ${sayDuration(minutes * 60)}, ${moment(first, context)} until ${sayClock(first.end)}.`;
  if (call.moment === 'length' && !isAllDay(first))
    return `The calendar does not say how long ${first.summary} takes.`;
  return `${first.summary} ${isOver(first, context) ? 'was' : 'is'} ${moment(first, context)}.`;
}

const isOver = (event: Found, { world }: PerformContext): boolean => !isAhead(event, world.now);

/** "The Hendersons ends": a name may be of people, so that it is told what ends. */
function sayEnd(event: Found, context: PerformContext): string {
  if (isAllDay(event))
    return `${event.summary} is until the end of ${sayDay(lastDate(event), context.world.now).replace(/^on /, '')}.`;
  if (event.end === null) return `The calendar does not say when ${event.summary} ends.`;
  return `${event.summary} is until ${sayDay(dateOf(event.end), context.world.now).replace(/^on /, '')} at ${sayClock(event.end)}.`;
}

function sayFact(
  call: QueryCall,
  found: readonly Found[],
  context: PerformContext,
  fact: 'where' | 'who',
): string {
  const [first] = found;
  if (first === undefined) return nothing(call, context);
  const parts = found.slice(0, READ_LIMIT).flatMap((event) => {
    const value = fact === 'where' ? event.location : peopleOf(event);
    return value === null
      ? []
      : [
          `${event.summary} ${isOver(event, context) ? 'was' : 'is'} ${fact === 'where' ? 'at' : 'with'} ${value}`,
        ];
  });
  if (parts.length > 0) return `${joinAnd(parts)}.`;
  return `The calendar does not say ${fact === 'where' ? 'where' : 'with whom'} ${first.summary} is.`;
}

/** Yes and no: free, busy, or out of the house. */
function sayWhether(
  call: QueryCall,
  found: readonly Found[],
  other: Found | undefined,
  context: PerformContext,
): string {
  const day = when(call, context);
  const wanted = call.test?.is;
  const relevant = wanted === 'away' ? found.filter(({ location }) => location !== null) : found;
  const list = joinAnd(
    relevant.slice(0, READ_LIMIT).map((event) => {
      const place = wanted === 'away' && event.location !== null ? ` at ${event.location}` : '';
      return `${event.summary} ${clock(event)}${place}`.replace(/\s+/g, ' ').trim();
    }),
  );
  if (wanted === 'free') {
    return relevant.length === 0 ? `Yes, you are free${day}.` : `Not entirely${day}: ${list}.`;
  }
  if (relevant.length > 0) return day === '' ? `Yes: ${list}.` : `Yes,${day}: ${list}.`;
  if (other !== undefined) return `No, ${other.summary} is ${moment(other, context)}.`;
  return wanted === 'away'
    ? `No, nothing in the calendar takes you out${day}.`
    : call.about === undefined
      ? `No, you have nothing${day}.`
      : `No, I find no ${call.about} in the calendar${day}.`;
}

function nothing(call: QueryCall, context: PerformContext): string {
  const subject = call.about === undefined ? 'no events' : `no ${call.about}`;
  return `I find ${subject} in the calendar${when(call, context)}.`;
}

/** "at 9 AM", or "all day". */
function clock(event: Found): string {
  return isAllDay(event) ? 'all day' : `at ${sayClock(event.start)}`;
}

function moment(event: Found, context: PerformContext): string {
  const day = sayDay(dateOf(event.start), context.world.now);
  return isAllDay(event) ? day : `${day} at ${sayClock(event.start)}`;
}
