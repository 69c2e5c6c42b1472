/**
 * What may be left out of a sentence as the reason for it, and what may not: a part that asks for something itself ("my feet
 * are cold, the blanket please, and the telly lower"), or says when. Half of a request done, and nobody told of the other
 * half, is worse than a sentence that was not understood.
 */
import { bareWords, normalWords } from '../../normalize.js';
import { wordRuns } from '../../word-runs.js';

const CLAUSE = /\s*[,;:.!]\s+|\s+so\s+(?!that\b)/i;
/** "Oh it's Sunday", "and it is cold". */
const LEAD = /^(?:(?:oh|ah|and|so|but|well|hey|hi|hello|okay|because|cause|since|as|now|please) )+/;

/** Somebody is or does something, or is said to have. */
const TELLS =
  /^(?:i|we|he|she|they|it|somebody|someone|everybody|everyone|nobody|people|there)\b|\b(?:im|ive|id|ill|hes|shes|theyre|its|thats|theres|heres|were|weve|youre|is|are|am|was|has|have|had|isnt|arent|wasnt|hasnt|cant|cannot|couldnt|dont|hurts?|needs?|wants?|looks?|feels?|keeps?|seems?|smells?|gets?|got|came|comes|goes|went|left|made|love|hate|like|see|hear)\b/;
/** "The chaukidar's off", "kickoff's in ten", "Declan'll have a stroke"; "Rui's lamp" is only his. */
const CONTRACTED =
  /\w['’](?:re|ll|ve|d) \w|\w['’]s (?:been|still|already|right|just|not|over|in|out|on|off|up|down|done|ready|back|here|home|asleep|awake|late|early|full|empty|open|shut|\w+ed|\w+ing)\b/i;

/** "Could she have ten percent", "might we have the lamps out". */
const MODAL = /^(?:can|could|would|will|may|might|shall)\b/;
/** "I need the spots at thirty", but "I need to sleep". */
const WANTED = /(?<!\bdo )\b(?:i|we) (?:need|want|would like|fancy)\b(?! to\b)|\b(?:id|wed) like\b(?! to\b)/;
const TIMED =
  /^(?:at|by|in|from|after|around|about) (?:\d|sun|dusk|dawn|noon|mid|half|quarter|an? (?:hour|minute|half|quarter|couple|few)|the (?:morning|evening|afternoon))/;
/** How a thing is to be, with no verb: "heater up two", "awning in". */
const STATE =
  /\b(?:on|off|up|down|open|shut|closed|lower|lowered|higher|warmer|cooler|brighter|dimmer|louder|quieter|drawn|muted|locked|halfway)\b|\b(?:in|out|half|full|low|high|medium|forwards?|backwards?|reverse)(?: (?:then|now|instead|please|again))?$/;
const KINDS =
  /\b(?:lights?|lamps?|heater|heating|radiator|blinds?|curtains?|shutters?|drapes|fan|tv|telly|radio|music|alarm|timer|volume|ac|aircon)\b/;
/** "It's raining, and tell Alfie the match is off." */
const ORDERS =
  /^(?:tell|announce|remind (?:me|us|him|her|them) (?:to|at|about|of)|wake|add|turn|switch|dim|mute|unmute|pause|cancel) (?!(?:on|off|up|down|in|out|is|are|was)\b)\w|^(?:open|close|shut|lock|unlock|stop|start|lower|raise|move|play) (?:it|them|that|those)\b|^(?:get|put) .+ (?:on|onto|off) (?:the|my|our)\b/;
const OBJECT = /^\w+ (?:it|them|that|those) (?:to|on|off|up|down|at|for)\b/;
const MAX_NAME = 4;

/**
 * @param isThing whether the house has something that is called so
 */
export function holdsRequest(text: string, isThing: (said: string) => boolean): boolean {
  return text.split(CLAUSE).some((clause) => isAsked(clause, isThing));
}

function isAsked(clause: string, isThing: (said: string) => boolean): boolean {
  const said = bareWords(clause).replace(LEAD, '');
  const words = normalWords(clause).join(' ').replace(LEAD, '');
  // "Put cartoons, I mean the news, on": whoever corrects himself asks for something.
  if (TIMED.test(words) || /^i mean\b/.test(said)) return true;
  const valued = /\d/.test(words);
  if (MODAL.test(said)) return valued || STATE.test(said) || KINDS.test(said);
  if (WANTED.test(said)) return valued || KINDS.test(said);
  // "Nothing on the flame" tells; "for the night nurse" is whom it is for.
  if (/^none of\b/.test(said)) return names(said, isThing);
  if (/^(?:nothing|nobody|none)\b/.test(said)) return false;
  if (/^for\b/.test(said)) return valued || STATE.test(said) || KINDS.test(said);
  if (ORDERS.test(said)) return true;
  if (TELLS.test(said) || CONTRACTED.test(clause)) return false;
  return valued || STATE.test(said) || OBJECT.test(said) || names(said, isThing);
}

function names(said: string, isThing: (said: string) => boolean): boolean {
  if (KINDS.test(said)) return true;
  const words = said.split(' ').filter((word) => word !== '');
  return wordRuns(words, MAX_NAME).some((run) => isThing(run.join(' ')));
}
