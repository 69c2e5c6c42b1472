/** "Wake me at seven." "And turn the boiler on half an hour before that": a deed that is counted from an alarm or a reminder. */
import { liveEntries } from '../../../actions/perform/agenda/clock-choice.js';
import type { ClockEntry } from '../../../actions/world.js';
import type { Call } from '../../call.js';
import { addSeconds, dateOf } from '../../time.js';
import { made } from '../follow-up/afterwards.js';
import { comesAt } from '../follow-up/again-at.js';
import type { Said } from '../said.js';

const LENGTH =
  '(?:half an hour|an hour and a half|an hour|a minute|(?:a )?quarter of an hour|(?:(?:twenty|thirty|forty|fifty)[ -])?(?:\\p{L}+|\\d+) (?:minutes?|mins?|hours?))';
const BESIDE = new RegExp(
  `^(?:(?:and|then|also|please|okay|oh)[\\s,]+)*(?<order>.+?)[\\s,]+(?<length>${LENGTH}) (?<way>before|after|beforehand|afterwards)(?: (?:(?<it>that|it|then)|(?:the|my|that) (?<noun>alarm|reminder)|(?<wakes>i (?:get|wake) up)))?(?: (?:goes off|rings|too|as well|please))*[\\s.!]*$`,
  'iu',
);
/** What is told or written down has times of its own (before-event.ts). */
const DEEDS: ReadonlySet<Call['do']> = new Set(['set', 'adjust', 'media', 'run']);

/** Null where nothing of the kind is said, or nobody knows before what. */
export function besideAlarm({ text, session, world, sense }: Said): Call | null {
  const { order, length, way = '', noun, wakes } = BESIDE.exec(text.trim())?.groups ?? {};
  if (order === undefined || length === undefined) return null;
  const last = made(session);
  const set = last?.type === 'clock' ? last.entry : null;
  const named = noun?.toLowerCase() ?? (wakes === undefined ? set?.kind : 'alarm');
  const live = liveEntries(world.agenda.clock, world.now).filter(({ kind }) => kind === named);
  const entry: ClockEntry | undefined =
    set !== null && set.kind === named
      ? live.find(({ id }) => id === set.id)
      : live.length === 1
        ? live[0]
        : undefined;
  const call = sense.call(order);
  const timer = sense.call(`set a timer for ${length}`);
  if (entry === undefined || call === null || !DEEDS.has(call.do) || call.when !== undefined) return null;
  if (timer?.do !== 'timer' || timer.duration === undefined || timer.label !== undefined) return null;
  const at = addSeconds(entry.time, /^before/i.test(way) ? -timer.duration : timer.duration);
  // What comes again on its days does not come on the days before.
  if (at <= world.now || (entry.repeat !== null && dateOf(at) !== dateOf(entry.time))) return null;
  return { ...call, when: comesAt(at, entry.repeat) };
}
