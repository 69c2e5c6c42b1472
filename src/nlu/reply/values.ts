/** Values and states in words: percents, degrees in the house's own scale, open and closed, numbers without noise. */

import { isColor, nameOfColor } from '../../actions/colors.js';
import type { Device, DeviceState, PropertyValue } from '../../actions/home.js';
import { propertyOf } from '../../actions/kinds/kinds.js';
import { isActive } from '../../actions/kinds/operations.js';
import { sensorWords } from '../../actions/kinds/sensor-words.js';
import { lookup } from '../../actions/lookup.js';
import { nameWords } from '../../actions/resolve/names.js';
import { sayBolt } from '../../actions/settling.js';

/** 21.50 -> "21.5", 1356 -> "1356": at most two decimals, none that say nothing. */
export function sayNumber(value: number): string {
  return String(Math.round(value * 100) / 100);
}

export function sayDegrees(value: number): string {
  return `${sayNumber(value)} ${Math.abs(value) === 1 ? 'degree' : 'degrees'}`;
}

const PLAIN_WORDS: Readonly<Record<string, string>> = {
  heat_cool: 'heat and cool',
  fan_only: 'fan only',
  armed_home: 'armed for home',
  armed_away: 'armed',
  armed_night: 'armed for the night',
  disarmed: 'disarmed',
};

const words = (text: string): string => lookup(PLAIN_WORDS, text) ?? text.replaceAll('_', ' ');

/** A property's value with its unit: "40%", "21 degrees", "2700 kelvin", "red". */
export function sayValue(device: Device, attr: string, value: PropertyValue | undefined): string {
  if (value === undefined || value === null) return 'unknown';
  if (isColor(value)) return nameOfColor(value);
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  if (typeof value === 'string') return words(value);
  if (attr === 'value') return withUnit(value, device.state['unit']);
  const unit = propertyOf(device.kind, attr)?.spec.unit;
  if (unit === '%') return `${sayNumber(value)}%`;
  if (unit === 'K') return `${sayNumber(value)} kelvin`;
  return unit === 'temperature' ? sayDegrees(value) : sayNumber(value);
}

function withUnit(value: number | string, unit: PropertyValue | undefined): string {
  const number = typeof value === 'number' ? sayNumber(value) : value;
  if (typeof unit !== 'string' || unit === '') return number;
  if (unit === '%') return `${number}%`;
  if (/^°[CF]?$/.test(unit) && typeof value === 'number') {
    const scale = { '°C': ' Celsius', '°F': ' Fahrenheit' }[unit] ?? '';
    return `${sayDegrees(value)}${scale}`;
  }
  return `${number} ${unit}`;
}

/** The state as an adjective after "is": "on at 40%", "closed", "locked", "playing Abbey Road", "at home". */
export function sayState(device: Device, state: DeviceState): string {
  const active = isActive(device, state);
  switch (device.kind) {
    case 'light':
    case 'fan': {
      const level = device.kind === 'light' ? state['brightness'] : state['speed'];
      return active && typeof level === 'number' && level > 0 && level < 100
        ? `on at ${sayNumber(level)}%`
        : onOff(active);
    }
    case 'cover':
    case 'valve': {
      const position = Number(state['position'] ?? 0);
      return position > 0 && position < 100 ? `${sayNumber(position)}% open` : active ? 'open' : 'closed';
    }
    case 'lock':
      return sayBolt(state['bolt']) ?? (active ? 'locked' : 'unlocked');
    case 'climate': {
      if (!active) return 'off';
      const target = state['target'];
      const mode = `set to ${words(String(state['mode']))}`;
      return typeof target === 'number' ? `${mode} at ${sayDegrees(target)}` : mode;
    }
    case 'media': {
      const title = state['title'];
      const playback = String(state['playback'] ?? 'off');
      if (playback === 'idle') return 'on, but idle';
      if (typeof title !== 'string' || title === '' || !active) return playback;
      return playback === 'playing' ? `playing ${title}` : `${playback} during ${title}`;
    }
    case 'binary_sensor': {
      const [on, off] = sensorWords(device.deviceClass);
      return (state['on'] === true ? on[0] : off[0]) ?? onOff(state['on'] === true);
    }
    case 'person':
      return sayLocation(state['location']);
    case 'sensor':
      return sayValue({ ...device, state }, 'value', state['value']);
    case 'weather':
      return sayWeather(state);
    case 'scene':
    case 'script':
    case 'automation':
    case 'button':
      return 'ready';
    case 'vacuum':
    case 'mower': {
      const activity = state['activity'];
      if (activity === 'error') return 'stopped by an error';
      return typeof activity === 'string' ? words(activity) : onOff(active);
    }
    default: {
      const text = state['mode'] ?? state['activity'] ?? state['value'];
      if (typeof text === 'string' && state['on'] === undefined) return words(text);
      if (typeof text === 'number') return sayNumber(text);
      return onOff(active);
    }
  }
}

const onOff = (on: boolean): string => (on ? 'on' : 'off');

function sayLocation(location: PropertyValue | undefined): string {
  if (typeof location !== 'string' || location === '') return 'somewhere I do not know';
  if (location === 'home') return 'at home';
  if (location === 'not_home' || location === 'away') return 'away';
  const place = words(location);
  return `at ${THE_PLACES.has(place.toLowerCase()) ? 'the ' : ''}${place}`;
}

/** "At the office", but "at work" and "at Lidl". */
const THE_PLACES: ReadonlySet<string> = new Set(
  'office gym park shop store shops beach pool library station airport hospital cabin garage garden club pub market mall doctor dentist'.split(
    ' ',
  ),
);

function sayWeather(state: DeviceState): string {
  const condition = typeof state['condition'] === 'string' ? words(state['condition']) : '';
  const temperature = state['temperature'];
  const degrees = typeof temperature === 'number' ? sayDegrees(temperature) : '';
  return [degrees, condition].filter((part) => part !== '').join(' and ') || 'unknown';
}

/** "brightness", "target temperature": how the property is called in a reply. */
export function sayAttr(device: Device, attr: string): string {
  const names: Readonly<Record<string, string>> = {
    target: device.kind === 'humidifier' ? 'target humidity' : 'temperature',
    current: device.kind === 'humidifier' ? 'humidity' : 'temperature',
    color_temp: 'colour temperature',
    color: 'colour',
    fan_mode: 'fan mode',
    target_low: 'lower temperature',
    target_high: 'upper temperature',
    battery: 'battery',
  };
  return lookup(names, attr) ?? attr.replaceAll('_', ' ');
}

/** True if the name already says the property: "Outside Temperature is 12 degrees", not "the temperature of ...". */
export function namesAttr(device: Device, attr: string): boolean {
  const said = new Set(nameWords(device.name));
  return sayAttr(device, attr)
    .split(' ')
    .every((word) => said.has(word));
}
