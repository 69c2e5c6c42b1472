/** "What happened while I was out?", "did anyone come to the door?": nothing of that is kept, and any other answer would be a guess. */
import { bareWords } from '../../normalize.js';

const AWAY =
  '(?:while|when|since|as long as) (?:i|we) (?:was|were|am|are|been|left|went|have been)(?: (?:out|away|gone|at work|shopping|asleep|sleeping|in bed))?';
const EARLIER = `(?: (?:${AWAY}|today|last night|yesterday|overnight|earlier|this morning|this afternoon|in the night))`;
const LEAD = '^(?:(?:and|so|hey|okay|ok|tell me|do you know|hi|well) )*';
const STATES =
  '(?:on|off|open|opened|closed|shut|locked|unlocked|running|going|playing|charging|up|down|out|away|gone|home|cleaned|used)';
const ASKED: readonly RegExp[] = [
  `(?:what|did anything|has anything|did something|anything)(?: (?:has|have|did))? (?:happen|happened|go on|went on|gone on|been going on)(?: (?:here|at home|in the house))?${EARLIER}`,
  `what did i miss${EARLIER}?`,
  `(?:did|has|was|were|have) (?:anyone|anybody|someone|somebody)(?: (?:come|came|been|ring|rung|knock|knocked|visit|call|called|stop|stopped|here|there)){1,2}(?: (?:by|over|round|in|to|at|on))?(?: (?:the|our|my) (?:front |back )?(?:door|doorbell|bell|gate|house))?${EARLIER}?`,
  `who (?:came|rang|knocked|was)(?: (?:to|at|by|on))?(?: (?:the|our|my) (?:front |back )?(?:door|doorbell|bell|gate|house))${EARLIER}?`,
  // "Since when is the pump on", "when did Jonas leave": how long ago it became so.
  'since when (?:is|are|was|were|has|have) .+',
  `how long (?:has|have|is|are) (?!the timer|my timer|it been since)(?:\\S+ ){1,5}?been ${STATES}(?: for| now| already)?`,
  `when (?:was|were) (?:the |my |our )?(?:\\S+ ){1,4}?last ${STATES}`,
  `when (?:did|was) (?:\\S+ ){1,4}?(?:last (?:go|come|turn|open|close|run)|go (?:off|on|out|to sleep)|come (?:on|home|back|in)|leave|left|get (?:home|in|back)|turn(?:ed)? (?:on|off)|switched (?:on|off)|opened|unlocked)`,
].map((words) => new RegExp(`${LEAD}${words}$`));

/** Null where it is not asked. */
export function unrecorded(text: string): string | null {
  const said = bareWords(text);
  return ASKED.some((pattern) => pattern.test(said))
    ? 'I keep no record of that. I can only tell how things are now.'
    : null;
}
