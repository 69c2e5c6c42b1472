/** "The lamp's on", "the stove's been on all night": how things are, which sounds like "lamps on" and asks for nothing. */
const TOLD =
  /(?<!\b(?:it|that|let|what|there|here|he|she|who|where|how))['’]s (?:been|still|about to|going to|on|off|open|closed|shut|locked|unlocked|running|going|yelling|louder|quieter|brighter|darker|warmer|colder|cooler)\b/i;

export function isTold(text: string): boolean {
  return TOLD.test(text);
}

/** "Turn Mike's off": what is his, and no Mike who is off. */
export function isOfTheirs(text: string): boolean {
  return /\b(?:turn|switch|put) (?:(?:the|my|our) )?(?:\p{L}+ )?\p{L}+['’]s (?:on|off)\b/iu.test(text);
}
