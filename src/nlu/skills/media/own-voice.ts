/** Words that are about the assistant's own voice: "speak up", "your volume", "be quiet". */
import type { Match } from '../../skill.js';

const ADDRESSED =
  /\b(?:you|your|youre|yourself)\b|\b(?:speak|talk|say|repl(?:y|ies)|respon[ds]|answer|speech|yell|shout|whisper)\w*|^(?:please )?(?:be|stay|remain|keep|go) (?:\w+ )*(?:quiet|silent|muted?|still)\b|\b(?:shut up|shush|hush|zip it)\b/i;
/** "Your TV" and "the volume of your music" are somebody else's. */
const ELSEWHERE = /\b(?:music|song|tv|telly|television|radio|speakers?|stereo)\b/i;

/** True where the words are said to the assistant about itself, and name nothing else that sounds. */
export function isOwnVoice({ text, slots }: Match): boolean {
  const named = slots.name ?? slots.group ?? slots.area ?? slots.floor;
  if (named !== undefined || !ADDRESSED.test(text)) return false;
  return !ELSEWHERE.test(text.replace(/\byour speakers?\b/gi, ''));
}
