/** What the registry tells those who follow it. */
import { messageOf } from '../../errors.js';
import { createLog } from '../../log.js';
import type { DeviceState } from '../home.js';

export type RegistryChange =
  /** Devices came, went or were renamed: names, phrase graph and page are to be made anew. */
  | { readonly type: 'home' }
  | {
      readonly type: 'state';
      readonly device: string;
      readonly before: DeviceState;
      readonly state: DeviceState;
    }
  | { readonly type: 'availability'; readonly device: string; readonly available: boolean };

const log = createLog('registry');

/** Listeners that cannot harm each other. */
export class Followers {
  private readonly listeners = new Set<(change: RegistryChange) => void>();

  /** The returned function ends it. */
  add(listener: (change: RegistryChange) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  tell(change: RegistryChange): void {
    for (const listener of [...this.listeners]) {
      try {
        listener(change);
      } catch (error) {
        log.error(`a listener of the registry failed: ${messageOf(error)}`);
      }
    }
  }

  clear(): void {
    this.listeners.clear();
  }
}
