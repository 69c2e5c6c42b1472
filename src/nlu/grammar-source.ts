/**
 * All phrases of all skills for one house, as data: what the text matcher and the recogniser's phrase graph compile.
 * Rules and lists stand with each group, so that two skills may call different things by one name.
 */
import type { Device, Home, Kind } from '../actions/home.js';
import { nameWords } from '../actions/names.js';
import type { GrammarGroup, GrammarSource } from '../asr/recognizer.js';
import type { ListItem, ListSource, Skill } from './skill.js';

export function grammarSource(home: Home, skills: readonly Skill[]): GrammarSource {
  const groups = skills.flatMap((skill) =>
    Object.entries(skill.intents).flatMap(([intent, { groups: own }]) =>
      own
        .filter(({ needs }) => needs === undefined || needs(home))
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
  return { groups, rules: {}, lists: houseLists(home) };
}

/** The names of this house: devices, areas, floors, lists and calendars, each with what tells it apart. */
export function houseLists(home: Home): Readonly<Record<string, ListSource>> {
  return {
    name: { values: home.devices.flatMap((device) => deviceItems(device, home)) },
    area: placeList(home.areas),
    floor: placeList(home.floors),
    todo: placeList(home.lists),
    calendar: placeList(home.calendars),
  };
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

function deviceItems(device: Device, home: Home): ListItem[] {
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
  return spokenNames(device, area?.name).map((text) => ({ in: text, out: device.id, context }));
}

/** A name as it is, and with its room in front where it is called the same as others elsewhere: "kitchen lamp". */
function spokenNames(device: Device, area: string | undefined): string[] {
  const names = [device.name, ...device.aliases].map(plain);
  const room = area === undefined ? [] : nameWords(area);
  const placed = names
    .filter((name) => area !== undefined && !nameWords(name).some((word) => room.includes(word)))
    .map((name) => `${plain(area ?? '')} ${name}`);
  return [...new Set([...names, ...placed])].filter((name) => name.trim() !== '');
}

function placeList(
  places: readonly { readonly id: string; readonly name: string; readonly aliases: readonly string[] }[],
): ListSource {
  return {
    values: places.flatMap(({ id, name, aliases }) =>
      [name, ...aliases].map((text): ListItem => ({ in: plain(text), out: id, context: { id, name } })),
    ),
  };
}

/** A name is no template: its brackets are punctuation. */
function plain(name: string): string {
  return name.replace(/[()[\]{}<>|;\\:]/g, ' ').trim();
}
