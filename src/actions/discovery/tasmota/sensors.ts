/** Sensors: `tasmota/discovery/<mac>/sensors` holds a specimen of the messages on `tele/<topic>/SENSOR`. */
import type { Home } from '../../home.js';
import { temperatureScale } from '../fields.js';
import { isObject, type Json } from '../json.js';
import type { Config } from './config.js';
import { type Output, onOff } from './output.js';

/** Quantity -> what people call it, class, unit, and whether it is a detail. */
const QUANTITIES: Readonly<Record<string, readonly [string, string | null, string | null, boolean?]>> = {
  Temperature: ['Temperature', 'temperature', '°C'],
  Humidity: ['Humidity', 'humidity', '%'],
  DewPoint: ['Dew point', null, '°C', true],
  Pressure: ['Pressure', 'pressure', 'hPa'],
  SeaPressure: ['Pressure at sea level', 'pressure', 'hPa', true],
  Illuminance: ['Illuminance', 'illuminance', 'lx'],
  CarbonDioxide: ['CO2', 'carbon_dioxide', 'ppm'],
  CO2: ['CO2', 'carbon_dioxide', 'ppm'],
  eCO2: ['CO2', 'carbon_dioxide', 'ppm'],
  TVOC: ['Volatile compounds', 'volatile_organic_compounds', 'ppb'],
  'PM2.5': ['Fine dust', 'pm25', 'µg/m³'],
  PM10: ['Dust', 'pm10', 'µg/m³'],
  Moisture: ['Moisture', 'humidity', '%'],
  Distance: ['Distance', 'distance', 'cm'],
  Weight: ['Weight', 'weight', 'kg'],
  Noise: ['Noise', 'sound_pressure', 'dB'],
  UvIndex: ['UV index', null, null],
  Power: ['Power', 'power', 'W'],
  Today: ['Energy today', 'energy', 'kWh'],
  Total: ['Energy', 'energy', 'kWh'],
  Yesterday: ['Energy yesterday', 'energy', 'kWh', true],
  Voltage: ['Voltage', 'voltage', 'V', true],
  Current: ['Current', 'current', 'A', true],
  ApparentPower: ['Apparent power', 'apparent_power', 'VA', true],
  ReactivePower: ['Reactive power', 'reactive_power', 'var', true],
  Factor: ['Power factor', 'power_factor', null, true],
  Frequency: ['Frequency', 'frequency', 'Hz', true],
};
const MAX_SENSORS = 100;

interface Found {
  readonly sensor: string;
  /** Of one among several on a wire, which are numbered anew when there are more. */
  readonly address: string | null;
  readonly quantity: string;
  /** Place in a list of several channels, from 0; null for a plain value. */
  readonly place: number | null;
}

export function sensors(specimen: unknown, units: Home['units']): readonly Output[] {
  if (!isObject(specimen)) return [];
  const unit = specimen['TempUnit'] === 'F' ? 'F' : 'C';
  const found = Object.entries(specimen).flatMap(([sensor, value]): Found[] => {
    if (!isObject(value)) return [];
    const address = typeof value['Id'] === 'string' ? value['Id'] : null;
    return Object.entries(value).flatMap(([quantity, reading]): Found[] => {
      if (!Object.hasOwn(QUANTITIES, plain(quantity))) return [];
      if (!Array.isArray(reading)) return [{ sensor, address, quantity, place: null }];
      return reading.slice(0, 8).map((_, place) => ({ sensor, address, quantity, place }));
    });
  });
  return found.slice(0, MAX_SENSORS).map((one) => sensorOf(one, found, unit, units));
}

/** `Temperature1` of an analogue input is a temperature. */
function plain(quantity: string): string {
  return Object.hasOwn(QUANTITIES, quantity) ? quantity : quantity.replace(/\d$/, '');
}

function sensorOf(one: Found, all: readonly Found[], from: 'C' | 'F', units: Home['units']): Output {
  const { sensor, quantity, place } = one;
  const [name, deviceClass, own, detail] = QUANTITIES[plain(quantity)]!;
  const degrees = own === '°C';
  const { toHome } = temperatureScale(degrees ? from : undefined, units);
  const unit = degrees ? (units === 'imperial' ? '°F' : '°C') : own;
  const twins = all.filter((other) => other.quantity === quantity && other.sensor !== sensor).length > 0;
  const number = place === null ? quantity.slice(plain(quantity).length) : String(place + 1);
  const which = twins ? sensor.replaceAll(/[-_]/g, ' ') : '';
  const label = [which, name, number].filter((word) => word !== '');
  return {
    kind: 'sensor',
    deviceClass,
    abilities: {},
    reports: ['value'],
    read: (json) => {
      const group = json[sensor];
      const told = isObject(group) ? group[quantity] : undefined;
      const value = place === null ? told : Array.isArray(told) ? told[place] : undefined;
      if (typeof value !== 'number') return null;
      return { value: toHome(value), ...(unit === null ? {} : { unit }) };
    },
    plain: {},
    orders: () => null,
    operate: {},
    index: 0,
    part: [one.address ?? sensor, quantity, ...(place === null ? [] : [String(place + 1)])].join('.'),
    ownName: null,
    label: label.join(' '),
    // The chip's own warmth is nobody's room temperature.
    secondary: detail === true || sensor === 'ESP32',
  };
}

/** Switch modes in which the message follows the contact; in the others it is a press. */
const FOLLOWS: ReadonlySet<number> = new Set([1, 2, 13, 14]);

/** Contacts that do not drive a relay but are told (SetOption114), or that somebody has named. */
export function contacts(config: Config): readonly Output[] {
  const [off = 'OFF', on = 'ON'] = config.state;
  return config.swc.flatMap((mode, place): Output[] => {
    const given = config.swn[place] ?? null;
    if (!FOLLOWS.has(mode) || (given === null && config.so['114'] !== 1)) return [];
    const key = `Switch${place + 1}`;
    const read = (value: unknown) => {
      const told = onOff(isObject(value) ? (value['Action'] ?? value['State']) : value, on, off);
      return told === null ? null : { on: told };
    };
    return [
      {
        kind: 'binary_sensor',
        deviceClass: null,
        abilities: {},
        reports: ['on'],
        read: (json: Json) => read(json[key]),
        plain: {},
        orders: () => null,
        operate: {},
        index: 0,
        part: `switch${place + 1}`,
        ownName: given,
        label: `contact ${place + 1}`,
        secondary: false,
      },
    ];
  });
}
