/** What is still to come, in words: "turn off the Garden Light at 5:10 PM". */
import type { Home } from '../../actions/home.js';
import { describeCalls } from '../../actions/perform/describe-calls.js';
import type { LocalTime, ScheduledCalls } from '../../actions/world.js';
import { sayClock, sayMoment, sayRepeatAt } from '../time.js';
import { sayCondition } from './condition.js';

export function sayPlanned(entry: ScheduledCalls, home: Home, now: LocalTime): string {
  return `${describeCalls(entry.calls, home)} ${sayComing(entry, home, now)}`;
}

function sayComing({ at, repeat, once }: ScheduledCalls, home: Home, now: LocalTime): string {
  if (once !== null) return `when ${sayCondition(once, home)}`;
  if (at === null) return 'when that happens';
  return repeat === null ? sayMoment(at, now) : sayRepeatAt(repeat, sayClock(at));
}
