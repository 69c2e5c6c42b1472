/** A Homie device -> the devices of the house that it is. */
import type { Home } from '../../home.js';
import type { Announced } from '../adapter.js';
import { type Availability, type Spoken, toBinding } from '../binding.js';
import { spokenName } from '../identity.js';
import { looseProperty } from './loose.js';
import type { HomieDevice, HomieNode, HomieProperty } from './model.js';
import { driveNode } from './node.js';
import { kindOf, rolesOf } from './roles.js';

interface Found {
  readonly spoken: Spoken;
  readonly node: HomieNode;
  /** null: the node as a whole. */
  readonly property: HomieProperty | null;
}

export function announceHomie(
  device: HomieDevice,
  units: Home['units'],
): { readonly devices: readonly Announced[]; readonly reasons: readonly string[] } {
  const reasons: string[] = [];
  const found = device.nodes.flatMap((node): Found[] => {
    const roles = rolesOf(node);
    const kind = kindOf(node, roles);
    const driven = kind === null ? null : driveNode(kind, roles, device.version, units);
    const loose = node.properties.flatMap((property): Found[] => {
      if (driven?.used.has(property) === true) return [];
      const spoken = looseProperty(property, units);
      if (typeof spoken !== 'string') return [{ spoken, node, property }];
      reasons.push(spoken);
      return [];
    });
    return driven === null ? loose : [{ spoken: driven.spoken, node, property: null }, ...loose];
  });
  const availability = availabilityOf(device);
  const devices = found.map((one): Announced => {
    const { spoken, node, property } = one;
    const path = [device.id, node.id, ...(property === null ? [] : [property.id])].join('-');
    return {
      // Whichever version of the convention it speaks today.
      key: `${device.domain}/${path}`,
      ...(device.domain === 'homie' ? { formerKeys: [`homie/5/${path}`, `homie/4/${path}`] } : {}),
      ids: [path],
      name: nameOf(one, device),
      area: null,
      // What can be set beside the node's purpose is a setting.
      secondary: property?.settable === true && ['number', 'select'].includes(spoken.kind),
      kind: spoken.kind,
      deviceClass: spoken.deviceClass,
      abilities: spoken.abilities,
      binding: toBinding(spoken, availability),
      hardware: [],
      ...(device.stateTopics[0] === undefined ? {} : { presenceTopic: device.stateTopics[0] }),
    };
  });
  return { devices, reasons };
}

/** Device, node and property, without what says the same again. */
function nameOf({ node, property }: Found, device: HomieDevice): string | null {
  const base = spokenName(device.name);
  if (base === null) return null;
  const parts = [device.nodes.length > 1 ? node.name : '', property?.name ?? ''].map(
    (part) => spokenName(part) ?? '',
  );
  return parts.reduce((name, part) => {
    const [low, add] = [name.toLowerCase(), part.toLowerCase()];
    if (add === '' || low.endsWith(add)) return name;
    return add.startsWith(low) ? part : `${name} ${part}`;
  }, base);
}

function availabilityOf({ stateTopics }: HomieDevice): Availability {
  const read = (text: string): boolean | null => {
    if (text === 'lost' || text === 'disconnected') return false;
    // Asleep, it hears of its commands when it wakes; `alert` is version 4's "something is wrong, but I am here".
    return text === 'ready' || text === 'sleeping' || text === 'alert' ? true : null;
  };
  return {
    mode: 'all',
    topics: stateTopics.map((topic, place) => ({ topic, read, ...(place === 0 ? {} : { optional: true }) })),
  };
}
