/** What is asked of alarms and reminders beside when they are: how long until then, whether there are others, whether one rings that day. */
import type { ClockCall } from '../../../nlu/call.js';
import { joinAnd, resolveDay, sayClock, sayDay, sayUntil, secondsBetween } from '../../../nlu/time.js';
import type { ClockEntry, LocalTime } from '../../world.js';
import { sayWhen } from './clock-choice.js';

/** More are counted, not listened to. */
const LISTED = 4;

/** Null where only what is set is asked. */
export function sayAsked(call: ClockCall, entries: readonly ClockEntry[], now: LocalTime): string | null {
  const [first] = entries;
  if (call.asks === 'on') return sayOnDay(call, first, now);
  if (first === undefined) return null;
  const noun = call.do;
  if (call.asks === 'left' || call.asks === 'when') {
    const left = sayUntil(secondsBetween(now, first.time));
    const which = first.label === null ? `Your ${noun}` : `The ${first.label} ${noun}`;
    return `${which} is in ${left}, at ${sayWhen(first, now)}.`;
  }
  if (call.asks !== 'only' && call.asks !== 'others') return null;
  const told = entries
    .slice(0, LISTED)
    .map((entry) => [entry.label, sayWhen(entry, now)].filter((part) => part !== null).join(', '));
  const alone = entries.length === 1;
  const yes = alone === (call.asks === 'only') ? 'Yes' : 'No';
  return alone
    ? `${yes}, there is only one ${noun}: ${told[0]}.`
    : `${yes}, there are ${entries.length} ${noun}s: ${joinAnd(told)}.`;
}

function sayOnDay(call: ClockCall, first: ClockEntry | undefined, now: LocalTime): string | null {
  const day = call.time?.day;
  if (day === undefined) return null;
  const on = sayDay(resolveDay(day, now), now);
  return first === undefined
    ? `No, no ${call.do} is set for ${on.replace(/^on /, '')}.`
    : `Yes, at ${sayClock(first.time)} ${on}.`;
}
