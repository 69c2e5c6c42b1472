/**
 * "My niece is up at eight her side, what time is it in Manila": a story, and at its end a question that says by itself what it
 * asks. Only an answer can come of it, so the story may be anything but an order or a condition.
 */
import type { Call } from '../../call.js';
import { isQuestion } from '../../gist/filters.js';
import { plainQuestions } from '../../gist/question.js';
import { bareWords, normalWords } from '../../normalize.js';
import { senseOf } from '../carry-out.js';
import { asksForFact } from '../questions/asks-for-fact.js';
import type { Said } from '../said.js';
import type { Understood } from '../sense.js';
import { holdsRequest } from './left-out.js';

const BOUNDARY = /[,;.!?]+\s+/g;
const ASKS =
  /^(?:(?:and|so|but|now|tell me) )*(?:is|are|what|whats|wheres|where|when|whens|who|whos|which|how|hows|do|does|did|has|have|any)\b/;
/** What they mean was said before. */
const POINTS =
  /\b(?:it|its|that|thats|this|they|them|their|those|these|he|she|him|her|his|hers|one|ones|there)\b/;
/** A condition, a doubt or another question that the answer may hang on. */
const BINDS = /\b(?:if|when|whether|unless|until|or|once|before|after)\b|\?/;
const HOUR = /\bat \S+(?: (?:in the (?:morning|afternoon|evening)|at night))?\b/gi;
const MIN_WORDS = 3;

/** Null where the last words ask nothing by themselves. */
export function asksLast({ text, world, sense }: Said): Understood | null {
  const last = [...text.matchAll(BOUNDARY)].at(-1);
  if (last === undefined) return null;
  const lead = text.slice(0, last.index);
  const asked = text.slice(last.index + last[0].length);
  const said = bareWords(asked);
  if (!ASKS.test(said) || normalWords(asked).length < MIN_WORDS) return null;
  if (BINDS.test(lead.toLowerCase()) || asksForFact(lead)) return null;
  const isThing = (name: string): boolean =>
    world.home.devices.some(({ name: own }) => own.toLowerCase() === name.toLowerCase());
  // At what hour somebody does something is no value that is asked for.
  if (holdsRequest(lead.replace(HOUR, ''), isThing)) return null;
  const found = sense.firstOf([asked, ...plainQuestions(asked)], (call) =>
    POINTS.test(said) ? isOfWorld(call) : isQuestion(call),
  );
  return found !== null && senseOf(found.trial) === 2 ? found : null;
}

/** Of the clock, the weather, a sum: "what time is it" points to nothing. */
const isOfWorld = (call: Call): boolean => call.do === 'info' && call.topic !== 'help';
