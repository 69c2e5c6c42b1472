/**
 * What a reason says of the command after it: "it's blinding, bring it down" is of the light, "the hall is too bright, half of
 * that" of the hall's.
 */
import { wordRuns } from '../../word-runs.js';

export interface Known {
  /** Whether the house has something that is called so, or a room. */
  readonly isThing: (said: string) => boolean;
  readonly isPlace: (said: string) => boolean;
  /** Something was spoken of just before: "it" is that. */
  readonly pointsBack: boolean;
}

/** Words of how a place is, and what is turned up or down for them. */
const LIGHT = 'the light';
const TOPICS: readonly (readonly [words: RegExp, noun: string])[] = [
  [/\b(?:bright|blinding|dazzling|glaring|dim|dark|gloomy|murky)\b/i, LIGHT],
  [/\b(?:loud|noisy|deafening|quiet)\b/i, 'the volume'],
];

/** Turned further or less far, and nothing said of what. */
const TURNED =
  /\b(?:it|this|that)(?= (?:right |way |back |a bit |a little )*(?:up|down)\b)|(?<=\b(?:dim|lower|raise|brighten|soften) )(?:it|this|that)\b/i;

const HERE = /^(?:here|there|everywhere)$/i;
/** Whatever is called so, every room has its own. */
const KIND = /^(?:(?:the|that|this|those|these) )*(?:lights?|lamps?|blinds?|curtains?|shutters?|drapes)$/i;
const MAX_NAME = 4;

/** The command in words that say what the reason was about. */
export function inItsTerms(command: string, lead: string, { isThing, isPlace, pointsBack }: Known): string {
  const noun = TOPICS.find(([words]) => words.test(lead))?.[1];
  if (noun === undefined) return whereTheyWere(command, lead, isPlace);
  const told = pointsBack ? command : command.replace(TURNED, noun);
  // Every room has its light; what sounds or warms may stand in another.
  if (noun !== LIGHT) return told;
  const place = runsOf(lead).find(isPlace);
  const own = runsOf(command).some(
    (run) => isPlace(run) || HERE.test(run) || (isThing(run) && !KIND.test(run)),
  );
  return place === undefined || own ? told : `${told.replace(/[\s.!]+$/, '')} in the ${place}`;
}

/** "I'm done in the shed", "nobody's in the attic": what follows is of that place. */
const WAS_THERE =
  /\b(?:done|finished|through|nobody(?:['’]?s| is)?|no one(?:['’]?s| is)?|everyone(?:['’]?s| is| has)? (?:gone|left|out)|leaving|left|came out|coming out)\b.*?\b(?:in|of|from|with|leaving|left) (?<rest>.+)$/i;
/** What would be done to all the house. */
const ALL = /\b(?:everything|all of it|(?:all )?(?:the )?lights|the lot)\b/i;
const SAYS_WHERE =
  /\b(?:in|on|at|from) (?:the|my|our|here|there)\b|\b(?:everywhere|upstairs|downstairs|house|home)\b/i;

function whereTheyWere(command: string, lead: string, isPlace: Known['isPlace']): string {
  const rest = WAS_THERE.exec(lead)?.groups?.['rest'];
  if (rest === undefined || !ALL.test(command) || SAYS_WHERE.test(command)) return command;
  const place = runsOf(rest).find(isPlace);
  return place === undefined ? command : `${command.replace(/[\s.!]+$/, '')} in the ${place}`;
}

function runsOf(text: string): readonly string[] {
  const said = text.split(/[^\p{L}\p{N}'’-]+/u).filter(Boolean);
  return wordRuns(said, MAX_NAME).map((run) => run.join(' '));
}
