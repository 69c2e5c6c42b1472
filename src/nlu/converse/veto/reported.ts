/**
 * What somebody tells of other people: what one said and the other answered ("she's like, put it on, and I goes which"), whose is
 * how ("Kayla's are way brighter than mine"), and what is said to somebody in the room ("move your big head"). Whatever is ordered
 * in it, the house is not meant.
 */
import type { Call } from '../../call.js';
import { bareWords } from '../../normalize.js';

const SAYS =
  '(?:says|said|(?:goes|went)(?! (?:off|on|up|down|back|out|in|to|over|dark)\\b)|asks|asked|tells|told)';
/** Somebody says something, and the speaker says something back; or the other way round. */
const I_SAY = /\b(?:i (?:says|said|goes|told (?:him|her|them)|was like|am like)|im like|says i)\b/;
const THEY_SAY = new RegExp(`\\b(?!i\\b)\\w+ ${SAYS}\\b|\\b(?:she|he|they) (?:is|are|was|were) like\\b`);
const THEIRS = /\b(?:\w+er|more \w+|better|worse) than (?:mine|ours|yours|his|hers|theirs)\b/;
const WISH = /\b(?:make|want|need|like it|turn|set|put|can|could|should|would|please|too)\b/;
/** A house has none of these. */
const BODY =
  /\b(?:move|shift|get|take|wipe|wash|mind|watch|lift|eat|finish|brush|hold|shut|keep) (?:up |off |down )?your (?:own )?(?:\w+ ){0,2}?(?:head|hands?|foot|feet|arms?|legs?|elbows?|bum|backside|mouth|face|shoes?|boots|socks|coat|plate|dinner|homework|teeth|nose)\b/;

/** "Sit back from the screen, bud", "get off the chair", "careful, the pot's hot", "you can't take the lantern to school". */
const TO_SOMEBODY: readonly RegExp[] = [
  /(?:^|[,.!] )(?:\w+ )?(?:please )?(?:sit|step|stand|stay|move|get|keep|come) (?:well |right )?(?:back|away|clear|down|off) (?:from|of|off|the|my|that|you)\b/,
  /^(?:be )?careful\b|\bcareful (?:with|of|that|the)\b|^watch your\b/,
  /\byou (?:cant|can not|cannot|may not|mustnt|must not|are not allowed to|arent allowed to) (?:take|touch|paint|wear|ride|bring|play with)\b/,
  /\bif you are (?:good|a good)\b|\bif youre (?:good|a good)\b/,
  /\b(?:could|can|would|will) you (?:quote|repair|fix|install|invoice)\b/,
];

/** Of what the house itself would do: a message or a timer may be of whatever people say. */
const DEEDS: ReadonlySet<Call['do']> = new Set(['set', 'adjust', 'run', 'media']);

export function isAmongPeople(text: string, calls: readonly Call[]): boolean {
  if (!calls.every(({ do: does }) => DEEDS.has(does))) return false;
  const said = bareWords(text.replace(/\b(she|he)['’]s like\b/gi, '$1 is like'));
  const told = I_SAY.test(said) && THEY_SAY.test(said.replace(new RegExp(I_SAY, 'g'), ' '));
  const to = TO_SOMEBODY.some((pattern) => pattern.test(said));
  return told || to || BODY.test(said) || (THEIRS.test(said) && !WISH.test(said));
}
