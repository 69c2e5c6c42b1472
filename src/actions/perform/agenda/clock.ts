/** Alarms and reminders: one-shot or repeated, found again by time, day or words, snoozed while they ring. */
import type { ClockCall } from '../../../nlu/call.js';
import {
  addSeconds,
  capital,
  joinAnd,
  nextOccurrence,
  sayClock,
  sayDay,
  sayDuration,
  sayRepeat,
} from '../../../nlu/time.js';
import { findByName } from '../../resolve/names.js';
import type { ClockEntry, Effect, LocalTime } from '../../world.js';
import type { Perform, Performance, PerformContext } from '../perform.js';
import { asked, askedWhich, done, refused, told } from '../performance.js';
import { moveEntry, repeatEntry } from './clock-change.js';
import { entryOptions, fittingEntries, liveEntries, sayWhen, silent } from './clock-choice.js';
import { entryTime, setReply, shown } from './clock-entry.js';
import { sayAsked } from './clock-questions.js';
import { isSkipped, skipEntries } from './clock-skip.js';
import { sayWaiting, type WaitingReminder, waitingReminders } from './waiting-reminders.js';

/** The nine minutes that clockwork made the custom. */
export const SNOOZE_SECONDS = 9 * 60;

export const performClock: Perform<ClockCall> = (call, context) => {
  if (isOfDevice(call, context)) return refused('no_device', `There is no ${call.label} ${call.do} set.`);
  switch (call.op) {
    case 'set':
      return setEntry(call, context);
    case 'query':
      return queryEntries(call, context);
    case 'snooze':
      return snooze(call, context);
    default:
      return changeEntries(call, context);
  }
};

/** "Is the bilge alarm going off?": a sensor of that name, where no alarm has it. */
function isOfDevice(call: ClockCall, context: PerformContext): boolean {
  const { home } = context.world;
  if (call.op === 'set' || call.label === undefined || fittingEntries(call, context).length > 0) return false;
  return findByName(home, `${call.label} ${call.do}`, home.devices).length > 0;
}

function setEntry(call: ClockCall, context: PerformContext): Performance {
  const { world } = context;
  if (call.do === 'reminder' && call.label === undefined) {
    return asked({ kind: 'missing', call, field: 'label', at: world.now }, 'What should I remind you of?');
  }
  // Not at a time but with a state: withWhen makes it wait for that, and it is said when it comes.
  if (call.do === 'reminder' && call.when !== undefined && 'once' in call.when)
    return done(shown(call), [], '');
  // "Every two hours", and a date, which needs no hour more than "tomorrow" does.
  const placed = /FREQ=(?:HOURLY|MINUTELY)|BYMONTHDAY/.test(call.repeat ?? '');
  if (call.time === undefined && call.duration === undefined && !placed) {
    const question = call.do === 'alarm' ? 'For what time?' : 'When should I remind you?';
    return asked({ kind: 'missing', call, field: 'time', at: world.now }, question);
  }
  const time = entryTime(call, world.now, context);
  if (time === null) {
    return told({ do: 'none', reason: 'unsupported' }, 'I cannot tell when the sun does that here.');
  }
  if (time <= world.now) return told({ do: 'none', reason: 'unsupported' }, 'That time has already passed.');
  const entry: ClockEntry = {
    id: `${call.do}_${world.agenda.nextId}`,
    kind: call.do,
    time,
    repeat: call.repeat ?? null,
    label: call.label ?? null,
    room: context.room,
    ringing: false,
    ...(call.time === undefined && call.repeat === undefined ? { relative: true } : {}),
  };
  return done(shown(call, time), [{ type: 'clock', op: 'set', entry }], setReply(call, entry, world.now));
}

/** More are counted, not listened to. */
const LISTED = 4;

function queryEntries(call: ClockCall, context: PerformContext): Performance {
  const { now, home } = context.world;
  const entries = fittingEntries(call, context);
  const waiting = waitingReminders(call, context);
  const noun = call.do;
  const asked = waiting.length > 0 ? null : sayAsked(call, entries, now);
  if (asked !== null) return told(shown(call), asked);
  if (waiting.length > 0) {
    const all = [
      ...entries.map((entry) => `${entry.label ?? ''}, ${sayWhen(entry, now)}`),
      ...waiting.map((one) => `${one.label}, ${sayWaiting(one, home)}`),
    ];
    const many = all.length === 1 ? 'one reminder' : `${all.length} reminders`;
    return told(shown(call), `You have ${many}: ${all.slice(0, LISTED).join('; ')}.`);
  }
  if (entries.length === 0) {
    const any = call.time === undefined && call.label === undefined && call.repeat === undefined;
    return told(shown(call), any ? `You have no ${noun}s set.` : `You have no such ${noun}.`);
  }
  const [first] = entries;
  if (entries.length === 1 && first !== undefined) {
    const reply =
      noun === 'alarm'
        ? `Your alarm is set for ${sayWhen(first, now)}.`
        : `${call.target?.ids === undefined ? 'You have one reminder: ' : 'The reminder: '}${first.label ?? ''}, ${sayWhen(first, now)}.`;
    return told(shown(call), reply);
  }
  if (call.all !== true && call.time === undefined && noun === 'alarm') {
    // "When is my alarm?" wants the next one; the number tells that there are more.
    const rest = entries.slice(0, 4).map((entry) => sayWhen(entry, now));
    return told(
      shown(call),
      `You have ${entries.length} alarms: ${joinAnd(rest)}${entries.length > 4 ? ' and more' : ''}.`,
    );
  }
  const parts = entries
    .slice(0, 4)
    .map((entry) => `${entry.label === null ? '' : `${entry.label}, `}${sayWhen(entry, now)}`);
  return told(shown(call), `You have ${entries.length} ${noun}s: ${parts.join('; ')}.`);
}

function changeEntries(call: ClockCall, context: PerformContext): Performance {
  const { now } = context.world;
  const fitting = fittingEntries(call, context);
  const waiting = call.op === 'cancel' ? waitingReminders(call, context) : [];
  const noun = call.do;
  if (waiting.length > 0) return cancelWaiting(call, fitting, waiting, context);
  if (fitting.length === 0) {
    const none = liveEntries(context.world.agenda.clock, now).every(({ kind }) => kind !== noun);
    // "Change the alarm to eight" wants one at eight, whatever there is.
    if (none && call.to !== undefined && call.label === undefined)
      return setEntry({ do: call.do, op: 'set', time: call.to }, context);
    return told(shown(call), none ? `There is no ${noun} set.` : `I find no such ${noun}.`);
  }
  if (call.op === 'cancel' && fitting.some((entry) => isSkipped(entry, call)))
    return skipEntries(call, fitting, context);
  if (call.all === true) {
    const effects = fitting.map((entry): Effect => ({ type: 'clock', op: 'cancel', entry }));
    const reply = fitting.length === 1 ? `Cancelled the ${noun}.` : `Cancelled ${fitting.length} ${noun}s.`;
    return done(shown(call), effects, reply);
  }
  const ringing = fitting.filter((entry) => entry.ringing);
  const entry = fitting.length === 1 ? fitting[0] : ringing.length === 1 ? ringing[0] : undefined;
  if (entry === undefined) {
    return askedWhich(call, entryOptions(fitting, now), now);
  }
  if (call.op === 'add' || call.op === 'subtract') {
    if (call.every !== undefined) return repeatEntry(call, entry, call.every, context);
    if (call.to !== undefined) return moveEntry(call, entry, call.to, context);
    const seconds = (call.op === 'add' ? 1 : -1) * (call.duration ?? 0);
    const moved = { ...silent(entry), time: addSeconds(entry.time, seconds) };
    return done(
      shown(call),
      [{ type: 'clock', op: call.op, entry: moved }],
      `Moved to ${sayClock(moved.time)}.`,
    );
  }
  if (call.op === 'cancel') {
    // Stopping what rings is not the end of what repeats.
    if (entry.ringing) return done(shown(call), stopEntry(entry, now), `${capital(noun)} stopped.`);
    const named =
      noun === 'alarm'
        ? `${sayClock(entry.time)} alarm ${day(entry, now)}`
        : `reminder: ${entry.label ?? ''}`;
    return done(shown(call), [{ type: 'clock', op: 'cancel', entry }], `Cancelled the ${named}.`);
  }
  return told(shown(call), `I cannot do that with ${noun === 'alarm' ? 'an alarm' : 'a reminder'}.`);
}

/** Among those that are to go are some that wait for the house. */
function cancelWaiting(
  call: ClockCall,
  fitting: readonly ClockEntry[],
  waiting: readonly WaitingReminder[],
  { world }: PerformContext,
): Performance {
  const effects = [
    ...fitting.map((entry): Effect => ({ type: 'clock', op: 'cancel', entry })),
    ...waiting.map(({ entry }): Effect => ({ type: 'schedule', op: 'cancel', entry })),
  ];
  const [first] = waiting;
  if (effects.length === 1)
    return done(shown(call), effects, `Cancelled the reminder: ${first?.label ?? ''}.`);
  if (call.all === true) return done(shown(call), effects, `Cancelled ${effects.length} reminders.`);
  const options = [
    ...entryOptions(fitting, world.now),
    ...waiting.map((one) => ({
      devices: [one.entry.id],
      label: `${capital(one.label)} ${sayWaiting(one, world.home)}`,
    })),
  ].slice(0, 3);
  return askedWhich(call, options, world.now);
}

function day(entry: ClockEntry, now: LocalTime): string {
  return entry.repeat === null ? sayDay(entry.time, now) : sayRepeat(entry.repeat);
}

/** Ends the ringing: for good, or until it comes round again. */
export function stopEntry(entry: ClockEntry, now: LocalTime): Effect[] {
  if (entry.repeat === null) return [{ type: 'clock', op: 'cancel', entry }];
  const time = nextOccurrence(entry.repeat, entry.time, now);
  return [{ type: 'clock', op: 'set', entry: { ...silent(entry), time } }];
}

function snooze(call: ClockCall, context: PerformContext): Performance {
  const { now, agenda } = context.world;
  const seconds = call.duration ?? SNOOZE_SECONDS;
  const ringing = liveEntries(agenda.clock, now).filter((entry) => entry.ringing);
  if (ringing.length === 0) return told(shown(call), 'Nothing is ringing.');
  const effects = ringing.flatMap((entry, index) => snoozeEntry(entry, seconds, now, agenda.nextId + index));
  return done({ ...shown(call), duration: seconds }, effects, `Snoozed for ${sayDuration(seconds)}.`);
}

/** What repeats keeps its own time; only this ringing comes again, as an entry of its own. */
function snoozeEntry(entry: ClockEntry, seconds: number, now: LocalTime, id: number): Effect[] {
  const time = addSeconds(now, seconds);
  if (entry.repeat === null)
    return [{ type: 'clock', op: 'snooze', entry: { ...silent(entry), time, relative: true } }];
  const again = {
    ...silent(entry),
    id: `${entry.kind}_${id}`,
    time,
    repeat: null,
    relative: true,
  };
  return [...stopEntry(entry, now), { type: 'clock', op: 'snooze', entry: again }];
}
