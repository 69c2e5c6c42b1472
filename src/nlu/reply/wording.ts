/** The small change of replies: variants, joining, devices by name, places. Short; the room only where it matters. */

import type { Device, Home } from '../../actions/home.js';
import { isOfKind, KIND_NOUNS } from '../../actions/kinds/groups.js';
import { lookup } from '../../actions/lookup.js';
import type { PerformContext } from '../../actions/perform/perform.js';
import { isCalledCooler } from '../../actions/resolve/climate-use.js';
import { isPlural, nameWords } from '../../actions/resolve/names.js';
import { areasOf } from '../../actions/resolve/place.js';

/** One of several wordings, always the same one for the same turn of a conversation. */
export function vary(
  context: { readonly variety: number },
  ...variants: readonly [string, ...string[]]
): string {
  return variants[context.variety % variants.length] ?? variants[0];
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "a", "a and b", "a, b and c"; beyond `limit` the rest is counted: "a, b and 3 more". */
export function join(items: readonly string[], word: 'and' | 'or' = 'and', limit = items.length): string {
  const shown = items.length > limit ? [...items.slice(0, limit), `${items.length - limit} more`] : items;
  if (shown.length <= 1) return shown[0] ?? '';
  return `${shown.slice(0, -1).join(', ')} ${word} ${shown.at(-1)}`;
}

const OWN_ARTICLE = /^(the|my|our|your|all|every)\b|^\S+['’]s?\s/i;

/** "are" for several, and for one that is called in the plural: "the Curtains are closed". */
export function isAre(devices: readonly Device[]): 'is' | 'are' {
  const [only] = devices;
  if (devices.length !== 1 || only === undefined) return 'are';
  return FIRST_NAMED.has(only.kind) || !isSeveral(only.name) ? 'is' : 'are';
}

const FIRST_NAMED: ReadonlySet<string> = new Set(['person', 'vacuum', 'mower']);

/** True of one that is called in the plural, by its last word: "the Floodlights", but not "the Glass" or "the Lens". */
function isSeveral(name: string): boolean {
  // "Fairy Lights ✨": a picture is no word.
  const last = name.split(/\s+/).findLast((one) => /[\p{L}\p{N}]/u.test(one)) ?? '';
  // "NAS", "Zoe's": no plural is written so.
  if (/[A-Z]s$/i.test(last) && last === last.toUpperCase()) return false;
  const word = last.toLowerCase();
  if (!isPlural(last) || /['’]s$/.test(word) || ONE_THING.has(word)) return false;
  return !/(?:a|o)s$/.test(word) || MANY_THINGS.has(word);
}

/** Things, brands and places that end like a plural. */
const ONE_THING: ReadonlySet<string> = new Set(
  'lens series james charles jones hermes mars mercedes philips miles wales brussels naples athens cheers siemens'.split(
    ' ',
  ),
);
/** Most words in -as and -os are one thing ("gas", "Atlas", "Sonos"); these are plurals of -a and -o. */
const MANY_THINGS: ReadonlySet<string> = new Set(
  'cameras sofas saunas pergolas verandas lavas areas radios videos stereos patios studios pianos photos dynamos'.split(
    ' ',
  ),
);

const NAMED_PLAINLY: ReadonlySet<string> = new Set(['person', 'scene', 'script', 'automation']);

/** "the Desk Lamp"; names that bring their own article or owner keep it, people and robots with a first name have none. */
export function sayDevice(device: Device): string {
  if (NAMED_PLAINLY.has(device.kind) || OWN_ARTICLE.test(device.name)) return device.name;
  const robot =
    (device.kind === 'vacuum' || device.kind === 'mower') &&
    !/\s|vacuum|mower|robot|hoover/i.test(device.name);
  return robot ? device.name : `the ${device.name}`;
}

/** The same with its room where another is called so too, and it is not the one of this room: "the Window in the attic". */
export function sayWhich(device: Device, { world, room }: Pick<PerformContext, 'world' | 'room'>): string {
  const name = sayDevice(device);
  if (device.area === null || device.area === room) return name;
  const key = nameWords(device.name).join(' ');
  const shared = world.home.devices.some(
    (other) =>
      other.area !== device.area && other.kind === device.kind && nameWords(other.name).join(' ') === key,
  );
  return shared ? `${name} ${inArea(world.home, device.area)}` : name;
}

/** Each by its name, and by its room too where another of them is called the same. */
export function namesOf(devices: readonly Device[], home: Home): string[] {
  const keyOf = (device: Device): string => nameWords(device.name).join(' ');
  const keys = devices.map(keyOf);
  return devices.map((device) => {
    const twice = keys.filter((key) => key === keyOf(device)).length > 1;
    return twice && device.area !== null
      ? `${sayDevice(device)} ${inArea(home, device.area)}`
      : sayDevice(device);
  });
}

/** "the Hall Lamp and the Fan", all of them or, beyond `limit`, so many more. */
export function sayNames(devices: readonly Device[], home: Home, limit = devices.length): string {
  return join(namesOf(devices, home), 'and', limit);
}

/** Under the sky one is on it: "on the deck", "in the garden". */
const SURFACES =
  /\b(?:deck|decking|porch|balcony|terrace|patio|veranda|verandah|roof|landing|lawn|driveway|drive|pier|jetty)$/i;

/** "the kitchen"; "upstairs" and the like have no article. */
export function sayArea(home: Home, id: string): string {
  const name = home.areas.find((area) => area.id === id)?.name ?? id.replaceAll('_', ' ');
  if (/\s\d+$/.test(name)) return name.toLowerCase();
  return OWN_ARTICLE.test(name) || /stairs$|^outside$/i.test(name) ? name : `the ${name.toLowerCase()}`;
}

const OPENINGS: Readonly<Record<string, readonly [string, string]>> = {
  blind: ['blind', 'blinds'],
  curtain: ['curtain', 'curtains'],
  shade: ['shade', 'shades'],
  shutter: ['shutter', 'shutters'],
  garage: ['garage door', 'garage doors'],
  garage_door: ['garage door', 'garage doors'],
  door: ['door', 'doors'],
  gate: ['gate', 'gates'],
  window: ['window', 'windows'],
  awning: ['awning', 'awnings'],
};

const DOORS: ReadonlySet<string> = new Set(['door', 'garage', 'garage_door', 'gate']);

/** What these devices are called together: "lights", "blinds"; "devices" where nothing fits them all. */
export function nounFor(devices: readonly Device[]): readonly [string, string] {
  const first = devices[0];
  if (first === undefined) return ['device', 'devices'];
  if (devices.every((device) => isOfKind(device, 'light'))) return KIND_NOUNS['light'] ?? ['light', 'lights'];
  const kind = devices.every((device) => device.kind === first.kind) ? first.kind : null;
  // A door may be a motor or a contact, and a gate is one, too.
  const opens = devices.every(
    (device) => (device.kind === 'cover' || device.kind === 'binary_sensor') && device.deviceClass !== null,
  );
  if (kind === null && opens) {
    const classes = new Set(devices.map(({ deviceClass }) => deviceClass ?? ''));
    const [only] = classes;
    if (classes.size === 1) return lookup(OPENINGS, only ?? '') ?? ['device', 'devices'];
    if ([...classes].every((one) => DOORS.has(one))) return OPENINGS['door'] ?? ['door', 'doors'];
  }
  if (kind === null) return ['device', 'devices'];
  const one = devices.every((device) => device.deviceClass === first.deviceClass) ? first.deviceClass : null;
  if (kind === 'media' && (one === 'tv' || one === 'speaker'))
    return one === 'tv' ? ['TV', 'TVs'] : ['speaker', 'speakers'];
  const byClass =
    (kind === 'cover' || kind === 'binary_sensor') && one !== null ? lookup(OPENINGS, one) : undefined;
  if (kind === 'climate' && devices.every(isCalledCooler)) return ['air conditioner', 'air conditioners'];
  return byClass ?? KIND_NOUNS[kind] ?? ['device', 'devices'];
}

/** A mixture is named as far as one listens to it; so is each lock and alarm, as one wants to know which are safe. */
const NAMED = 3;
const NAMED_KINDS: ReadonlySet<string> = new Set(['lock', 'alarm']);

/** A few by name, a group by its noun, with the room where it is not the speaker's. */
export function sayDevices(devices: readonly Device[], context: PerformContext, byName = false): string {
  const [only] = devices;
  if (devices.length === 1 && only !== undefined) return sayWhich(only, context);
  const [, plural] = nounFor(devices);
  const { home } = context.world;
  const each = byName || plural === 'devices' || devices.every(({ kind }) => NAMED_KINDS.has(kind));
  if (each && devices.length <= NAMED) return sayNames(devices, home);
  return `the ${plural === 'devices' ? `${devices.length} devices` : plural}${inRoom(devices, context)}`;
}

/** "in the kitchen", "on the deck", "upstairs". */
export function inArea(home: Home, id: string): string {
  const name = sayArea(home, id);
  if (/stairs$|^outside$/i.test(name)) return name;
  const aliases = home.areas.find((area) => area.id === id)?.aliases ?? [];
  // Somebody's "Boot Room" may be called the porch, too.
  const called = /\b(?:room|house|hall|kitchen)$/i.test(name) ? [name] : [name, ...aliases];
  return `${called.some((one) => SURFACES.test(one)) ? 'on' : 'in'} ${name}`;
}

/** "in the kitchen and the hall". */
export function inAreas(home: Home, ids: readonly string[]): string {
  const places = ids.map((id) => inArea(home, id));
  const [word = ''] = places[0]?.split(' ') ?? [];
  const alike = places.every((place) => place.startsWith(`${word} `));
  return alike && ids.length > 1 ? `${word} ${join(ids.map((id) => sayArea(home, id)))}` : join(places);
}

/** " in the kitchen", or nothing where all are in the speaker's room or all over the house. */
export function inRoom(devices: readonly Device[], context: PerformContext): string {
  const areas = areasOf(devices);
  const [area] = areas;
  if (areas.length !== 1 || area === undefined || area === context.room) return '';
  // "The garage doors in the garage" are the garage doors.
  const said = sayArea(context.world.home, area).replace(/^the /, '');
  if (nounFor(devices)[1].split(' ').includes(said)) return '';
  return ` ${inArea(context.world.home, area)}`;
}
