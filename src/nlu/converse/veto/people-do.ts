/**
 * What people see to themselves: "Dad's getting the lights", "I'll lock up when I'm back", "the gardener does the sprinkler". A model
 * does it for them. Only what goes the same way is passed over: "God himself is watering the plants" shuts the sprinkler.
 */

import type { Home } from '../../../actions/home.js';
import { nameWords, singular } from '../../../actions/resolve/names.js';
import type { Call } from '../../call.js';
import { KINDS_OF_WORD } from '../../kind-words.js';
import { bareWords, normalWords } from '../../normalize.js';
import type { Trial } from '../carry-out.js';
import { spaced } from './named.js';
import { type Way, wayOf } from './polarity.js';

/** Deeds of a house by how they begin, those before "the" or the like; `ing` in their second form. */
const DEEDS: readonly (readonly [plain: string, ing: string])[] = [
  ['turn', 'turning'],
  ['switch', 'switching'],
  ['put', 'putting'],
  ['open', 'opening'],
  ['close', 'closing'],
  ['shut', 'shutting'],
  ['lock', 'locking'],
  ['start', 'starting'],
  ['stop', 'stopping'],
  ['feed', 'feeding'],
  ['water', 'watering'],
  ['see to', 'seeing to'],
  ['fix', 'fixing'],
  ['service', 'servicing'],
  ['take care of', 'taking care of'],
  ['clean', 'cleaning'],
  ['empty', 'emptying'],
  ['load', 'loading'],
  ['unload', 'unloading'],
  ['hoover', 'hoovering'],
  ['vacuum', 'vacuuming'],
  ['mow', 'mowing'],
  ['mop', 'mopping'],
  ['sweep', 'sweeping'],
  ['shovel', 'shovelling'],
  ['shovel', 'shoveling'],
  ['do', 'doing'],
  ['get', 'getting'],
  ['make', 'making'],
];
const THING = '(?:the|my|our|your|his|her|their|all|those|these|it|them|up|for (?:us|me|you))';
const plainly = DEEDS.map(([plain]) => plain).join('|');
const doing = DEEDS.map(([, ing]) => ing).join('|');

const LEAD = '(?:(?:no|yes|yeah|oh|ok|okay|its okay|dont worry|hang on|leave it|and|but|well) )*';
/** Nobody of the house's own: "the sun is cooking the cousins", "the fan's doing a fine job". */
const PERSON =
  '(?!\\d|(?:i|im|we|were|you|youre|it|its|that|thats|this|there|theres|these|those|who|whos|what|whats|somebody|someone|nobody|no|the (?:sun|light|lamp|wind|rain|snow|noise)|let|can|could|would|will|please|time|stop|keep|start|go|try|mind)\\b)' +
  '(?<who>(?:(?:the|my|your|our|his|her|their) )?(?:\\w+ ){0,2}?\\w+)';
const WILL =
  '(?:(?:ll| will)(?! do\\b)| always| usually| promised to| (?:is |are )?(?:going to|gonna|coming to|off to)| said (?:hed|shed|theyd|hell|shell|theyll|(?:he|she|they) (?:would|will)))';
const SOMEBODY: readonly RegExp[] = [
  new RegExp(`^${LEAD}${PERSON}${WILL} (?:just )?(?<deed>(?:${plainly}) ${THING}\\b.*)$`),
  new RegExp(`^${LEAD}${PERSON} (?:does|sees to|looks after) (?<deed>${THING}\\b.*)$`),
  new RegExp(
    `^${LEAD}${PERSON} (?:is |are )?(?:just |already |busy |out |still )?(?<deed>(?:${doing}) ${THING}\\b.*)$`,
  ),
];
/** "I'll get the lights", "I'm on my way to feed the dog". */
const MYSELF = new RegExp(
  `^${LEAD}(?:ill|i will|im (?:just )?(?:on my way to|off to|just going to)) (?:just |go (?:and )?)?(?<deed>(?:${plainly}) ${THING}\\b.*)$`,
);
/** "Leave the sign, Moana's doing it", "I'll see to it later", "leave that to me". */
const SEEN_TO: readonly RegExp[] = [
  /\b(?!its?\b|thats?\b|this\b|whats?\b|whos?\b|lets?\b)\w+s (?:doing|handling|seeing to|dealing with|taking care of) (?:it|that|them)(?: now| already| later| himself| herself)?$/,
  /\b(?:ill|i will) (?:do|get|see to|handle|sort|fix) (?:it|that|them)(?: out)?(?: myself| later| now| in a (?:minute|moment|second|bit))?$/,
  /^leave (?:it|that|them|the (?:\w+ ){1,3})to (?:me|us|him|her|them|\w+)$/,
];
/** What is asked of the house beside it. */
const ASKS =
  /\b(?:please|then|but|want|wants|need|needs|has to|have to|must|should|let|cant|cannot|too|would|could|if|while|dark|darkness|cold|without)\b/;
const ASKS_AFTER = /[,;.!?]\s+\S+\s+\S+|\band \S+ \S+ \S+/;

const STOPS = /\b(?:off|down|out)\b|\b(?:clos|shut|lock|stopp?)\w*\b/;
const PUT_AWAY: ReadonlySet<Way | null> = new Set<Way | null>(['off', 'close', 'lock', 'down']);
const EYES = /\b(?:my|his|her|your|their) (?:own )?(?:eyes?|mouth|head|feet|hands?|homework|nails?|hair)\b/;

export function isDoneByPeople(text: string, calls: readonly Call[], trial: Trial, home: Home): boolean {
  const said = bareWords(text);
  if (SEEN_TO.some((pattern) => pattern.test(said)) && calls.every(({ when }) => when === undefined))
    return true;
  if (ASKS.test(said) || ASKS_AFTER.test(text) || EYES.test(said)) return false;
  const found = [...SOMEBODY, MYSELF].map((pattern) => pattern.exec(said)).find((one) => one !== null);
  const { who, deed } = found?.groups ?? {};
  if (deed === undefined || (who !== undefined && isThing(who, home))) return false;
  if (!/^(?:\w+ ){1,2}(?:it|them|up|for)\b/.test(deed) && !namesAnyOf(deed, trial, home)) return false;
  const stops = STOPS.test(deed);
  return calls.every((call) => call.when === undefined && PUT_AWAY.has(wayOf(call)) === stops);
}

/** A thing that is touched, or its kind. */
function namesAnyOf(deed: string, trial: Trial, home: Home): boolean {
  const said = new Set(normalWords(deed).map(singular));
  const ids = new Set(trial.effects.flatMap((effect) => ('device' in effect ? [effect.device] : [])));
  const touched = home.devices.filter(({ id }) => ids.has(id));
  return (
    touched.some(({ kind }) => [...said].some((word) => KINDS_OF_WORD.get(word)?.includes(kind) === true)) ||
    touched.some(({ name, aliases }) =>
      [name, ...aliases].flatMap(nameWords).some((word) => said.has(singular(word))),
    )
  );
}

/** "The lamp's shutting the cat out": a thing of the house is no somebody. */
function isThing(who: string, home: Home): boolean {
  const words = spaced(who.replace(/s$/, ''));
  return home.devices.some(({ name, aliases }) =>
    [name, ...aliases].some((one) => words.includes(spaced(one)) || spaced(one).includes(words)),
  );
}
