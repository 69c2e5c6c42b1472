/** Sentences that ask: whatever a model makes of them, nothing may change. */
import { bareWords, uncontracted, withAre } from '../../normalize.js';

const LEAD =
  '^(?:(?:and|so|but|well|hey|hi|oh|ok|okay|um|uh|please|sorry|wait|now|then|right|listen|look|seriously|honestly|actually|just|bruh|bro|dude|mate|man|lads|guys|love|dear|darling|yo|eh|ah|er|god) )*';
const STATE =
  '(?:on|off|open|opened|closed|shut|locked|unlocked|running|armed|muted|playing|charging|lit|low|high|up|down|set|done|finished)';

const ASKED: readonly RegExp[] = [
  // "Why don't we dim the lamp" is a wish.
  /why (?!(?:dont|do not|not|wont|cant)\b)/,
  /how come /,
  // "How do you make the fire come on": whoever asks how does it himself, or wants to know.
  /(?:(?:grandma|grandpa|granny|nana|nan|papa|mama|mum|mom|mummy|mommy|dad|daddy) )?how (?:do|does|did) (?:you|i|one|we|they|he|she) (?:make|get|turn|switch|open|close|start|stop|use|set|work|change|put) /,
  // Somebody wonders, and decides by themselves. "Shouldn't we dim the lamp" is a wish.
  /(?:should|must|do) (?:i|we|you|they) (?!(?:not|want|like|feel|mind|think)\b)/,
  /(?:is it|would it be) (?:worth|wise|better|safe|smart|clever|a good idea|necessary)\b/,
  /what (?:would happen|will happen|happens(?! is\b)|would it) /,
  // "Can the shutters tilt": whether they are able to. "Can the lights go off" is a wish.
  /(?:can|do|does|will) (?:the|my|our|this|that|these|those) (?:\w+ ){1,4}(?:tilt|dim|oscillate|rotate|swing|spin|move|change colou?rs?|turn|work)$/,
  // "Can the owl fly": whether a thing does what nobody can tell it to.
  /(?:can|could|do|does|will) (?:the|my|our|this|that|these|those) (?:\w+ ){1,3}(?:fly|talk|speak|sing|dance|swim|walk|jump|see|hear|think|feel|sleep|eat|drink|float|explode|die|bite|understand|learn)$/,
  /(?:who|what) (?:has |have )?(?:turned|switched|put|left|opened|closed|shut|locked|unlocked|set|changed|started|stopped|muted|dimmed) /,
  /when (?:is|are|was|were|did|does|do|has|have|had|will) (?:the|my|our|it|i|we|you|they|he|she|somebody|someone|anybody|anyone)\b/,
  /(?:did|does|was|were|has|had) (?:the|my|our|his|her|their|this|that|it|i|we|you|they|he|she|there|somebody|someone|anybody|anyone|everybody|everyone|any|all)\b/,
  /have (?:i|we|you|they|somebody|someone|anybody|anyone)\b/,
  // "Is it me or is it dark", "is it possible to": hints and wishes.
  new RegExp(`(?:is|are|am) .*\\b${STATE}\\b`),
  /(?:is|are) (?:it|that|this) (?:true|so|right|correct)\b/,
  // "Is the lamp red", "is Tom's radiator at 22 degrees", of whatever thing. "Is the music ever going to stop" is a wish.
  /(?:is|are) (?!(?:it|there|this|that|these|those|anyone|anybody|someone|somebody|everyone|everybody|no|not|you|we|i|he|she|they)\b)(?!.*\b(?:too|ever|going to|gonna|supposed to|meant to|able to|please)\b)\S+ \S/,
  // "Are we out of milk?"
  /(?:are|am) (?:we|i) (?:(?:all|nearly|still|almost|completely) )*(?:out of|low on|short of|running (?:out of|low on))\b/,
  /(?:do you know|any idea|tell me|i wonder|im wondering|i am wondering) (?:why|who|how come|when|where|whether)\b/,
].map((words) => new RegExp(`${LEAD}${words.source}`));

/** "Could you", "would it be possible to", "is there any way to": wishes in the form of a question. */
const WISHED =
  /\b(?:is there (?:a|any|some) (?:way|chance)|is it (?:possible|ok|okay|alright|all right|time|just me|me)|(?:can|could|would|will) (?:you|we|i)|is (?:anybody|anyone|somebody|someone))\b/;

/** The same, but with more beside it often a complaint: "where did my song go, I skipped past it". */
const ALONE = new RegExp(
  `${LEAD}(?:(?:who|whos|whom|whose|whats|where|wheres|which) |how (?:long|many|much|often|old|far) |what (?:is|are|was|were|did|does|do|has|have|had|will|time|kind)\\b)`,
);

/** Nobody can do it as things are: "who can sleep in this racket". */
const NOBODY_CAN = new RegExp(
  `${LEAD}(?:who|how) (?:can|could) (?:(?:anyone|anybody|somebody|a person|i|we|even|possibly|ever) )*(?:see|hear|watch|read|sleep|rest|work|think|study|eat|cook|concentrate|relax|breathe|follow|enjoy)\\b`,
);

/** "Can I have it cold or do I need the kettle": what is best, and nothing to be done. */
const OR_NEED = /\bor (?:do|should|must) (?:i|we) (?:need|have|use|want|take|bring|get)\b/;

/** Asked of nobody, for it complains: "why's it so dark", "who left the kettle on, it's boiling dry". */
const COMPLAINS = new RegExp(`${LEAD}(?:why (?:is|are|am|do|does|has|have)|who(?:s| has| have)?) `);
const CURSES =
  /\b(?:who|why|what) (?:the (?:hell|heck|devil|deuce|blazes|fuck)|in (?:gods|heavens|hells) name)\b/;
const EXCESS =
  /^\W*(?:\w+ )?why (?:is|are|am) (?:(?:it|he|she|this|that|there|everything|everyone|everybody|(?:the|my|our|this|that) (?:\w+ )?\w+) )?(?:always |still |all )?(?:so \w+|like a|like an|like the)\b/;
/** What is said after it tells or orders, and is more than whom it is said to. */
const TOLD_AFTER =
  /[,;.!]\s+(?!(?:is|are|was|were|did|do|does|has|have|had|can|could|who|what|why|when|where|which|how|or|and)\b)(?:[\p{L}\p{N}'’-]+\s+){2}[\p{L}\p{N}'’-]+/iu;
/** It asks again what it asked. */
const ASKS_AGAIN =
  /[,;.!?]\s+(?:(?:so|and|or|but) )?(?:is|are|was|were|did|does|has|have) (?:it|they|he|she|that|the|my|our|anyone|somebody)\b|\bor (?:is|are|was|has|not)\b/i;

function complains(text: string, said: string): boolean {
  if (NOBODY_CAN.test(said)) return true;
  if (!COMPLAINS.test(said) && !CURSES.test(said)) return false;
  if (ASKS_AGAIN.test(text)) return false;
  return CURSES.test(said) || EXCESS.test(said) || TOLD_AFTER.test(text);
}

export function asksOnly(text: string): boolean {
  const said = bareWords(uncontracted(withAre(text)));
  if (OR_NEED.test(said)) return true;
  if (WISHED.test(said) || complains(text, said)) return false;
  return ASKED.some((pattern) => pattern.test(said)) || (ALONE.test(said) && !/[,;.!?]\s+\S/.test(text));
}
