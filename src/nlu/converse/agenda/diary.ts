/**
 * An event of the calendar that is to be moved or cancelled, by its own words ("cancel book club") or pointed at ("when is
 * the dentist?" "Move it to Friday"): only where there is such an event. A reminder of that name comes first: that can be done.
 */
import { about, eventsOf } from '../../../actions/perform/agenda/calendar-events.js';
import type { Call } from '../../call.js';
import { normalWords } from '../../normalize.js';
import { ANY_WEEKDAY } from '../../time.js';
import type { Said } from '../said.js';
import { isDiary } from './told-events.js';

const CHANGES = new RegExp(
  String.raw`^(?<lead>(?:(?:please|can you|could you|would you|will you|and|then|i need to|i want to) )*(?:cancel|delete|remove|scrap|call off|drop|erase|move|shift|reschedule|postpone|push back|push|put off|delay|change|bring forward|bring)) (?:the |my |our |this |that )?(?<what>.+?)(?<rest>(?: (?:to|until|till|for|by|from|on|back|forwards?|an?|tomorrow|today|tonight|next|this|please|${ANY_WEEKDAY})\b.*)?)$`,
  'i',
);
/** Words that are no name of an event. */
const MAX_WORDS = 5;

/** "Cancel book club", "move the dentist to Monday". */
export function diaryNamed({ text, world: { home, agenda }, sense }: Said): Call | null {
  const { lead, what, rest = '' } = CHANGES.exec(plain(text))?.groups ?? {};
  if (lead === undefined || what === undefined) return null;
  // A meeting is in the calendar, where there is one.
  const dated = home.calendars.length > 0 && /\b(?:appointment|meeting|event)s?$/i.test(what);
  const words = normalWords(what);
  if (words.length === 0 || words.length > MAX_WORDS) return null;
  const reminded =
    !dated &&
    agenda.clock.some(({ kind, label }) => {
      const own = new Set(normalWords(label ?? ''));
      return kind === 'reminder' && words.every((word) => own.has(word));
    });
  const reminder = reminded ? sense.call(`${lead} the ${words.join(' ')} reminder${rest}`) : null;
  if (reminder?.do === 'reminder') return reminder;
  if (about(eventsOf(home, undefined), what).length === 0) return null;
  return inDiary(sense.call(`${lead} the ${what} appointment${rest}`));
}

const POINTS = / (?:it|that|that one|this|them)(?= |$)/i;

/** "Move it to Friday", after a question about the calendar. */
export function diaryOfIt({ text, sense }: Said): Call | null {
  const said = plain(text);
  const pointed = CHANGES.exec(said)?.groups?.['what'];
  if (pointed === undefined || !POINTS.test(` ${pointed}`)) return null;
  const asked = sense.before;
  if (!isDiary(asked)) return null;
  const name = asked.about === undefined ? 'the appointment' : `the ${asked.about} appointment`;
  return inDiary(sense.call(said.replace(POINTS, ` ${name}`)));
}

const inDiary = (call: Call | null): Call | null =>
  call?.do === 'none' && call.diary !== undefined ? call : null;

const plain = (text: string): string => text.trim().replace(/[.!?]+$/, '');
