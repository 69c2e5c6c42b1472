/**
 * An hour that is set right in the same breath: "remind me at four to feed the hens, make it five", "..., actually at four,
 * she's out". Unlike other corrections (repair.ts) it stands far from what it mends, and the words between stay.
 */
import { bareWords } from '../../normalize.js';
import { HOUR_WORDS } from '../../number-words.js';

const NUMBER = `(?:\\d{1,2}(?::\\d\\d)?|${HOUR_WORDS})`;
const CLOCK =
  `(?:(?:(?:half|quarter) (?:past|to) )?${NUMBER}(?: (?:thirty|fifteen|forty[ -]five|o['’]?clock))?(?: ?[ap]\\.?m\\b\\.?)?` +
  '(?: (?:in the (?:morning|afternoon|evening)|tonight))?|noon|midnight)';
const MARK =
  '(?:(?:(?:oh|no|nope|sorry|wait|actually|or rather)[,\\s]+)*make (?:it|that)|(?:oh[,\\s]+)?(?:no|nope|sorry|wait|actually|or rather)(?:[,\\s]+(?:no|wait|sorry|actually))*)';

const RETIMED = new RegExp(
  `^(?<lead>.*\\b(?:remind|reminder|alarm|wake)\\b.*?)\\s*[,;]\\s*${MARK}[,\\s]+(?:(?:at|by|for) )?(?<clock>${CLOCK})(?:\\s*,\\s*(?<why>.+?))?[\\s.!]*$`,
  'i',
);
const HOUR = new RegExp(`(?<=\\b(?:at|by|for|around|about) )${CLOCK}(?![\\w:])`, 'gi');
const ANY_HOUR = new RegExp(`\\b${CLOCK}(?![\\w:])`, 'i');
/** Why, and nothing else that is asked for. */
const TELLS =
  /^(?:it|he|she|they|we|i|there|that|this|the|my|our|his|her|their)\b.*\b(?:is|are|was|were|has|have|had|wont|cant|its|hes|shes|theyre|were|im|ive|weve|theres|thats)\b|^(?:its|hes|shes|theyre|were|im|ive|weve|theres|thats)\b|^\w+s (?:here|out|back|been|gone|away|late|off)\b/;

/** The text with the hour that is meant; the same text where none is set right, or nobody knows which. */
export function retimed(text: string): string {
  const { lead = '', clock = '', why } = RETIMED.exec(text)?.groups ?? {};
  const hours = lead.match(HOUR) ?? [];
  if (hours.length !== 1) return text;
  if (why !== undefined && (!TELLS.test(bareWords(why)) || ANY_HOUR.test(why))) return text;
  return lead.replace(HOUR, clock);
}
