/** What was to be changed in a calendar: calendars are files and feeds that others write, so the reply says what can be done instead. */
import type { NoneCall } from '../../../nlu/call.js';
import { dateOf, sayClock, sayDay } from '../../../nlu/time.js';
import type { Performance, PerformContext } from '../perform.js';
import { refused } from '../performance.js';
import { about, eventsOf, isAhead, isAllDay } from './calendar-events.js';

const CANNOT = {
  add: 'I can read the calendar but not add to it.',
  move: 'I can read the calendar but not change it.',
  remove: 'I can read the calendar but not change it.',
} as const;

const INSTEAD = {
  add: 'I can set a reminder instead.',
  move: 'I can set a reminder for the new time instead.',
  remove: 'I can remind you to cancel it.',
} as const;

export function refusedByCalendar(
  { change, about: words }: NonNullable<NoneCall['diary']>,
  { world: { home, now } }: PerformContext,
): Performance {
  if (home.calendars.length === 0)
    return refused('unsupported', `There is no calendar here. ${INSTEAD[change]}`);
  const meant = change === 'add' || words === undefined ? [] : about(eventsOf(home, undefined), words);
  const [event, ...more] = meant.filter((one) => isAhead(one, now));
  const stays =
    event === undefined || more.length > 0
      ? ''
      : ` ${event.summary} stays ${sayDay(dateOf(event.start), now)}${isAllDay(event) ? '' : ` at ${sayClock(event.start)}`}.`;
  return refused('unsupported', `${CANNOT[change]}${stays} ${INSTEAD[change]}`);
}
