/** "My lamp", where the names tell whose each one is and nobody can tell who speaks: which is asked. */
import type { Device } from '../home.js';

const OWNED = /^(\p{L}[\p{L}-]*)['’]s\s/u;

/** The things of a set that are called somebody's, where they are of more than one owner; else none. */
export function ofSeveralOwners(devices: readonly Device[]): readonly Device[] {
  const owner = ({ name, aliases }: Device): string | undefined =>
    [name, ...aliases].map((one) => OWNED.exec(one)?.[1]?.toLowerCase()).find((one) => one !== undefined);
  const owned = devices.filter((device) => owner(device) !== undefined);
  return new Set(owned.map(owner)).size > 1 ? owned : [];
}
