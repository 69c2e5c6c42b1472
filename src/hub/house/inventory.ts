/**
 * What people can ask about the devices of the house beside how they stand: where each comes from, whether it has a name,
 * what was last asked of it, what was found and is nothing to speak to; and the names that they give.
 */
import type { Given } from '../../actions/registry/given-names.js';
import type { LastCommand } from './last-commands.js';

export interface DeviceFacts {
  /** Who announces it: "zigbee2mqtt", "home.yaml" ... */
  readonly from: string;
  /** Announced without a name that can be said: somebody should be asked. */
  readonly nameless: boolean;
  /** Found, and nobody has looked at it yet. */
  readonly isNew: boolean;
  /** What people called it; null: nothing, it has the name that it was announced with. */
  readonly given: Given | null;
  /** Its bridge can be told its name, too. */
  readonly bridge: boolean;
  readonly last: LastCommand | null;
  /** Shown as it was told to be; the device has not said so. */
  readonly unconfirmed: boolean;
  /** Why nothing can be said to it, or null. */
  readonly unspeakable: string | null;
}

/** Announced, and nothing to speak to. */
export interface Skipped {
  /** A topic, or a device behind a bridge. */
  readonly source: string;
  readonly reason: string;
}

export interface RenameOptions {
  /** Tells the device's bridge, too, so that everybody calls it so. */
  readonly bridge: boolean;
  readonly signal: AbortSignal;
}

export interface Inventory {
  /** null: there is no such device. */
  facts(device: string): DeviceFacts | null;
  readonly skipped: readonly Skipped[];
  /** Names are refused with the reason in words; null: done. @param given null: back to what it was announced with */
  rename(device: string, given: Given | null, options: RenameOptions): Promise<string | null>;
  /** Somebody has looked at these: they are new no longer. */
  see(devices: readonly string[]): Promise<void>;
  /** Told when something of `facts` is different, with the device. */
  onChange(listener: (device: string) => void): () => void;
}
