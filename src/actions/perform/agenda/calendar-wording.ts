/** What the calendar says, in words: what is on, when, where, with whom, and whether one is free. */
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
  sayUntil,
  secondsBetween,
} from '../../../nlu/time.js';
import type { PerformContext } from '../perform.js';
import { type Found, isAhead, isAllDay, lastDate, minutesOf, peopleOf, spanOf } from './calendar-events.js';

/** More events than this are counted, not read. */
export const READ_LIMIT = 5;

/** " today", " on Friday", " this week"; empty for "next". */
export function when(call: QueryCall, context: PerformContext): string {
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

export function sayWhat(call: QueryCall, found: readonly Found[], context: PerformContext): string {
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

export function sayWhen(call: QueryCall, found: readonly Found[], context: PerformContext): string {
  const [first] = found;
  if (first === undefined) return nothing(call, context);
  const days = daysBetween(context.world.now, first.start);
  if (call.moment === 'away' && days > 1)
    return `${first.summary} is in ${days} days, ${moment(first, context)}.`;
  const left = isAllDay(first) ? 0 : secondsBetween(context.world.now, first.start.padEnd(19, ':00'));
  if (call.moment === 'away' && left > 0)
    return `${first.summary} is in ${sayUntil(left)}, ${moment(first, context)}.`;
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

export function sayFact(
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
  // "Dave from Northgas": who it is may stand in the note.
  if (fact === 'who' && first.description !== null)
    return `${first.summary}: ${first.description.replace(/[.\s]+$/, '')}.`;
  return `The calendar does not say ${fact === 'where' ? 'where' : 'with whom'} ${first.summary} is.`;
}

/** Yes and no: free, busy, or out of the house. */
export function sayWhether(
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
