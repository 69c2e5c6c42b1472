/** Zigbee groups: one message reaches all members at once, where one each would make lamps pop in one by one. */
import type { Kind } from '../../home.js';
import { isTopic } from '../../mqtt/topic.js';
import type { Announced } from '../adapter.js';
import { isMember } from '../groups.js';
import { hardwareId, spokenName } from '../identity.js';
import { isObject } from '../json.js';
import { coverPart } from './cover.js';
import { availabilityOf, bindPart } from './device.js';
import { type Feature, readFeatures } from './feature.js';
import { lightPart } from './light.js';
import type { Part } from './part.js';
import { switchPart } from './switch.js';

export interface Group {
  readonly id: number;
  readonly friendlyName: string;
  /** `zigbee:<address>/<endpoint>` */
  readonly members: readonly string[];
}

/** null for what is no group. */
export function readGroup(value: unknown): Group | null {
  if (!isObject(value)) return null;
  const { id, friendly_name: name, members } = value;
  if (typeof id !== 'number' || typeof name !== 'string' || name.length > 200 || !isTopic(name)) return null;
  const all = Array.isArray(members) ? members.slice(0, 500) : [];
  return {
    id,
    friendlyName: name,
    members: all.flatMap((member) => {
      const { ieee_address: address, endpoint } = isObject(member) ? member : {};
      const reach = typeof endpoint === 'number' || typeof endpoint === 'string';
      return typeof address === 'string' && reach ? [`${hardwareId(address)}/${endpoint}`] : [];
    }),
  };
}

/** The group as a device, able to do what any of its members can; nothing for a group without known members. */
export function announceGroup(
  group: Group,
  base: string,
  devices: readonly Announced[],
): readonly Announced[] {
  const members = devices.filter(({ memberId }) =>
    group.members.some((written) => memberId !== undefined && isMember(written, memberId)),
  );
  const part = partOf(members);
  if (part === null) return [];
  const { friendlyName, id } = group;
  return [
    {
      key: `${base}/group ${id}`,
      ids: [friendlyName, `${base}_group_${id}`],
      name: spokenName(friendlyName) ?? null,
      area: null,
      secondary: false,
      kind: part.kind,
      deviceClass: part.deviceClass,
      abilities: part.abilities,
      binding: {
        ...bindPart(part, `${base}/${friendlyName}`, availabilityOf(base, friendlyName), {
          ask: [],
          battery: null,
        }),
        ...coverage(group, members),
      },
      // As Home Assistant's discovery names the group: the base topic in character codes, then the number.
      hardware: [`id:zigbee2mqtt_${[...base].map((letter) => letter.charCodeAt(0)).join('')}_${id}`],
      members: group.members,
    },
  ];
}

/** The topics that one message to the group stands for; none where it also reaches what is not known here. */
function coverage(
  { members: written }: Group,
  members: readonly Announced[],
): { covers?: readonly string[] } {
  const known = written.every((one) => members.some(({ memberId = '' }) => isMember(one, memberId)));
  const topics = members.flatMap(({ binding }) => binding.joins ?? []);
  return known && topics.length === members.length ? { covers: topics } : {};
}

function partOf(members: readonly Announced[]): Part | null {
  const kinds = new Set<Kind>(members.map(({ kind }) => kind));
  if (kinds.size === 0) return null;
  if (kinds.size === 1 && kinds.has('cover'))
    return coverPart(coverOf(members), { units: 'metric', description: '' });
  if (kinds.size === 1 && kinds.has('light')) return lightPart(lightOf(members));
  const onOff = [...kinds].every((kind) => kind === 'light' || kind === 'switch' || kind === 'outlet');
  return onOff ? switchPart(holder('switch', [STATE]), { units: 'metric', description: '' }) : null;
}

const STATE = {
  type: 'binary',
  name: 'state',
  property: 'state',
  access: 7,
  value_on: 'ON',
  value_off: 'OFF',
};

function holder(type: string, features: readonly unknown[]): Feature {
  const [feature] = readFeatures([{ type, features }]);
  if (feature === undefined) throw new TypeError('a holder of features is always read');
  return feature;
}

function lightOf(members: readonly Announced[]): Feature {
  const able = (name: string): readonly Announced[] =>
    members.filter(({ abilities }) => Object.hasOwn(abilities, name));
  const numeric = (name: string, limits: object) => ({
    type: 'numeric',
    name,
    property: name,
    access: 7,
    ...limits,
  });
  const whites = able('color_temp').flatMap(({ abilities }) => abilities['color_temp'] ?? []);
  const mireds = (kelvin: number): number => Math.round(1_000_000 / kelvin);
  return holder('light', [
    STATE,
    ...(able('brightness').length === 0 ? [] : [numeric('brightness', { value_min: 0, value_max: 254 })]),
    ...(whites.length === 0
      ? []
      : [
          numeric('color_temp', {
            value_min: mireds(Math.max(...whites.map(({ max = 6500 }) => max))),
            value_max: mireds(Math.min(...whites.map(({ min = 2000 }) => min))),
          }),
        ]),
    ...(able('color').length === 0
      ? []
      : [{ type: 'composite', name: 'color_xy', property: 'color', access: 7 }]),
  ]);
}

function coverOf(members: readonly Announced[]): Feature {
  const state = {
    type: 'enum',
    name: 'state',
    property: 'state',
    access: 3,
    values: ['OPEN', 'CLOSE', 'STOP'],
  };
  const position = { type: 'numeric', name: 'position', property: 'position', access: 7, value_max: 100 };
  const all = members.every(({ abilities }) => Object.hasOwn(abilities, 'position'));
  return holder('cover', all ? [state, position] : [state]);
}
