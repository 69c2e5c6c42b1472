/** The words of a reminder: what is to be done, and which words cannot be that. */

import { HOUR_WORDS } from '../../number-words.js';
import type { Match } from '../../skill.js';
import { ANY_WEEKDAY } from '../../time.js';
import { textSlot } from '../target.js';

export function labelOf(match: Match): { label?: string } {
  const label = textSlot(match, 'label')
    // "Cancel the one about the drinks, the committee has bought them": why.
    ?.replace(match.intent === 'cancel' ? /\s*,\s*(?:the|my|our|we|i|he|she|they|it)\b.*$/i : /$^/, '')
    // "Hang it out, if I leave it it smells", "..., last time it grew mould": why.
    .replace(
      /\s*,\s*(?:because|cause|since|last time|otherwise|else|if (?:i|we) (?:leave|forget|miss|wait|do not|don['’]?t))\b.*$/i,
      '',
    )
    // "The poster or I'm dead", "... or she'll be cross": why.
    .replace(
      /[\s,]+or (?:else\b.*|(?:i|he|she|they|we|it|you|(?:\w+ )?\w+)['’](?:m|ll|re|d)\b.*|(?:i|he|she|they|we|it|you) (?:am|will|shall|would)\b.*)$/i,
      '',
    )
    // "I gotta ring Mum".
    .replace(/^(?:that )?(?:i|we) (?:gotta|got to|have to|need to|must|should) (?=\w)/i, '')
    // "Ring my sister, it's cheaper then", "call Naveen, the plumber's been": why.
    .replace(STATED, '')
    // "Buy a ticket, say four o'clock".
    .replace(/\s*,\s*say\W*$/i, '')
    .replace(/[.,!?]+$/, '');
  return label === undefined ? {} : { label };
}

const AUX = "(?:is|are|was|were|has|have|had|isn['’]?t|aren['’]?t|hasn['’]?t|can['’]?t|won['’]?t|will)";
/** A statement at the end, without an hour, a day or a number that might be meant instead. */
const STATED = new RegExp(
  `\\s*,\\s*(?!.*(?:\\d|\\b(?:${HOUR_WORDS}|thirty|fifteen|noon|midnight|half|quarter|tomorrow|tonight|morning|afternoon|evening|\\w+day|and (?:to|remind|at)|so (?:at|remind|to))\\b))` +
    `(?:(?:it|he|she|they|we|i|there|that|this)(?:['’](?:s|re|m|ve|ll|d)| ${AUX})\\b|` +
    `(?:(?:the|my|our|his|her|their) )?(?:\\p{L}+ ){0,2}\\p{L}+(?:['’]s (?:been|here|gone|back|out|away|coming|waiting|leaving|closed|shut|open|off|on|done|due|late|early|over|ready|full|empty|already|not)\\b| ${AUX} )).*$`,
  'iu',
);

/** "remind me of something", "remind me later": there is nothing to remind of yet. */
const EMPTY_LABEL =
  /^(?:something|this|that|it|later|again|me|do something|this later|you|a later time|of this later|to do something)$/i;

/** Questions to memory rather than requests: "remind me what the capital is", "tell me about black holes". */
const QUESTION = /^(?:(?:again|just|once more|please) )*(?:what|who|when|where|why|how|which|if|whether)\b/i;

/** Words of when and how often, with something after them: they were meant for the reminder. */
const REPEATS = new RegExp(
  `\\b(?:every|each) (?:day|morning|evening|night|afternoon|weekday|week|${ANY_WEEKDAY})s? (?:and|or)\\b`,
  'i',
);

/** "Take my pills at nine in the morning and six": the first of two times has stayed with the words. */
const TWICE =
  /\bat (?:\S+ ){0,3}?(?:\S+ (?:in the |at )?(?:morning|evening|afternoon|night|am|pm|o['’]?clock)|noon|midnight) and (?:at )?(?:half|quarter|noon|midnight|\d|one\b|two\b|three|four|five|six|seven|eight|nine|ten\b|eleven|twelve)/i;

/** "... and at four about the fees", "at five and to take the bins out": another reminder. */
const SECOND = new RegExp(
  String.raw`\b(?:(?:at|by) (?:half |quarter )?(?:past |to )?(?:\d[\d:.]*|${HOUR_WORDS}|noon|midnight)(?: \S+){0,3}?|in \S+ (?:minutes?|hours?)|tomorrow|tonight|${ANY_WEEKDAY}),? and (?:to|about) |\band (?:again )?(?:at|on|in|by) (?:[\w:]+ ){1,5}?(?:to|about) |\band the [\w ]+ (?:goes|comes|turns) (?:on|off)\b`,
  'i',
);
/** "Monday at nine about the cardiologist, and Tuesday at five about flowers"; "on the first of every month to ..."; "minutes before the final". */
const UNREAD = new RegExp(
  String.raw`^(?:of )?(?:every|each)\b|\b(?:and|,) (?:then )?(?:(?:on )?${ANY_WEEKDAY}s?|every|each|tomorrow|tonight)\b.*\b(?:about|to)\b|^(?:(?:an?|the|half|quarter|couple|few|of|and|\d+|one|two|three|four|five|six|eight|ten|fifteen|twenty|thirty|forty|fifty)[ -])*(?:minutes?|hours?|days?|weeks?) (?:before|after|ahead|early)\b|\bso (?:at|remind)\b`,
  'i',
);
/** "Or better half past five": a time, and another label than this. */
const CORRECTED = /^(?:or better|or rather|no|sorry)\b|\w+day,? sorry\b/i;

/** "Hang on, basketball practice", "wait her lesson's at one", "is it five, to call the super", "uh call the super", "call the soup, no, the super": the speaker is not done correcting. */
const UNSETTLED = new RegExp(
  String.raw`^(?:no|nope|wait|hang on|hold on|sorry|oops)\s*,|^(?:no|wait|hang on|hold on) \w+['’]s\b|^(?:is|was) it (?:at )?(?:\d|${HOUR_WORDS}|half|quarter|noon|midnight)|[,;]\s*(?:no|nope|wait|hang on|hold on|sorry|scrap that|scratch that|oops|i mean|actually|make (?:that|it) (?:\d|${HOUR_WORDS}|half|quarter|noon|midnight)|make that|or rather)\b|\b(?:u+h+m*|u+m+|erm+)\b`,
  'i',
);
const CLOCK = `(?:half|quarter|\\d|noon|midnight|(?:${HOUR_WORDS})\\b(?! \\w+s\\b))`;
/** "Half past six tonight to fry the fish", "the hens, arra five is soon enough": another time than the one that was taken. */
const DAY = `(?:${ANY_WEEKDAY}|tomorrow|tonight)`;
const RETIMED = new RegExp(
  `^(?!one (?:to|on) one\\b)(?:at |on |by )?(?:${CLOCK}[\\w :']*?|${DAY}(?: [\\w :']*?)?) (?:to|about) |,\\s*(?:\\w+ ){0,3}?(?:at )?(?:${CLOCK}.*\\b(?:is|was|will|would|about|to)\\b|(?:on )?${DAY}\\b.*\\b(?:is|was|at)\\b)`,
  'i',
);
/** "At four, her test is at half three": the hour was said, and what follows is not what for. */
const HOUR_FIRST = new RegExp(`^(?:at|by) ${CLOCK}(?:[ -]\\w+)?\\s*[,;]`, 'i');
/** "Her test is three thirty": when something is, and nothing to be done. */
const HELD_AT = new RegExp(
  `\\b(?:is|are|was|starts|begins) (?:at )?(?:${CLOCK})(?: (?:thirty|fifteen|o['’]?clock|past \\w+|to \\w+))?$`,
  'i',
);
/** "I'll need reminding, Nani's drops": said of the asking. */
const ASIDE = /^(?:(?:of )?course )?(?:i|we)['’](?:ll|m|ve|d)\b[^,]*,|^(?:of )?course\b/i;
/** "In ten, twenty, remind me in twenty minutes". */
const FRAGMENT = new RegExp(`^(?:in|at|on|to|for|by|about|of|the|a|an|and|that)(?: ${CLOCK})?$`, 'i');

/** Words left over from a time, another reminder or a question to memory are none. */
export function isLabel(label: string): boolean {
  // "At eight every morning and eight every evening": two times, and neither belongs to what is to be done.
  return ![
    /\b(?:and|or)$/i,
    REPEATS,
    TWICE,
    QUESTION,
    SECOND,
    UNREAD,
    CORRECTED,
    UNSETTLED,
    RETIMED,
    FRAGMENT,
    HOUR_FIRST,
    ASIDE,
    HELD_AT,
  ].some((one) => one.test(label));
}

/** There is nothing to remind of yet. */
export const isEmpty = (label: string): boolean => EMPTY_LABEL.test(label);
