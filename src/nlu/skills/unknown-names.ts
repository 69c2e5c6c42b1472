/** Names that this house may not have ("the disco lights", "the aquarium"): heard as names, so that the reply can say so. */

const MAX_WORDS = 3;
/** Words of the sentence around a name, and of other sentences: nothing is called so. */
const NO_NAME =
  /\b(?:all|every|any|some|both|each|no|not|dont|never|and|or|but|on|off|in|at|of|for|from|the|a|an|my|it|is|are|was|were|if|when|you|i|he|she|they|we|with|without|to|traffic|head|brake|tail|car)\b/i;
/** Nor is anything called so that has words of its own in the grammar, or that is no device. */
const NO_DEVICE =
  /\b(?:lights?|lamps?|everything|volume|sound|music|temperature|heat|brightness|colou?rs?|alarms?|timers?|reminders?|notifications?|mode|charm|spot|left|right|it|them|that|this|up|down|left|brain|power|blue|red|green|yellow|white|purple|pink|orange)\b/i;

/** A verb that the grammar has not got is no part of a name: "pop the lamp", "stick the heater". */
const VERB = /^(?:pop|stick|bung|chuck|whack|flick|slap|get|have|make|let|give|leave|keep)\s/i;

/** May these words be what a light is called? */
export function isName(words: string): boolean {
  // "Tilt seventy, Darlene's lamp off" is two requests.
  if (/[,;.!?]/.test(words)) return false;
  return words.split(/\s+/).length <= MAX_WORDS && !NO_NAME.test(words) && !VERB.test(words);
}

/** May these words be what any device is called? */
export function isDeviceName(words: string): boolean {
  return isName(words) && !NO_DEVICE.test(words);
}
