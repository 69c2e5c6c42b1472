/** "Tell me if the humidity goes above 70": something to be watched, not a question about how things are. */
import { bareWords } from '../../normalize.js';

const TOLD =
  /\b(?:tell|let|notify|alert|warn|ping|text|message|inform|call) (?:me|us)(?: know)?\b|\b(?:give me a shout|shout|say so)\b/;
/** A change that may come; "is above" is how things are. */
const CHANGES =
  /\b(?:if|when|whenever|once|as soon as|the moment)\b.*\b(?:goes|gets|drops|falls|rises|climbs|dips|sinks|exceeds|reaches|hits|passes|becomes|cools|warms|opens|closes|unlocks|locks|starts|stops|finishes|turns (?:on|off)|comes (?:on|home)|leaves|arrives)\b/;

export function isWatched(text: string): boolean {
  const said = bareWords(text);
  return TOLD.test(said) && CHANGES.test(said);
}
