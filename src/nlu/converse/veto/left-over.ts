/**
 * What was asked for and is in no call: "the den to 20 and the hall to 18", "wake me at six", and the last of several things,
 * which is a question. Only values that are ordered count: a story before an order is full of numbers, and a correction takes
 * some back.
 */
import type { Call } from '../../call.js';
import { bareWords, normalWords, withAre } from '../../normalize.js';
import { holdsNumber } from './held-values.js';

/** A value with the word that makes it one. */
const VALUE =
  /\b(?:to|at|by|for) (?:about |around )?(?:\d+(?:\.\d+)?|noon|midnight|sunset|sunrise|dawn|dusk)\b|\b\d+(?:\.\d+)? ?(?:am|pm|percent|degrees?|oclock)\b|\b(?:noon|midnight)\b/g;
const NOON = /\b(?:noon|(?:at|by|for) 12)$/;
const CORRECTS =
  /\b(?:no|nope|not|sorry|oops|wait|actually|rather|mean|instead|never|says?|said|is|are|was|were)\b/;
/** "It's a quarter to one", "I'm on at four": told. */
const TELLS =
  /\b(?:i|he|she|it|that|there|we|you|they|who)['’](?:s|m|re|ve|d)\b|\b(?:have|has|had|gets?|comes?|goes)\b/i;

/** Whether the sentence orders more values, joined by "and", than the calls can hold. */
export function leavesValues(text: string, calls: readonly Call[]): boolean {
  const words = normalWords(text).join(' ');
  if (!/ and /.test(words) || CORRECTS.test(words)) return false;
  const clauses = text.split(/[,;.!?]+\s+/).filter((clause) => !TELLS.test(clause));
  const parts = normalWords(clauses.join(' '))
    .join(' ')
    .split(/ and /)
    .map((part) => [...part.matchAll(VALUE)].map(([value]) => value));
  if (parts.filter((values) => values.length > 0).length < 2) return false;
  const all = parts.flat();
  // "At noon, and I'll forget, so noon": said twice. Two things at six may well be two.
  const noons = all.filter((value) => NOON.test(value)).length;
  const said = all.length - Math.max(0, noons - 1);
  return calls.reduce((sum, call) => sum + valuesIn(call), 0) < said;
}

/** "Wake me at six", "an alarm for quarter to six". */
const WOKEN =
  /\b(?:wake (?:me|us)(?: up)?|get (?:me|us) up|alarm) (?:\w+ )?(?:at|for|by) (?:about |around )?(?:(?:half(?: past)?|(?:a )?quarter (?:past|to|after|of)|\d+ (?:past|to|after)) )?(?<hour>\d+)\b/;
/** A clause that begins so takes something back, and one that begins with a number puts another in its place. */
const TAKES_BACK =
  /^(?:\d|so \d|(?:no|nope|nah|naw|och|sorry|wait|actually|scratch|scrap|strike|make|hang on|hold on|oh|ah|er|um|hm|hmm|mm|god|crap|rather|instead|correction|i mean|i said|call it|fine|what)\b)/;

/** Whether an alarm is set for another hour than the one that people want to be woken at. */
export function missesHour(text: string, calls: readonly Call[]): boolean {
  const alarms = calls.filter(({ do: does }) => does === 'alarm');
  const clauses = text.split(/[,;.!?]+\s+/).map((clause) => normalWords(clause).join(' '));
  const at = clauses.findLastIndex((clause) => WOKEN.test(clause));
  const hour = WOKEN.exec(clauses[at] ?? '')?.groups?.['hour'];
  if (
    alarms.length === 0 ||
    hour === undefined ||
    clauses.slice(at + 1).some((clause) => TAKES_BACK.test(clause))
  )
    return false;
  return !holdsNumber(alarms, Number(hour));
}

/** "Lamp on, fan on, and is the machine done": no tag. */
const LAST_ASKS =
  /\band (?:(?:is|are|was|were|did|does|has) (?!(?:it|that|you|they|there|we|i)\b)(?:\w+ ){1,5}\w+|(?:whats|what is|wheres|where is|whens|when is|hows) (?:\w+ ){1,5}\w+)$/;

/** Whether the last of several things that were said asks for something, and no call tells it. */
export function leavesQuestion(text: string, calls: readonly Call[]): boolean {
  const told = calls.some(({ do: does }) => does === 'query' || does === 'info');
  return !told && LAST_ASKS.test(bareWords(withAre(text.split(/[,;.!?]+\s+/).at(-1) ?? '')));
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
