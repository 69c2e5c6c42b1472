/** One executor per `do`: the only place that knows them all. */
import type { Call, QueryCall } from '../../nlu/call.js';
import { performAdjust } from './adjust.js';
import { performCalendar } from './agenda/calendar.js';
import { performClock } from './agenda/clock.js';
import { withWhen } from './agenda/schedule.js';
import { performTimer } from './agenda/timer.js';
import { performAnnounce } from './announce.js';
import { performComparison } from './compare.js';
import { performControl } from './control.js';
import { performInfo } from './facts/info.js';
import { performIntent, performNone } from './intent.js';
import { performList } from './lists/list.js';
import { performByRoom } from './measures/by-room.js';
import { performReckoning } from './measures/reckoning.js';
import { performMedia } from './media.js';
import type { Performance, PerformContext } from './perform.js';
import { performQuery } from './query.js';
import { performRun } from './run.js';
import { performSet } from './set.js';

export type { Performance, PerformContext } from './perform.js';

/** What a call would do, said and as effects; nothing has happened yet. A call with `when` is scheduled instead. */
export function performCall(call: Call, context: PerformContext): Performance {
  return withWhen(call, performNow(call, context), context);
}

function performNow(call: Call, context: PerformContext): Performance {
  switch (call.do) {
    case 'set':
      return performSet(call, context);
    case 'adjust':
      return performAdjust(call, context);
    case 'query':
      return isCalendar(call) && call.attr !== 'scheduled'
        ? performCalendar(call, context)
        : performReading(call, context);
    case 'run':
      return performRun(call, context);
    case 'media':
      return performMedia(call, context);
    case 'timer':
      return performTimer(call, context);
    case 'alarm':
    case 'reminder':
      return performClock(call, context);
    case 'list':
      return performList(call, context);
    case 'info':
      return performInfo(call, context);
    case 'announce':
      return performAnnounce(call, context);
    case 'control':
      return performControl(call, context);
    case 'intent':
      return performIntent(call, context);
    case 'none':
      return performNone(call, context);
  }
}

function performReading(call: QueryCall, context: PerformContext): Performance {
  if (call.compare !== undefined) return performComparison({ ...call, compare: call.compare }, context);
  if (call.by === 'room') return performByRoom(call, context);
  return call.agg === 'sum' || call.agg === 'average'
    ? performReckoning({ ...call, agg: call.agg }, context)
    : performQuery(call, context);
}

function isCalendar(call: QueryCall): boolean {
  return (
    call.calendar !== undefined ||
    call.range !== undefined ||
    call.ask !== undefined ||
    call.about !== undefined
  );
}
