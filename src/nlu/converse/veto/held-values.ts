/** Which numbers calls hold, however they hold them: "half an hour" is 1800 seconds, "quarter to six" 05:45. */
import type { Call } from '../../call.js';
import { normalWords } from '../../normalize.js';

const MINUTE = 60;
const HOUR = 3600;

/** Whether a call holds a number as it was said: a level, a length in any unit, a part of a clock time, a word of a text. */
export function holdsNumber(calls: readonly Call[], said: number): boolean {
  return calls.flatMap(leavesOf).some((leaf) => {
    if (typeof leaf === 'number') return isAmount(Math.abs(leaf), said);
    return typeof leaf === 'string' && (isClock(leaf, said) || normalWords(leaf).includes(String(said)));
  });
}

/** "Two and a half hours", "an hour and ten minutes": more than one number makes a length. */
function isAmount(held: number, said: number): boolean {
  const whole = [said, said * MINUTE, said * HOUR].some((amount) => Math.abs(amount - held) < 1e-9);
  if (whole || held < MINUTE || !Number.isInteger(held)) return whole;
  return Math.floor(held / HOUR) === said || Math.floor((held % HOUR) / MINUTE) === said;
}

function isClock(held: string, said: number): boolean {
  const clock = /^(?:.*T)?(\d\d):(\d\d)/.exec(held);
  if (clock === null) return false;
  const [hour, minute] = [Number(clock[1]), Number(clock[2])];
  if (hour % 12 === said % 12 || minute === said || 60 - minute === said) return true;
  // "Quarter to six"; "six thirty" as "630".
  return (minute > 30 && (hour + 1) % 12 === said % 12) || (hour % 12) * 100 + minute === said;
}

/** Numbers and texts, however deep, but for what says which thing is meant. */
function leavesOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.flatMap(leavesOf);
  if (typeof value !== 'object' || value === null) return [value];
  return Object.entries(value).flatMap(([key, held]) => (key === 'target' ? [] : leavesOf(held)));
}
