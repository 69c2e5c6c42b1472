/**
 * Sentences put together in another way than the grammar's: word order and prepositions that speakers of other languages
 * bring along ("is open the garage", "during ten minutes", "more fast"), colloquial verbs ("pop the lamp on"), two things
 * asked at once. Each is told in the plain order with nothing left out, so that whatever it then means was said.
 */

import { UNIT } from '../agenda/another.js';
import { OFFHAND } from './offhand.js';
import { AMOUNT, type Rewrite, ROUNDABOUT } from './roundabout.js';

const STATE = '(?:open|opened|closed|shut|locked|unlocked|on|off)';
const CLOCK =
  '(?:half |quarter )?(?:past |to )?[\\w:.]+(?: thirty| fifteen| forty five)?(?: (?:am|pm|o.?clock))?(?: (?:every|each|in the) \\w+)?';

const SUN = '(?:sunset|sunrise|dusk|dawn)';
const VERB =
  '(?:turn|switch|put|set|open|close|shut|lock|unlock|start|stop|run|play|dim|keep|leave|have|make|let|lets|remind|wake|tell|show|what|whats|is|are|was|do|does|did|how|when|why|who|which|i|we|it)';

/** "Lock whatever's unlocked": what is so already is left as it is. Not "open whatever's locked": that is not all there is. */
const UNDOING: readonly (readonly [verb: string, state: string])[] = [
  ['(?:turn|switch|shut) off', 'on|running'],
  ['(?:turn|switch) on', 'off'],
  ['close|shut', 'open'],
  ['open', 'closed|shut'],
  ['lock', 'unlocked'],
];

const DID =
  '^(?:(?:and|so|but|hey) )*(?:have|did|has) (?:you|i|we|they|he|she|(?:some|any)one) (?:already |just |remember(?:ed)? to )?';

/** "Have you closed the blinds?" wants to know how they are. */
const DONE: readonly (readonly [verb: string, state: string])[] = [
  ['closed?', 'closed'],
  ['shut', 'shut'],
  ['open(?:ed)?', 'open'],
  ['lock(?:ed)?', 'locked'],
  ['unlock(?:ed)?', 'unlocked'],
];

/** What a short request may be made of; when and how long belongs to what stands before it. */
const FEW_WORDS = '(?:(?!(?:with|of|at|in|and|for|until|till|by|after|every|when|if|to|from)\\b)\\S+ ){1,4}';

const WONDERS =
  '^(?:(?:and|so|but) )?(?:do|does|should|must) (?:i|we|you|they) (?:(?:really|still|also|even) )?(?:(?:need|have|ought) to )?(?:go and )?';

/** "Do I need to lock the door?" Yes, if it is unlocked. */
const WONDERED: readonly (readonly [verb: string, state: string])[] = [
  ['lock', 'unlocked'],
  ['unlock', 'locked'],
  ['(?:close|shut)', 'open'],
  ['open', 'closed'],
  ['(?:turn|switch|shut) off', 'on'],
  ['(?:turn|switch) on', 'off'],
];

const WHOEVER = '(?:i|we|you|they|he|she|(?:any|some|every)(?:one|body)|\\p{L}+)';

const REWRITES: readonly Rewrite[] = [
  ...ROUNDABOUT,
  ...OFFHAND,
  // "Did I leave the lamp on last night": how it is now is all that anybody can tell.
  [
    new RegExp(
      `^((?:(?:and|so|but|hey) )*(?:did|have|has) ${WHOEVER} (?:remember(?:ed)? to |forget to |forgotten to )?(?:leave|left|turn|turned|switch|switched|lock|locked|close|closed|shut|open|opened) .+?),? (?:last night|this morning|earlier(?: today| on)?|before (?:bed|i left|we left|i went out|i came out)|when (?:i|we) (?:left|went out|went to bed|came out)|by (?:mistake|accident))\\??$`,
      'giu',
    ),
    '$1',
  ],
  // "Wake me at seven and again at quarter past."
  [/^((?:(?:please )?(?:wake|remind|set)) .+?) and (?:then )?again (at .+)$/giu, '$1 and $2'],
  // "Did anyone leave a light on upstairs?"
  [
    new RegExp(
      `^(?:(?:and|so|but|hey) )*(?:did|have|has) ${WHOEVER} (?:leave|left) (?:a|any|some) (.+?) (${STATE})( .+?)?\\??$`,
      'giu',
    ),
    'is any $1 $2$3',
  ],
  [
    new RegExp(
      `^(?:(?:and|so|but|hey) )*(?:did|have|has) ${WHOEVER} (?:leave|left) (.+?) (${STATE})\\??$`,
      'giu',
    ),
    'is $1 $2',
  ],
  // "A timer for 10 minutes and another for 12", "two timers, 5 and 10 minutes": the unit is said once.
  [
    new RegExp(
      `^(.*\\btimer for ${AMOUNT} (${UNIT})),? and (?:another|one|a second)(?: one| timer)? for (${AMOUNT})$`,
      'gi',
    ),
    '$1 and another one for $3 $2',
  ],
  ...[
    [`(${AMOUNT} ${UNIT}) and (${AMOUNT} ${UNIT})`, '$1 and another one for $2'] as const,
    [`(${AMOUNT}) and (${AMOUNT}) (${UNIT})`, '$1 $3 and another one for $2 $3'] as const,
  ].map(
    ([lengths, told]): Rewrite => [
      new RegExp(
        `^(?:(?:please )?(?:set|start|make|put on) )?(?:(?:two|2|both) )?timers(?: for|,)? ${lengths}$`,
        'gi',
      ),
      `set a timer for ${told}`,
    ],
  ),
  [new RegExp(`${WONDERS}(?:turn|switch) (.+?) (?:back )?on(?: again)?\\??$`, 'gi'), 'is $1 off'],
  [new RegExp(`${WONDERS}(?:turn|switch) (.+?) (?:back )?off(?: again)?\\??$`, 'gi'), 'is $1 on'],
  ...WONDERED.map(
    ([verb, state]): Rewrite => [new RegExp(`${WONDERS}${verb} (.+?)\\??$`, 'gi'), `is $1 ${state}`],
  ),
  // "In ten minutes the fan on for five minutes": both times after it, as one.
  [
    /^((?:in|after) (?:about )?(?:[\w.]+ ){1,3}?(?:seconds?|minutes?|mins?|hours?)(?: and a half)?),? (.+?) ((?:for|until|till) .+)$/gi,
    '$2 $1 $3',
  ],
  [new RegExp(`^(at (?:${SUN}|${CLOCK})),? ((?:${VERB}) .+?) ((?:for|until|till) .+)$`, 'gi'), '$2 $1 $3'],
  // "Anchor light from sunset to sunrise."
  [
    new RegExp(
      `^(?!${VERB}\\b)((?:\\S+ ){1,5}?)(?:on )?from (${SUN}|${CLOCK}) (?:to|until|till) (${SUN}|${CLOCK})$`,
      'gi',
    ),
    'turn on $1from $2 until $3',
  ],
  // "Set the heater to 20 at six and to 15 at ten."
  [
    /^((?:set|turn|put|bring) .+?) to (\S+(?: \S+)?) (at .+?),? and (?:then )?(?:back )?to (.+? at .+)$/gi,
    '$1 to $2 $3 and $1 to $4',
  ],
  [
    new RegExp(
      `^(.*\\bremind (?:me|us) (?:to|of|about) .+?) at (${CLOCK}), (?:at )?(${CLOCK}),? and (?:at )?(${CLOCK})$`,
      'gi',
    ),
    '$1 at $2 and $1 at $3 and $1 at $4',
  ],
  // "When the washing machine's done."
  [
    /\b(when|once|as soon as|if|until|till) ((?:(?:the|my|our) )?(?:[\p{L}-]+ ){0,3}[\p{L}-]+)['’]s (?=(?:all )?(?:done|finished|ready|over|empty|full|open|closed|shut|on|off|locked|unlocked)(?: yet| too| as well)?[\s.!?]*$)/giu,
    '$1 $2 is ',
  ],
  // "It's two degrees too warm."
  [
    /^(?:it|that)(?:['’]?s| is) (?:about |like )?((?:\w+|\d+)(?: or (?:\w+|\d+))? degrees?) too (?:warm|hot)(?: in here)?$/gi,
    'make it $1 cooler',
  ],
  [
    /^(?:it|that)(?:['’]?s| is) (?:about |like )?((?:\w+|\d+)(?: or (?:\w+|\d+))? degrees?) too (?:cold|cool|chilly)(?: in here)?$/gi,
    'make it $1 warmer',
  ],
  // "We're out of rice, put that on too": one order, with its reason.
  [
    /^((?:we|i)(?:['’]?(?:re|m|ve)| are| am| have)?(?: all| nearly| almost| running| just)* (?:out of|run out of|ran out of|low on|short of|need|have no(?: more)?) )(.+?),? (?:so |and )?(?:(?:can|could|will) you )?(?:please )?(?:put|add|stick|pop|get|chuck|write) (?:it|them|those|these|that|some)(?: down)? (?:on|to|onto) ((?:the|my|our) .+?)(?: too| as well| also| please)*$/gi,
    'add $2 to $3',
  ],
  [
    /^((?:we|i)(?:['’]?(?:re|m|ve)| are| am| have)?(?: all| nearly| almost| running| just)* (?:out of|run out of|ran out of|low on|short of|need|have no(?: more)?) .+?),? (?:so |and )?(?:(?:can|could|will) you )?(?:please )?(?:put|add|stick|pop|get|chuck|write) (?:it|them|those|these|that|some)(?: down)?(?: on)?(?: there)?(?: too| as well| also| please)*$/gi,
    '$1',
  ],
  // "Tell everyone in ten minutes that dinner is ready."
  [
    /^((?:announce|broadcast|(?:tell|let|remind) (?:everyone|everybody|\p{L}+)(?: know)?)) ((?:in|at) (?:\S+ ){1,4}?)((?:that .+|to (?!(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b)\p{L}.+))$/giu,
    '$2$1 $3',
  ],
  [/\bshould (like|love)\b/gi, 'would $1'],
  [/\bi want that you\b/gi, 'i want you to'],
  [/\b(i (?:would like|want|need)|i'?d like) that (.+?) (?:is|are|be) /gi, '$1 $2 to be '],
  [/\b(any|some|every|no)body\b/gi, '$1one'],
  [/^which (?:hour|time)\b/gi, 'what time'],
  [/\b(?:it|there) is too much light\b/gi, 'it is too bright'],
  [/\bneed my (umbrella)\b/gi, 'need an $1'],
  [/\bout (on|in) (?=the\b)/gi, '$1 '],
  // "Is anything still on up there?"
  [
    /^((?:is|are|whats|what is|which) .+?)(?: still)?( on| open)? (?:up|down|over|out|through) there\?*$/gi,
    '$1$2 in there',
  ],
  [/\b(?:what|how)(?: is|'s|s) the weather doing\b/gi, 'how is the weather'],
  [/\bi(?:'m| am) finding it\b/gi, 'i am'],
  [/\b(?:wanna)\b/gi, 'want to'],
  [/^(?:brb|gtg|omg|ugh|right|quick)[\s,]+/gi, ''],
  [/(?<=\w )n(?= \w)/gi, 'and'],
  [
    /\bduring (?=(?:the next )?(?:\d|an?\b|one|two|three|four|five|six|ten|twelve|fifteen|twenty|thirty|forty|half))/gi,
    'for ',
  ],
  [/\bat (\w+) hours\b/gi, "at $1 o'clock"],
  [/\b(?:until|till) (?:the )?half(?: way)?$/gi, 'halfway'],
  [new RegExp(`^(is|are) (${STATE}) ((?:the|my|our) .+?)(\\?)?$`, 'gi'), '$1 $3 $2$4'],
  [/\bhow many degrees (?:it is|there are|has it|do we have)\b/gi, 'how many degrees is it'],
  [/^how(?: is|'s|s) (the .+? (?:of|in|on) .+)$/gi, 'what is $1'],
  [/^((?:the )?(?:temperature|humidity|battery)\b.*?) how much (?:is|does it have)$/gi, 'what is $1'],
  [/\bhow much time (?:rests|remains)\b/gi, 'how much time is left'],
  [/\bmore strong\b/gi, 'stronger'],
  [/\bmore (bright|dark|loud|quiet|warm|cold|fast|slow|high|low|soft)\b/gi, '$1er'],
  [
    /\b(?:pop|stick|bung|chuck|whack|nip|flick|flip|shove|sling|whip) (?=(?:the|my|our|that|this|it|them|on|off)\b.*\b(?:on|off)\b)/gi,
    'put ',
  ],
  [
    /\b(leave|keep|have|put|open) (.+?) open (a crack|ajar|a little|a bit|half ?way|half)$/gi,
    '$1 $2 $3 open',
  ],
  [
    /^(?:it|that)(?:['’]?s| is) (?:still )?not (warm|cool|bright|dark|loud|quiet) enough(?: yet| now| for me)?$/gi,
    'make it $1er',
  ],
  [/^(?:take|knock|shave|trim) (.+? (?:percent|degrees?)) (?:from|off(?: of)?) (.+)$/gi, 'lower $2 by $1'],
  // "For twenty minutes and no more": no more of the time, not of the thing.
  [
    /\b((?:minute|hour|second)s?),? (?:(?:and|but) )?(?:no (?:more|longer)|tops|at (?:the )?most|max(?:imum)?)(?=[\s.!]*$)/gi,
    '$1',
  ],
  // "Lounge light on hall light off", "fan off lamp 20": two requests without a word between them.
  [
    new RegExp(
      `^(${FEW_WORDS}(?:on|off)),? (?!the\\b)(${FEW_WORDS}(?:on|off|\\d{1,3}(?:%| percent)?))[.!]?$`,
      'gi',
    ),
    '$1 and $2',
  ],
  // "Off with it."
  [/^(on|off) with (?=(?:it|them|that|the|my|our|all|every|both)\b)/gi, 'turn $1 '],
  ...UNDOING.map(
    ([verb, state]): Rewrite => [
      new RegExp(
        `^((?:please )?(?:${verb})) (?:everything|anything|all|whatever)(?:['’]?s| is| that['’]?s| that is| which is)(?: still)? (?:${state})\\b`,
        'gi',
      ),
      '$1 everything',
    ],
  ),
  [/\block all$/gi, 'lock everything'],
  // "Everything off, including the heating".
  [
    /^((?:please )?(?:turn|switch|shut) off) everything[\s,]+(?:including|even|also)(?: also| even)? (.+)$/gi,
    '$1 everything and $1 $2',
  ],
  [
    /^((?:(?:please )?(?:turn|switch|shut) )?everything off)[\s,]+(?:including|even|also)(?: also| even)? (.+)$/gi,
    '$1 and turn off $2',
  ],
  // "Tell me when Tom's back."
  [
    /\b(when|once|as soon as|if|until|till) (\p{L}+)['’]?s (?=(?:back|home)(?: home| again)?[\s.!?]*$)/giu,
    '$1 $2 is ',
  ],
  // "Have you turned off the urn?" wants to know how it is.
  [new RegExp(`${DID}(?:turn|switch)(?:ed)? (on|off) (.+?)\\?*$`, 'gi'), 'is $2 $1'],
  [new RegExp(`${DID}(?:turn|switch)(?:ed)? (.+?) (on|off)\\?*$`, 'gi'), 'is $1 $2'],
  ...DONE.map(
    ([verb, state]): Rewrite => [new RegExp(`${DID}${verb} (.+?)(?: up)?\\?*$`, 'gi'), `is $1 ${state}`],
  ),
  // "How many pounds is two kilos of bacon?"
  [/^(how (?:many|much) \p{L}+ (?:is|are|in|makes?) (?!left\b).+) of \p{L}+\?*$/giu, '$1'],
  // "When's the chimney sweep coming?", "what time's the dentist?"
  [/^(when|what time)['’]?s (.+?)(?: (?:coming|happening|on))?\?*$/gi, '$1 is $2'],
  [/^what['’]?ve i got\b/gi, 'what have i got'],
  // "Stick ten more on the snags": minutes of a timer; a list takes things.
  [
    new RegExp(
      `^(?:stick|put|pop|whack|chuck) (?:(?=another |\\S+ more |\\S+ \\S+ more |on ))(?:another |on )?(${AMOUNT})(?: more)? on (the|my) (?!.*\\b(?:lists?|shopping|pile|plate)\\b)(\\S+(?: \\S+)?)$`,
      'gi',
    ),
    'add $1 minutes to $2 $3 timer',
  ],
  // "Any wipes on the list" asks.
  [
    /^(?:is there |are there |got )?any (.+?) (?:still |already )?on (the|my|our) ((?:\S+ ){0,2}lists?)$/gi,
    'is there any $1 on $2 $3',
  ],
  [/\bswitch (the .+?) over to\b/gi, 'switch $1 to'],
  [/\b((?:the )?\S+) (preset|source|mode|input) to (\S+)$/gi, '$1 to $3 $2'],
  [
    new RegExp(
      `^(is|are) (all |any )?(?:of )?(?:the |my |our )?(\\w+s) (and|or) (?:the )?(\\w+s) (${STATE})(\\?)?$`,
      'gi',
    ),
    '$1 $2the $3 $6 and $1 $2the $5 $6$7',
  ],
  [/^((?:.*\b)?remind (?:me|us)\b.+?),? and (at .+? (?:to|about) .+)$/gi, '$1 and remind me $2'],
  [
    /^((?:.*\b)?remind (?:me|us)\b.+?\b(?:at|by|in|on|tomorrow|tonight)\b.*?),? and ((?:to|about) .+)$/gi,
    '$1 and remind me $2',
  ],
  [
    new RegExp(`^(.*\\bremind (?:me|us) (?:to|of|about) .+?) at (${CLOCK}) and (?:at )?(${CLOCK})$`, 'gi'),
    '$1 at $2 and $1 at $3',
  ],
];

const MAX_CHARACTERS = 200;

/** The sentence in the grammar's order; null where it has that already. */
export function inOtherWords(text: string): string | null {
  if (text.length > MAX_CHARACTERS) return null;
  const plain = text.trim().replace(/[.!]+$/, '');
  const told = REWRITES.reduce((said, [from, to]) => said.replace(from, to), plain).trim();
  return told === plain || told === '' ? null : told;
}
