/** Questions about the calendar: what is on, when, where, with whom, whether one is free or has to leave the house. */
import type { QueryCall } from '../../../nlu/call.js';
import { capital, dateOf } from '../../../nlu/time.js';
import type { ResolvedCall } from '../../resolve/resolved-call.js';
import type { LocalTime } from '../../world.js';
import type { Perform, Performance, PerformContext } from '../perform.js';
import { done, refused } from '../performance.js';
import { performClash } from './calendar-clash.js';
import {
  about,
  eventsOf,
  type Found,
  inPart,
  inSpan,
  isAhead,
  nearlyAbout,
  type Span,
  spanOf,
} from './calendar-events.js';
import { calendarOfWhom, peopleCalled } from './calendar-owner.js';
import { READ_LIMIT, sayFact, sayWhat, sayWhen, sayWhether, when } from './calendar-wording.js';

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
  if (said.clash !== undefined) return performClash(said, events, context);
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
  if (call.moment === 'coming' && peopleCalled(call.about ?? '', home).length > 0)
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
  const isPerson = (word: string): boolean =>
    (/s$/.test(word) && words.toLowerCase().includes(`${word.slice(0, -1)}'s`)) ||
    peopleCalled(word, home).length > 0;
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
