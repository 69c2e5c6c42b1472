/** Time as people say it: phrases for templates, what they mean now, and arithmetic on the house's wall clock. */
export { clockExpression, clockPhrases, readTime } from './time/clock-phrases.js';
export { possibleHours, saidClock, showsClock, timesNear } from './time/clock-readings.js';
export { type DayPart, hourOf, isIn } from './time/day-parts.js';
export { ANY_WEEKDAY, dayPhrases, readDay, type SaidDay, WEEKDAY_NAMES } from './time/day-phrases.js';
export { durationPhrases, type Phrases, readDuration, type Slots } from './time/duration.js';
export {
  addDays,
  addSeconds,
  clockOf,
  dateOf,
  dayOf,
  daysBetween,
  later,
  secondsBetween,
  WEEK,
  WEEKDAYS,
  type Weekday,
  weekdayOf,
  weekOfYear,
} from './time/local-time.js';
export { nextOccurrence, parseRule, readRepeat, repeatPhrases, shiftedRule } from './time/repeat.js';
export { type ResolveOptions, resolveDay, resolveRepeating, resolveTime } from './time/resolve-time.js';
export {
  capital,
  joinAnd,
  sayClock,
  sayDate,
  sayDay,
  sayDuration,
  sayFullDate,
  sayLength,
  sayMoment,
  sayRepeat,
  sayRepeatAt,
  sayUntil,
} from './time/spoken.js';
export { sunTime, wallTime } from './time/sun.js';
