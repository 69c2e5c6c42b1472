/** Facts: the time, the date, sums, units, the weather as the house's own devices know it, and what can be said. */
import type { InfoCall, TimeExpression } from '../../../nlu/call.js';
import type { SunEvent } from '../../../nlu/time/sun.js';
import {
  addSeconds,
  capital,
  clockOf,
  dateOf,
  daysBetween,
  resolveDay,
  resolveTime,
  sayClock,
  sayDate,
  sayDay,
  sayDuration,
  sayFullDate,
  secondsBetween,
  sunTime,
  WEEKDAY_NAMES,
  weekdayOf,
  weekOfYear,
} from '../../../nlu/time.js';
import { quantityOf } from '../../kinds/unit-symbols.js';
import type { ResolvedCall } from '../../resolve/resolved-call.js';
import type { LocalTime } from '../../world.js';
import type { Perform, Performance, PerformContext } from '../perform.js';
import { asked, done, refused } from '../performance.js';
import { evaluate, sayNumber } from './arithmetic.js';
import { helpReply } from './help-examples.js';
import { agreeOunces, convert, findUnit, type Unit } from './units.js';
import { weatherOf } from './weather.js';
import { timeThere, zonesAt } from './zones.js';

export const performInfo: Perform<InfoCall> = (call, context) => {
  const { now } = context.world;
  const shown: ResolvedCall = { do: 'info', topic: call.topic };
  switch (call.topic) {
    case 'time':
      if (call.sun !== undefined) return timeOfSun(call.sun, call, context);
      if (call.in !== undefined) return timeIn(call.in, context);
      if (call.until !== undefined) return timeUntil(call.until, context);
      if (call.to !== undefined) return timeElsewhere(call.to, context);
      return done({ ...shown, time: clockOf(now) }, [], `It is ${sayClock(now)}.`);
    case 'date':
    case 'weekday':
      return aboutDay(call, context);
    case 'math':
      return math(call);
    case 'conversion':
      return conversion(call, context);
    case 'weather':
      return weatherOf(call, context);
    case 'help':
      return done(shown, [], helpReply(context));
  }
};

/** Today's, whether it has been or not; or that of the day that was asked for. */
function timeOfSun(sun: SunEvent, { day }: InfoCall, { world }: PerformContext): Performance {
  const { home, now } = world;
  const date = day === undefined ? dateOf(now) : resolveDay(day, now);
  const time = sunTime(sun, date, home);
  if (time === null) return refused('unsupported', 'I cannot tell when the sun does that here.');
  const said = dateOf(time) === dateOf(now) ? '' : ` ${sayDay(time, now)}`;
  const tense = sun === 'sunset' ? (time < now ? 'set' : 'sets') : time < now ? 'rose' : 'rises';
  const shown = {
    do: 'info',
    topic: 'time',
    sun,
    time: clockOf(time),
    ...(day === undefined ? {} : { date }),
  };
  return done(shown, [], `The sun ${tense} at ${sayClock(time)}${said}.`);
}

/** @param seconds from now; less than none, before it */
function timeIn(seconds: number, { world: { now } }: PerformContext): Performance {
  const then = addSeconds(now, seconds);
  const verb = seconds < 0 ? 'was' : 'will be';
  const shown = { do: 'info', topic: 'time', in: seconds, time: clockOf(then) };
  return done(shown, [], `It ${verb} ${sayClock(then)}${otherDay(then, now)}.`);
}

function timeUntil(until: TimeExpression, { world: { home, now } }: PerformContext): Performance {
  const then = resolveTime(until, now, home);
  if (then === null) return refused('unsupported', 'I cannot tell when the sun does that here.');
  // A clock shows no seconds: at 5:00:40 it is an hour until six.
  const seconds = secondsBetween(`${now.slice(0, 16)}:00`, then);
  const shown = { do: 'info', topic: 'time', until: then, seconds };
  const moment = 'sun' in until ? until.sun : `${sayClock(then)}${otherDay(then, now)}`;
  if (seconds <= 0) return done(shown, [], `That was ${sayDuration(-seconds)} ago.`);
  return done(shown, [], `${capital(sayDuration(seconds))} until ${moment}.`);
}

/** " tomorrow"; nothing of today, and of the midnight that ends it. */
function otherDay(then: LocalTime, now: LocalTime): string {
  const day = sayDay(clockOf(then) === '00:00' ? addSeconds(then, -1) : then, now);
  return day === 'today' ? '' : ` ${day}`;
}

/** @param place an IANA zone name or a region's code */
function timeElsewhere(place: string, context: PerformContext): Performance {
  const { home, now } = context.world;
  const [id, ...more] = zonesAt(place);
  if (id === undefined) return refused('unsupported', 'I do not know the time there.');
  if (more.length > 0)
    return refused('ambiguous', 'There is more than one time there: ask for one of its cities.');
  const there = timeThere(id, now, home.location?.timezone ?? null);
  const day = sayDay(there, now);
  const shown = { do: 'info', topic: 'time', to: id, time: clockOf(there) };
  return done(shown, [], `It is ${sayClock(there)} there${day === 'today' ? '' : ` ${day}`}.`);
}

function aboutDay(call: InfoCall, context: PerformContext): Performance {
  const { now } = context.world;
  const date = call.day === undefined ? dateOf(now) : resolveDay(call.day, now);
  const shown: ResolvedCall = { do: 'info', topic: call.topic, date };
  if (call.week === true) {
    const week = weekOfYear(date);
    return done({ ...shown, week }, [], `It is week ${week}.`);
  }
  if (call.count !== undefined) return countdown(date, call.count, now);
  if (call.check === true) {
    const same = daysBetween(now, date) === 0;
    const today = dateOf(now);
    return done({ ...shown, date: today }, [], `${same ? 'Yes' : 'No'}, it is ${sayFullDate(today)}.`);
  }
  const weekday = capital(WEEKDAY_NAMES[weekdayOf(date)]);
  if (daysBetween(now, date) === 0) {
    const today = call.topic === 'weekday' ? `It is ${weekday}.` : `It is ${sayFullDate(date)}.`;
    return done(shown, [], today);
  }
  const day = sayDay(date, now).replace(/^on /, '');
  // "Friday is Friday, 27 November" says it twice.
  const full = sayFullDate(date);
  const told = capital(day) === weekday ? full.replace(`${weekday}, `, '') : full;
  if (call.topic === 'date') return done(shown, [], `${capital(day)} is ${told}.`);
  return done(shown, [], `${day === 'tomorrow' ? 'Tomorrow' : sayDate(date, now)} is a ${weekday}.`);
}

function countdown(date: string, unit: 'days' | 'weeks', now: LocalTime): Performance {
  const days = daysBetween(now, date);
  const shown = { do: 'info', topic: 'date', date, days };
  const day = sayFullDate(date);
  if (days === 0) return done(shown, [], `That is today, ${day}.`);
  const weeks = Math.floor(Math.abs(days) / 7);
  const rest = Math.abs(days) - weeks * 7;
  const count = (number: number, one: string): string => `${number} ${one}${number === 1 ? '' : 's'}`;
  const plain = unit === 'days' || weeks === 0;
  const parts = plain
    ? count(Math.abs(days), 'day')
    : `${count(weeks, 'week')}${rest === 0 ? '' : ` and ${count(rest, 'day')}`}`;
  return done(shown, [], days < 0 ? `${day} was ${parts} ago.` : `${capital(parts)} until ${day}.`);
}

function math(call: InfoCall): Performance {
  const expression = call.expression ?? '';
  const result = evaluate(expression);
  if (result === null) {
    const zero = /\/\s*0(?![\d.])/.test(expression);
    return refused('unsupported', zero ? 'Nothing can be divided by zero.' : 'I cannot work that out.');
  }
  return done({ do: 'info', topic: 'math', expression, result }, [], `That is ${sayNumber(result)}.`);
}

function conversion(call: InfoCall, context: PerformContext): Performance {
  const from = call.from === undefined ? undefined : findUnit(call.from);
  const to = call.to === undefined ? undefined : findUnit(call.to);
  if (from === undefined || to === undefined) {
    if (from === undefined) return refused('unsupported', 'I do not know that unit.');
    const field = { kind: 'missing', call, field: 'to', at: context.world.now } as const;
    return call.to === undefined
      ? asked(field, 'Into which unit?')
      : refused('unsupported', 'I do not know that unit.');
  }
  const [source, target] = agreeOunces(from, to);
  const amount = call.amount ?? 1;
  const result = convert(amount, source, target);
  if (result === null) {
    return refused('unsupported', `${capital(source.many)} cannot be turned into ${target.many}.`);
  }
  const resolved = { do: 'info', topic: 'conversion', amount, from: source.id, to: target.id, result };
  return done(
    resolved,
    [],
    `${sayAmount(amount, source)} ${amount === 1 ? 'is' : 'are'} ${sayAmount(result, target)}.`,
  );
}

function sayAmount(amount: number, unit: Unit): string {
  const number = sayNumber(amount);
  if (quantityOf(unit.symbol) === 'temperature') return `${number} ${unit.many}`;
  return `${number} ${number === '1' ? unit.one : unit.many}`;
}
