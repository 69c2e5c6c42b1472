/** "Turn the cove light's speed up": what is named as that which is to change, and something else is changed. */
import type { Call } from '../../call.js';
import { normalWords } from '../../normalize.js';

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

export function changesAnother(text: string, calls: readonly Call[]): boolean {
  const attrs = calls.map((call) => (call.do === 'adjust' ? call.attr : null));
  if (calls.length === 0 || attrs.includes(null)) return false;
  const words = new Set(normalWords(text));
  const named = Object.entries(NOUNS).filter(([noun]) => words.has(noun));
  if (named.length > 0) return attrs.every((attr) => !named.some(([, fits]) => fits.has(attr ?? '')));
  // "Make the TV picture less bright" is of no loudness.
  return LIT.test(text) && !LOUD.test(text) && attrs.every((attr) => attr === 'volume');
}
