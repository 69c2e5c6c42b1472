/**
 * "And turn it off in an hour": an order of its own with a verb and a pronoun, before which "and" says only that it comes
 * after another. Read together with the sentence before, "it" would be what that one has not yet done.
 */
const LED_ON =
  /^(?:(?:oh|and|also|plus|so)\b[\s,]+)+(?=(?:(?:can|could|would) you |please )?(?:turn|switch|put|set|open|close|shut|lock|unlock|start|stop|play|dim|brighten|make|run|pause|mute|unmute|lower|raise|draw|bring|take|leave|keep|change|move|resume|arm|disarm|dock|send)\b.*\b(?:it|them|that|those|these|this|both)\b)/i;

/** "Turn those off as well": they are others anyway. */
const TRAILED =
  /^((?:please )?(?:turn|switch|put|open|close|shut|lock|unlock|dim|brighten|pause|mute|unmute) (?:(?:on|off|up|down) )?(?:it|them|that|those|these)(?: (?:on|off|up|down|again|back))*),? (?:as well|also|too)[\s.!]*$/i;

/** The order alone; the same text where it is none, or points at nothing. */
export function orderAlone(text: string): string {
  return text.replace(LED_ON, '').replace(TRAILED, '$1');
}
