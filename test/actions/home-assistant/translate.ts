/** What Home Assistant shows of an entity, in the properties of our house: what both can tell is compared. */
import type { DeviceState, PropertyValue } from '../../../src/actions/home.js';
import type { Entity } from './hass.js';

type Told = Record<string, PropertyValue>;
type Attributes = Readonly<Record<string, unknown>>;

/** Properties that it knows; what is unknown to it is null. */
export function inOurWords({ entity_id: id, state, attributes }: Entity): DeviceState {
  const domain = id.split('.', 1)[0] ?? '';
  const read = Object.hasOwn(DOMAINS, domain) ? DOMAINS[domain] : undefined;
  if (read === undefined) throw new Error(`nothing is known of ${domain}`);
  return read(state, attributes);
}

const onOff = (state: string): Told => ({ on: state === 'unknown' ? null : state === 'on' });
const word = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const figure = (value: unknown): number | null => (typeof value === 'number' ? value : null);
const known = (state: string): string | null => (state === 'unknown' ? null : state);

/** Without a position, what is closed is at 0, and what is open or on its way at 100. */
function cover(state: string, attributes: Attributes): Told {
  const open = state === 'unknown' ? null : state === 'closed' ? 0 : 100;
  const position = 'current_position' in attributes ? figure(attributes['current_position']) : open;
  return {
    position,
    ...('current_tilt_position' in attributes ? { tilt: figure(attributes['current_tilt_position']) } : {}),
    moving: state === 'opening' || state === 'closing',
  };
}

function light(state: string, attributes: Attributes): Told {
  const told: Told = onOff(state);
  // Of a light that is off nothing more is shown.
  if (told['on'] !== true) return told;
  const level = figure(attributes['brightness']);
  // What shines is at least 1 % with us: nobody says "at 0.4 percent".
  if (level !== null) told['brightness'] = Math.max(1, (level / 255) * 100);
  const mode = attributes['color_mode'];
  if (mode === 'color_temp') told['color_temp'] = figure(attributes['color_temp_kelvin']);
  const hs = attributes['hs_color'];
  if (['hs', 'xy', 'rgb', 'rgbw', 'rgbww'].includes(String(mode)) && Array.isArray(hs)) {
    const [h, s]: unknown[] = hs;
    if (typeof h === 'number' && typeof s === 'number') told['color'] = { h, s };
  }
  return told;
}

function climate(state: string, attributes: Attributes): Told {
  return {
    mode: known(state),
    ...pick(attributes, {
      temperature: 'target',
      target_temp_low: 'target_low',
      target_temp_high: 'target_high',
      current_temperature: 'current',
      current_humidity: 'humidity',
      preset_mode: 'preset',
      fan_mode: 'fan_mode',
    }),
  };
}

/** What is there and not null, by our name. */
function pick(attributes: Attributes, names: Readonly<Record<string, string>>): Told {
  return Object.fromEntries(
    Object.entries(names).flatMap(([from, to]): [string, PropertyValue][] => {
      const value = attributes[from];
      if (typeof value === 'boolean' || typeof value === 'number' || typeof value === 'string')
        return [[to, value]];
      return [];
    }),
  );
}

const DOMAINS: Readonly<Record<string, (state: string, attributes: Attributes) => Told>> = {
  light,
  switch: onOff,
  siren: onOff,
  binary_sensor: onOff,
  fan: (state, attributes) => ({
    ...onOff(state),
    // A fan that is off shows 0 %, whatever it would run at.
    ...(state === 'on' ? pick(attributes, { percentage: 'speed', preset_mode: 'preset' }) : {}),
    ...pick(attributes, { oscillating: 'oscillating', direction: 'direction' }),
  }),
  humidifier: (state, attributes) => ({
    ...onOff(state),
    ...pick(attributes, { humidity: 'target', current_humidity: 'current', mode: 'mode' }),
  }),
  cover,
  valve: cover,
  // "locking" and "jammed" are not locked.
  lock: (state) => ({ locked: state === 'unknown' ? null : state === 'locked' }),
  alarm_control_panel: (state) => ({ mode: known(state) }),
  climate,
  water_heater: (state, attributes) => ({
    on: state === 'unknown' ? null : state !== 'off',
    ...(state === 'off' || state === 'unknown' ? {} : { mode: state }),
    ...pick(attributes, { temperature: 'target', current_temperature: 'current' }),
  }),
  vacuum: (state, attributes) => ({
    activity: known(state),
    ...pick(attributes, { battery_level: 'battery' }),
  }),
  lawn_mower: (state) => ({ activity: state === 'mowing' ? 'cleaning' : known(state) }),
  number: (state) => ({ value: state === 'unknown' ? null : Number(state) }),
  select: (state) => ({ value: known(state) }),
  sensor: (state, attributes) => ({
    value:
      state === 'unknown'
        ? null
        : state.trim() !== '' && Number.isFinite(Number(state))
          ? Number(state)
          : state,
    unit: word(attributes['unit_of_measurement']),
  }),
  device_tracker: (state) => ({ location: known(state) }),
  // Their state is the time of the last press.
  scene: () => ({}),
  button: () => ({}),
};
