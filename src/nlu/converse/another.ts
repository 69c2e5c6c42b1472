/**
 * What goes on from a timer or an alarm in words that name neither: "another one for the soup, ten minutes", "and twelve for
 * the sausages", "and at eight on Saturday"; and a timer by its label alone: "add five minutes to the soup", "the rice one".
 */
import { MEMORY_SECONDS } from '../../actions/place.js';
import type { World } from '../../actions/world.js';
import { escapePattern } from '../../escape-pattern.js';
import type { Session } from '../conversation.js';
import { normalWords } from '../normalize.js';
import { secondsBetween } from '../time.js';

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
/** "And twelve for the sausages": in the unit that was counted in. */
const BARE = new RegExp(`${LEAD}(\\p{L}+(?:[ -]\\p{L}+)?|\\d+) for ${LABEL}${END}`, 'iu');
const SAID_UNIT = /\b(second|minute|hour)s?\b/gi;

const AT = new RegExp(
  `${LEAD}(?:set |put )?(?:(?:(?:another|one|a second)(?: one| alarm)?) )?(?:at|for) (.+?)${END}`,
  'iu',
);
/** "And her eye drops at nine": something else to be reminded of. */
const THING_AT =
  /^(?:and|also|plus|then)[\s,]+(?:about |of )?((?:the|my|our|his|her|their|your|a|an|\p{L}+['’]s) .+ (?:at|by|around|in|on|tomorrow|tonight|this)\b.*?)(?: too| as well| please)*[\s.!]*$/iu;
const GOES_ON = /^\s*(?:and|also|plus|then|another|one|set another|a second)\b/i;

/** The sentence in full; null where nothing was set just now, or these words do not go on from it. */
export function anotherOne(text: string, { undo, lastText }: Session, { now }: World): string | null {
  const effect = undo?.effects.at(-1);
  if (effect === undefined || !GOES_ON.test(text)) return null;
  if (undo?.at === undefined || secondsBetween(undo.at, now) > MEMORY_SECONDS) return null;
  if (effect.type === 'clock' && effect.entry.kind === 'alarm') {
    const when = AT.exec(text)?.[1];
    return when === undefined ? null : `set an alarm for ${when}`;
  }
  if (effect.type === 'clock') {
    const [, what] = THING_AT.exec(text.trim()) ?? [];
    return what === undefined ? null : `remind me about ${what}`;
  }
  if (effect.type !== 'timer') return null;
  const [, first, of] = LABEL_FIRST.exec(text) ?? [];
  if (first !== undefined) return `set a timer for ${of} for the ${first}`;
  const [, length, label] = LENGTH_FIRST.exec(text) ?? [];
  if (length !== undefined)
    return label === undefined ? `set a timer for ${length}` : `set a timer for ${length} for the ${label}`;
  const [, amount, what] = BARE.exec(text) ?? [];
  const unit = [...(lastText ?? '').matchAll(SAID_UNIT)].at(-1)?.[1];
  if (amount === undefined || unit === undefined || !/^\d+$/.test(normalWords(amount).join(''))) return null;
  return `set a timer for ${amount} ${unit}s for the ${what}`;
}

const VERB =
  /\b(?:add|take|put|knock|cancel|stop|pause|resume|delete|drop|scrap|forget|how long|how much|hows|how is|give|extend|restart|continue|start)\b/i;

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
  return text.replace(pattern(label), `the ${label} timer`);
}

function pattern(label: string): RegExp {
  const words = escapePattern(label).replace(/s$/i, '');
  return new RegExp(`\\b(?:the |my |our )?${words}s?(?: ones?| doing)?\\b`, 'iu');
}
