/** Temperatures in the scale that was asked for, where the house has the other. */
import type { Device, DeviceState, PropertyValue } from '../../actions/home.js';
import { toHouseDegrees, type Units } from '../../actions/kinds/measures.js';

export type Scale = 'celsius' | 'fahrenheit';

const UNIT: Readonly<Record<Scale, string>> = { celsius: '°C', fahrenheit: '°F' };

/** " Celsius", as it is said after "degrees". */
export function scaleName(scale: Scale | undefined): string {
  return scale === undefined ? '' : scale === 'celsius' ? ' Celsius' : ' Fahrenheit';
}

/** The state with its temperatures in a scale; a sensor without a unit is read in the house's own. */
export function inScale(device: Device, state: DeviceState, scale: Scale, units: Units): DeviceState {
  const house = units === 'imperial' ? 'fahrenheit' : 'celsius';
  const unit = state['unit'];
  const own =
    typeof unit === 'string' && device.kind === 'sensor'
      ? /F$/.test(unit)
        ? 'fahrenheit'
        : 'celsius'
      : house;
  if (own === scale) return device.kind === 'sensor' ? { ...state, unit: UNIT[scale] } : state;
  const there = scale === 'fahrenheit' ? 'imperial' : 'metric';
  const told = (value: PropertyValue | undefined): PropertyValue =>
    typeof value === 'number'
      ? Math.round(toHouseDegrees(value, own, there, false) * 10) / 10
      : (value ?? null);
  if (device.kind === 'sensor') return { ...state, value: told(state['value']), unit: UNIT[scale] };
  const degrees = Object.entries(state).filter(([name]) => name === 'current' || name === 'temperature');
  return { ...state, ...Object.fromEntries(degrees.map(([name, value]) => [name, told(value)])) };
}
