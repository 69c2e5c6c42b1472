/**
 * Several things asked for in one breath, of which the answer holds fewer: "the den to 20 and the hall to 18", "at eight, noon
 * and six". Only values said side by side count: a story before an order is full of numbers, and a correction takes some back.
 */
import type { Call } from '../../call.js';
import { normalWords } from '../../normalize.js';

/** A value with the word that makes it one. */
const VALUE =
  /\b(?:to|at|by|for) (?:about |around )?(?:\d+(?:\.\d+)?|noon|midnight|sunset|sunrise|dawn|dusk)\b|\b\d+(?:\.\d+)? ?(?:am|pm|percent|degrees?|oclock)\b|\b(?:noon|midnight)\b/g;
const CORRECTS =
  /\b(?:no|nope|not|sorry|oops|wait|actually|rather|mean|instead|never|says?|said|is|are|was|were)\b/;

/** How many values of the sentence the calls cannot all hold; 0 where they may. */
export function leavesValues(text: string, calls: readonly Call[]): boolean {
  const words = normalWords(text).join(' ');
  if (!/ and /.test(words) || CORRECTS.test(words)) return false;
  const parts = words.split(/ and /).map((part) => [...part.matchAll(VALUE)].length);
  if (parts.filter((count) => count > 0).length < 2) return false;
  const said = parts.reduce((sum, count) => sum + count, 0);
  return calls.reduce((sum, call) => sum + valuesIn(call), 0) < said;
}

function valuesIn(call: Call): number {
  const held = [
    'value' in call && call.value,
    'delta' in call && call.delta,
    'time' in call && call.time,
    'duration' in call && call.duration,
    'until' in call && call.until,
  ].filter((value) => value !== false && value !== undefined).length;
  const { when } = call;
  return held + (when !== undefined && ('at' in when || 'delay' in when) ? 1 : 0);
}
