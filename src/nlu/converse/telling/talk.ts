/**
 * Sentences that tell and ask for nothing: "I love pizza", "we had a lantern like that in the scouts". The phrases have no
 * words for them; the micro LLM, which is asked next, finds a device in them and something to do with it. A hint ("it is
 * dark in here", "the tea is getting cold") is no such sentence, nor is a wish ("I like it warmer"), nor one of which only a
 * part tells ("the plumber was here, so the water can come back").
 */

import type { Call } from '../../call.js';
import { bareWords, withAre } from '../../normalize.js';
import { isGame } from '../../skills/media/games.js';

const OPENING =
  '^(?:(?:oh|ah|well|so|and|but|yeah|yes|no|hey|you know|i think|i guess|i mean|honestly|actually) )*';
/** One who tells, or what is told of: a pronoun, "my sister", "the old tv", "pizza". */
const SUBJECT =
  '(?:i|we|you|he|she|they|it|that|this|these|those|there|everyone|everybody|(?:the|my|our|your|his|her|their|this|that|these|those|a|an|some|all) (?:\\w+ ){0,2}?\\w+|\\w+)';
const ADVERBS =
  '(?:(?:really|just|absolutely|kinda|kind of|do|also|always|still|all|both|only|never|once|already|so|totally|actually|simply) )*';

/** What was; "I was thinking" leads to a wish. */
const PAST = new RegExp(
  `${OPENING}${SUBJECT} ${ADVERBS}(?:had|(?:was|were)(?! (?:thinking|wondering|hoping|going to|about to)\\b)|used to|bought|saw|went|ate|drank|met|lived|grew|built|sold|visited|watched|played|owned|loved|liked|hated|enjoyed|thought|said|told|gave|found|fed|slept|married|taught|wore|borrowed|lent)\\b`,
);
/** The same of deeds that a hint may tell of, too ("the dog tracked mud in"), where it is said when that was. */
const PAST_AT = new RegExp(
  `${OPENING}${SUBJECT} ${ADVERBS}(?:ran|put|left|came|did|made|took|slept|woke|fell|flew|rang|sat|stood|drew|paid|wore|jammed|burnt|burned|forgot|lost|turned|switched|opened|closed|locked|started|stopped|fixed|worked|used|tried|cooked|cleaned|kept)\\b.*\\b(?:yesterday|last (?:night|week|weekend|month|year|summer|winter|spring|autumn|fall|(?:mon|tues|wednes|thurs|fri|satur|sun)day)|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:two|three|four|five|\\d+) times (?:this|last|on)\\b|the other (?:day|night)|(?:days|weeks|months|years) ago)\\b`,
);
/** "A waste of money", "if you ask me". */
const OPINION =
  /\b(?:if you ask me|(?:waste|load) of (?:money|time|space|rubbish)|(?:overpriced|overrated))$/;
/** "I do love a hot tub": of any. What one hates may be just what is here. */
const LOVES_ANY = new RegExp(
  `${OPENING}${SUBJECT} ${ADVERBS}(?:loves?|adores?|cant beat) an? (?!bit\\b|little\\b)`,
);
const TASTE = new RegExp(
  `${OPENING}${SUBJECT} ${ADVERBS}(?<!\\b(?:is|are|looks?|feels?|seems?|sounds?|smells?|not|dont|doesnt) )(?:likes?|loves?|adores?|enjoys?|miss(?:es)?|hates?|detests?|dislikes?|cant stand)\\b`,
);
/** What is so again and again. */
const HABIT = new RegExp(
  `${OPENING}${SUBJECT} (?:is|are|s|re|was|were|gets?|goes|comes|stays?|keeps?) (?:always|often|usually|normally|sometimes|constantly|forever|all the time)\\b`,
);
const OWNS = new RegExp(
  `${OPENING}${SUBJECT} ${ADVERBS}(?:has|have|owns?|got) (?:an?|the same|one|two|some)\\b`,
);
/** An opinion. */
const PRAISE = new RegExp(
  `${OPENING}(?:${SUBJECT}|\\w+ \\w+) (?:is|are|s|re|looks?|sounds?|smells?|tastes?) ${ADVERBS}(?:very |pretty |quite |such |a |an |the |my |our |too )*(?:nice|lovely|great|good|beautiful|cute|ugly|expensive|cheap|fun|funny|interesting|boring|amazing|awesome|wonderful|delicious|tasty|favou?rite|fantastic|useful|popular|famous|clever|silly|stupid|perfect|best)\\b`,
);
/** "What a day it's been with that pump", "how lovely the string lights look". */
const EXCLAIMS = new RegExp(
  `${OPENING}(?:(?:what a |such a )?(?:shame|pity) (?:about|that)\\b|what an? (?:\\w+ ){1,4}?(?:it|that|this|we|i|he|she|they|you)(?:s| is| was| had| have| has| been|ve)\\b|how (?:lovely|nice|pretty|beautiful|funny|silly|odd|strange|clever|cute|sweet) (?:the|my|our|that|this|those|these) )`,
);
/** "It says here that leaving the TV on wastes power", "I read that": of lamps and tellies in general. */
const QUOTES = new RegExp(
  `${OPENING}(?:it says (?:here|on|in)|(?:they|people|some|experts|scientists|the (?:news|paper|radio)) (?:say|says|reckon|claim|claims)|i (?:read|heard|dreamt|dreamed) (?:that|how|about)) `,
);
const LIKEWISE = /\b(?:like|as) (?:that|this|those|these|it|mine|yours|ours)\b|\bthe same\b/;

/**
 * Words that ask for a change, however they are wrapped. What is past may hold them ("we had the lights on"); a taste
 * with one is a wish.
 */
const CHANGE =
  /\b(?:on|off|up|down|to|more|less|please|when|if|with|at|now|\w+er|dim\w*|bright\w*|warm\w*|cool\w*|cold|hot|dark|open\w*|close\w*|shut|lock\w*|\d+)\b/;

const MAX_CHARACTERS = 400;

/** Where something else may be said, that does not tell. */
const CLAUSES = /[,;.:!]+\s+|\s+(?:and|so|but|because)\s+/;
/** Fewer words are no clause, but one more thing of the same: "I love pizza, and olives on it". */
const CLAUSE_WORDS = 3;

/** Whether the sentence tells and asks for nothing: each clause of it. */
export function isTalk(text: string): boolean {
  if (text.length > MAX_CHARACTERS || /\?\s*$/.test(text)) return false;
  const whole = withAre(text).replace(/['’]s like\b/g, ' is like');
  const [first = '', ...others] = whole.split(CLAUSES).filter((clause) => bareWords(clause) !== '');
  const full = others.filter((clause) => bareWords(clause).split(' ').length >= CLAUSE_WORDS);
  // "The gate bell, was it ours": a clause that begins beside the subject is judged with it.
  return (
    tells(bareWords(whole)) && (full.length === 0 || [first, ...full].every((one) => tells(bareWords(one))))
  );
}

function tells(said: string): boolean {
  if (EXCLAIMS.test(said)) return true;
  if (ASKS.test(said)) return false;
  if (QUOTES.test(said)) return !NEEDS.test(said);
  if (PAST.test(said)) return true;
  if (OPINION.test(said)) return !/\b(?:too|still|more|less|should|please)\b/.test(said);
  if (PAST_AT.test(said)) return !NEEDS.test(said) && !OPEN_NOW.test(said);
  if (HABIT.test(said)) return !NEEDS.test(said);
  if (PRAISE.test(said)) return !NEEDS.test(said);
  if (OWNS.test(said)) return LIKEWISE.test(said);
  if (LOVES_ANY.test(said)) return !NEEDS.test(said);
  return TASTE.test(said) && !CHANGE.test(said);
}

/**
 * Whether what the model proposes is only talk to the house: a story, or a game to be played. What is there and what is gone of
 * a list is told as a story, and an answer does no harm.
 */
export function isOnlyTalk(text: string, calls: readonly Call[]): boolean {
  const kept = calls.every(({ do: does }) => does === 'list' || does === 'query' || does === 'info');
  return (isTalk(text) && !kept) || calls.some((call) => isGameCall(call, text));
}

function isGameCall(call: Call, text: string): boolean {
  if (call.do !== 'media' || call.query === undefined || !/\bplay/i.test(text)) return false;
  const { target } = call;
  const named = target?.ids !== undefined || target?.area !== undefined;
  // A model copies what it takes for the title, and leaves "with me" out.
  const [, whole = call.query] = /\bplay(?:ing)? (.+)$/i.exec(text) ?? [];
  return isGame(call.query, text, named) || isGame(whole, text, named);
}

/** A question, an order or a request is in it somewhere. */
const ASKS =
  /^(?:(?:hey|so|and|but|well|please|okay|oh) )*(?:is|are|was|were|did|do|does|has|have|had|can|could|would|will|should|what|who|when|where|which|why|how|turn|switch|set|put|make|play|open|close|lock|unlock|start|stop|let|lets|give|get|tell|show|add|remind|wake|dim|id|im|ill|ive|its|theres|thats)\b|\b(?:can|could|would|will) you\b|\bplease\b|\b(?:so|then|and) (?:turn|switch|set|put|make|open|close|lock|unlock|dim|play|start|stop)\b|\bso \w+ (?:me|it|them|us)\b/;
/** What was then is told of now: "she left the lamp on last night and it's still burning". */
const OPEN_NOW = /\b(?:still|again|now|standing|open|its|is|are|theyre|theres)\b/;
/** "It is best to ...", "the lamp is nice but too bright". */
const NEEDS = /\b(?:but|too|to|needs?|wants?|should|if|when)\b/;
