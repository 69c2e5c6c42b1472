/**
 * Several alarms or timers in one breath, with what they share said once: "wake me at ten to five tomorrow, and again at five",
 * "alarm half six weekdays, seven thirty weekends", "three timers: eggs four minutes, soldiers two, tea five".
 */
import { normalWords } from '../../normalize.js';
import { UNIT } from '../agenda/another.js';

const DAY = '(?:tomorrow(?: (?:morning|evening|afternoon))?|tonight|(?:on |next |this )?\\p{L}+days?)';
const AGAIN = new RegExp(
  `^(?<order>(?:please )?(?:wake (?:me|us)(?: up)?|(?:set|put) (?:an|the|my) alarm)) (?<how>at|for) (?<first>.+?) (?<day>${DAY}),? and (?:then )?(?:again )?(?:at|for) (?<second>\\S+(?: \\S+){0,3})$`,
  'iu',
);
const DAYS = '(?:weekdays|weekends|week ?days|\\p{L}+days)';
const BY_DAYS = new RegExp(
  `^(?:please )?(?:set |put )?(?:an |my |the )?alarms? (?:for |at )?(?<first>.+?) (?:on |at )?(?<days>${DAYS}),? (?:and )?(?:for |at )?(?<second>.+?) (?:on |at )?(?<others>${DAYS})$`,
  'iu',
);
const TIMERS =
  /^(?:please )?(?:set |start |i need )?(?:(?:two|three|four|five|\d|some|a few) )?timers?(?: please)?\s*[:,;]?\s+(?:for )?(?<each>.+)$/i;
const LABEL_FIRST = new RegExp(
  `^(?:for )?(?:the |my )?(?<label>\\p{L}[\\p{L}' -]*?)(?: for)? (?<amount>\\d+|\\p{L}+(?:[ -](?!${UNIT}\\b)\\p{L}+)?)(?: (?<unit>${UNIT}))?$`,
  'iu',
);
const LAST_DAY = new RegExp(`${DAY}$`, 'iu');

/** The sentence with everything said for each; null where nothing of the kind is said. */
export function setTwice(text: string): string | null {
  const said = text.trim().replace(/[.!]+$/, '');
  const { order, how, first, day, second } = AGAIN.exec(said)?.groups ?? {};
  if (order !== undefined && !LAST_DAY.test(second ?? ''))
    return `${order} ${how} ${first} ${day} and ${order} at ${second} ${day}`;
  const by = BY_DAYS.exec(said)?.groups;
  if (by !== undefined)
    return `set an alarm for ${by['first']} on ${by['days']} and set an alarm for ${by['second']} on ${by['others']}`;
  return timersIn(said);
}

/** Each with its label and its length; the unit that was said first is of those that follow. */
function timersIn(said: string): string | null {
  const each = TIMERS.exec(said)?.groups?.['each']?.split(/\s*,\s*(?:and )?|\s+and\s+/i) ?? [];
  if (each.length < 2) return null;
  let unit: string | undefined;
  const timers = each.map((one) => {
    const found = LABEL_FIRST.exec(one)?.groups;
    unit = found?.['unit'] ?? unit;
    const amount = found?.['amount'] ?? '';
    return found === undefined || unit === undefined || !/^\d+$/.test(normalWords(amount).join(''))
      ? null
      : `set a timer for ${amount} ${unit} for the ${found['label']}`;
  });
  return timers.every((timer) => timer !== null) ? timers.join(' and ') : null;
}
