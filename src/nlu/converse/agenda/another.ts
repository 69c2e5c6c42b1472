/**
 * What goes on from a timer or an alarm in words that name neither: "another one for the soup, ten minutes", "and twelve for
 * the sausages", "and at eight on Saturday"; and a timer by its label alone: "add five minutes to the soup", "the rice one".
 */
import type { Home } from '../../../actions/home.js';
import { findByName, placesNamed } from '../../../actions/resolve/names.js';
import { MEMORY_SECONDS } from '../../../actions/resolve/place.js';
import type { World } from '../../../actions/world.js';
import { escapePattern } from '../../../escape-pattern.js';
import type { Session } from '../../conversation.js';
import { normalWords } from '../../normalize.js';
import { parseRule, secondsBetween, WEEK, WEEKDAY_NAMES } from '../../time.js';

const LEAD = '^(?:(?:and|also|plus|then|okay|please|oh)[\\s,]+)*';
/** Template of a regular expression: what timers are counted in. */
export const UNIT = '(?:seconds?|minutes?|mins?|hours?)';
const LENGTH = `((?:[\\p{L}\\d.-]+ ){0,4}?(?:[\\p{L}\\d.]+ ${UNIT}(?: and [\\p{L}\\d]+(?: ${UNIT})?)?|an hour|half an hour))`;
const LABEL = "(?:the |my |our )?([\\p{L}'’ -]{2,30}?)";
const END = '(?: please| too| as well)*[\\s.!]*$';
const LABEL_FIRST = new RegExp(
  `${LEAD}(?:set |start )?(?:another|one|a second)(?: one| timer)? for ${LABEL}[\\s,]+(?:for |of )?${LENGTH}${END}`,
  'iu',
);
const LENGTH_FIRST = new RegExp(
  `${LEAD}(?:set |start )?(?:(?:another|one|a second)(?: one| timer)? (?:for|of) )?(?:for )?${LENGTH}(?: for ${LABEL})?${END}`,
  'iu',
);
/** "And twelve for the sausages", "and potatoes, twenty five": in the unit that was counted in. */
const NUMBER = '(\\p{L}+(?:[ -]\\p{L}+)?|\\d+)';
const BARE = new RegExp(`${LEAD}${NUMBER} for ${LABEL}${END}`, 'iu');
const ONE_FOR = '(?:(?:another|one|a second)(?: one| timer)? for )';
const BARE_LAST = new RegExp(`${LEAD}${ONE_FOR}?${LABEL}(?:,\\s*| )(?:for )?${NUMBER}${END}`, 'iu');
/** "And the bread, an hour". */
const THING_LENGTH = new RegExp(`${LEAD}${LABEL}(?:,\\s*| )(?:for )?${LENGTH}${END}`, 'iu');
/** "And one for the rice": how long, is asked. */
const ONLY_LABEL = new RegExp(`${LEAD}${ONE_FOR}${LABEL}${END}`, 'iu');
/** "And wait two minutes" sets no timer. */
const ORDER =
  /^(?:wait|add|take|make|give|set|snooze|stop|pause|cancel|remind|call|turn|switch|put|leave|keep|let)\b/i;
/** What no timer is for: "and then five", "and tomorrow, ten". */
const NO_LABEL =
  /^(?:and|then|after|in|at|on|by|about|around|only|just|maybe|another|more|no|not|for|it|that|until|till|every|today|tonight|tomorrow|\w+day)\b/i;
const SAID_UNIT = /\b(second|minute|hour)s?\b/gi;

const AT = new RegExp(
  `${LEAD}(?:again )?(?:set |put )?(?:(?:(?:another|one|a second)(?: one| alarm)?) )?(?:at|for) (.+?)${END}`,
  'iu',
);
/** "And her eye drops at nine": something else to be reminded of. */
const THING_AT =
  /^(?:and|also|plus|then)[\s,]+(?:about |of )?((?:the|my|our|his|her|their|your|a|an|\p{L}+['’]s) .+ (?:at|by|around|in|on|tomorrow|tonight|this)\b.*?)(?: too| as well| please)*[\s.!]*$/iu;
const ALSO_AT = new RegExp(`${LEAD}(.+?)${END}`, 'iu');
const REST_OF_WEEK =
  /(?:\b(?:on|for) )?\b(?:the rest of the week|(?:all )?the other days(?: of the week)?|every other day of the week)\b/i;

/** "And nine at the weekend", "and half six the rest of the week", after an alarm that comes again on its days. */
function onOtherDays(text: string, repeat: string): string {
  const { days } = parseRule(repeat);
  const others = WEEK.filter((day) => !days.includes(day)).map((day) => `${WEEKDAY_NAMES[day]}s`);
  const left = `on ${others.slice(0, -1).join(', ')} and ${others.at(-1)}`;
  const often = text.replace(/\b(?:at|on|for|over) the weekend\b/i, 'at weekends');
  return days.length === 0 || others.length < 2 ? often : often.replace(REST_OF_WEEK, left);
}

/** "And another one to call Mum at six". */
const ANOTHER_TO =
  /^(?:(?:and|also|plus|then|set|okay|oh)[\s,]+)*(?:another|a second|one more|one)(?: one| reminder)? to (.+?)(?: too| as well| please)*[\s.!]*$/i;
const GOES_ON = /^\s*(?:and|also|plus|then|another|one|set another|a second)\b/i;

/** The sentence in full; null where nothing was set just now, or these words do not go on from it. */
export function anotherOne(text: string, { undo, lastText }: Session, { now, home }: World): string | null {
  const effect = undo?.effects.at(-1);
  if (effect === undefined || !GOES_ON.test(text)) return null;
  if (undo?.at === undefined || secondsBetween(undo.at, now) > MEMORY_SECONDS) return null;
  if (effect.type === 'clock' && effect.entry.kind === 'alarm') {
    const { repeat } = effect.entry;
    const often = repeat === null ? text : onOtherDays(text, repeat);
    const when = AT.exec(often)?.[1] ?? (often === text ? undefined : ALSO_AT.exec(often)?.[1]);
    return when === undefined ? null : `set an alarm for ${when}`;
  }
  if (effect.type === 'clock') {
    const [, deed] = ANOTHER_TO.exec(text.trim()) ?? [];
    if (deed !== undefined) return `remind me to ${deed}`;
    const [, what] = THING_AT.exec(text.trim()) ?? [];
    return what === undefined ? null : `remind me about ${what}`;
  }
  if (effect.type !== 'timer') return null;
  const [, first, of] = LABEL_FIRST.exec(text) ?? [];
  if (first !== undefined) return `set a timer for ${of} for the ${first}`;
  const [, length, label] = LENGTH_FIRST.exec(text) ?? [];
  if (length !== undefined && !ORDER.test(length))
    return label === undefined ? `set a timer for ${length}` : `set a timer for ${length} for the ${label}`;
  const [, thing = '', lasts] = THING_LENGTH.exec(text) ?? [];
  if (lasts !== undefined && isLabel(thing, home)) return `set a timer for ${lasts} for the ${thing}`;
  const bare = lastNumber(text, home);
  const [, only] = bare.length > 0 ? [] : (ONLY_LABEL.exec(text) ?? []);
  if (only !== undefined) return `set a timer for the ${only}`;
  const [, amount, what] = bare.length > 0 ? bare : (BARE.exec(text) ?? []);
  const unit = [...(lastText ?? '').matchAll(SAID_UNIT)].at(-1)?.[1];
  if (amount === undefined || unit === undefined || !/^\d+$/.test(normalWords(amount).join(''))) return null;
  return `set a timer for ${amount} ${unit}s for the ${what}`;
}

const MORE_OF_IT = new RegExp(
  `^(?:(?:and|okay|oh|please|actually|can you|could you)[\\s,]+)*(?:give|let) (it|that|the timer|them|(?:the |my |our )[\\p{L}'’ -]{2,30}?)(?: have)? (?:(another|an extra) )?([\\p{L}\\d]+(?:[ -]\\p{L}+)??)(?: (more|extra|longer))?${END}`,
  'iu',
);

/** "Give it three more", after a timer was set: in the unit that it was counted in. */
export function moreOfIt(text: string, { undo, lastText }: Session, { now, agenda }: World): string | null {
  const [, what, another, amount, more] = MORE_OF_IT.exec(text.trim()) ?? [];
  if (what === undefined || amount === undefined || (another === undefined && more === undefined))
    return null;
  if (!/^\d+$/.test(normalWords(amount).join(''))) return null;
  const last = undo?.effects.at(-1);
  const fresh = undo?.at !== undefined && secondsBetween(undo.at, now) <= MEMORY_SECONDS;
  const set = last?.type === 'timer' && fresh ? last.timer : null;
  const points = /^(?:it|that|them|the timer)$/i.test(what);
  // "Give the stew ten more" says of which, however long ago it was set.
  if (points && set === null) return null;
  const unit = (set === null ? undefined : [...(lastText ?? '').matchAll(SAID_UNIT)].at(-1)?.[1]) ?? 'minute';
  const labels = agenda.timers.flatMap(({ label }) => (label === null ? [] : [label]));
  const meant = points ? [set?.label ?? null] : labels.filter((label) => pattern(label).test(what));
  const [label, ...others] = meant;
  if (label === undefined || others.length > 0) return null;
  return `add ${amount} ${unit}s to the ${label === null ? '' : `${label} `}timer`;
}

/** The number and the thing of "potatoes, twenty five"; nothing where a thing of the house is called so. */
function lastNumber(text: string, home: Home): readonly (string | undefined)[] {
  const [, thing = '', number] = BARE_LAST.exec(text) ?? [];
  const counts = number !== undefined && /^\d+$/.test(normalWords(number).join(''));
  return counts && isLabel(thing, home) ? [text, number, thing] : [];
}

function isLabel(thing: string, home: Home): boolean {
  return (
    !ORDER.test(thing) &&
    !NO_LABEL.test(thing) &&
    findByName(home, thing, home.devices).length + placesNamed(home.areas, thing).length === 0
  );
}

const VERB =
  /\b(?:add|take|put|knock|cancel|bin|ditch|kill|stop|pause|resume|delete|drop|scrap|forget|how long|how much|hows|how is|give|extend|restart|continue|start)\b/i;

/** "Add five minutes to the soup": the soup timer, where there is one and only one is called so. */
export function timerByLabel(text: string, { agenda, home }: World): string | null {
  if (!VERB.test(text.replace(/['’]/g, '')) || /\btimers?\b/i.test(text)) return null;
  const labels = agenda.timers.flatMap(({ label }) => (label === null ? [] : [label]));
  const meant = labels.filter((label) => pattern(label).test(text));
  const [label, ...more] = meant;
  if (label === undefined || more.length > 0) return null;
  // A thing of the house is meant where it is called the same.
  const known = normalWords(label).join(' ');
  if (home.devices.some(({ name }) => normalWords(name).join(' ') === known)) return null;
  return text
    .replace(/^(?:bin|ditch|kill|drop|scrap|forget)\b/i, 'cancel')
    .replace(pattern(label), `the ${label} timer`);
}

function pattern(label: string): RegExp {
  const words = escapePattern(label).replace(/s$/i, '');
  return new RegExp(`\\b(?:the |my |our )?${words}s?(?: ones?| doing)?\\b`, 'iu');
}
