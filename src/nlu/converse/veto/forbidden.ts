/** What a sentence forbids or takes back: "don't turn off the fan", "never lock it", "cancel turning on the oven". */
import { normalWords } from '../../normalize.js';
import { gerundOf } from '../wording/gerund.js';

/** Verbs of deeds. "Don't leave the light on" and "don't let it get cold" ask for something; they are none. */
const VERBS =
  'turn switch put shut close open lock unlock bolt start stop run play pause resume mute unmute dim brighten raise lower increase decrease reduce set change adjust make activate deactivate enable disable arm disarm clean vacuum mow wake ring announce'.split(
    ' ',
  );
const VERB = `(?:${VERBS.join('|')})`;

const LEAD = '(?:(?:no|and|but|so|oh|ok|okay|hey|please|wait|actually|just|sorry|thanks) )*';
const NOT =
  '(?:please )?(?:dont|do not|never|no need to|you (?:dont|do not) (?:need|have) to|you neednt|i (?:dont|do not|never) want you to|you (?:must not|mustnt|should not|shouldnt|should never|must never))(?: (?:ever|bother to|please|you dare|you ever|go and|just))*';

const FORBIDS = new RegExp(`^${LEAD}${NOT} (?<deed>${VERB} .+)$`);
const WITHIN = new RegExp(`\\b${NOT} (?<deed>${VERB}\\b.*)$`);
/** "Forget about it", "cancel turning off the fan", "never mind the lamp". */
const TAKES_BACK = new RegExp(
  `^${LEAD}(?:cancel|forget(?: about)?|never ?mind(?: about)?|scrap|scratch|call off|skip|miss out|leave out)(?: the (?:plan|order|command) (?:to|for|of))? (?<deed>.+)$`,
);
/** "Not the desk lamp" by itself: whatever it is about, nobody asks for anything to be done to it. */
const SPARES = new RegExp(
  `^${LEAD}not (?<the>(?:the|my|our|his|her|their|these|those|any of) )?(?<what>.+)$`,
);
/** "No movie night tonight", "no movie night for us": what will not take place. */
const RULED_OUT =
  /^(?:(?:and|but|so|oh|well|ok|okay|sorry) )*no (?<what>.+?)(?: (?:tonight|today|tomorrow|yet|now|please|thanks|this (?:evening|morning|afternoon|time|week)|for (?:me|us|you|him|her|them|now|once)))+$/;
const GERUND = new RegExp(`^(?:the )?(${VERBS.map(gerundOf).join('|')})\\b`);
/** What says nothing of which deed it is. */
const TRAILS =
  /(?: (?:please|now|yet|again|today|tonight|anymore|any more|any longer|thanks|thank you|after all|at all|then|ok|okay|for me))+$/;

/** Before or after a comma, and of no weight. */
const COURTESY =
  /^\W*(?:no|please|hey|wait|ok|okay|oh|sorry)\b[,.!]?\s*|[,.!]\s*(?:please|thanks|thank you)\W*$/gi;

export interface Forbidden {
  /** The deed as a command, or only what it is about. */
  readonly deed: string;
  /** Something planned is taken back, rather than that it shall not be done. */
  readonly takesBack: boolean;
}

/** The whole sentence, where it does nothing else than forbid; null where it does not. */
export function forbids(text: string): Forbidden | null {
  if (/[,;.!?]\s+\S/.test(text.replace(COURTESY, ''))) return null;
  const said = normalWords(text).join(' ').replace(TRAILS, '');
  const deed = FORBIDS.exec(said)?.groups?.['deed'];
  if (deed !== undefined) return { deed, takesBack: false };
  const { the, what } = SPARES.exec(said)?.groups ?? {};
  if (the !== undefined && what !== undefined) return { deed: what, takesBack: false };
  const back = TAKES_BACK.exec(said)?.groups?.['deed'];
  if (back === undefined) return null;
  return { deed: back.replace(GERUND, plainly), takesBack: true };
}

/** What is to be left alone, where no more is said; it may as well be how much ("not too bright"). */
export function sparedBy(text: string): string | null {
  return SPARES.exec(normalWords(text).join(' '))?.groups?.['what'] ?? null;
}

/** What takes place by being run, and will not; null where nothing of the kind is said. "No, movie night" is another matter. */
export function ruledOut(text: string): string | null {
  const [first = ''] = text.split(/[,;.!?]\s/);
  return RULED_OUT.exec(normalWords(first).join(' '))?.groups?.['what'] ?? null;
}

/** The forbidden part of a sentence that may ask for something beside; null where it forbids nothing. */
export function forbiddenIn(text: string): string | null {
  const said = normalWords(text.split(/[,;.!?]\s/).find((part) => holds(part)) ?? '').join(' ');
  return WITHIN.exec(said)?.groups?.['deed'] ?? forbids(text)?.deed ?? null;
}

function holds(part: string): boolean {
  return WITHIN.test(normalWords(part).join(' '));
}

function plainly(whole: string, doing: string): string {
  return VERBS.find((verb) => gerundOf(verb) === doing) ?? whole;
}
