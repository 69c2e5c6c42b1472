/** "Remind me half an hour before", after a question about an event; "remind me to pack ten minutes before football". */
import type { World } from '../../actions/world.js';
import type { Call } from '../call.js';
import type { Session } from '../conversation.js';
import { addSeconds, clockOf } from '../time.js';
import type { Sense } from './sense.js';

const LENGTH =
  '(?:half an hour|an hour and a half|(?:a )?quarter of an hour|(?:(?:twenty|thirty|forty|fifty)[ -])?(?:\\p{L}+|\\d+) (?:minutes?|mins?|hours?))';
const BEFORE = new RegExp(
  `^(?:(?:and|please|okay|then|so|can you|could you)[\\s,]+)*(?:remind|tell|warn) me(?: (?:to|about) (?<what>.+?))? (?<length>${LENGTH}) (?:before|beforehand|earlier)(?: (?:it|that|then|(?:the |my |our )?(?<event>.+?)))?(?: (?:starts|begins))?[\\s.!?]*$`,
  'iu',
);

/** Null where nothing of the kind is said, or the diary has no such event with an hour. */
export function beforeEvent(text: string, session: Session, world: World, sense: Sense): Call | null {
  const { what, length = '', event } = BEFORE.exec(text.trim())?.groups ?? {};
  const timer = length === '' ? null : sense.call(`set a timer for ${length}`);
  if (timer?.do !== 'timer' || timer.duration === undefined || timer.label !== undefined) return null;
  const question = event === undefined ? session.lastText : `when is ${event}`;
  const asked = question == null ? null : sense.call(question);
  if (asked?.do !== 'query' || asked.attr !== 'calendar') return null;
  const { parts } = sense.tried([[asked]]).trial;
  const [first, ...more] = parts.flatMap(({ calls }) => calls).flatMap(({ events }) => eventsIn(events));
  // Of several nobody knows before which, and a day has no hour.
  const [, start, summary] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d)\S* (.+)$/.exec(first ?? '') ?? [];
  if (start === undefined || summary === undefined || (more.length > 0 && asked.about === undefined))
    return null;
  const at = addSeconds(`${start}:00`, -timer.duration);
  if (at <= world.now) return null;
  const [year, month, day] = at.slice(0, 10).split('-').map(Number);
  if (year === undefined || month === undefined || day === undefined) return null;
  return {
    do: 'reminder',
    op: 'set',
    label: what ?? summary,
    time: { clock: clockOf(at), day: { year, month, day } },
  };
}

function eventsIn(events: unknown): readonly string[] {
  return Array.isArray(events) ? events.filter((one): one is string => typeof one === 'string') : [];
}
