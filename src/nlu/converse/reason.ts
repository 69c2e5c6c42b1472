/**
 * A command with a reason before or after it that no phrase knows: "I've got a meeting, please mute the music", "turn off
 * the lights because I am leaving". What is left out must be a plain statement: whatever makes a command depend on
 * something, or takes it back, keeps the sentence whole (and so not understood, rather than half understood).
 */

/** A statement begins with one of these; a question, a condition or another order does not. */
const STATEMENT =
  /^(?:(?:hey|hi|hello|oh|okay|well|so|because|cause|since|as) )?(?:i|im|ive|id|ill|we|were|weve|its|it|thats|that|this|there|theres|the|my|our|your|everyone|everybody|someone|somebody|people|guests?|company|[a-z]+ (?:is|are|wants?|needs?|has|have)) /;

/** Conditions, exceptions, refusals, reports of what others said and wishes about other people: never left out. */
const BINDING =
  /\b(?:if|when|whenever|once|unless|until|till|before|after|while|except|but|not|dont|doesnt|didnt|wont|cant you|never|only|instead|said|says|told|asked|heard|think|thought|wonder|why|how|what|who|which|yesterday|ago|should have|would have|used to|always|forgot|every|tomorrow)\b/;

/** After these words a command begins, whatever was said before. */
const TURN =
  /(?:^|[\s,.;!])(?:please|can you|could you|would you|will you|so please|so can you|so could you)\s+/gi;
const STOP = /[,.;!]\s+/g;
/** After these a reason follows. */
const CAUSE =
  /[\s,.;]+(?:because|cause|since|so that|so (?=i\b|we\b|the\b)|as (?=i\b|im\b|we\b|it\b|its\b)|(?=i cant\b|i can't\b|i need to\b|i have to\b|i'm\b|i am\b|we're\b|we are\b|it's\b|it is\b))/gi;

const MAX_WORDS = 16;

/** The texts that may be the command alone, likeliest first. */
export function withoutReason(text: string): string[] {
  const found: string[] = [];
  for (const boundary of [TURN, STOP]) {
    for (const match of text.matchAll(boundary)) {
      const end = match.index + match[0].length;
      if (isReason(text.slice(0, match.index))) found.push(text.slice(end));
    }
  }
  for (const match of text.matchAll(CAUSE)) {
    const reason = text.slice(match.index + match[0].length);
    if (match.index > 0 && !BINDING.test(plain(reason)) && words(reason) <= MAX_WORDS)
      found.push(text.slice(0, match.index));
  }
  return [...new Set(found)].filter((rest) => words(rest) >= 2);
}

function isReason(lead: string): boolean {
  const said = plain(lead);
  return STATEMENT.test(`${said} `) && words(said) >= 2 && words(said) <= MAX_WORDS && !BINDING.test(said);
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function words(text: string): number {
  return plain(text).split(' ').filter(Boolean).length;
}
