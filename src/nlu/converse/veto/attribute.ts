/** "Turn the cove light's speed up": what is named as that which is to change, and something else is changed. */
import type { Call } from '../../call.js';
import { bareWords, normalWords } from '../../normalize.js';
import { wayOf } from './polarity.js';

/** What a noun may be of a device, by the attributes of calls. */
const NOUNS: Readonly<Record<string, ReadonlySet<string>>> = {
  speed: new Set(['speed', 'fan_mode', 'preset', 'value']),
  brightness: new Set(['brightness', 'value']),
  volume: new Set(['volume', 'muted', 'value']),
};
/** Words that say in which way sound changes, and light. */
const LOUD =
  /\b(?:volume|sound|loud\w*|quiet\w*|soft\w*|mute\w*|turn\w* (?:it |that |them )?(?:up|down)|hear|noise|noisy)\b/i;
const LIT =
  /\b(?:less|more|too|much|bit|little|so) (?:bright|dark|dim)\b|\b(?:bright(?:er|ness|en)|dim(?:mer)?|darker)\b/i;

/** "I can't read a word of this": no louder. */
const UNSEEN = /\b(?:cant|cannot|can not|can hardly|can barely|hard to) (?:\w+ )?(?:see|read)\b/;
const HEARD = /\b(?:hear\w*|noise|noisy|loud\w*|quiet\w*|sound|deaf\w*|talk\w*|say\w*|lips?)\b/;

export function changesAnother(text: string, calls: readonly Call[]): boolean {
  const attrs = calls.map((call) => (call.do === 'adjust' ? call.attr : null));
  if (calls.length === 0 || attrs.includes(null)) return false;
  const louder = calls.every(
    (call) => wayOf(call) === 'up' && call.do === 'adjust' && call.attr === 'volume',
  );
  const said = bareWords(text);
  if (louder && UNSEEN.test(said) && !HEARD.test(said)) return true;
  const words = new Set(normalWords(text));
  const named = Object.entries(NOUNS).filter(([noun]) => words.has(noun));
  if (named.length > 0) return attrs.every((attr) => !named.some(([, fits]) => fits.has(attr ?? '')));
  // "Make the TV picture less bright" is of no loudness.
  return LIT.test(text) && !LOUD.test(text) && attrs.every((attr) => attr === 'volume');
}
