/** "What time's the second one?", "where is the last one?", after a day's events were told. */
import type { QueryCall } from '../../call.js';
import type { Sense } from '../sense.js';
import { ORDINALS } from './pointed-agenda.js';
import { isDiary, toldEvents } from './told-events.js';

const ASKED =
  /^(?:(?:and|so|okay|ok)[\s,]+)*(?<ask>what time|when|where|who)(?:['’]?s| is| was)(?: with)? (?:the|that) (?<place>first|second|third|fourth|last)(?: (?:one|event|appointment))?(?: (?:at|with|again))*[\s?.!]*$/i;

/** The question of the one of those events; null where none were told, or not so many. */
export function ofThatEvent(text: string, sense: Sense): QueryCall | null {
  const { ask = '', place = '' } = ASKED.exec(text.trim())?.groups ?? {};
  const before = place === '' ? null : sense.before;
  if (!isDiary(before)) return null;
  const events = toldEvents(before, sense);
  const event = events.at(place.toLowerCase() === 'last' ? -1 : ORDINALS.indexOf(place.toLowerCase()));
  const about = event?.summary;
  if (about === undefined) return null;
  const asks = /^wh(?:ere|o)/i.test(ask) ? (ask.toLowerCase() as 'where' | 'who') : 'when';
  const { range } = before;
  return { do: 'query', attr: 'calendar', ask: asks, about, ...(range === undefined ? {} : { range }) };
}
