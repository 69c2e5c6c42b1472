/**
 * `when` of any call. The executor performs the call as if it were for now, so that target, ability and range are
 * checked while somebody can still be asked; `withWhen` then turns what it would do into something to come.
 */
import type { Call, When } from '../../../nlu/call.js';
import { sayCondition } from '../../../nlu/reply/condition.js';
import { sayDevices } from '../../../nlu/reply/wording.js';
import { addDays, dateOf, daysBetween } from '../../../nlu/time/local-time.js';
import {
  addSeconds,
  isIn,
  nextOccurrence,
  resolveRepeating,
  resolveTime,
  sayClock,
  sayDuration,
  sayMoment,
  sayRepeatAt,
  shiftedRule,
  sunTime,
} from '../../../nlu/time.js';
import type { ResolvedCall, ResolvedWhen } from '../../resolve/resolved-call.js';
import type { LocalTime, ScheduledCalls, World } from '../../world.js';
import { holds, resolveCondition } from '../conditions.js';
import { describeCalls } from '../describe-calls.js';
import type { Performance, PerformContext } from '../perform.js';
import { refused } from '../performance.js';

/** Calls that ask rather than act: there is nothing to put off. */
const NEVER_LATER: ReadonlySet<string> = new Set(['query', 'info', 'control', 'none']);
/** Silence may be for a while, and begin later. */
const LATER_TOO: ReadonlySet<string> = new Set(['mute', 'unmute']);

function isForNow(call: ResolvedCall): boolean {
  return NEVER_LATER.has(call.do) && !(call.do === 'control' && LATER_TOO.has(String(call.op)));
}

/**
 * @param performed what the call would do now
 * @param offset added to the agenda's next id, where several calls of one sentence are scheduled against one world
 * @returns the same with `when` in its calls, and a `schedule` effect in place of its effects
 */
export function withWhen(
  call: Call,
  performed: Performance,
  context: PerformContext,
  offset = 0,
): Performance {
  const { when } = call;
  if (when === undefined || performed.pending !== null || performed.calls.length === 0) return performed;
  if (performed.calls.every(isForNow)) return performed;
  if ('if' in when) return withIf(when, performed, context);
  const { world } = context;
  if (isNow(when, world)) return performed;
  const entry = entryFor(when, performed, context, offset);
  if (typeof entry === 'string') return refused('unsupported', entry);
  const shown = shownWhen(when, entry);
  return {
    ...performed,
    calls: performed.calls.map((resolved): ResolvedCall => ({ ...resolved, when: shown })),
    effects: [{ type: 'schedule', op: 'set', entry }],
    reply: `Okay, I will ${deed(call, performed, context)} ${sayWhen(when, entry, world)}.`,
  };
}

/** Whoever names the part of the day that it is means now: "tonight I want a red moon", said at half past eight. */
function isNow(when: When, { now, home }: World): boolean {
  if (!('at' in when) || when.repeat !== undefined) return false;
  if ('sun' in when.at) {
    const [rise, set] = [sunTime('sunrise', dateOf(now), home), sunTime('sunset', dateOf(now), home)];
    if (when.at.already !== true || rise === null || set === null) return false;
    return (now >= rise && now < set) === (when.at.sun === 'sunrise');
  }
  if (!('part' in when.at)) return false;
  const { day, part } = when.at;
  const lasts = part !== undefined && part !== 'noon' && part !== 'midnight';
  return lasts && 'in' in day && day.in === 0 && isIn(part, Number(now.slice(11, 13)));
}

/** What goes back to how it was is told as that, where it was not all the same. */
function deed(call: Call, { calls, devices }: Performance, context: PerformContext): string {
  const { home } = context.world;
  // "Let me know when the dryer is done": what is told is what is waited for.
  if (call.do === 'announce' && call.notice === true) return `tell ${call.to ?? 'you'}`;
  if (call.do !== 'adjust' || call.back !== true || calls.length === 1) return describeCalls(calls, home);
  return `put ${sayDevices(
    home.devices.filter(({ id }) => devices.includes(id)),
    context,
  )} back as before`;
}

function withIf(
  when: Extract<When, { if: unknown }>,
  performed: Performance,
  context: PerformContext,
): Performance {
  const condition = resolveCondition(when.if, context, performed.devices);
  if (condition === null) return refused('no_device', 'I cannot tell whether that is so.');
  const calls = performed.calls.map((call): ResolvedCall => ({ ...call, when: { if: condition } }));
  if (holds(condition, context.world)) return { ...performed, calls };
  return { ...performed, calls, effects: [], reply: 'That is not the case, so I left everything as it is.' };
}

/** The entry of the agenda, or why there can be none. */
function entryFor(
  when: Exclude<When, { if: unknown }>,
  performed: Performance,
  context: PerformContext,
  offset: number,
): ScheduledCalls | string {
  const { world } = context;
  const later = performed.effects.filter(({ type }) => type !== 'device' && type !== 'device-op');
  const base = {
    id: `scheduled_${world.agenda.nextId + offset}`,
    at: null,
    repeat: null,
    once: null,
    calls: performed.calls,
    ...(later.length === 0 ? {} : { effects: later }),
  };
  if ('delay' in when) return { ...base, at: addSeconds(world.now, when.delay), relative: true };
  if ('once' in when) {
    const once = resolveCondition(when.once, context, performed.devices);
    if (once === null) return 'I cannot tell when that happens.';
    return once.lasts === undefined ? { ...base, once, armed: !holds(once, world) } : { ...base, once };
  }
  const { at, repeat } = momentOf(when, performed.calls, context);
  if (at === null) return 'I cannot tell when the sun does that here.';
  if (at <= world.now) return 'That time has already passed.';
  const sun =
    repeat !== null && 'sun' in when.at ? { event: when.at.sun, offset: when.at.offset ?? 0 } : null;
  return { ...base, at, repeat, ...(sun === null ? {} : { sun }) };
}

/** When it happens; said of the same devices as something before, it is after that: "on at seven and off at eleven". */
function momentOf(
  { at: said, repeat: rule }: Extract<When, { at: unknown }>,
  calls: readonly ResolvedCall[],
  { world, putOff = [] }: PerformContext,
): { readonly at: LocalTime | null; readonly repeat: string | null } {
  const { home, now } = world;
  const repeat = rule ?? null;
  const plain = repeat === null ? resolveTime(said, now, home) : resolveRepeating(said, repeat, now, home);
  const first =
    putOff.findLast((entry) => entry.repeat === repeat && concernsSame(entry.calls, calls))?.at ?? null;
  if (first === null || plain === null || said.day !== undefined) return { at: plain, repeat };
  const at = resolveTime(said, first, home);
  if (at === null || repeat === null) return { at, repeat };
  return { at, repeat: shiftedRule(repeat, daysBetween(first, at)) };
}

function concernsSame(one: readonly ResolvedCall[], other: readonly ResolvedCall[]): boolean {
  const ids = new Set(one.flatMap(({ devices = [] }) => devices));
  return other.some(({ devices = [] }) => devices.some((id) => ids.has(id)));
}

function shownWhen(when: Exclude<When, { if: unknown }>, entry: ScheduledCalls): ResolvedWhen {
  if ('delay' in when) return { delay: when.delay };
  if (entry.once !== null) return { once: entry.once };
  const at = entry.at ?? '';
  return entry.repeat === null ? { at } : { at, repeat: entry.repeat };
}

function sayWhen(
  when: Exclude<When, { if: unknown }>,
  entry: ScheduledCalls,
  { home, now }: Pick<World, 'home' | 'now'>,
): string {
  if ('delay' in when) return `in ${sayDuration(when.delay)}`;
  if (entry.once !== null) return `when ${sayCondition(entry.once, home)}`;
  if ('once' in when || entry.at === null) return 'when that happens';
  const sun = 'sun' in when.at ? `${sayOffset(when.at.offset ?? 0)}${when.at.sun}` : null;
  if (entry.repeat !== null) return sayRepeatAt(entry.repeat, sun ?? sayClock(entry.at));
  return sun === null ? sayMoment(entry.at, now) : `at ${sun}, ${sayMoment(entry.at, now)}`;
}

function sayOffset(seconds: number): string {
  return seconds === 0 ? '' : `${sayDuration(Math.abs(seconds))} ${seconds < 0 ? 'before' : 'after'} `;
}

/** The entry as it stands after it came due: the next time of what repeats, null for what is over. */
export function afterFired(entry: ScheduledCalls, world: Pick<World, 'home' | 'now'>): ScheduledCalls | null {
  if (entry.repeat === null || entry.at === null) return null;
  const plain = nextOccurrence(entry.repeat, entry.at, entry.at);
  if (entry.sun === undefined) return { ...entry, at: plain };
  const { event, offset } = entry.sun;
  const sun =
    sunTime(event, dateOf(plain), world.home) ?? sunTime(event, addDays(dateOf(plain), 1), world.home);
  return { ...entry, at: sun === null ? plain : addSeconds(sun, offset) };
}
