/** What is still to come of itself: told, and given up, whole or for some of its devices. */
import type { ControlCall, QueryCall } from '../../../nlu/call.js';
import { sayPlanned } from '../../../nlu/reply/planned.js';
import { addSeconds, joinAnd, resolveDay, resolveRepeating, resolveTime } from '../../../nlu/time.js';
import type { ResolvedWhen } from '../../resolve/resolved-call.js';
import type { Effect, LocalTime, ScheduledCalls, World } from '../../world.js';
import type { Performance, PerformContext } from '../perform.js';
import { askedWhich, done, refused, told } from '../performance.js';
import { performCalendar } from './calendar.js';
import { comesOn, liveEntries, sayWhen } from './clock-choice.js';
import { afterFired } from './schedule.js';

/** More are counted, not listened to. */
const LISTED = 5;
/** A question names at most this many alternatives. */
const OPTIONS = 3;

/** The commands put off that an id of the target stands for. */
export function plansOf({ target }: ControlCall | QueryCall, { agenda }: World): readonly ScheduledCalls[] {
  const ids = new Set(target?.ids);
  return agenda.scheduled.filter(({ id }) => ids.has(id));
}

/**
 * Gives up what is planned. Ids of devices beside those of the plans: only what concerns these, the rest is still to
 * come; `count` 1: one of them, and it has to be asked which.
 */
export function cancelPlans(call: ControlCall, context: PerformContext): Performance {
  const { home, now } = context.world;
  const plans = plansOf(call, context.world);
  if (plans.length === 0) return told({ do: 'control', op: call.op }, 'There is nothing planned.');
  const say = (plan: ScheduledCalls): string => sayPlanned(plan, home, now);
  if (call.target?.count === 1 && plans.length > 1) {
    const options = plans.map((plan) => ({ devices: [plan.id], label: say(plan) })).slice(0, OPTIONS);
    return askedWhich(call, options, now);
  }
  if (call.moved !== undefined) return movePlans(plans, call.moved, context);
  const ids = new Set(call.target?.ids);
  const only = new Set(home.devices.flatMap(({ id }) => (ids.has(id) ? [id] : [])));
  const parts = plans.map((plan) =>
    call.next === true && plan.repeat !== null
      ? { plan: { ...plan, repeat: null }, dropped: plan.calls, rest: afterFired(plan, context.world) }
      : split(plan, only),
  );
  const effects = parts.map(({ plan, rest }): Effect => {
    return rest === null
      ? { type: 'schedule', op: 'cancel', entry: plan }
      : { type: 'schedule', op: 'set', entry: rest };
  });
  const devices = [...new Set(parts.flatMap(({ dropped }) => dropped.flatMap((one) => one.devices ?? [])))];
  const given = parts.map(({ plan, dropped }) => say({ ...plan, calls: dropped }));
  const reply = `All right, I won't ${joinAnd(given, 'or')}.`;
  return done({ do: 'control', op: call.op, devices }, effects, reply, devices);
}

function movePlans(
  plans: readonly ScheduledCalls[],
  to: NonNullable<ControlCall['moved']>,
  context: PerformContext,
): Performance {
  const { home, now } = context.world;
  const often = 'at' in to && to.repeat !== undefined ? { repeat: to.repeat } : {};
  const at =
    'delay' in to
      ? addSeconds(now, to.delay)
      : to.repeat === undefined
        ? resolveTime(to.at, now, home)
        : resolveRepeating(to.at, to.repeat, now, home);
  if (at === null) return refused('unsupported', 'I cannot tell when the sun does that here.');
  if (at <= now) return refused('unsupported', 'That time has already passed.');
  const sun =
    'at' in to && to.repeat !== undefined && 'sun' in to.at
      ? { sun: { event: to.at.sun, offset: to.at.offset ?? 0 } }
      : {};
  const moved = plans.map(({ sun: _sun, relative: _relative, ...plan }): ScheduledCalls => {
    return { ...plan, ...often, ...sun, at, ...('delay' in to ? { relative: true } : {}) };
  });
  const effects = moved.map((entry): Effect => ({ type: 'schedule', op: 'set', entry }));
  const when = (plan: ScheduledCalls): ResolvedWhen => {
    if ('delay' in to) return { delay: to.delay };
    return plan.repeat === null ? { at } : { at, repeat: plan.repeat };
  };
  const calls = moved.flatMap((plan) => plan.calls.map((one) => ({ ...one, when: when(plan) })));
  const reply = `Okay, I will ${joinAnd(moved.map((plan) => sayPlanned(plan, home, now)))}.`;
  const devices = calls.flatMap((one) => one.devices ?? []);
  return done(calls, effects, reply, [...new Set(devices)]);
}

interface Split {
  readonly plan: ScheduledCalls;
  /** What will not be done. */
  readonly dropped: ScheduledCalls['calls'];
  /** What is left to be done; null: nothing. */
  readonly rest: ScheduledCalls | null;
}

function split(plan: ScheduledCalls, only: ReadonlySet<string>): Split {
  const whole = { plan, dropped: plan.calls, rest: null };
  if (only.size === 0) return whole;
  const of = (wanted: boolean): ScheduledCalls['calls'] =>
    plan.calls.flatMap((call) => {
      const devices = (call.devices ?? []).filter((id) => only.has(id) === wanted);
      return devices.length === 0 ? [] : [{ ...call, devices }];
    });
  const rest = of(false);
  return rest.length === 0 ? whole : { plan, dropped: of(true), rest: { ...plan, calls: rest } };
}

/** What is planned: commands put off, and, where no device was asked about, alarms and reminders. */
export function tellPlans(call: QueryCall, context: PerformContext): Performance {
  const { home, now, agenda } = context.world;
  const about = new Set(call.target?.ids);
  const { range } = call;
  const day = typeof range === 'object' ? resolveDay(range, now) : null;
  const onDay = (time: LocalTime | null, repeat: string | null): boolean =>
    day === null || (time !== null && comesOn(day, time, repeat));
  const plans = agenda.scheduled
    .filter(
      ({ calls }) =>
        about.size === 0 || calls.some(({ devices = [] }) => devices.some((id) => about.has(id))),
    )
    .filter(({ at, repeat }) => onDay(at, repeat))
    .toSorted((a, b) => ((a.at ?? '~') < (b.at ?? '~') ? -1 : 1));
  const clock =
    about.size > 0 ? [] : liveEntries(agenda.clock, now).filter(({ time, repeat }) => onDay(time, repeat));
  const parts = [
    ...plans.map((plan) => sayPlanned(plan, home, now)),
    ...clock.map((entry) =>
      entry.kind === 'alarm'
        ? `ring the ${entry.label === null ? '' : `${entry.label} `}alarm at ${sayWhen(entry, now)}`
        : `remind you of "${entry.label ?? ''}" at ${sayWhen(entry, now)}`,
    ),
  ];
  const shown = {
    do: 'query',
    attr: 'scheduled',
    matching: [...plans, ...clock].map(({ id }) => id),
  } as const;
  // Of a day on which the house does nothing of itself, the calendar's answer is the whole answer.
  if (call.diary === true && parts.length === 0 && home.calendars.length > 0)
    return performCalendar({ do: 'query', attr: 'calendar', ask: 'what', range: named(range) }, context);
  const events = about.size > 0 ? '' : eventsToo(range, context);
  if (parts.length === 0) return told(shown, events === '' ? 'Nothing is planned.' : events);
  const more = parts.length - LISTED;
  const listed = more > 0 ? [...parts.slice(0, LISTED), `${more} more`] : parts;
  const devices = plans.flatMap(({ calls }) => calls.flatMap((one) => one.devices ?? []));
  const reply = [`I will ${joinAnd(listed)}.`, events].filter((text) => text !== '').join(' ');
  return done(shown, [], reply, [...new Set(devices)]);
}

/** As a question about the calendar says it. */
function named(range: QueryCall['range']): NonNullable<QueryCall['range']> {
  if (range === undefined) return 'today';
  if (typeof range === 'string' || !('in' in range) || range.in > 1) return range;
  return range.in === 0 ? 'today' : 'tomorrow';
}

/** "What's scheduled?" may be asked of the calendar as well; empty where that has nothing. */
function eventsToo(range: QueryCall['range'], context: PerformContext): string {
  const asked = { do: 'query', attr: 'calendar', ask: 'what', range: range ?? 'today' } as const;
  const { calls, reply } = performCalendar(asked, context);
  const events = calls[0]?.['events'];
  return Array.isArray(events) && events.length > 0 ? reply : '';
}
