/**
 * What was put right in the same breath: "at ten percent, thirty, I can't see a thing", "seven minutes, no, nine". An answer
 * that holds only what was said first, or both, is not what was meant.
 */
import { isDeepStrictEqual } from 'node:util';
import type { Call } from '../../call.js';
import { normalWords } from '../../normalize.js';
import { OPPOSITE_STATE } from '../../opposite-state.js';
import { holdsNumber } from './held-values.js';

const CUE =
  '(?:no|nope|nah|so|then|or|say|wait|sorry|actually|well|okay|oh|ah|just|rather|maybe|make (?:it|that)|call it|i (?:said|say|mean|meant)|to|at|for)';
const UNIT = '(?:percent|degrees?|celsius|fahrenheit|minutes?|hours?|seconds?|oclock|am|pm)';
/** A number and nothing that says of what: what it is to be instead. */
const INSTEAD = new RegExp(
  `^(?:${CUE} )*(?<number>\\d+(?:\\.\\d+)?)(?<half> and a half)?(?: ${UNIT})?(?: (?:then|please|instead|final answer|it (?:is|stays)|is (?:fine|enough|plenty)|will do))*(?: for (?:\\w+ ){0,2}\\w+)?$`,
);
const NUMBER = /\b\d+(?:\.\d+)?\b/;
/** "Breakfast at eight rather than seven": the second is just what is not to be. */
const REJECTED = /\b(?:rather than|instead of) (?:\w+ )?(?:at |to |for |on )?(?<number>\d+(?:\.\d+)?)\b/;

/** Whether the calls hold a value that was put right, in place of the one that was said after it. */
export function holdsPutRight(text: string, calls: readonly Call[]): boolean {
  if (calls.some((call, at) => calls.slice(0, at).some((other) => undoes(call, other)))) return true;
  const clauses = text.split(/[,;.!?]+\s+|\s+[-–—]+\s+/).map((clause) => normalWords(clause).join(' '));
  const at = clauses.findLastIndex((clause) => INSTEAD.test(clause));
  const before = clauses.slice(0, Math.max(0, at));
  // "One, the lamp off, two, the fan off": counted.
  if (before.some((clause) => NUMBER.test(clause)) && !before.includes('1')) {
    const { number, half } = INSTEAD.exec(clauses[at] ?? '')?.groups ?? {};
    if (!holdsNumber(calls, Number(number) + (half === undefined ? 0 : 0.5))) return true;
  }
  if (holdsWordPutRight(text, calls)) return true;
  const rejected = REJECTED.exec(clauses.join(' '))?.groups?.['number'];
  return rejected !== undefined && holdsNumber(calls, Number(rejected));
}

/** "The purifier on pollen, no, full power": a word that stands only before what puts it right. */
const RIGHTS = /[,;.!?]+\s+(?:(?:no|nope|nah|wait|sorry|scratch that|i mean),|actually\b,?)\s+/i;
const SHORT = 4;

function holdsWordPutRight(text: string, calls: readonly Call[]): boolean {
  const at = RIGHTS.exec(text);
  if (at === null) return false;
  const [before, after] = [text.slice(0, at.index), text.slice(at.index + at[0].length)].map(normalWords);
  if (before === undefined || after === undefined || after.length === 0 || after.length > SHORT) return false;
  const held = calls.flatMap((call) =>
    call.do === 'adjust' && typeof call.value === 'string' ? [normalWords(call.value)] : [],
  );
  return held.some(
    (words) =>
      words.length > 0 &&
      words.every((word) => before.includes(word)) &&
      !words.some((word) => after.includes(word)),
  );
}

/** One thing put to two values at once, one alarm set for two times. */
function undoes(call: Call, other: Call): boolean {
  if (call.do !== other.do || !isDeepStrictEqual(call.target, other.target)) return false;
  if (call.when !== undefined || other.when !== undefined) return false;
  if (call.do === 'set' && other.do === 'set')
    return call.state !== 'toggle' && call.state !== 'stop' && other.state === OPPOSITE_STATE[call.state];
  if (call.do === 'adjust' && other.do === 'adjust')
    return call.attr === other.attr && call.value !== undefined && other.value !== undefined;
  if (call.do === 'timer' && other.do === 'timer')
    return call.op === 'set' && other.op === 'set' && call.label !== undefined && call.label === other.label;
  return false;
}
