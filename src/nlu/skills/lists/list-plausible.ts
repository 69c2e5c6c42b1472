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
/** "Another five minutes", "ten degrees", "nine minutes for the stew": time for something, no thing. */
const AMOUNT =
  /^(?:(?:another|an?|\w+) )?(?:\w+ )?(?:more )?(?:seconds?|minutes?|hours?|degrees?|percent)(?: for \S.*)?$/i;
/** "May I have plums": of the asking. */
const HAVING = /^have (?!nots?\b)\w/i;
/** A second sentence: "they're there already", "how is it called". */
const SENTENCE =
  /\b(?:they|he|she|we|you|i|it)['’](?:re|s|ve|ll|m|d)\b|^(?:how|what|where|when|who|why|which) (?:is|are|was|do|does|else)\b|['’]s \w+ed\b|^never again\b|^\w+ (?:is|are) (?:on|in|at) the\b/i;
/** "Since the power went, candles ...": why, and no thing to buy. */
const CAUSE = /^(?:because|since|as|so|if|when|while|although|though) (?:\S+ ){2,}/i;
/** "The lava lamp on orange", "the prayer lamp on": a thing of the house that is to be something. */
const PUT =
  /\b(?:lamp|lights?|light|bulb|fan|heater|heating|radiator|blinds?|curtains?|tv|telly|speaker|shutters?) (?:on|off|to|at|up|down|in)\b|\b(?:on|to) (?:red|orange|yellow|green|blue|purple|pink|white|violet|turquoise)$/i;

/** "The soup uh the super", "you know, the wet wipes", "what's it called": a word is being looked for. */
const SEARCHING =
  /\b(?:u+h+m*|u+m+|erm+|you know|what['’]?s (?:it|that|his|her) (?:called|name)|what(?: do|['’]?d) (?:you|they|we|i) call|whatsit|whatchamacallit|thingy)\b/i;
/** "Kar ee leaves curry leaves", "bicarb put bicarb", "peanut no jelly, grape jelly": begun again, nobody knows from where. */
const AGAIN = /\b(\p{L}{4,})\b(?! (?:and|by|to|in|n|or) \1\b).*\b\1\b/iu;
/** "Silicone, the white one for the bath", "of buy please": of what was said before, or half of it. */
const POINTS = /^(?:the )?(?:\S+ ){1,2}ones?(?: (?:for|with|in|from|without)\b.*)?$|^of \S/i;
/** "Grandfather wants to see them", after a list: why, and nothing to write down. */
const TOLD =
  /^(?:the )?\S+ (?:(?:\S+ )?(?:wants?|needs?|likes?|loves?|says?|said|asked|keeps?|is|are|was|has|have|ate|used|finished) (?:.* )?(?:it|them|those|these|me|us|him|her|again|already|none|no more|nothing left)|(?:is|are) (?:coming|visiting|here|out|back|off|closed|shut))$/i;

/** "And don't tell Felipe", "what am I saying": said to whoever listens. */
const SAID_TO =
  /^(?:(?:but|and|oh) )*(?:do not|don['’]?t|never) \w|^what am i\b|^(?:i|we) (?:bought|got|had|have|already|think|thought|mean|said|forgot)\b/i;
/** "Add smoothies", as an item after others: begun again, whatever the list is for. */
const ANEW = /^(?:please )?add (?!up\b)\w/i;
/** "Water melon no kitchen roll": one of them. */
const INSTEAD =
  /^(?:\p{L}+ ){1,2}no (?!(?:more|sugar|salt|added|bake|iron|mess|name|fat|pulp|bits|one|entry|smoking)\b)\p{L}+ \p{L}+$/iu;

/** "Okra to the other one": another list is pointed at. */
const ELSEWHERE = /\b(?:to|on|onto) (?:the|my|our) (?:\S+ ){1,3}(?:one|list)$/i;

/** "Put PLDT", after what is ticked off: something else that is to be done, as no item begins. */
const ORDERS = /^(?:put|add|tick|cross|strike|scratch|remove|delete) (?:(?!up\b|down\b|out\b|away\b)\w)/i;

export function isOrder(item: string): boolean {
  return ORDERS.test(item);
}

/** "Tick off the rent, not it's not paid", "the butcher has none": no item that is taken off, either. */
export function isAside(item: string): boolean {
  return [CORRECTING, TOLD].some((pattern) => pattern.test(item.trim()));
}

/** @param task of a list of things to do, whose items are verbs with what they are about */
export function isPlausible(item: string, task: boolean): boolean {
  const never = [
    CORRECTING,
    AMOUNT,
    SENTENCE,
    CAUSE,
    REFERRING,
    SEARCHING,
    AGAIN,
    POINTS,
    TOLD,
    SAID_TO,
    ANEW,
    INSTEAD,
    ELSEWHERE,
    ...(task ? [] : [WRITING, PUT, HAVING]),
  ];
  return !never.some((pattern) => pattern.test(item.trim()));
}
