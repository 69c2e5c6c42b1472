/** Locks: `state` takes LOCK and UNLOCK, `lock_state` tells how far the bolt is. Codes are not our business. */
import { type BoltWord, boltState } from '../bolt.js';
import { type Feature, part } from './feature.js';
import { binary, type Part } from './part.js';

export function lockPart(holder: Feature): Part | null {
  const state = part(holder, 'state');
  if (state?.settable !== true) return null;
  const bolt = part(holder, 'lock_state');
  return {
    kind: 'lock',
    deviceClass: null,
    abilities: {},
    reports: state.told || bolt?.told === true ? ['locked', 'bolt'] : [],
    read: (json) => {
      const told = bolt === undefined ? undefined : json[bolt.property];
      if (typeof told === 'string') return boltState(wordOf(told));
      const locked = binary(state, json[state.property]);
      return locked === null ? null : boltState(locked ? 'locked' : 'unlocked');
    },
    write: { locked: (value) => ({ [state.property]: value === true ? state.on : state.off }) },
    operate: {},
    asks: state.askable ? [state.property] : [],
    endpoint: holder.endpoint,
    label: 'lock',
    secondary: false,
    weight: 2,
  };
}

/** `lock_state` of the Zigbee cluster is locked, unlocked or not_fully_locked; makers add words of their own. */
function wordOf(told: string): BoltWord {
  if (told === 'locked' || told === 'unlocked' || told === 'locking' || told === 'unlocking') return told;
  if (told === 'not_fully_locked') return 'halfway';
  return /jam|block|stuck/i.test(told) ? 'jammed' : 'unlocked';
}
