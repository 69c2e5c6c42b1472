/**
 * An alarm or a reminder that comes again, left out on one day, where the words only point at it: "skip it on Thursday" after
 * it was set or asked for, "it's a weekday alarm: skip it on Thursday", "Thursday's a holiday, skip the alarm".
 */
import type { ClockEntry } from '../../../actions/world.js';
import type { Call } from '../../call.js';
import { ANY_WEEKDAY } from '../../time.js';
import { made } from '../follow-up/afterwards.js';
import type { Said } from '../said.js';

const ON = `(?:(?:on |for |just |only |this |next |coming )*(?:${ANY_WEEKDAY}|today|tonight|tomorrow)|the day after tomorrow)`;
const SKIP = '(?:skip|miss out|leave out|pass over)';
const ONCE = '(?: (?:just |only )?(?:this once|this time|once|please))*';
const LEAD = '(?:(?:oh|and|but|please|actually|okay|can you|could you)[ ,]+)*';

/** "Skip it on Thursday", "not on Thursday", "skip the next one". */
const POINTED = new RegExp(
  `^${LEAD}(?:${SKIP}(?: (?:it|that|that one|this one|mine))?(?: (?<day>${ON}))?|(?:not|no alarm|except) (?<not>${ON})|${SKIP} (?<next>the next (?:one|time)|it (?:the )?next time))${ONCE}[.!]*$`,
  'i',
);

/** The alarm or reminder that was just set or asked for, if it comes again. */
function spokenOf({ session, world: { agenda }, sense }: Said): ClockEntry | null {
  const last = made(session);
  if (last !== null) return last.type === 'clock' && last.entry.repeat !== null ? last.entry : null;
  const { before } = sense;
  if ((before?.do !== 'alarm' && before?.do !== 'reminder') || before.op !== 'query') return null;
  const [only, ...more] = agenda.clock.filter(({ kind, repeat }) => kind === before.do && repeat !== null);
  return only === undefined || more.length > 0 ? null : only;
}

/** The one alarm or reminder that the sentence before was about; null where it was about anything else, or about several. */
function lastSpokenOf({ session, world: { agenda }, sense: { before } }: Said): ClockEntry | null {
  if (before?.do !== 'alarm' && before?.do !== 'reminder') return null;
  const last = made(session);
  const of = agenda.clock.filter(({ kind }) => kind === before.do);
  if (before.op === 'set') return of.find(({ id }) => last?.type === 'clock' && last.entry.id === id) ?? null;
  return of.length === 1 ? (of[0] ?? null) : null;
}

export function skippedOnce(said: Said): Call | null {
  const match = POINTED.exec(said.text.trim());
  const { day, not, next } = match?.groups ?? {};
  if (match === null) return null;
  const on = day ?? not;
  // "Skip it" alone is said of a song, unless an alarm was just spoken of.
  const alone = on === undefined && next === undefined;
  const entry = alone ? lastSpokenOf(said) : spokenOf(said);
  if (alone && entry?.repeat === null) return { do: entry.kind, op: 'cancel', target: { ids: [entry.id] } };
  const call = entry === null ? null : said.sense.call(`skip the alarm ${on ?? ''}`);
  if (entry === null || call?.do !== 'alarm') return null;
  return { ...call, do: entry.kind, target: { ids: [entry.id] } };
}

const TOLD = new RegExp(
  `^(?:(?:it|that|this)(?:['’]?s| is)|there(?:['’]?s| is)|i(?:['’]?ve| have)(?: got)?|the|my|our) ?(?:an? |the |my |our )?(?<which>[\\w:' ]*?)\\balarm\\b[^:;,.]*[:;,.] ?(?:so |please |just )*${SKIP} (?:it|that|that one) (?<day>${ON})${ONCE}[.!]*$`,
  'i',
);
const BECAUSE = new RegExp(
  `^(?:[^:;,.]*?)\\b(?<day>${ANY_WEEKDAY}|tomorrow)(?:['’]?s)?\\b[^:;,.]*[:;,.] ?(?:so |please |just )*(?:(?:${SKIP}|cancel|turn off) (?:the|my|our) alarm|no alarm(?: then)?)(?: then| that day)?[.!]*$`,
  'i',
);

/** The same in plain words, likeliest first. */
export function skippedInPlainWords(text: string): string[] {
  const told = TOLD.exec(text.trim())?.groups;
  if (told !== undefined)
    return [`skip the ${told['which'] ?? ''} alarm ${told['day']}`, `skip the alarm ${told['day']}`];
  const because = BECAUSE.exec(text.trim())?.groups;
  return because === undefined
    ? []
    : [`skip the alarm on ${because['day']}`.replace('on tomorrow', 'tomorrow')];
}
