/** From what was said of time and repeat to the fields of an alarm, a reminder or a schedule. */
import type { TimeExpression } from '../../call.js';
import { clockExpression, type readRepeat } from '../../time.js';

/**
 * "every morning at seven" is 7 AM; "every evening" alone has a time of its own.
 * @param waking nobody who says "wake me at six" means the evening
 */
export function withRepeat(
  time: TimeExpression | null,
  repeat: ReturnType<typeof readRepeat>,
  waking = false,
): { time?: TimeExpression; repeat?: string } {
  const rule = repeat === null ? {} : { repeat: repeat.rule };
  const part = repeat?.part;
  if (time === null) return part === undefined ? rule : { time: { day: { in: 0 }, part }, ...rule };
  if ('clock' in time && time.meridiem === undefined) {
    const [hour = 0, minute = 0] = time.clock.split(':').map(Number);
    if (hour >= 1 && hour <= 12) {
      // "Every night at one" is after midnight.
      if (part !== undefined) return { time: { ...time, ...clockExpression(hour, minute, part) }, ...rule };
      if (waking && hour >= 4 && hour <= 11) return { time: { ...time, meridiem: 'am' }, ...rule };
    }
  }
  return { time, ...rule };
}
