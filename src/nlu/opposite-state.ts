/** What undoes a state that was asked for; toggling and stopping have no opposite. */
import type { SetState } from './call.js';

export const OPPOSITE_STATE = {
  on: 'off',
  off: 'on',
  open: 'close',
  close: 'open',
  lock: 'unlock',
  unlock: 'lock',
} as const satisfies Partial<Record<SetState, SetState>>;

export type StateWithOpposite = keyof typeof OPPOSITE_STATE;

export const oppositeOf = (state: SetState): SetState | undefined =>
  state in OPPOSITE_STATE ? OPPOSITE_STATE[state as StateWithOpposite] : undefined;
