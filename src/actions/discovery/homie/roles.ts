/**
 * What the properties of a node are for. Homie has types of data but no words for meaning, so names decide: id and name
 * of property and node, the unit, and what values are taken.
 */
import type { Kind } from '../../home.js';
import { type HomieNode, type HomieProperty, isNumeric, rangeOf, valuesOf } from './model.js';

export interface Roles {
  readonly on?: HomieProperty;
  readonly brightness?: HomieProperty;
  readonly whiteness?: HomieProperty;
  readonly color?: HomieProperty;
  readonly position?: HomieProperty;
  readonly motor?: HomieProperty;
  readonly bolt?: HomieProperty;
  readonly target?: HomieProperty;
  readonly current?: HomieProperty;
  readonly mode?: HomieProperty;
  readonly speed?: HomieProperty;
}

const words = (property: HomieProperty): string => `${property.id} ${property.name}`.toLowerCase();

export function rolesOf({ properties }: HomieNode): Roles {
  const settable = properties.filter((property) => property.settable && property.retained);
  const find = (test: (property: HomieProperty) => boolean): HomieProperty | undefined => settable.find(test);
  const named = (pattern: RegExp, type: (property: HomieProperty) => boolean): HomieProperty | undefined =>
    find((property) => type(property) && pattern.test(words(property)));
  const isFlag = ({ datatype }: HomieProperty): boolean => datatype === 'boolean';
  const isEnum = ({ datatype }: HomieProperty): boolean => datatype === 'enum';
  const flags = settable.filter(isFlag);
  const bolt = named(/\b(un)?lock(ed)?\b|\bbolt\b/, (property) => isFlag(property) || isEnum(property));
  const on =
    named(/\b(on|power|state|switch|relay|light|lamp|onoff|on-off|enabled?|active)\b/, isFlag) ??
    (flags.length === 1 && flags[0] !== bolt ? flags[0] : undefined);
  const found: Record<keyof Roles, HomieProperty | undefined> = {
    on: on === bolt ? undefined : on,
    bolt,
    brightness: named(/bright|dimm?er|\bdim\b|\blevel\b|intensity/, isNumeric),
    whiteness: named(/colou?r-?temp|colou?r temp|\bct\b|white-?temp|kelvin|mired/, isNumeric),
    color: find(({ datatype }) => datatype === 'color'),
    position: named(/position|opening|shutter|blind|curtain|\bvalve\b/, isNumeric),
    motor: find((property) => isEnum(property) && opens(valuesOf(property))),
    target: find((property) => isNumeric(property) && isTarget(property)),
    current: properties.find((property) => isNumeric(property) && !property.settable && isDegrees(property)),
    mode: named(/\bmode\b/, isEnum),
    speed: named(/speed|fan/, isNumeric),
  };
  return Object.fromEntries(Object.entries(found).filter(([, property]) => property !== undefined));
}

export const isDegrees = ({ unit }: HomieProperty): boolean => /^°[CF]$/.test(unit);

function isTarget(property: HomieProperty): boolean {
  if (/target|setpoint|set-?temp|desired|thermostat/.test(words(property))) return true;
  return isDegrees(property) && /temp/.test(words(property));
}

export function opens(values: readonly string[]): boolean {
  const plain = values.map((value) => value.toLowerCase());
  const has = (pattern: RegExp): boolean => plain.some((value) => pattern.test(value));
  return has(/^(open|up)$/) && has(/^(closed?|down)$/);
}

const KIND_WORDS: readonly (readonly [RegExp, Kind])[] = [
  [/thermostat|climate|hvac|heat(er|ing)|aircon/, 'climate'],
  [/\block\b/, 'lock'],
  [/cover|blind|shutter|curtain|garage|awning|\bgate\b|\bshade\b/, 'cover'],
  [/\bvalve\b|irrigation|sprinkler/, 'valve'],
  [/\bfan\b|ventilat/, 'fan'],
  [/light|lamp|bulb|dimmer|\bled\b|\brgb/, 'light'],
  [/plug|outlet|socket/, 'outlet'],
  [/siren|alarm/, 'siren'],
];

/** What the node is, as far as its properties can do it; null for a node that only measures. */
export function kindOf({ id, name, type }: HomieNode, roles: Roles): Kind | null {
  const said = `${type} ${id} ${name}`.toLowerCase();
  const able = (kind: Kind): boolean => {
    switch (kind) {
      case 'climate':
        return roles.target !== undefined;
      case 'lock':
        return roles.bolt !== undefined;
      case 'cover':
        return roles.position !== undefined || roles.motor !== undefined;
      case 'valve':
        return roles.position !== undefined || roles.on !== undefined;
      case 'fan':
        return roles.speed !== undefined || roles.on !== undefined;
      case 'light':
        return [roles.on, roles.brightness, roles.color, roles.whiteness].some((role) => role !== undefined);
      default:
        return roles.on !== undefined;
    }
  };
  const named = KIND_WORDS.find(([pattern, kind]) => pattern.test(said) && able(kind))?.[1];
  if (named !== undefined) return named;
  if (roles.color !== undefined || roles.whiteness !== undefined || roles.brightness !== undefined)
    return 'light';
  if (roles.motor !== undefined || roles.position !== undefined) return 'cover';
  if (roles.bolt !== undefined) return 'lock';
  if (roles.target !== undefined && roles.current !== undefined) return 'climate';
  return roles.on === undefined ? null : 'switch';
}

/** Kelvin where the figures are of that size, mireds else. */
export function isKelvin(property: HomieProperty): boolean {
  return /k/i.test(property.unit.replace(/mired/i, '')) || (rangeOf(property).max ?? 0) > 1_000;
}
