/** The house by room: a row per device for scripts, a tree for people. */
import type { Ability, Device, DeviceState, Home, PropertyValue } from '../../actions/home.js';
import { KIND_TABLE, propertyOf } from '../../actions/kinds/kinds.js';

/** One JSON line of `earshot devices --json`. */
export interface DeviceRow {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  /** Area id, and its floor's id. */
  readonly area: string | null;
  readonly floor: string | null;
  readonly kind: string;
  readonly class: string | null;
  /** What it does by itself: on, off, open ... */
  readonly operations: readonly string[];
  /** What else it can be told, with ranges or values, by property. */
  readonly can: Readonly<Record<string, Ability>>;
  readonly state: DeviceState;
  readonly risk: string | null;
}

/** A row per device, in the order of the file. */
export function deviceRows(home: Home): readonly DeviceRow[] {
  const floors = new Map(home.areas.map(({ id, floor }) => [id, floor]));
  return home.devices.map((device) => ({
    id: device.id,
    name: device.name,
    aliases: device.aliases,
    area: device.area,
    floor: device.area === null ? null : (floors.get(device.area) ?? null),
    kind: device.kind,
    class: device.deviceClass,
    operations: KIND_TABLE[device.kind].operations,
    can: device.abilities,
    state: device.state,
    risk: device.risk,
  }));
}

/** Floors, their rooms, their devices; then rooms without a floor and devices without a room. Ends in a line break. */
export function deviceTree(home: Home, remark: (device: Device) => string = () => ''): string {
  const lines: string[] = [];
  const floors = home.floors.toSorted((a, b) => (a.level ?? 0) - (b.level ?? 0));
  const table = columns(home, remark);
  const room = (name: string, area: string | null, indent: string): string[] => {
    const devices = home.devices.filter((device) => device.area === area);
    return devices.length === 0
      ? []
      : [`${indent}${name}`, ...devices.map((one) => `${indent}  ${table(one)}`)];
  };
  for (const floor of floors) {
    const rooms = home.areas.filter((area) => area.floor === floor.id);
    const listed = rooms.flatMap(({ id, name }) => room(name, id, '  '));
    if (listed.length > 0) lines.push(floor.name, ...listed);
  }
  for (const { id, name, outside } of home.areas.filter(({ floor }) => floor === null)) {
    lines.push(...room(outside ? `${name} (outside)` : name, id, ''));
  }
  lines.push(...room('No room', null, ''));
  return lines.length === 0
    ? 'No devices. Add one to home.yaml (docs/home-file.md).\n'
    : `${lines.join('\n')}\n`;
}

/** Name, kind, state, abilities and remark in columns as wide as the house needs. */
function columns(home: Home, remark: (device: Device) => string): (device: Device) => string {
  const rows = new Map(
    home.devices.map((device) => {
      const kind = device.deviceClass === null ? device.kind : `${device.kind} (${device.deviceClass})`;
      const state = sayState(device, home);
      return [device.id, [device.name, kind, state, sayAbilities(device, home), remark(device)]] as const;
    }),
  );
  const widths = [0, 1, 2, 3].map((index) =>
    [...rows.values()].reduce((widest, row) => Math.max(widest, row[index]?.length ?? 0), 0),
  );
  return (device) =>
    (rows.get(device.id) ?? [])
      .flatMap((text, index) => (widths[index] === 0 ? [] : [text.padEnd(widths[index] ?? 0)]))
      .join('  ')
      .trimEnd();
}

function sayAbilities(device: Device, home: Home): string {
  const abilities = Object.entries(device.abilities).map(([name, { min, max, values }]) => {
    const unit = unitOf(device, name, home);
    if (values !== undefined) return `${name}: ${values.join('|')}`;
    return min === undefined || max === undefined ? name : `${name} ${min}-${max}${unit}`;
  });
  return [...KIND_TABLE[device.kind].operations, ...abilities].join(', ');
}

/** The main property as a word, then the others: "on, brightness 40 %". */
export function sayState(device: Pick<Device, 'kind' | 'state'>, home: Home): string {
  const { main } = KIND_TABLE[device.kind];
  const parts = Object.entries(device.state).flatMap(([name, value]) => {
    if (value === null || name === 'unit') return [];
    const said = sayValue(device, name, value, home);
    return [name === main || typeof value === 'boolean' ? said : `${name} ${said}`];
  });
  return parts.join(', ');
}

function sayValue(
  device: Pick<Device, 'kind' | 'state'>,
  name: string,
  value: PropertyValue,
  home: Home,
): string {
  if (typeof value === 'boolean') {
    if (name === 'on') return value ? 'on' : 'off';
    return value ? name : name === 'locked' ? 'unlocked' : `not ${name}`;
  }
  if (typeof value === 'object' && value !== null) return `hue ${value.h}° saturation ${value.s} %`;
  const unit = name === 'value' ? device.state['unit'] : undefined;
  if (typeof unit === 'string') return `${value} ${unit}`;
  return typeof value === 'number' ? `${value}${unitOf(device, name, home)}` : String(value);
}

function unitOf(device: Pick<Device, 'kind'>, name: string, home: Home): string {
  const unit = propertyOf(device.kind, name)?.spec.unit;
  if (unit === undefined) return '';
  return unit === 'temperature' ? (home.units === 'imperial' ? ' °F' : ' °C') : ` ${unit}`;
}
