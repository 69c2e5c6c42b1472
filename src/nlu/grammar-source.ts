/**
 * All phrases of all skills for one house, as data: what the text matcher and the recogniser's phrase graph compile.
 * Rules and lists stand with each group, so that two skills may call different things by one name.
 */
import type { Device, Home, Kind } from '../actions/home.js';
import { nameKey } from '../actions/home-file/collisions.js';
import { abilityOf } from '../actions/kinds/kinds.js';
import { nameWords } from '../actions/resolve/names.js';
import { sharedNames } from '../actions/resolve/shared-names.js';
import type { GrammarGroup, GrammarSource } from '../asr/recognizer.js';
import { KINDS_OF_WORD } from './kind-words.js';
import { withShortNames } from './short-places.js';
import type { ListItem, ListSource, Skill } from './skill.js';

/** @param every also phrases for devices that the house has not got */
export function grammarSource(home: Home, skills: readonly Skill[], every = false): GrammarSource {
  const groups = skills.flatMap((skill) =>
    Object.entries(skill.intents).flatMap(([intent, { groups: own }]) =>
      own
        .filter(({ needs }) => every || needs === undefined || needs(home))
        .map(
          ({ needs: _, ...group }): GrammarGroup => ({
            ...group,
            skill: skill.id,
            intent,
            // The skill's own object where the group adds nothing: compilers share work by identity.
            rules: group.rules === undefined ? (skill.rules ?? {}) : { ...skill.rules, ...group.rules },
            lists: group.lists === undefined ? (skill.lists ?? {}) : { ...skill.lists, ...group.lists },
          }),
        ),
    ),
  );
  return { groups, rules: {}, lists: houseLists(home, skills) };
}

/** The names of this house: devices, areas, floors, lists and calendars, each with what tells it apart. */
export function houseLists(home: Home, skills: readonly Skill[]): Readonly<Record<string, ListSource>> {
  return {
    name: { values: deviceNames(home) },
    area: placeList(withNumbers(withShortNames(home.areas, home, skills).map(withOwner))),
    floor: placeList(withLevels(home.floors)),
    todo: placeList(home.lists),
    calendar: placeList(home.calendars),
    house_source: optionList(home, 'media', 'source'),
    house_preset: optionList(home, null, 'preset'),
    house_mode: optionList(home, 'humidifier', 'mode'),
    house_option: optionList(home, 'select', 'value'),
  };
}

/** Words that mean a kind of thing rather than what a player shows: a source called "TV" needs its full sentence. */
const COMMON: ReadonlySet<string> = new Set([
  'tv',
  'radio',
  'music',
  'light',
  'lights',
  'on',
  'off',
  'none',
  'auto',
]);

/** What devices of this house can be put to, in their own words: sources, presets, options. */
function optionList(home: Home, kind: Kind | null, property: string): ListSource {
  const words = home.devices
    .filter((device) => kind === null || device.kind === kind)
    .flatMap((device) => abilityOf(device, property)?.values ?? []);
  const said = (word: string): string => plain(word.replaceAll('_', ' '));
  return {
    values: [...new Set(words)]
      .filter((word) => said(word) !== '' && !COMMON.has(said(word).toLowerCase()))
      .map((word): ListItem => ({ in: said(word), out: word })),
  };
}

/** "Ida's" is short for Ida's Room, as it stands before a thing: "Ida's lamp". */
function withOwner<P extends Place>(place: P): P {
  const owner = /^(.+['’]s) (?:bed)?room$/iu.exec(place.name)?.[1];
  return owner === undefined ? place : { ...place, aliases: [...place.aliases, owner] };
}

/** Words for whatever place one is in. */
const ANY_PLACE: ReadonlySet<string> = new Set(['room', 'area', 'space', 'zone', 'floor', 'house', 'home']);

/** "The bathroom" is Bathroom 1 or Bathroom 2 where no room is called so and nothing more. */
function withNumbers<P extends Place>(places: readonly P[]): P[] {
  const known = new Set(places.flatMap(({ name, aliases }) => [name, ...aliases]).map(nameKey));
  const bare = (name: string): string => name.replace(NUMBER, '');
  const bases = places.map(({ name }) => nameKey(bare(name)));
  return places.map((place, at) => {
    const base = bases[at] ?? '';
    const shared = bases.filter((other) => other === base).length > 1;
    return shared && !known.has(base) && !ANY_PLACE.has(base)
      ? { ...place, aliases: [...place.aliases, bare(place.name)] }
      : place;
  });
}

/** "Upstairs" and "downstairs" of a house with two floors above the ground, whatever they are called. */
function withLevels(floors: Home['floors']): Home['floors'] {
  const known = new Set(
    floors.flatMap(({ name, aliases }) => [name, ...aliases]).map((name) => name.toLowerCase()),
  );
  const levels = floors.flatMap(({ level }) => (level === null ? [] : [level]));
  const above = levels.filter((level) => level >= 0);
  const called = (level: number | null): string[] => {
    if (level === null || levels.filter((one) => one === level).length > 1) return [];
    if (level < 0) return levels.filter((one) => one < 0).length === 1 ? ['basement', 'cellar'] : [];
    if (above.length !== 2) return [];
    return level === Math.max(...above) ? ['upstairs'] : ['downstairs'];
  };
  return floors.map((floor) => ({
    ...floor,
    aliases: [...floor.aliases, ...called(floor.level).filter((name) => !known.has(name))],
  }));
}

/** What Home Assistant's sentences call these kinds. */
const DOMAINS: Readonly<Partial<Record<Kind, readonly string[]>>> = {
  media: ['media_player'],
  mower: ['lawn_mower'],
  alarm: ['alarm_control_panel'],
  outlet: ['switch'],
  switch: ['input_boolean'],
  number: ['input_number'],
  select: ['input_select'],
  button: ['input_button'],
};

function deviceNames(home: Home): ListItem[] {
  const bases = numberless(home.devices);
  const shared = sharedNames(home.devices);
  return home.devices.flatMap((device) =>
    deviceItems(device, home, [bases.get(device) ?? [], shared.get(device.id) ?? []].flat()),
  );
}

function deviceItems(device: Device, home: Home, family: readonly string[]): ListItem[] {
  const area = home.areas.find(({ id }) => id === device.area);
  const context = {
    id: device.id,
    kind: device.kind,
    domain: [device.kind, ...(DOMAINS[device.kind] ?? [])],
    class: device.deviceClass,
    device_class: device.deviceClass,
    area: device.area,
    floor: area?.floor ?? null,
    can: Object.keys(device.abilities),
    name: device.name,
  };
  const names = new Set([...spokenNames(device, area?.name), ...family]);
  return [...names].map((text) => ({ in: text, out: device.id, context }));
}

const NUMBER = /[\s#]+(?:\d+|one|two|three|four)$/iu;

/**
 * The name without its number, of each that has one: "the bunk lamp", of which there are several. A mere kind of thing
 * ("lamp", "blind") is no name, and "the pump" beside a Pump and a Pump 2 is the Pump.
 */
function numberless(devices: readonly Device[]): ReadonlyMap<Device, string> {
  const whole = new Set(devices.map(({ kind, name }) => `${kind} ${nameKey(plain(name))}`));
  const bases = new Map<Device, string>();
  for (const device of devices) {
    const name = plain(device.name);
    const base = name.replace(NUMBER, '');
    const words = nameWords(base);
    if (base === name || whole.has(`${device.kind} ${nameKey(base)}`)) continue;
    if (words.length > 1 || !KINDS_OF_WORD.has(words[0] ?? '')) bases.set(device, base);
  }
  return bases;
}

/** A name as it is, and with its room in front where it is called the same as others elsewhere: "kitchen lamp". */
function spokenNames(device: Device, area: string | undefined): string[] {
  const names = [device.name, ...device.aliases]
    .map(plain)
    .flatMap((name) => [name, ...watched(device, name)])
    .flatMap((name) => [name, ...withoutHumps(name), ...numbered(name)]);
  const room = area === undefined ? [] : nameWords(area);
  const placed = names
    .filter((name) => area !== undefined && !nameWords(name).some((word) => room.includes(word)))
    .map((name) => `${plain(area ?? '')} ${name}`);
  return [...new Set([...names, ...placed])].filter((name) => name.trim() !== '');
}

/** "Lamp 1" for the Living Room Lamp 1, "plug 2" for the Smart Plug 2: else the number would be a value. */
function numbered(name: string): string[] {
  const short = /\s(\p{L}{3,} (?:\d+|one|two|three|four))$/iu.exec(name)?.[1];
  return short === undefined ? [] : [short];
}

/** "BathroomFan" as software writes it is "bathroom fan" to whoever says it. */
function withoutHumps(name: string): string[] {
  const apart = name.replace(/(\p{Ll})(\p{Lu}\p{Ll})/gu, '$1 $2');
  return apart === name ? [] : [apart];
}

interface Place {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
}

/** A "Front Door Sensor" tells of the front door, the "Front Door Lock" locks it, and the lock called "Front Door" is that lock. */
function watched({ kind }: Device, name: string): string[] {
  // A hair dryer is no tumble dryer; one that is just called "Dryer" is.
  if (/^dryer$/i.test(name)) return [`tumble ${name}`];
  if (kind === 'lock' && /\b(?:door|gate)$/i.test(name)) return [`${name} lock`];
  const thing =
    kind === 'binary_sensor'
      ? /^(.+\S) (?:contact |magnet )?(?:sensor|contact|magnet)$/i.exec(name)?.[1]
      : kind === 'lock'
        ? /^(.*\b(?:door|gate|hatch)) (?:smart )?(?:lock|bolt|latch)$/i.exec(name)?.[1]
        : undefined;
  return thing === undefined ? [] : [thing];
}

function placeList(places: readonly Place[]): ListSource {
  return {
    values: places.flatMap(({ id, name, aliases }) =>
      [name, ...aliases]
        .flatMap((text) => [text, ...writtenApart(text)])
        .map((text): ListItem => ({ in: plain(text), out: id, context: { id, name } })),
    ),
  };
}

/** "Mud room" and "mudroom", "bath room" and "bathroom": one word to some and two to others. */
function writtenApart(name: string): string[] {
  const other = name.replace(/(\p{L}{2,})( ?)room(?!\p{L})/iu, (_, word: string, gap: string) =>
    gap === '' ? `${word} room` : `${word}room`,
  );
  return other === name ? [] : [other];
}

/** A name is no template: its brackets are punctuation. */
function plain(name: string): string {
  return name.replace(/[()[\]{}<>|;\\:]/g, ' ').trim();
}
