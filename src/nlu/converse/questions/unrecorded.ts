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
  'when did (?:\\S+ ){1,3}?(?:leave|get (?:home|in|back)|come (?:home|back|in)|go (?:out|to (?:sleep|bed|work|school)))',
  'how long (?:has|have) (?:\\S+ ){1,3}?been (?:out|away|gone|home|at home|at work)',
].map((words) => new RegExp(`${LEAD}${words}$`));

/** Null where it is not asked. */
export function unrecorded(text: string): string | null {
  const said = bareWords(text);
  return ASKED.some((pattern) => pattern.test(said))
    ? 'I keep no record of that. I can only tell how things are now.'
    : null;
}
