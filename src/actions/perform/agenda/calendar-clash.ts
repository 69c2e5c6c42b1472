/** Events that fall together: of one that was named, of two, or of a day. */
import type { QueryCall } from '../../../nlu/call.js';
import { capital, dateOf, joinAnd, sayClock, sayDay } from '../../../nlu/time.js';
import type { LocalTime } from '../../world.js';
import type { Performance, PerformContext } from '../perform.js';
import { done, refused } from '../performance.js';
import { about, type Found, inSpan, isAhead, isAllDay, spanOf } from './calendar-events.js';

/** More pairs than this are not listened to. */
const LISTED = 3;

type Pair = readonly [Found, Found];

/** @param events of the calendars that were asked */
export function performClash(
  call: QueryCall,
  events: readonly Found[],
  context: PerformContext,
): Performance {
  const { now } = context.world;
  const span = spanOf(call.range, now);
  const coming = events.filter((event) => (span === null ? isAhead(event, now) : inSpan(event, span)));
  const found = (words: string): readonly Found[] => about(coming, words);
  const shown = {
    do: 'query',
    attr: 'calendar',
    ask: 'what',
    ...(call.about === undefined ? {} : { about: call.about }),
    clash: call.clash ?? true,
  };
  const told = (reply: string, pairs: readonly Pair[]): Performance =>
    done({ ...shown, events: pairs.flat().map(({ summary, start }) => `${start} ${summary}`) }, [], reply);
  const ones = call.about === undefined ? coming : found(call.about);
  const others = typeof call.clash === 'string' ? found(call.clash) : coming;
  const [one] = ones;
  const [other] = others;
  if (call.about !== undefined && (one === undefined || other === undefined))
    return refused(
      call.loose === true ? 'out_of_scope' : 'no_device',
      'I find nothing like that in the calendar.',
    );
  const pairs = pairsOf(ones, others);
  if (pairs.length > 0)
    return told(`Yes, ${joinAnd(pairs.slice(0, LISTED).map((pair) => sayPair(pair, now)))}.`, pairs);
  if (call.about === undefined || one === undefined) return told('No, nothing overlaps.', []);
  return typeof call.clash === 'string' && other !== undefined
    ? told(`No, ${sayEvent(one, now)} and ${sayEvent(other, now)}.`, [])
    : told(`No, nothing else is on during ${one.summary}, ${sayDay(one.start, now)}.`, []);
}

/** Each pair once. What lasts all day takes nobody's time. */
function pairsOf(ones: readonly Found[], others: readonly Found[]): readonly Pair[] {
  const pairs: Pair[] = [];
  for (const one of ones)
    for (const other of others) {
      const twice = pairs.some(([a, b]) => a === other && b === one);
      if (one !== other && !twice && overlap(one, other)) pairs.push([one, other]);
    }
  return pairs;
}

function overlap(one: Found, other: Found): boolean {
  if (isAllDay(one) || isAllDay(other)) return false;
  if (one.start === other.start) return true;
  const [first, second] = one.start < other.start ? [one, other] : [other, one];
  return first.end !== null && second.start < first.end;
}

function sayPair([one, other]: Pair, now: LocalTime): string {
  return `${one.summary} ${hours(one)} overlaps with ${other.summary} ${hours(other)} ${sayDay(dateOf(other.start), now)}`;
}

const hours = ({ start, end }: Found): string =>
  end === null ? `at ${sayClock(start)}` : `from ${sayClock(start)} to ${sayClock(end)}`;

const sayEvent = (event: Found, now: LocalTime): string =>
  `${capital(event.summary)} is ${sayDay(dateOf(event.start), now)}${isAllDay(event) ? '' : ` ${hours(event)}`}`;
