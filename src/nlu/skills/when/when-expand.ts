/** "for twenty minutes" and "until sunrise": the second call, which ends what the first began. */
import type { Call, When } from '../../call.js';
import { oppositeOf } from '../../opposite-state.js';

/**
 * @param start when the first call happens; null: now
 * @param lasts how long after that, or until when
 * @returns the call that undoes the first, or null where it has no opposite
 */
export function expandDuration(call: Call, start: When | null, lasts: When): Call | null {
  const when = endOf(start, lasts);
  if (when === null) return null;
  const target = call.target === undefined ? {} : { target: call.target };
  switch (call.do) {
    case 'set': {
      const state = oppositeOf(call.state);
      return state === undefined ? null : { do: 'set', state, ...target, when };
    }
    case 'adjust':
      // What was muted is heard again; a brightness or temperature goes back to what it was.
      if (typeof call.value === 'boolean') return { ...call, value: !call.value, when };
      return call.value === undefined && call.delta === undefined
        ? null
        : { do: 'adjust', attr: call.attr, back: true, ...target, when };
    case 'media':
      if (call.op === 'pause') return { do: 'media', op: 'resume', ...target, when };
      return call.op === 'play' || call.op === 'resume' ? { do: 'media', op: 'stop', ...target, when } : null;
    case 'run':
      return call.op === 'start' || call.op === 'clean_area'
        ? { do: 'run', op: 'dock', ...target, when }
        : null;
    case 'control':
      if (call.op !== 'mute' && call.op !== 'unmute') return null;
      return { do: 'control', op: call.op === 'mute' ? 'unmute' : 'mute', when };
    default:
      return null;
  }
}

/** The end as a `when` of its own: both are counted from now. */
function endOf(start: When | null, lasts: When): When | null {
  if (start === null) return lasts;
  // "Every day from six till ten" ends every day.
  if ('at' in lasts && 'at' in start && start.repeat !== undefined) return { repeat: start.repeat, ...lasts };
  if (!('delay' in lasts)) return lasts;
  if ('delay' in start) return { delay: start.delay + lasts.delay };
  if (!('at' in start)) return null;
  const { at } = start;
  if ('sun' in at) {
    const end = { at: { ...at, offset: (at.offset ?? 0) + lasts.delay } };
    return start.repeat === undefined ? end : { ...end, repeat: start.repeat };
  }
  if (!('clock' in at)) return null;
  const clock = later(at.clock, at.meridiem, lasts.delay);
  const end = { at: { clock, ...(at.day === undefined ? {} : { day: at.day }) } };
  return start.repeat === undefined ? end : { ...end, repeat: start.repeat };
}

/** `HH:MM` so many seconds later, on the 24-hour clock where the half of the day is known. */
function later(clock: string, meridiem: 'am' | 'pm' | undefined, seconds: number): string {
  const [hour = 0, minute = 0] = clock.split(':').map(Number);
  const base = meridiem === undefined ? hour : (hour % 12) + (meridiem === 'pm' ? 12 : 0);
  const total = (base * 60 + minute + Math.round(seconds / 60)) % 1440;
  return `${String(Math.floor(total / 60)).padStart(2, '0')}:${String(total % 60).padStart(2, '0')}`;
}
