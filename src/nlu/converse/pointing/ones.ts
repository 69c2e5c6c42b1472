/**
 * "Turn the landing one off", "open the willow ones", "is the back one locked": of the things last spoken of, or that are
 * handled so, those that are called so or stand there. Told with the noun that "one" stands for; what that is called is the
 * grammar's business.
 */

import type { Device } from '../../../actions/home.js';
import { isOfKind } from '../../../actions/kinds/groups.js';
import { nameWords } from '../../../actions/resolve/names.js';
import { remembered } from '../../../actions/resolve/place.js';
import type { World } from '../../../actions/world.js';
import type { Call } from '../../call.js';
import type { Session } from '../../conversation.js';
import { normalWords } from '../../normalize.js';
import { nounFor } from '../../reply/wording.js';

/** "The next one", "a new one", "the last one" are of timers, alarms and events; "that one" is what was spoken of. */
const ONE =
  /\b(?:the|my|our|\p{L}+['’]s) (?!(?:next|last|first|second|third|other|new|old|same|only|whole|wrong|best)\b)(?:[\p{L}\p{N}'’-]+ ){0,2}?(?<one>ones?)(?=$|[\s,.!?])/iu;
/** "Left one off": without an article, first in the sentence. */
const BARE_ONE =
  /^(?:(?:and|but|now|okay|please|then|no)[\s,]+)*(?!(?:that|this|the|my|our|any|no|every|each|next|other|last|first|another|only)\b)(?<which>\p{L}+) ones? (?:on|off|up|down|open|closed|shut|to|at|too|as well)\b/iu;
const MINE = /^(?:(?:and|but|now|okay|please|then)[\s,]+)*mine(?<rest> .+)$/i;
const OWNED = /\b\p{L}+['’]s (?<one>ones?)(?=$|[\s,.!?])/iu;

/** What is done to things of a kind alone; what is switched on without having been spoken of is a light. */
const HANDLED: readonly (readonly [words: RegExp, fits: (device: Device) => boolean])[] = [
  [/\b(?:open|close|shut|draw|raise|halfway)\b/i, ({ kind }) => kind === 'cover'],
  [/\b(?:lock|unlock|locked|unlocked)\b/i, ({ kind }) => kind === 'lock'],
  [/\b(?:on|off|dim|brighten|brighter|dimmer)\b/i, (device) => isOfKind(device, 'light')],
];

/** Nouns that are tried. */
const MAX_NOUNS = 6;

/** "Cancel Saturday's", "delete the dentist one", after alarms or reminders were spoken of. */
const POINTED =
  /^(?:(?:and|now|please|okay|actually|no)[\s,]+)*(?:cancel|delete|remove|skip|drop|scrap|clear|turn off|stop|move|change|pause|forget) (?:the |my |our )?(?:(?<owner>\p{L}+['’]s)(?: ones?)?|(?!(?:next|last|other|first|second)\b)(?:[\p{L}\p{N}:'’-]+ ){1,4}?(?<one>one|thing))(?=$|[.!?]| (?:to|for)\b)/iu;

/** The sentence with the word for what was set or asked about before, and for anything that waits. */
export function withAgendaNouns(text: string, before: Call | null): string[] {
  const match = POINTED.exec(text.trim());
  if (match === null) return [];
  const spoken =
    before?.do === 'alarm' || before?.do === 'reminder' || before?.do === 'timer' ? [before.do] : [];
  const { owner, one = '' } = match.groups ?? {};
  if (owner !== undefined && spoken.length === 0) return [];
  const end = match.index + match[0].length;
  const bare =
    owner === undefined ? match[0].slice(0, -one.length).trimEnd() : match[0].replace(/ ones?$/i, '');
  return (spoken.length > 0 ? spoken : ['reminder', 'alarm', 'timer']).map(
    (noun) => `${bare} ${noun}${text.trim().slice(end)}`,
  );
}

/** The sentence with the nouns that may be meant, likeliest first. */
export function withNouns(text: string, session: Session, world: World): string[] {
  // "Tom's lamp off. Mine on low."
  const mine = MINE.exec(text.trim())?.groups;
  if (mine !== undefined)
    return nounsOf(text, false, session, world).map((noun) => `my ${noun}${mine['rest']}`);
  const bare = BARE_ONE.exec(text.trim())?.groups?.['which'];
  if (bare !== undefined && remembered(session, world.now) !== null)
    return withNouns(text.replace(bare, `the ${bare}`), session, world);
  const match = ONE.exec(text) ?? OWNED.exec(text);
  const one = match?.groups?.['one'];
  if (match === null || one === undefined) return [];
  const at = match.index + match[0].length - one.length;
  const many = one.toLowerCase() === 'ones';
  const nouns = nounsOf(text, many, session, world);
  const before = text.slice(0, at).trimEnd();
  return nouns.map((noun) => `${before} ${noun}${text.slice(at + one.length)}`);
}

function nounsOf(text: string, many: boolean, session: Session, { home, now }: World): string[] {
  const ids = remembered(session, now)?.devices ?? [];
  const last = home.devices.filter(({ id }) => ids.includes(id));
  const [, fits] = HANDLED.find(([words]) => words.test(normalWords(text).join(' '))) ?? [];
  const handled = last.length > 0 || fits === undefined ? [] : home.devices.filter(fits);
  const called = (devices: readonly Device[]): string[] =>
    devices.flatMap(({ name }) => nameWords(name).at(-1) ?? []);
  const nouns = [...called(last), ...kindNouns([...last, ...handled]), ...called(handled)];
  return [...new Set(nouns)]
    .slice(0, MAX_NOUNS)
    .map((noun) => (many && !/s$/i.test(noun) ? `${noun}s` : noun));
}

/** What the kinds among them are called, each class by its own word. */
function kindNouns(devices: readonly Device[]): string[] {
  return devices.map((device) => nounFor([device])[0]).filter((noun) => noun !== 'device');
}
