/**
 * "Remind me half an hour before", after a question about an event; "remind me an hour before the first one", "... before
 * each", after a day's events were told; "remind me to pack ten minutes before football"; "when is choir, and remind me an hour before".
 */
import type { World } from '../../../actions/world.js';
import type { Call, ClockCall, QueryCall } from '../../call.js';
import { addDays } from '../../time/local-time.js';
import { addSeconds, clockOf, dateOf, dayOf } from '../../time.js';
import type { Sense } from '../sense.js';
import { ORDINALS } from './pointed-agenda.js';
import { isDiary, type ToldEvent, toldEvents } from './told-events.js';

const LENGTH =
  '(?:half an hour|an hour and a half|(?:a )?quarter of an hour|(?:(?:twenty|thirty|forty|fifty)[ -])?(?:\\p{L}+|\\d+) (?:minutes?|mins?|hours?))';
const DAY = '(?:the (?:day|morning|evening|night)|(?:a|one|two|three|\\d) days?)';
const LEAD = '(?:(?:and|please|okay|then|so|can you|could you|would you)[\\s,]+)*';
const ASKS =
  '(?:(?:remind|tell|warn|nudge|ping|alert|notify) me|give me a (?:reminder|nudge|shout|heads[ -]?up|warning)|(?:set|add|make) (?:me )?a reminder(?: for)?)';
const BEFORE = new RegExp(
  `^${LEAD}${ASKS}(?: (?<how>to|about) (?<what>.+?))? (?:(?<length>${LENGTH})|(?<days>${DAY})) (?:before|beforehand|earlier|ahead)(?: (?:of )?(?:it|that|then|(?<each>each|every one|all|both|them)(?: of (?:them|those))?|(?:the |my |our )?(?<event>.+?)))?(?: (?:starts|begins))?(?: to (?<late>.+?))?[\\s.!?]*$`,
  'iu',
);
const PLACED = new RegExp(
  `^(?<place>${ORDINALS.join('|')}|last)(?: (?:one|event|appointment|thing|meeting))?$`,
  'i',
);
/** "When is choir, and remind me an hour before". */
const ASKED_FIRST =
  /^(?<question>.+?)[\s,;.?]+(?:and|then) (?<rest>.+ (?:before|beforehand|earlier|ahead)\b.*)$/i;
/** More than these are not put into the agenda in one breath. */
const MAX_EACH = 5;

/** Null where nothing of the kind is said, the diary has no such event, or several and nobody knows which. */
export function beforeEvent(text: string, world: World, sense: Sense): readonly Call[] | null {
  const alone = remindersFor(text, sense.before, world, sense);
  if (alone !== null) return alone;
  const { question, rest } = ASKED_FIRST.exec(text.trim())?.groups ?? {};
  if (question === undefined || rest === undefined) return null;
  const asked = sense.call(question);
  if (!isDiary(asked)) return null;
  const set = remindersFor(rest, asked, world, sense);
  return set === null ? null : [asked, ...set];
}

function remindersFor(
  text: string,
  before: Call | null,
  world: World,
  sense: Sense,
): readonly ClockCall[] | null {
  const { how, what, event, each, length, days, late } = BEFORE.exec(text.trim())?.groups ?? {};
  if (length === undefined && days === undefined) return null;
  const timer = length === undefined ? null : sense.call(`set a timer for ${length}`);
  const isLength = timer?.do === 'timer' && timer.duration !== undefined && timer.label === undefined;
  if (length !== undefined && !isLength) return null;
  const ahead: Ahead = isLength ? { seconds: timer.duration ?? 0 } : { day: days ?? '' };
  const place = PLACED.exec(event ?? '')?.groups?.['place']?.toLowerCase();
  // "Remind me about the dentist an hour before".
  const alone = event === undefined && each === undefined;
  const own = !alone
    ? null
    : how === 'about'
      ? toldOf(what, sense)
      : isDiary(before)
        ? null
        : toldIn(what, sense);
  const asked = event === undefined || place !== undefined ? before : sense.call(`when is ${event}`);
  const meant = own ?? (isDiary(asked) ? asked : null);
  if (meant === null) return null;
  const events = toldEvents(meant, sense);
  const at = place === undefined ? 0 : place === 'last' ? events.length - 1 : ORDINALS.indexOf(place);
  const chosen = each === undefined ? events.slice(at, at + 1) : events;
  // Of several nobody knows before which.
  const unclear = events.length > 1 && place === undefined && each === undefined && meant.about === undefined;
  if (chosen.length === 0 || chosen.length > MAX_EACH || unclear) return null;
  const label = own === null || how === 'to' ? (what ?? late) : late;
  const set = chosen.map((one) => reminder(one, ahead, label, world));
  return set.every((one) => one !== null) ? set : null;
}

function toldOf(what: string | undefined, sense: Sense): QueryCall | null {
  const asked = what === undefined ? null : sense.call(`when is ${what.replace(/^(?:the|my|our) /i, '')}`);
  return isDiary(asked) && toldEvents(asked, sense).length > 0 ? asked : null;
}

/** "To take Biscuit to the vet an hour before": an event that the last words of it name. */
function toldIn(what: string | undefined, sense: Sense): QueryCall | null {
  const words = what?.split(' ') ?? [];
  for (let count = Math.min(words.length, MAX_NAMED); count > 0; count -= 1) {
    const found = toldOf(words.slice(-count).join(' '), sense);
    if (found !== null) return found;
  }
  return null;
}

/** Words of an event's name. */
const MAX_NAMED = 4;

type Ahead = { readonly seconds: number } | { readonly day: string };

/** Null where that has passed, or hours are counted from a day without an hour. */
function reminder(
  { start, summary }: ToldEvent,
  ahead: Ahead,
  label: string | undefined,
  { now }: World,
): ClockCall | null {
  const set = { do: 'reminder', op: 'set', label: label ?? summary } as const;
  const timed = start.length > 10;
  if ('seconds' in ahead) {
    const at = timed ? addSeconds(`${start.slice(0, 16)}:00`, -ahead.seconds) : now;
    return at <= now ? null : { ...set, time: { clock: clockOf(at), day: dayOf(at) } };
  }
  const back = DAYS[/\b(two|2|three|3)\b/i.exec(ahead.day)?.[1]?.toLowerCase() ?? ''] ?? 1;
  const date = addDays(dateOf(start), -back);
  const part = /\b(?:evening|night)\b/i.test(ahead.day)
    ? 'evening'
    : /\bmorning\b/i.test(ahead.day) || !timed
      ? 'morning'
      : null;
  const day = dayOf(date);
  if (date < dateOf(now) || (part === null && `${date}${start.slice(10, 16)}` <= now.slice(0, 16)))
    return null;
  return part === null ? { ...set, time: { clock: clockOf(start), day } } : { ...set, time: { day, part } };
}

const DAYS: Readonly<Record<string, number>> = { two: 2, '2': 2, three: 3, '3': 3 };
