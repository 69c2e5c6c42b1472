/**
 * "Is the sauna on?", where the house has none: heard as a name, so that the reply can say so. Left to the model, the answer
 * was another thing's.
 */
import type { Call } from '../../call.js';
import type { IntentSpec } from '../../skill.js';
import { textSlot } from '../target.js';
import { isDeviceName, isName } from '../unknown-names.js';
import { askOf, isStateWord, STATE_WORDS } from './state-words.js';

const STATES: ReadonlySet<string> = new Set(['on', 'off', 'open', 'closed', 'locked', 'unlocked', 'running']);
const LAMP = /\b(?:light|lamp|bulb)s?$/i;
/** What is on or running without being a thing of the house, or is more than one kind of thing. */
const NO_THING =
  /\b(?:match|game|film|movie|show|news|programme?|football|race|party|dinner|tea|lunch|breakfast|food|meeting|school|shops?|store|pub|road|bus|train|water|house|home|place|kids?|children|rest|others?|one|ones|thing|things|stuff|lot|coast|deal)\b/i;

export const unknownThing: IntentSpec = {
  groups: [
    {
      lists: { what: { wildcard: true }, state: STATE_WORDS },
      weight: -3,
      textOnly: true,
      sentences: ['(is|are) (the|my|our) {what} [currently|right now|at the moment|now|still] {state}'],
    },
  ],
  interpret: (match): Call[] => {
    const state = match.slots.state?.value;
    const what = textSlot(match, 'what');
    if (what === undefined || !isStateWord(state) || !STATES.has(state.word) || NO_THING.test(what))
      return [];
    if (!isDeviceName(what) && !(LAMP.test(what) && isName(what))) return [];
    const { attr, test = { is: state.word } } = askOf('switch', state) ?? { attr: 'state' };
    return [{ do: 'query', attr, test, target: { name: what } }];
  },
};
