/** The events that a question about the calendar tells of: those that "the second one" and "an hour before" are said of. */
import type { Call, QueryCall } from '../../call.js';
import type { Sense } from '../sense.js';

export interface ToldEvent {
  /** A date, or a date and an hour. */
  readonly start: string;
  readonly summary: string;
}

export function isDiary(call: Call | null): call is QueryCall {
  return call?.do === 'query' && call.attr === 'calendar';
}

/** As they would be told now, in that order. */
export function toldEvents(asked: QueryCall, sense: Sense): readonly ToldEvent[] {
  const told = sense.tried([[asked]]).trial.parts.flatMap(({ calls }) => calls);
  return told.flatMap(({ events }) => (Array.isArray(events) ? events.flatMap(eventIn) : []));
}

function eventIn(told: unknown): readonly ToldEvent[] {
  const [, start, summary] = typeof told === 'string' ? (/^(\d{4}-\d\d-\d\d\S*) (.+)$/.exec(told) ?? []) : [];
  return start === undefined || summary === undefined ? [] : [{ start, summary }];
}
