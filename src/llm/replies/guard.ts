/**
 * What a model may say aloud. It never saw the house, so every word of the house from it would be invented; it can do nothing, so
 * every "I will" is a lie; it has no past. What is not surely harmless is not said, and the template is.
 */
import type { Home } from '../../actions/home.js';
import { normalWords } from '../../nlu/normalize.js';
import { speaksOfHouse } from './house-words.js';

const MOST_WORDS = 30;
const MOST_CHARACTERS = 200;

/** Why a sentence is not said. */
export type Fault =
  | 'shape'
  | 'digits'
  | 'house'
  | 'act'
  | 'past'
  | 'person'
  | 'fact'
  | 'question'
  | 'repeats';

/** Letters of Latin script and the marks that are spoken by pauses; it must come to its end. */
const SHAPE = /^[\p{Script=Latin}\p{M} ,.'’;:!?"“”–—-]+[.!]["”]?$/u;
const NUMBER =
  /\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|twenty|thirty|forty|fifty|hundred|thousand|million|percent|half past|o'clock)\b/;
/** An act told, offered or promised, by the voice or for it. */
const ACT =
  /\b(?:i|we)(?:'ll| will| shall| can| could| would|'d| have|'ve| just|'m going to| am going to|'m about to)\b(?! (?:love|like|be (?:happy|glad|here)|imagine|say so|never|agree)\b)|\b(?:i|we) (?:\w+ )?(?:turn|switch|set|open|close|lock|start|stop|play|add|send|call|order|book|remind|check|search|found|made|did|put|help|assist|provide|recommend|suggest|work)\w*\b|\blet me\b|\bi'?m (?:\w+ing) (?:to|on|at|the|your|you|a|for)\b|\b(?:is|are|has been|have been|was|were) (?:now )?(?:on|off|open|closed|locked|unlocked|set|done|ready|running)\b/;
const PAST =
  /\bi (?:\w+ )?(?:was|went|had|did|got|saw|ate|met|lived|grew|came|took|spent|read|wrote|felt|said|told|knew|used to|\w{2,}ed)\b|\bwhen i\b|\b(?:yesterday|last (?:night|week|month|year))\b/;
/** Claims to be somebody, or somebody else's product. */
const PERSON =
  /\bi(?:'m| am) (?:a |an |the |your )?(?:\w+ )?(?:human|person|man|woman|girl|boy|student|teacher|writer|engineer|developer|mother|father|parent|years? old|born|from|in|living|hungry|thirsty|married)\b|\bmy (?:\w+ )?(?:family|wife|husband|partner|kids?|child(?:ren)?|mother|father|mom|dad|parents?|sister|brother|friends?|dog|cat|job|boss|school|university|company|house|apartment|body|hands?|eyes|childhood|hometown|country)\b|\b(?:smollm|hugging ?face|openai|chatgpt|gpt|google|alexa|siri|microsoft|amazon|anthropic|meta)\b/;
/** What would have to be known from somewhere. */
const FACT =
  /\b(?:today is|tomorrow|tonight is|it's (?:raining|snowing|sunny|cloudy)|weather|forecast|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|april|june|july|august|september|october|november|december|o'clock|according to|research|studies|scientists?|invented|founded|capital|population|website|www|app|internet|online|email|phone)\b/;

/** What is wrong with a sentence of an answer; null: it may be said. */
export function faultOf(
  sentence: string,
  {
    asked,
    before,
    home,
  }: {
    readonly asked: string;
    readonly before: readonly string[];
    readonly home: Pick<Home, 'devices' | 'areas'>;
  },
): Fault | null {
  const said = sentence.toLowerCase().replaceAll('’', "'");
  if (asksSomebody(said)) return 'question';
  const words = normalWords(sentence);
  if (NUMBER.test(said)) return 'digits';
  if (
    !SHAPE.test(sentence) ||
    sentence.length > MOST_CHARACTERS ||
    words.length > MOST_WORDS ||
    words.length === 0
  )
    return 'shape';
  if (ACT.test(said)) return 'act';
  if (PAST.test(said)) return 'past';
  if (PERSON.test(said)) return 'person';
  if (FACT.test(said)) return 'fact';
  if (speaksOfHouse(sentence, home)) return 'house';
  return repeats(words, normalWords(asked), before) ? 'repeats' : null;
}

/** A question that waits for an answer, for nobody listens for it; that of a riddle is answered in the same breath. */
function asksSomebody(said: string): boolean {
  const questions = said.match(/[^.!?]*\?/g) ?? [];
  return (
    /\?["”]?$/.test(said) ||
    questions.some((one) => /\byour?\b/.test(one) && !/\byou (?:call|get)\b/.test(one))
  );
}

/** The same three words twice, a sentence again, or the question given back. */
function repeats(words: readonly string[], asked: readonly string[], before: readonly string[]): boolean {
  if (before.some((other) => normalWords(other).join(' ') === words.join(' '))) return true;
  const triples = words.slice(2).map((word, index) => `${words[index]} ${words[index + 1]} ${word}`);
  if (new Set(triples).size < triples.length) return true;
  const known = new Set(asked);
  const same = words.filter((word) => known.has(word)).length;
  return asked.length >= 3 && words.length >= 3 && same / words.length > 0.75;
}
