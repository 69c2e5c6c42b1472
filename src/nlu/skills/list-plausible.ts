/**
 * Whether words may stand on a list. Free words take anything: a colour for a lamp, a correction, another verb of writing, a
 * whole second sentence. An item that is none of these is left to whoever understands the sentence.
 */

/** "Chuck those", "scribble dunny paper": what is done with the item. */
const WRITING = /^(?:scribble|whack|bung|jot|write|put|add|remove) \w{3,}/i;
const REFERRING =
  /^tell (?:me|us|him|her|them)\b|^(?:put|add|chuck|stick|pop|note|throw|shove|tack|take|cross|mark|bung|whack) (?:that|those|them|it|these)\b/i;
/** "Beans, no, rice"; "put rice, not rice, put rava". */
const CORRECTING = /^(?:no|not|nope|sorry|wait|actually|i mean|or rather|oops)\b|\bno (?:put|add|not)\b/i;
/** "Another five minutes", "ten degrees": time for something, no thing. */
const AMOUNT = /^(?:(?:another|an?|\w+) )?(?:\w+ )?(?:more )?(?:seconds?|minutes?|hours?|degrees?|percent)$/i;
/** A second sentence: "they're there already", "how is it called". */
const SENTENCE =
  /\b(?:they|he|she|we|you|i|it)['’](?:re|s|ve|ll|m|d)\b|^(?:how|what|where|when|who|why|which) (?:is|are|was|do|does|else)\b|['’]s \w+ed\b|^never again\b|^\w+ (?:is|are) (?:on|in|at) the\b/i;
/** "Since the power went, candles ...": why, and no thing to buy. */
const CAUSE = /^(?:because|since|as|so|if|when|while|although|though) (?:\S+ ){2,}/i;
/** "The lava lamp on orange", "the prayer lamp on": a thing of the house that is to be something. */
const PUT =
  /\b(?:lamp|lights?|light|bulb|fan|heater|heating|radiator|blinds?|curtains?|tv|telly|speaker|shutters?) (?:on|off|to|at|up|down|in)\b|\b(?:on|to) (?:red|orange|yellow|green|blue|purple|pink|white|violet|turquoise)$/i;

/** "Put PLDT", after what is ticked off: something else that is to be done, as no item begins. */
const ORDERS = /^(?:put|add|tick|cross|strike|scratch|remove|delete) (?:(?!up\b|down\b|out\b|away\b)\w)/i;

export function isOrder(item: string): boolean {
  return ORDERS.test(item);
}

/** @param task of a list of things to do, whose items are verbs with what they are about */
export function isPlausible(item: string, task: boolean): boolean {
  const never = [CORRECTING, AMOUNT, SENTENCE, CAUSE, REFERRING, ...(task ? [] : [WRITING, PUT])];
  return !never.some((pattern) => pattern.test(item.trim()));
}
