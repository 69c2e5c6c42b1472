/** "What happened while I was out?", "did anyone come to the door?": nothing of that is kept, and any other answer would be a guess. */
import { bareWords } from '../../normalize.js';

const AWAY =
  '(?:while|when|since|as long as) (?:i|we) (?:was|were|am|are|been|left|went|have been)(?: (?:out|away|gone|at work|shopping|asleep|sleeping|in bed))?';
const EARLIER = `(?: (?:${AWAY}|today|last night|yesterday|overnight|earlier|this morning|this afternoon|in the night))`;
const LEAD = '^(?:(?:and|so|hey|okay|ok|tell me|do you know|hi|well) )*';
const ASKED: readonly RegExp[] = [
  `(?:what|did anything|has anything|did something|anything)(?: (?:has|have|did))? (?:happen|happened|go on|went on|gone on|been going on)(?: (?:here|at home|in the house))?${EARLIER}`,
  `what did i miss${EARLIER}?`,
  `(?:did|has|was|were|have) (?:anyone|anybody|someone|somebody)(?: (?:come|came|been|ring|rung|knock|knocked|visit|call|called|stop|stopped|here|there)){1,2}(?: (?:by|over|round|in|to|at|on))?(?: (?:the|our|my) (?:front |back )?(?:door|doorbell|bell|gate|house))?${EARLIER}?`,
  `who (?:came|rang|knocked|was)(?: (?:to|at|by|on))?(?: (?:the|our|my) (?:front |back )?(?:door|doorbell|bell|gate|house))${EARLIER}?`,
  // "When did Jonas leave?"
  'when did (?:\\S+ ){1,3}?(?:get up|wake up|wake|fall asleep|leave|get (?:home|in|back)|come (?:home|back|in)|go (?:out|to (?:sleep|bed|work|school)))',
  'how long (?:has|have) (?:\\S+ ){1,3}?been (?:out|away|gone|home|at home|at work|here|asleep|up|awake)',
  'how long (?:has|have) (?:\\S+ ){1,3}?been (?:sitting |lying |standing )?(?:in|on|at) (?:his|her|their|my|the|our|its) (?:\\S+ ?){1,3}',
  // "When was the last movement in the hall?", "when was anyone last in the bathroom?"
  'when was the last (?:time|movement|motion|visitor|visit|person|ring|delivery)(?: .+)?',
  'when was (?:there )?(?:anyone|anybody|someone|somebody|(?:any )?(?:movement|motion)) last(?: .+)?',
  '(?:when was|when did) (?:\\S+ ){1,3}?last (?:seen|home|here|in|at home|move|come home|get up)(?: .+)?',
  'how (?:many times|often) (?:has|have|was|were|did|does) .+ (?:opened|closed|open|close|on|off|used|come on|been on|go off|gone off|run)(?: today| yesterday| this week| last night)?',
  // "What was the temperature last night?"
  '(?:what was (?:the|our) (?:temperature|humidity|power|consumption|electricity|energy|water)|how (?:much (?:power|electricity|energy|water|gas|rain)|warm|cold|hot|humid)) (?:.+ )?(?:last night|yesterday|last week|last month|overnight|this time yesterday|an hour ago|earlier(?: today)?)',
].map((words) => new RegExp(`${LEAD}${words}$`));

/** Each of them has one of these words. */
const ASKING_WORD = /\b(?:what|did|anything|has|was|were|have|who|when|how)\b/;

/** What is not kept is said to be so, beside what is known. */
export const NO_RECORD = 'I keep no record of that.';

/** Null where it is not asked. */
export function unrecorded(text: string): string | null {
  const said = bareWords(text);
  return ASKING_WORD.test(said) && ASKED.some((pattern) => pattern.test(said))
    ? `${NO_RECORD} I can only tell how things are now.`
    : null;
}
