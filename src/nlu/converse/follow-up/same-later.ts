/**
 * "Same for Wednesday", "the same tomorrow at half past six", "every night this week": what was just set, done or put off,
 * once more at that time; "set an alarm for seven every day this week": on each of the days, in one sentence.
 */
import { remembered } from '../../../actions/resolve/place.js';
import type { LocalTime, World } from '../../../actions/world.js';
import type { Call, ClockCall, TimeExpression, When } from '../../call.js';
import { addDays, clockOf, dateOf, dayOf, resolveTime, saidClock } from '../../time.js';
import { justPlanned } from '../agenda/plans.js';
import { weekSpanIn } from '../agenda/week-span.js';
import type { Said } from '../said.js';
import type { Sense } from '../sense.js';
import { made } from './afterwards.js';

const LEAD = '(?:(?:and|also|okay|ok|yes|do|now|please)(?:[\\s,]+|$))*';
const SAME = new RegExp(
  `^${LEAD}(?:(?:the )?same(?: (?:thing|again|one|alarm|reminder))*|(?:remind|wake|tell) (?:me|us)(?: (?:of|about) (?:it|that))? again)(?:\\s+(?:(?:for|on)\\s+)?(?<time>.+?))?(?:[\\s,]+(?:too|as well|also|please|again))*[\\s.!]*$`,
  'i',
);
/** Said of days alone, it goes on from what was just set. */
const BARE = new RegExp(
  `^${LEAD}(?:in the \\w+|at night)?(?:[\\s,]*(?:too|as well|also|please|again))*[\\s.!]*$`,
  'i',
);
const REPEATABLE: ReadonlySet<Call['do']> = new Set<Call['do']>(['set', 'adjust', 'media', 'run']);

/** Null where nothing was set or done that could be so again, or the words say no time. */
export function sameLater(said: Said): readonly Call[] | null {
  return onThoseDays(said) ?? sameThen(said);
}

function sameThen({ text, session, world, sense }: Said): readonly Call[] | null {
  const time = SAME.exec(text.trim())?.groups?.['time'];
  if (time === undefined) return null;
  const effect = made(session);
  if (effect?.type === 'timer') return null;
  if (effect !== null) {
    const { kind, label, time: at, repeat } = effect.entry;
    const calls = timesOf(time, clockOf(at), kind, sense);
    if (repeat !== null && calls.some((call) => call.repeat === undefined)) return null;
    return calls.length === 0
      ? null
      : calls.map((call) => ({ ...call, ...(label === null ? {} : { label }) }));
  }
  const again = justDone({ text, session, world, sense });
  const [call] = again === null ? [] : timesOf(time, again.clock, 'reminder', sense);
  if (again === null || call?.time === undefined) return null;
  const each = eachThen(call, { text, session, world, sense });
  if (each !== undefined) return each;
  return again.at({ at: call.time, ...(call.repeat === undefined ? {} : { repeat: call.repeat }) });
}

/**
 * "On at eight for an hour." "Same tomorrow": each at its own hour; undefined where there are not several hours, null where it is
 * not only the day that is another.
 */
function eachThen({ time, repeat }: ClockCall, said: Said): readonly Call[] | null | undefined {
  const { session, world } = said;
  const plans = justPlanned(session, world);
  const [plan] = plans;
  if (plan === undefined || plans.every(({ at }) => at === plan.at)) return undefined;
  const calls = remembered(session, world.now)?.calls.filter(({ when }) => when !== undefined) ?? [];
  const ids = remembered(session, world.now)?.devices ?? [];
  const day = time !== undefined && 'clock' in time ? time.day : undefined;
  const sameHour = plan.at !== null && isAt(time, clockOf(plan.at));
  if (day === undefined || repeat !== undefined || !sameHour || calls.length !== plans.length) return null;
  return calls.flatMap((call, at): Call[] => {
    const planned = plans[at]?.at;
    return planned == null
      ? []
      : [{ ...call, target: { ids }, when: { at: { ...saidClock(planned), day } } }];
  });
}

/** What was last done or put off, as calls for another time. */
function justDone({ session, world }: Said): { clock: string; at: (when: When) => readonly Call[] } | null {
  const last = remembered(session, world.now);
  if (last === null || last.devices.length === 0) return null;
  if (!last.calls.every(({ do: does }) => REPEATABLE.has(does))) return null;
  const [plan] = justPlanned(session, world);
  const calls = plan === undefined ? last.calls : last.calls.filter((one) => one.when !== undefined);
  return {
    clock: clockOf(plan?.at ?? last.at),
    at: (when) => calls.map((one) => ({ ...one, target: { ids: last.devices }, when })),
  };
}

function onThoseDays(said: Said): readonly Call[] | null {
  const span = weekSpanIn(said.text);
  if (span === null) return null;
  const isSame = SAME.exec(span.rest);
  if (isSame === null && !BARE.test(span.rest)) return eachOf(span.rest, span.datesFrom, said);
  if (isSame?.groups?.['time'] !== undefined) return null;
  const { session, world, sense } = said;
  const effect = made(session);
  if (effect?.type === 'timer') return null;
  if (effect !== null) {
    const { kind, label, time, repeat } = effect.entry;
    const justSet = sense.before?.do === kind && sense.before.op === 'set';
    if (repeat !== null || (isSame === null && !justSet)) return null;
    const dates = span.datesFrom(addDays(dateOf(time), 1));
    return dates.map((date) => ({
      do: kind,
      op: 'set',
      time: { ...saidClock(time), day: dayOf(date) },
      ...(label === null ? {} : { label }),
    }));
  }
  const [plan] = justPlanned(session, world);
  const again = plan?.at == null || plan.repeat != null ? null : justDone(said);
  if (again === null || plan?.at == null) return null;
  const dates = span.datesFrom(addDays(dateOf(plan.at), 1));
  const { at } = plan;
  return dates.flatMap((date) => again.at({ at: { ...saidClock(at), day: dayOf(date) } }));
}

/** "Heater on at six every day this week": each of its calls on each of the days that are still to come. */
function eachOf(
  sentence: string,
  datesFrom: (date: string) => readonly string[],
  { world, sense }: Said,
): readonly Call[] | null {
  const calls = sense.ofText(sentence)?.commands.flat() ?? [];
  if (calls.length === 0 || !calls.every((call) => hourOf(call) !== null)) return null;
  const ahead = calls.flatMap((call) => {
    const first = firstOf(call, world);
    return first === null
      ? []
      : datesFrom(dateOf(world.now)).flatMap((date) => onDay(call, date, first, world));
  });
  return ahead.length === 0 ? null : ahead;
}

/** When it would be next: "at seven" is of the morning or of the evening on all of the days. */
function firstOf(call: Call, { now, home }: World): LocalTime | null {
  const time = hourOf(call);
  return time === null ? null : resolveTime(time, now, home, call.do === 'alarm' ? { lean: 'waking' } : {});
}

/** The hour of something to come, without a repeat of its own; null where it has none. */
function hourOf(call: Call): Extract<TimeExpression, { clock: string }> | null {
  const clock = (call.do === 'alarm' || call.do === 'reminder') && call.op === 'set' ? call : null;
  const at = call.when !== undefined && 'at' in call.when ? call.when : null;
  const time = clock?.time ?? at?.at;
  if (time === undefined || !('clock' in time) || (clock ?? at)?.repeat !== undefined) return null;
  return time;
}

function onDay(call: Call, date: string, first: LocalTime, { now }: World): readonly Call[] {
  if (`${date}${first.slice(10)}` <= now) return [];
  const at = { ...saidClock(first), day: dayOf(date) };
  return call.do === 'alarm' || call.do === 'reminder'
    ? [{ ...call, time: at }]
    : [{ ...call, when: { at } }];
}

/** The times that were said; of a day alone, that day at the same hour. */
function timesOf(said: string, clock: string, kind: ClockCall['do'], sense: Sense): readonly ClockCall[] {
  const carried = (words: string): string =>
    kind === 'alarm' ? `set an alarm ${words}` : `remind me ${words} to call`;
  const read = (words: string): readonly ClockCall[] => {
    const calls = sense.ofText(carried(words))?.commands.flat() ?? [];
    return calls.every((call): call is ClockCall => isTimed(call, kind)) ? calls.map(bare) : [];
  };
  // "Every weekday" alone has an hour that nobody said.
  const dated = [`at ${clock} ${said}`, `at ${clock} on ${said}`].map(read);
  const same = dated.find((calls) => calls.length > 0 && calls.every(({ time }) => isAt(time, clock)));
  if (same !== undefined) return same;
  const ways = [said, `on ${said}`, `at ${said}`, `for ${said}`].map(read);
  const plain = ways.find((calls) => calls.length > 0);
  return plain?.every(({ time }) => time !== undefined && hasHour(time)) === true ? plain : [];
}

const isAt = (time: TimeExpression | undefined, clock: string): boolean =>
  time !== undefined && 'clock' in time && clock.endsWith(time.clock);

function isTimed(call: Call, kind: ClockCall['do']): boolean {
  return (
    call.do === kind &&
    call.op === 'set' &&
    call.time !== undefined &&
    (kind === 'alarm' ? call.label === undefined : call.label === 'call')
  );
}

const hasHour = (time: TimeExpression): boolean => !('day' in time) || 'clock' in time || 'sun' in time;

function bare({ label: _label, ...call }: ClockCall): ClockCall {
  return call;
}
