/** Collects the topics of a node that does something: one property of the house on one of the device. */
import type { Ability, DeviceState, Home, Kind, PropertyValue } from '../../home.js';
import { type Command, encodeEach, type PropertyEncoder, Routes, type Spoken } from '../binding.js';
import { numeric, rounded, temperatureScale } from '../fields.js';
import { toLevel, toPercent } from '../light.js';
import { type HomieProperty, rangeOf } from './model.js';
import { readFlag } from './values.js';

/** The properties of the node that are spoken for, too. */
export interface Driven {
  readonly spoken: Spoken;
  readonly used: ReadonlySet<HomieProperty>;
}

export class NodeBuild {
  readonly routes = new Routes();
  readonly abilities: Record<string, Ability> = {};
  readonly encoders: Record<string, PropertyEncoder> = {};
  readonly operations: Record<string, () => readonly Command[]> = {};
  readonly used = new Set<HomieProperty>();

  constructor(
    readonly kind: Kind,
    readonly version: 4 | 5,
    readonly units: Home['units'],
  ) {}

  done(): Driven {
    const { abilities, routes, encoders, operations, used } = this;
    return {
      spoken: {
        kind: this.kind,
        deviceClass: null,
        abilities,
        routes,
        encode: encodeEach(encoders, operations),
      },
      used,
    };
  }

  /**
   * One property of the house on one of the device.
   * @param read the property's value, or a state that tells more than it
   */
  tie(
    name: string,
    property: HomieProperty,
    read: (text: string) => PropertyValue | DeviceState,
    write: (value: PropertyValue) => string | null,
  ): void {
    this.used.add(property);
    this.routes.add(property.topic, undefined, [name], (text) => {
      const value = read(text);
      if (value === null) return null;
      return isState(value) ? value : { [name]: value };
    });
    this.encoders[name] = (value) => {
      const payload = write(value);
      return payload === null ? null : [{ topic: `${property.topic}/set`, payload }];
    };
  }

  flag(name: string, property: HomieProperty | undefined, turned = false): void {
    if (property === undefined) return;
    this.tie(
      name,
      property,
      (text) => {
        const told = readFlag(text);
        return told === null ? null : told !== turned;
      },
      (value) => (typeof value === 'boolean' ? String(value !== turned) : null),
    );
  }

  percent(name: string, property: HomieProperty | undefined): void {
    if (property === undefined) return;
    const scale = scaleOf(property);
    this.abilities[name] = { min: 0, max: 100, step: 1 };
    this.tie(
      name,
      property,
      (text) => {
        const told = numeric(text);
        return told === null ? null : toPercent(told, scale);
      },
      (value) => {
        if (typeof value !== 'number') return null;
        const level = property.datatype === 'integer' ? toLevel(value, scale) : (value / 100) * scale;
        return write(value <= 0 ? 0 : level, property);
      },
    );
  }

  degrees(name: string, property: HomieProperty): void {
    const { toHome, fromHome } = temperatureScale(unitOf(property), this.units);
    const { min = 5, max = 35, step = 0.5 } = rangeOf(property);
    this.abilities[name] = { min: toHome(min), max: toHome(max), step: this.units === 'imperial' ? 1 : step };
    this.tie(
      name,
      property,
      (text) => {
        const told = numeric(text);
        return told === null ? null : toHome(told);
      },
      (value) => (typeof value === 'number' ? write(fromHome(value), property) : null),
    );
  }
}

/** A colour is a value of two figures; a state is not. */
function isState(value: NonNullable<PropertyValue> | DeviceState): value is DeviceState {
  return typeof value === 'object' && !('h' in value && 's' in value);
}

export function unitOf({ unit }: HomieProperty): 'C' | 'F' | undefined {
  return unit === '°F' ? 'F' : unit === '°C' ? 'C' : undefined;
}

/** The most that a level goes to: 100 unless the format says otherwise. */
export function scaleOf(property: HomieProperty): number {
  const { max } = rangeOf(property);
  return max !== undefined && max > 0 ? max : 100;
}

/** As the datatype is written: whole numbers have no decimals. */
export function write(value: number, { datatype }: HomieProperty): string {
  return String(datatype === 'integer' ? Math.round(value) : rounded(value, 2));
}
