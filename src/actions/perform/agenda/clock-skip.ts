/** Of what comes again only once left out: "skip tomorrow's alarm", "cancel the alarm for Monday". */
import type { ClockCall } from '../../../nlu/call.js';
import { capital, dateOf, nextOccurrence, resolveDay, sayClock, sayDay } from '../../../nlu/time.js';
import type { ClockEntry, Effect, LocalTime } from '../../world.js';
import type { Performance, PerformContext } from '../perform.js';
import { askedWhich, done, refused } from '../performance.js';
import { entryOptions, silent } from './clock-choice.js';
import { shown } from './clock-entry.js';

/** What rings before the day that is left out is set by itself; of more than so many nobody speaks. */
const BEFORE = 14;

/** Is it the one day that is meant, and not the habit? "The Monday alarm" that rings on no other day is the habit. */
export function isSkipped({ repeat, ringing }: ClockEntry, call: ClockCall): boolean {
  if (repeat === null || ringing || call.repeat !== undefined) return false;
  if (call.next === true) return true;
  const day = call.time?.day;
  if (day === undefined) return false;
  return !('weekday' in day && new RegExp(`^FREQ=WEEKLY;BYDAY=${day.weekday}$`).test(repeat));
}

/** The entries that fit what was said; those that do not repeat are given up. */
export function skipEntries(
  call: ClockCall,
  fitting: readonly ClockEntry[],
  context: PerformContext,
): Performance {
  const { now, agenda } = context.world;
  if (fitting.length > 1 && call.all !== true) return askedWhich(call, entryOptions(fitting, now), now);
  const day = call.time?.day === undefined ? null : resolveDay(call.time.day, now);
  const effects: Effect[] = [];
  const skipped: LocalTime[] = [];
  let nextId = agenda.nextId;
  for (const entry of fitting) {
    const times = timesUntil(entry, day ?? dateOf(entry.time));
    const time = times?.pop();
    if (times === null || time === undefined)
      return refused('unsupported', `The ${entry.kind} does not ring that day.`);
    skipped.push(time);
    if (entry.repeat === null) {
      effects.push({ type: 'clock', op: 'cancel', entry });
      continue;
    }
    const after = nextOccurrence(entry.repeat, time, time);
    effects.push({ type: 'clock', op: 'set', entry: { ...silent(entry), time: after } });
    for (const before of times) {
      const once = { ...silent(entry), id: `${entry.kind}_${nextId}`, time: before, repeat: null };
      effects.push({ type: 'clock', op: 'set', entry: once });
      nextId += 1;
    }
  }
  const [first] = skipped;
  const which = skipped.length > 1 || first === undefined ? `${call.do}s` : `${sayClock(first)} ${call.do}`;
  const when = first === undefined ? '' : ` ${sayDay(first, now)}`;
  return done(shown(call), effects, capital(`the ${which} will not ring${when}.`));
}

/** When it rings, up to that day, which is the last; null where it does not ring then. */
function timesUntil({ time, repeat }: ClockEntry, day: string): LocalTime[] | null {
  const times = [time];
  for (let last = time; dateOf(last) < day; times.push(last)) {
    if (repeat === null || times.length > BEFORE) return null;
    last = nextOccurrence(repeat, time, last);
  }
  return dateOf(times.at(-1) ?? time) === day ? times : null;
}
