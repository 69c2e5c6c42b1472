/**
 * What there is no need of: "I wouldn't bother with the lanterns, it's light out", "no sauna tonight", "we shan't be needing film
 * night". A model finds the thing and sets it going. That it goes off is often just what is meant ("no need for the fan, we're
 * going out"), so only what goes that way is passed over; the other way round for what nobody wants off.
 */
import type { Device, Home } from '../../../actions/home.js';
import { nameWords, singular } from '../../../actions/resolve/names.js';
import type { Call } from '../../call.js';
import { KINDS_OF_WORD } from '../../kind-words.js';
import { bareWords, normalWords } from '../../normalize.js';
import type { Trial } from '../carry-out.js';
import { type Way, wayOf } from './polarity.js';

const NOT = '(?:wont|shant|dont|do not|will not|shall not|wouldnt|would not|neednt)';
const NEEDLESS = new RegExp(
  `\\b(?:no (?:need|point)(?: (?:for|in|to|of))?|${NOT}(?: (?:really|even|actually))*(?: be)? (?:need(?:ing)?|bother(?: (?:with|about))?)(?: to)?|(?:i|we) ${NOT}(?: really)? (?:want|fancy)(?! to\\b))\\b(?! me\\b)`,
);
/** "The lantern isn't needed", "I'm fine without the fan", "the sauna can wait": said of what stands before, or after. */
const CAN_BE_DONE_WITHOUT =
  /\b(?:isnt|arent|is not|are not|wont be|not) (?:really )?(?:needed|necessary|required)\b|\b(?:do|manage|cope|live|fine|good|okay|happy|all right) without\b|\bcan wait\b/;
/** "Don't touch the radiator", "leave the blinds as they are": nothing at all. */
const UNTOUCHED =
  /^(?:(?:no|oh|please|just|hey|and) )*(?:(?:dont|do not|never|nobody) (?:you )?(?:dare )?(?:touch|mess with|fiddle with)\b|hands off\b|leave (?=(?:\w+ ){1,4}(?:alone|be|(?:just )?(?:as|how|where|the way) (?:it|they) (?:is|are)|as is)(?: for now| please| thanks)?$))/;
/** "No sauna tonight", "no fan for me, thanks". "No light in here" is a need. */
const NONE_NOW =
  /^(?:no|oh no|nah)(?! (?:more|less|light|lights|sound|heat|heating|music|water|picture|signal|one)\b) (?:\w+ ){1,4}?(?:tonight|today|for (?:me|us)|this (?:evening|morning|afternoon)|for now|just now|thanks|thank you)(?: thanks| thank you| please)?$/;
const OFF = /\b(?:off|out(?! (?:here|there|side)\b)|shut|closed|down)\b/;

const SET_GOING: ReadonlySet<Way | null> = new Set<Way | null>(['on', 'open', 'up']);
const PUT_AWAY: ReadonlySet<Way | null> = new Set<Way | null>(['off', 'close', 'down']);

/** Whether all that would be done is what the words spare. */
export function isSpared(text: string, calls: readonly Call[], trial: Trial, home: Home): boolean {
  const spared = sparedIn(text);
  if (spared === null) return false;
  const all = UNTOUCHED.test(spared) && !/\bstop\b/i.test(text);
  const ways = OFF.test(spared) ? PUT_AWAY : SET_GOING;
  if (!calls.every((call) => call.when === undefined && (all || ways.has(wayOf(call))))) return false;
  const said = new Set(normalWords(spared).map(singular));
  const ids = new Set(trial.effects.flatMap((effect) => ('device' in effect ? [effect.device] : [])));
  return home.devices.some((device) => ids.has(device.id) && isSaid(device, said, text));
}

/** The clause from the words that spare on. */
function sparedIn(text: string): string | null {
  if (NONE_NOW.test(bareWords(text))) return bareWords(text);
  for (const clause of text.split(/[,;.!?]\s+|\s+(?:but|so)\s+/).map(bareWords)) {
    if (CAN_BE_DONE_WITHOUT.test(clause) || UNTOUCHED.test(clause)) return clause;
    const needless = NEEDLESS.exec(clause);
    if (needless !== null) return clause.slice(needless.index + needless[0].length);
  }
  return null;
}

/** By a word of its name that is no kind's; by the last one, of a kind, where no other was said at all. */
function isSaid({ name, aliases }: Device, spared: ReadonlySet<string>, text: string): boolean {
  const all = new Set(normalWords(text).map(singular));
  return [name, ...aliases].some((one) => {
    const words = nameWords(one).map(singular);
    const own = words.filter((word) => !KINDS_OF_WORD.has(word));
    if (own.some((word) => spared.has(word))) return true;
    return spared.has(words.at(-1) ?? '') && !own.some((word) => all.has(word));
  });
}
