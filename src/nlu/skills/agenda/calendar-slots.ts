/** From the slots of a question about the calendar to its call; loose phrases step back where their words are about something else. */
import type { QueryCall } from '../../call.js';
import type { Match } from '../../skill.js';
import { readDay } from '../../time.js';
import { stringSlot, textSlot } from '../target.js';

/** "When is the dentist?" may be about anything in the world: only an event that there is makes it the calendar's. */
export function looseness(match: Match): { loose?: true } {
  const named = match.slots['about'] !== undefined;
  const diary = /\b(?:appointments?|meetings?|events?|calendar|schedule|agenda|scheduled)\b/i.test(
    match.text,
  );
  return named && !diary ? { loose: true } : {};
}

export function rangeOf(match: Match): QueryCall['range'] {
  const said = readDay(match.slots);
  if (said !== null) {
    if ('in' in said.day && said.day.in === 0) return 'today';
    if ('in' in said.day && said.day.in === 1) return 'tomorrow';
    return said.day;
  }
  const named = stringSlot(match, 'range');
  if (named !== undefined) return named;
  if (/\btodays?\b/i.test(match.text)) return 'today';
  return /\btomorrows?\b/i.test(match.text) ? 'tomorrow' : undefined;
}

/** Things of the world rather than of a diary; asked about in the same words, and not for the calendar to answer. */
const WORLDLY =
  /\b(?:sun(?:rise|set)?|moon|holiday|day off|movie|film|game|match|election|olympics|super ?bowl|season|show|concert|world|president|store|shop|restaurant|bank|train|bus|flight|plane|package|delivery|order|payday|bill|due|alarms?|timers?|reminders?|it|next|best|you|your|they|there|that|he|she|we)\b/i;

const STATE = /\b(?:on|off|open|opened|closed|shut|locked|unlocked|running|home|in|out|away|here|set|armed)$/;

const ON_NOW = /^(?!what).*\bon (?:today|tonight|tomorrow)\b/i;

export function ask(
  match: Match,
  asked: NonNullable<QueryCall['ask']>,
  more: Partial<QueryCall> = {},
): QueryCall[] {
  const about = textSlot(match, 'about')
    ?.replace(/^(?:the|my|our|a|an)\s+/i, '')
    .replace(/[.,!?]+$/, '')
    .toLowerCase();
  if (
    about !== undefined &&
    /^(?:(?:is|are|am|do|does|i|we|you|it|he|she|they|that|this|there)\b ?)+$/.test(about)
  )
    return [];
  // "My flight" is in the diary or nowhere.
  const own = /\b(?:my|our)\b/i.test(match.text);
  const worldly = about !== undefined && WORLDLY.test(about) && !(own && more.loose === true);
  if (about !== undefined && (about.split(/\s+/).length > 4 || worldly || /\d/.test(about))) return [];
  // "Is the heating on tonight" is none of the diary's business.
  if (more.loose === true && about !== undefined && (STATE.test(about) || ON_NOW.test(match.text))) return [];
  const range = rangeOf(match);
  const list = stringSlot(match, 'calendar');
  const part = readDay(match.slots)?.part;
  return [
    {
      do: 'query',
      attr: 'calendar',
      ask: asked,
      ...(list === undefined ? {} : { calendar: list }),
      ...(range === undefined
        ? about === undefined
          ? { range: asked === 'what' ? 'today' : 'next' }
          : {}
        : { range }),
      ...(about === undefined ? {} : { about }),
      ...(part === undefined ? {} : { part }),
      ...(stringSlot(match, 'agg') === 'count' ? { agg: 'count' as const } : {}),
      ...more,
    },
  ];
}
