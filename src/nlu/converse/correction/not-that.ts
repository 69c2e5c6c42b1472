/**
 * "Turn off the wireless, ah no, don't, just lower it": what was said is taken back by a word of its own, and something else
 * is asked for in its place, of the same thing. A correction that only says one word anew is repair.ts's.
 */
import type { Repaired } from './repair.js';

const MARK =
  '(?:oh|ah|uh|um|er|no|nope|nah|wait|actually|hang on|hold on|sorry|never ?mind|on second thoughts?)';
const VERB =
  '(?:turn|switch|put|set|lower|raise|dim|brighten|slow|speed|mute|unmute|pause|open|close|shut|lock|unlock|tilt|start|stop|make|leave|bring|take|play)';
/** "Turn off the lamp. No, don't". */
const HEAD = `^(?<lead>.+?)[\\s,.;…]+(?:${MARK}[\\s,.]+)+(?:please )?(?:do not|don['’]?t)(?: (?:do (?:that|it)|bother))?`;
const TAKEN_BACK = new RegExp(
  `${HEAD}(?:[\\s,.;]+(?:but|just|only|rather|instead|maybe))*[\\s,.;]+(?<meant>${VERB}\\b.*)$`,
  'i',
);
/** Nothing is left of it. */
const TAKEN_ALL = new RegExp(`${HEAD}[\\s.!]*$`, 'i');
/** "No, don't turn it off" forbids; what comes in its place is said after a pause or a "just". */
const PLACES = /(?:[,.;]|\b(?:but|just|only|rather|instead|maybe))[\s,.;]*$/i;
/** The verb of an order before its thing, and what may stand after that. */
const ORDER = new RegExp(
  `^(?:(?:and|please|then|can you|could you|okay|hey)[\\s,]+)*${VERB}\\b(?: (?:on|off|up|down))? (?<thing>.+?)(?: (?:on|off|up|down|open|closed|shut|(?:to|at|by|in|for|until|till) .+))?$`,
  'i',
);
const PRONOUN = /\b(?:it|them|that|those)\b/i;
const SEPARATE = /^(?<before>.+?)(?:,\s*|\s+)(?:and|then)\s+(?<last>\S.*)$/i;

/** @returns the text as it was meant; the same text where nothing is taken back so; null where nobody knows what is meant */
export function withoutTakenBack(text: string, isCommand: (text: string) => boolean): Repaired {
  const all = TAKEN_ALL.exec(text)?.groups?.['lead'];
  if (all !== undefined) return isCommand(all) ? null : text;
  const { lead = '', meant = '' } = TAKEN_BACK.exec(text)?.groups ?? {};
  if (meant === '' || !PLACES.test(text.slice(0, text.length - meant.length))) return text;
  const { before, last = lead } = SEPARATE.exec(lead)?.groups ?? {};
  // "The lamp and the radio off" is one order; "lamp on and turn off the radio" are two, and the first stands.
  const two = before !== undefined && isCommand(before) && isCommand(last);
  const order = two ? last : lead;
  if (!isCommand(order)) return text;
  const thing = ORDER.exec(order)?.groups?.['thing'];
  const named = thing === undefined || PRONOUN.test(thing) ? meant : meant.replace(PRONOUN, thing);
  const found = [named, meant].find(isCommand);
  if (found === undefined) return null;
  return two ? `${before} and ${found}` : found;
}
