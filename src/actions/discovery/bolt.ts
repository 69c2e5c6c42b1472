/** What a lock tells, as properties. Only a bolt that is wholly out keeps anybody out. */
import type { DeviceState } from '../home.js';

export type BoltWord = 'locked' | 'unlocked' | 'locking' | 'unlocking' | 'halfway' | 'jammed';

export function boltState(word: BoltWord): DeviceState {
  const settled = word === 'locked' || word === 'unlocked';
  return { locked: word === 'locked', bolt: settled ? 'still' : word };
}
