/** "Wake me at twenty to", "at half past": of the hour that is said by nobody, the next time that the clock shows so. */
import type { LocalTime } from '../../../actions/world.js';
import type { Pending } from '../../conversation.js';
import { addSeconds, clockOf } from '../../time.js';
import { CORRECTING } from '../correction/instead.js';

const MINUTES: Readonly<Record<string, number>> = {
  five: 5,
  ten: 10,
  quarter: 15,
  twenty: 20,
  'twenty five': 25,
  half: 30,
};
const SAID = '(?<minutes>five|ten|(?:a )?quarter|twenty[ -]five|twenty|half)';
/** "At ten to call mum" is at ten; "at ten to to call mum" is not. */
const WITHIN = new RegExp(
  `\\b(?<at>at|for|by|until|till) ${SAID} (?<way>to|past)(?=\\s*[.!?]*$|,| please\\b| to (?:\\p{L}{3,}))`,
  'iu',
);
const ALONE = new RegExp(`^(?<at>)${SAID} (?<way>to|past)[\\s.!]*$`, 'iu');
/** What was set is moved within its own hour (follow-up/set-anew.ts). */
const MOVES =
  /^(?:(?:and|actually|please|can you|could you)[\s,]+)*(?:make|change|move|push|put|shift|set) (?:it|that|them|the)\b/i;

/** The sentence with the hour; the same sentence where there is nothing to add. */
export function withComingHour(text: string, pending: Pending | null, now: LocalTime): string {
  if (CORRECTING.test(text) || MOVES.test(text)) return text;
  const answers = pending?.kind === 'missing' && pending.field === 'time';
  const match = WITHIN.exec(text) ?? (answers ? ALONE.exec(text.trim()) : null);
  const { at = '', minutes = '', way = '' } = match?.groups ?? {};
  const said = MINUTES[minutes.toLowerCase().replace('-', ' ').replace(/^a /, '')];
  if (match === null || said === undefined) return text;
  if (way.toLowerCase() === 'to' && said > 25) return text;
  const minute = way.toLowerCase() === 'to' ? 60 - said : said;
  const wait = (minute - Number(clockOf(now).slice(3, 5)) + 60) % 60;
  const hour = clockOf(addSeconds(now, (wait === 0 ? 60 : wait) * 60)).slice(0, 2);
  const clock = `${hour}:${String(minute).padStart(2, '0')}`;
  return text.replace(match[0], at === '' ? clock : `${at} ${clock}`);
}
