/** "The oak and willow shutters": what stands in each of two rooms, told one after the other. */

const TWO =
  /^(?<lead>.*?\b(?:the|my|our|all|both|is|are) )(?<one>[\p{L}\d'’]+(?: [\p{L}\d'’]+)?) and (?:the )?(?<two>[\p{L}\d'’]+(?: [\p{L}\d'’]+)?) (?!(?:down|off|out|open|closed|shut|back|too|also|please|again|now|all|both|for|and|with|until|from|when|brighter|dimmer|warmer|cooler|louder|quieter|colder|higher|lower)\b)(?<thing>\p{L}{3,})(?<tail>(?: .*)?)$/iu;

/** The sentence with the thing said of both; null where its words are put together otherwise. */
export function ofTwoPlaces(text: string): string | null {
  const { lead, one, two, thing, tail } = TWO.exec(text.trim())?.groups ?? {};
  if (lead === undefined || one === undefined || two === undefined || thing === undefined) return null;
  return `${lead}${one} ${thing} and the ${two} ${thing}${tail ?? ''}`;
}
