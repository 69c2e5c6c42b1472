/** Between the house's values and what a device writes: words, scales, units, colours. */
import type { Color, Home, Kind, PropertyValue } from '../../home.js';
import { propertyOf } from '../../kinds/kinds.js';
import { hsToRgb, hsToXy } from '../color-space.js';
import { numeric, rounded, temperatureScale, toKelvin, toMireds } from '../fields.js';
import { readColor } from '../light.js';
import type { PropertyConfig } from './properties.js';

export interface Converter {
  /** null for what means nothing here. */
  readonly read: (value: unknown) => PropertyValue | null;
  readonly write: (value: PropertyValue) => string | number | boolean | null;
}

/** @throws SyntaxError where the config does not go with the property */
export function converterOf(
  name: string,
  kind: Kind,
  config: PropertyConfig,
  units: Home['units'],
): Converter {
  const spec = propertyOf(kind, name)?.spec;
  if (config.payloads !== undefined) return byWord(name, config.payloads, spec?.type === 'boolean');
  switch (spec?.type) {
    case 'boolean':
      return FLAG;
    case 'number':
      return byNumber(name, config, units, spec.min ?? 0, spec.max ?? 100);
    case 'color':
      return byColor(config.format ?? 'hs');
    default:
      return PLAIN;
  }
}

const PLAIN: Converter = {
  read: (value) => {
    if (typeof value === 'number' || typeof value === 'boolean') return value;
    if (typeof value !== 'string' || value === '') return null;
    return value.slice(0, 500);
  },
  write: (value) => (typeof value === 'object' ? null : value),
};

const TRUE = /^(on|true|1|yes)$/i;
const FALSE = /^(off|false|0|no)$/i;
const FLAG: Converter = {
  read: (value) => {
    const word = String(value);
    return TRUE.test(word) ? true : FALSE.test(word) ? false : null;
  },
  write: (value) => (value === true ? 'ON' : value === false ? 'OFF' : null),
};

function byWord(
  name: string,
  payloads: Readonly<Record<string, string | number | boolean>>,
  flag: boolean,
): Converter {
  const words = new Map(Object.entries(payloads));
  if (flag && (!words.has('true') || !words.has('false'))) {
    throw new SyntaxError(`properties.${name}: payloads must say what "true" and "false" are`);
  }
  return {
    read: (value) => {
      const found = [...words].find(([, written]) => String(written) === String(value))?.[0];
      if (found === undefined) return null;
      return flag ? found === 'true' : found;
    },
    write: (value) => words.get(String(value)) ?? null,
  };
}

function byNumber(
  name: string,
  { scale, unit }: PropertyConfig,
  units: Home['units'],
  low: number,
  high: number,
): Converter {
  const of = (to: (value: number) => number, from: (value: number) => number): Converter => ({
    read: (value) => {
      const figure = typeof value === 'number' ? value : numeric(String(value));
      return figure === null ? null : to(figure);
    },
    write: (value) => (typeof value === 'number' ? from(value) : null),
  });
  if (scale !== undefined) {
    const [first, last] = scale;
    if (first === last) throw new SyntaxError(`properties.${name}: the two ends of the scale are the same`);
    const share = (value: number): number => Math.min(1, Math.max(0, (value - first) / (last - first)));
    // Whole steps at the device, unless the scale itself is a fraction such as 0 to 1.
    const decimals = Math.abs(last - first) <= 2 ? 2 : 0;
    return of(
      (value) => rounded(low + share(value) * (high - low)),
      (value) => rounded(first + ((value - low) / (high - low)) * (last - first), decimals),
    );
  }
  if (unit === 'mired') return of((value) => (value > 0 ? toKelvin(value) : 0), toMireds);
  const { toHome, fromHome } = temperatureScale(unit, units);
  return of(toHome, fromHome);
}

function byColor(format: 'hs' | 'rgb' | 'xy'): Converter {
  const keys = { hs: ['h', 's'], rgb: ['r', 'g', 'b'], xy: ['x', 'y'] }[format];
  return {
    read: (value) => {
      if (typeof value !== 'string') return readColor(value);
      const figures = value.split(',').map(numeric);
      return readColor(Object.fromEntries(keys.map((key, place) => [key, figures[place]])));
    },
    write: (value) => {
      if (typeof value !== 'object' || value === null) return null;
      return written(value, format).join(',');
    },
  };
}

function written(color: Color, format: 'hs' | 'rgb' | 'xy'): readonly number[] {
  if (format === 'hs') return [color.h, color.s];
  return format === 'rgb' ? hsToRgb(color) : hsToXy(color);
}
