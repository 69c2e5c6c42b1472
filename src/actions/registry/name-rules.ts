/** What a device may be called by people who type its name: words that can be said and told apart. Pure. */
import { isAddress } from '../discovery/identity.js';
import type { Home } from '../home.js';
import { nameKey } from '../home-file/collisions.js';
import { nameWords } from '../resolve/names.js';
import type { Given } from './given-names.js';

const MAX_CHARS = 60;
const MAX_WORDS = 8;
export const MAX_ALIASES = 8;

/** Words that mean something else in every command. */
const TAKEN: ReadonlySet<string> = new Set(
  'it,that,this,them,they,these,those,all,everything,every,here,there,yes,no,stop,cancel,help,nothing,undo,snooze,and,or,on,off'.split(
    ',',
  ),
);

/** Why a device cannot be called so, as a sentence; null: it can. */
export function nameProblem(home: Home, device: string, { name, aliases = [], area }: Given): string | null {
  const own = home.devices.find(({ id }) => id === device);
  const wished = [
    ...(name === undefined ? [] : [name]),
    ...aliases,
    ...(typeof area === 'string' ? [area] : []),
  ];
  const wrong = wished.map(unsayable).find((reason) => reason !== null);
  if (wrong !== undefined) return wrong;
  if (aliases.length > MAX_ALIASES)
    return `${aliases.length} other names are too many; keep at most ${MAX_ALIASES}.`;
  const keys = [name ?? own?.name ?? '', ...aliases].map(nameKey);
  if (new Set(keys).size < keys.length) return 'The same name stands there twice.';
  const room = area === undefined ? (own?.area ?? null) : area === null ? null : areaOf(home, area);
  return sameInRoom(home, device, keys, room);
}

function unsayable(name: string): string | null {
  const shown = `"${name.slice(0, MAX_CHARS)}"`;
  if (name.trim() === '') return 'A name is missing: type one.';
  if (name.length > MAX_CHARS) return `${shown} is too long; use at most ${MAX_CHARS} letters.`;
  if (!/^[\p{L}\p{M}\p{N} '’&.-]+$/u.test(name) || !/\p{L}/u.test(name))
    return `${shown} cannot be said; use letters, figures and spaces.`;
  if (isAddress(name)) return `${shown} is an address; use a name that one would say.`;
  const words = nameWords(name);
  if (words.length === 0 || words.length > MAX_WORDS) return `${shown} is too long to say; use a few words.`;
  if (words.every((word) => TAKEN.has(word)))
    return `${shown} means something else in every command; use another name.`;
  return null;
}

/** Two of one name in one room cannot be told apart. */
function sameInRoom(
  home: Home,
  device: string,
  keys: readonly string[],
  room: string | null | undefined,
): string | null {
  for (const other of home.devices) {
    if (other.id === device || other.area !== room) continue;
    const same = [other.name, ...other.aliases].find((name) => keys.includes(nameKey(name)));
    if (same !== undefined) return `There is a device called "${same}" there already; use another name.`;
  }
  return null;
}

/** An area's id; a new one has no devices yet. */
function areaOf(home: Home, name: string): string | undefined {
  const key = nameKey(name);
  return home.areas.find((area) => [area.id, area.name, ...area.aliases].some((one) => nameKey(one) === key))
    ?.id;
}
