/** When a call is to happen, as it stands after it: "in 10 minutes", "every Friday at 7 AM", "when the Gate is open". */
import type { Home } from '../../actions/home.js';
import type { ResolvedCall } from '../../actions/resolve/resolved-call.js';
import type { LocalTime } from '../../actions/world.js';
import { sayClock, sayDuration, sayMoment, sayRepeatAt } from '../time.js';
import { sayCondition } from './condition.js';

/** Empty where it is for now. */
export function sayWhenOf({ when, ...call }: ResolvedCall, home: Home, now: LocalTime): string {
  if (when === undefined) return sayOwnTime(call, now);
  if ('delay' in when) return `in ${sayDuration(when.delay)}`;
  if ('if' in when) return `if ${sayCondition(when.if, home)}`;
  if ('once' in when) return `when ${sayCondition(when.once, home)}`;
  return when.repeat === undefined ? sayMoment(when.at, now) : sayRepeatAt(when.repeat, sayClock(when.at));
}

/** An alarm's and a reminder's time is its own. */
function sayOwnTime(call: Omit<ResolvedCall, 'when'>, now: LocalTime): string {
  const { time, repeat } = call;
  if (typeof time !== 'string') return '';
  const at = time.includes('T') ? sayMoment(time, now) : `at ${sayClock(time)}`;
  return typeof repeat === 'string' ? sayRepeatAt(repeat, sayClock(time)) : at;
}
