/** The interpretation that most skills share: one `set` call on the sentence's target. */
import { type Call, SET_STATES, type SetState, type Target } from '../call.js';
import type { IntentSpec } from '../skill.js';
import { stringSlot, targetOf } from './target.js';

export function isSetState(value: unknown): value is SetState {
  return SET_STATES.some((state) => state === value);
}

/**
 * @param fallback the target where the words name neither device nor group
 * @param slot the slot whose value is the state
 */
export function setStates(fallback: Target, slot = 'onoff'): IntentSpec['interpret'] {
  return (match): Call[] => {
    const state = stringSlot(match, slot);
    if (!isSetState(state)) return [];
    const target = targetOf(match, fallback);
    const kept = KEEPS.test(match.text) && target.ref === undefined;
    return [{ do: 'set', state, target: kept ? { ...target, already: state } : target }];
  };
}

/** "Leave the lights on", "the fan should stay on" are of those that are on; "leave them on" of all that was spoken of. */
const KEEPS = /^(?:keep|leave)\b|\b(?:stay|stays|remain|remains)\b/i;
