/** Timers: several at once, named or not, each chosen by name, length, room or circumstance. */
import type { TimerCall } from '../../../nlu/call.js';
import {
  addSeconds,
  capital,
  joinAnd,
  resolveTime,
  sayClock,
  sayDuration,
  sayLength,
  secondsBetween,
} from '../../../nlu/time.js';
import { findByName } from '../../resolve/names.js';
import type { ResolvedCall } from '../../resolve/resolved-call.js';
import type { Effect, Timer } from '../../world.js';
import type { Perform, Performance, PerformContext } from '../perform.js';
import { asked, askedWhich, done, refused, told } from '../performance.js';
import { liveEntries, sayWhen } from './clock-choice.js';
import {
  describeTimer,
  fittingTimers,
  liveTimers,
  obvious,
  secondsLeft,
  silent,
  timerOptions,
} from './timer-choice.js';

export const performTimer: Perform<TimerCall> = (call, context) => {
  if (isOfDevice(call, context)) return refused('no_device', noneReply(call, context));
  switch (call.op) {
    case 'set':
      return setTimer(call, context);
    case 'query':
      return queryTimers(call, context);
    default:
      return changeTimers(call, context);
  }
};

/** "Turn off the egg timer", where a device is called so and no timer is. */
function isOfDevice(call: TimerCall, context: PerformContext): boolean {
  const { home } = context.world;
  if (call.op === 'set' || call.label === undefined || fittingTimers(call, context).length > 0) return false;
  return findByName(home, `${call.label} timer`, home.devices).length > 0;
}

function shown(call: TimerCall): ResolvedCall {
  const { duration, label, which, all } = call;
  const room = call.target?.area;
  return {
    do: 'timer',
    op: call.op,
    ...(duration === undefined ? {} : { duration }),
    ...(label === undefined ? {} : { label }),
    ...(which === undefined ? {} : { which }),
    ...(room === undefined ? {} : { area: room }),
    ...(all === true ? { all } : {}),
  };
}

const LONGEST_SECONDS = 366 * 86_400;

function setTimer(call: TimerCall, context: PerformContext): Performance {
  const { agenda, now, home } = context.world;
  const ends = call.until === undefined ? null : resolveTime(call.until, now, home);
  const duration = ends === null ? call.duration : secondsBetween(now, ends);
  if (duration === undefined || duration <= 0) {
    return asked({ kind: 'missing', call, field: 'duration', at: now }, 'For how long?');
  }
  if (duration > LONGEST_SECONDS) return refused('unsupported', 'I can count a year at most.');
  const said = call.target?.area;
  const timer: Timer = {
    id: `timer_${agenda.nextId}`,
    label: call.label ?? null,
    room: said === undefined || said === 'here' ? context.room : said,
    duration,
    endsAt: addSeconds(now, duration),
    remaining: null,
    ringing: false,
  };
  const length = sayDuration(duration);
  const reply =
    timer.label === null ? `Timer set for ${length}.` : `${capital(timer.label)} timer set for ${length}.`;
  return done({ ...shown(call), duration }, [{ type: 'timer', op: 'set', timer }], reply);
}

function queryTimers(call: TimerCall, context: PerformContext): Performance {
  const { now } = context.world;
  const timers = fittingTimers(call, context);
  if (timers.length === 0) return told(shown(call), noneReply(call, context));
  const [only] = timers;
  if (timers.length === 1 && only !== undefined) {
    const paused = only.endsAt === null && !only.ringing ? ' It is paused.' : '';
    const named = call.label !== undefined || call.which !== undefined || only.label !== null;
    const left = sayLeft(only, context);
    if (only.ringing) return told(shown(call), `The ${describeTimer(only)} is up.`);
    if (call.asks === 'when' && only.endsAt !== null)
      return told(shown(call), `The ${describeTimer(only)} ends at ${sayClock(only.endsAt)}.`);
    if (call.asks === 'only' || call.asks === 'others')
      return told(
        shown(call),
        `${call.asks === 'only' ? 'Yes' : 'No'}, there is only one: the ${describeTimer(only)}, with ${left} left.`,
      );
    return told(
      shown(call),
      `${named ? `The ${describeTimer(only)} has ${left} left` : `${capital(left)} left`}.${paused}`,
    );
  }
  const sorted = [...timers].sort((a, b) => secondsLeft(a, now) - secondsLeft(b, now));
  const parts = sorted.slice(0, 5).map((timer) => {
    const state = timer.ringing ? 'is up' : `has ${sayLeft(timer, context)} left`;
    return `the ${describeTimer(timer)} ${state}${timer.endsAt === null ? ', paused' : ''}`;
  });
  return told(shown(call), `${capital(joinAnd(parts))}.`);
}

function changeTimers(call: TimerCall, context: PerformContext): Performance {
  const { now } = context.world;
  const fitting = fittingTimers(call, context);
  if (fitting.length === 0) return told(shown(call), noneReply(call, context));
  if ((call.op === 'add' || call.op === 'subtract') && (call.duration ?? 0) <= 0) {
    const question = call.op === 'add' ? 'How much should I add?' : 'How much should I take off?';
    return asked({ kind: 'missing', call, field: 'duration', at: now }, question);
  }
  if (call.all === true) {
    const changes = fitting.map((timer) => change(call, timer, context));
    const reply =
      fitting.length === 1
        ? (changes[0]?.reply ?? '')
        : `${PAST[call.op] ?? 'Changed'} ${fitting.length} timers.`;
    return done(
      shown(call),
      changes.flatMap(({ effect }) => (effect === null ? [] : [effect])),
      reply,
    );
  }
  const timer = obvious(fitting, call, context);
  if (timer === null) {
    return askedWhich(call, timerOptions(fitting, now), now, (label) => `the ${label}`);
  }
  const { effect, reply } = change(call, timer, context);
  return done(shown(call), effect === null ? [] : [effect], reply);
}

const PAST: Readonly<Record<string, string>> = {
  cancel: 'Cancelled',
  pause: 'Paused',
  resume: 'Resumed',
  add: 'Extended',
  subtract: 'Shortened',
};

function change(
  call: TimerCall,
  timer: Timer,
  context: PerformContext,
): { readonly effect: Effect | null; readonly reply: string } {
  const { now } = context.world;
  const left = secondsLeft(timer, now);
  const name = describeTimer(timer);
  const effect = (next: Timer): Effect => ({
    type: 'timer',
    op: call.op === 'query' ? 'set' : call.op,
    timer: next,
  });
  const paused = timer.endsAt === null;
  switch (call.op) {
    case 'cancel':
      return { effect: effect(timer), reply: timer.ringing ? 'Timer stopped.' : `Cancelled the ${name}.` };
    case 'pause':
      if (paused || timer.ringing) return { effect: null, reply: `The ${name} is not running.` };
      return {
        effect: effect({ ...timer, endsAt: null, remaining: left }),
        reply: `Paused the ${name} with ${sayDuration(left)} left.`,
      };
    case 'resume':
      if (!paused) return { effect: null, reply: `The ${name} is already running.` };
      return {
        effect: effect({ ...timer, endsAt: addSeconds(now, left), remaining: null }),
        reply: `The ${name} goes on with ${sayDuration(left)} left.`,
      };
    default: {
      const amount = (call.op === 'subtract' ? -1 : 1) * (call.duration ?? 0);
      const next = Math.max(0, left + amount);
      const running = { endsAt: addSeconds(now, next), remaining: null };
      return {
        effect: effect({ ...silent(timer), ...(paused ? { remaining: next } : running) }),
        reply: next === 0 ? `Then the ${name} is up.` : `The ${name} now has ${sayDuration(next)} left.`,
      };
    }
  }
}

function sayLeft(timer: Timer, context: PerformContext): string {
  const left = secondsLeft(timer, context.world.now);
  // Nobody wants the seconds of an hour.
  return sayDuration(left > 3600 ? Math.round(left / 60) * 60 : left);
}

function noneReply(call: TimerCall, context: PerformContext): string {
  const running = liveTimers(context.world.agenda.timers, context.world.now);
  if (running.length === 0) {
    // "How long till it goes off?" may be asked of the alarm.
    const { agenda, now } = context.world;
    const [next] = liveEntries(agenda.clock, now).filter(({ kind }) => kind === 'alarm');
    const asked = call.op === 'query' && call.label === undefined && call.which === undefined;
    const alarm = asked && next !== undefined ? ` Your alarm is set for ${sayWhen(next, now)}.` : '';
    return `There is no timer running.${alarm}`;
  }
  const wanted =
    call.label !== undefined
      ? `${call.label} timer`
      : call.which !== undefined
        ? `${sayLength(call.which)} timer`
        : 'such timer';
  const [only, ...others] = running;
  // "How long till the rice is done": it is likely this one, though nobody called it so.
  if (call.op === 'query' && only?.endsAt != null && !only.ringing && others.length === 0)
    return `There is no ${wanted}. The ${describeTimer(only)} has ${sayLeft(only, context)} left.`;
  return `There is no ${wanted}. ${capital(joinAnd(running.slice(0, 3).map((timer) => `the ${describeTimer(timer)}`)))} ${running.length === 1 ? 'is' : 'are'} running.`;
}
