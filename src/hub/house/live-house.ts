/** The house that is really there: what is known of it changes by itself, and effects take time and may fail. */
import type { Calendar, DeviceState } from '../../actions/home.js';
import type { House } from '../../actions/house.js';
import type { Effect } from '../../actions/world.js';
import type { HouseView } from '../hub-world.js';
import type { Inventory } from './inventory.js';

export type HouseChange =
  /** Properties that are different now. */
  | { readonly type: 'state'; readonly device: string; readonly changed: DeviceState }
  | { readonly type: 'availability'; readonly device: string; readonly available: boolean }
  /** Devices, areas or names came, went or changed: the grammar is out of date. */
  | { readonly type: 'home' };

export interface CarriedOut {
  /** Everything was confirmed by the devices' own states. */
  readonly ok: boolean;
  /** The planned reply where all went well, else what did not happen. */
  readonly reply: string;
}

export interface LiveHouse extends HouseView {
  /** In words, for people: `embedded, port 41883`. */
  readonly broker: string;
  readonly connected: boolean;
  onChange(listener: (change: HouseChange) => void): () => void;
  onConnection(listener: (connected: boolean) => void): () => void;
  /** For plugins that talk to what has no device: topics as they are. */
  readonly topics: Pick<House, 'publish' | 'subscribe'>;
  /** Where devices come from and what people call them; left out where nobody can say. */
  readonly inventory?: Inventory;
  /** Device effects of one sentence as one transaction. */
  carryOut(effects: readonly Effect[], reply: string, signal: AbortSignal): Promise<CarriedOut>;
  /** Other events in its calendars; left out where there are none to change. */
  setCalendars?(calendars: readonly Calendar[]): void;
  close(): Promise<void>;
}
