/** When something is to be done, as it stands in a sentence: found here only to be passed on; skills/when/when.ts reads it. */

const AMOUNT = '(?:a|an|half an|half a|a few|a couple of|the next|\\d+(?:\\.\\d+)?)(?: \\d+)?(?: more)?';
const ABOUT = '(?:about |approximately |around |roughly |another )?';
const UNIT = '(?:seconds?|minutes?|hours?|mins?|hrs?|secs?)(?: and a half)?';
const HOUR = '\\d{1,2}(?: \\d\\d)?';
const CLOCK = `(?:noon|midnight|sunset|sunrise|dawn|dusk|(?:half|quarter) (?:past|to) ${HOUR}|${HOUR} (?:am|pm|oclock|o clock)|${HOUR}(?= (?:tonight|tomorrow|this|in the (?:morning|evening|afternoon))))`;
const PART =
  '(?: in the (?:morning|evening|afternoon)| at night| tonight| tomorrow(?: (?:morning|evening|afternoon|night))?)?';

const TIMES: readonly RegExp[] = [
  `(?:in|after) ${ABOUT}${AMOUNT} ${UNIT}(?: from now)?`,
  `for ${ABOUT}${AMOUNT} ${UNIT}`,
  `(?:at|by|around|for) ${CLOCK}${PART}`,
  `until ${CLOCK}${PART}`,
  `(?:tomorrow|tonight|this (?:evening|afternoon|morning))(?: (?:morning|evening|afternoon|night))?(?: at (?:${CLOCK}|${HOUR})${PART})?`,
  '(?:every|each) (?:day|morning|evening|night|weekday|weekend|hour)',
].map((pattern) => new RegExp(`^${pattern}(?= |$)`));

/** How many of these words say a time, from the first on; 0 where they do not. */
export function timeWords(words: readonly string[]): number {
  const said = words.slice(0, MAX_WORDS).join(' ');
  for (const pattern of TIMES) {
    const match = pattern.exec(said);
    if (match !== null) return match[0].split(' ').length;
  }
  return 0;
}

const MAX_WORDS = 12;
