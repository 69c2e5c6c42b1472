/** `earshot devices watch`: a line whenever a device changes, comes, goes or is announced, until it is told to stop. */
import type { DeviceState } from '../../actions/home.js';
import type { RegistryChange } from '../../actions/registry/registry.js';
import type { LiveHouseLook } from './live.js';
import { sayState } from './tree.js';

/** One JSON line of `earshot devices watch --json`. */
export type WatchRow =
  | { readonly at: string; readonly event: 'state'; readonly device: string; readonly changed: DeviceState }
  | {
      readonly at: string;
      readonly event: 'availability';
      readonly device: string;
      readonly available: boolean;
    }
  | {
      readonly at: string;
      readonly event: 'home';
      readonly came: readonly string[];
      readonly went: readonly string[];
    };

/** Calls `write` for each change. The returned function ends it. */
export function watchHouse(
  look: LiveHouseLook,
  write: (row: WatchRow, text: string) => void,
  now: () => Date = () => new Date(),
): () => void {
  let known = names(look);
  return look.registry.onChange((change) => {
    const at = now();
    const row = rowOf(change, look, at.toISOString(), known);
    if (change.type === 'home') known = names(look);
    if (row !== null) write(row, `${at.toTimeString().slice(0, 8)} ${textOf(row, look)}\n`);
  });
}

function rowOf(
  change: RegistryChange,
  look: LiveHouseLook,
  at: string,
  known: ReadonlyMap<string, string>,
): WatchRow | null {
  switch (change.type) {
    case 'state': {
      const changed = Object.entries(change.state).filter(([name, value]) => change.before[name] !== value);
      return { at, event: 'state', device: change.device, changed: Object.fromEntries(changed) };
    }
    case 'availability':
      return { at, event: 'availability', device: change.device, available: change.available };
    case 'home': {
      const here = names(look);
      const came = [...here].flatMap(([id, name]) => (known.get(id) === name ? [] : [id]));
      const went = [...known.keys()].filter((id) => !here.has(id));
      return came.length + went.length === 0 ? null : { at, event: 'home', came, went };
    }
  }
}

function names({ registry }: LiveHouseLook): ReadonlyMap<string, string> {
  return new Map(registry.snapshot.home.devices.map(({ id, name }) => [id, name]));
}

function textOf(row: WatchRow, look: LiveHouseLook): string {
  const home = look.registry.snapshot.home;
  if (row.event === 'home') {
    const came = row.came.length === 0 ? [] : [`found ${row.came.join(', ')}`];
    const went = row.went.length === 0 ? [] : [`gone ${row.went.join(', ')}`];
    return [...came, ...went].join('; ');
  }
  const device = home.devices.find(({ id }) => id === row.device);
  const name = device?.name ?? row.device;
  if (row.event === 'availability') return `${name}: ${row.available ? 'here' : 'offline'}`;
  return `${name}: ${device === undefined ? '' : sayState({ kind: device.kind, state: row.changed }, home)}`;
}
