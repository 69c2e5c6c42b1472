/** Locks: `state` takes LOCK and UNLOCK, `lock_state` tells how far the bolt is. Codes are not our business. */
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
    reports: state.told || bolt?.told === true ? ['locked'] : [],
    read: (json) => {
      const told = bolt === undefined ? undefined : json[bolt.property];
      // Half a bolt keeps nobody out.
      if (typeof told === 'string') return { locked: told === 'locked' };
      const locked = binary(state, json[state.property]);
      return locked === null ? null : { locked };
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
