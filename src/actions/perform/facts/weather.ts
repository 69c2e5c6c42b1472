/** The weather as the house's own devices know it: a weather device, else what is measured outside. No network. */
import type { InfoCall } from '../../../nlu/call.js';
import { capital, dateOf, resolveDay } from '../../../nlu/time.js';
import type { Device, DeviceState } from '../../home.js';
import { lookup } from '../../lookup.js';
import { isUnderSky } from '../../resolve/under-sky.js';
import type { Performance, PerformContext } from '../perform.js';
import { done, refused } from '../performance.js';
import { sayNumber } from './arithmetic.js';

/** Home Assistant's condition names, as said. */
const CONDITIONS: Readonly<Record<string, string>> = {
  'clear-night': 'clear',
  clear: 'clear',
  cloudy: 'cloudy',
  exceptional: 'unusual',
  fog: 'foggy',
  hail: 'hailing',
  lightning: 'thundery',
  'lightning-rainy': 'thundery with rain',
  partlycloudy: 'partly cloudy',
  'partly-cloudy': 'partly cloudy',
  pouring: 'pouring with rain',
  rainy: 'rainy',
  snowy: 'snowy',
  'snowy-rainy': 'sleeting',
  sunny: 'sunny',
  windy: 'windy',
  'windy-variant': 'windy',
};

export function weatherOf(call: InfoCall, context: PerformContext): Performance {
  const { world } = context;
  const ids = call.target?.ids;
  const stations = world.home.devices.filter(
    (device) => device.kind === 'weather' && (ids === undefined || ids.includes(device.id)),
  );
  const [station] = stations;
  const date = call.day === undefined ? dateOf(world.now) : resolveDay(call.day, world.now);
  const later = call.later === true || date !== dateOf(world.now);
  const stateOf = (device: Device): DeviceState => world.states.get(device.id) ?? device.state;
  if (station !== undefined) {
    const state = stateOf(station);
    const reply = later ? sentence(state, world.home.units) : answered(call, state, world.home.units);
    return done(
      { do: 'info', topic: 'weather', devices: [station.id] },
      [],
      later ? `I only know the weather right now. ${reply}` : reply,
      [station.id],
    );
  }
  const thermometer = world.home.devices.find(
    (device) =>
      device.kind === 'sensor' && device.deviceClass === 'temperature' && isUnderSky(device, world.home),
  );
  const value = thermometer === undefined ? null : stateOf(thermometer)['value'];
  if (thermometer === undefined || typeof value !== 'number') {
    return refused('no_device', 'No device here knows the weather.');
  }
  return done(
    { do: 'info', topic: 'weather', devices: [thermometer.id] },
    [],
    `${later ? 'I only know that right now it' : 'It'} is ${sayNumber(value)} degrees outside.`,
    [thermometer.id],
  );
}

/** "Is it raining?" "Yes, it is pouring with rain and 7 degrees." */
function answered(call: InfoCall, state: DeviceState, units: 'metric' | 'imperial'): string {
  const reply = sentence(state, units);
  const { condition } = state;
  const fits = call.test === undefined ? undefined : lookup(SKIES, call.test);
  if (fits === undefined || typeof condition !== 'string' || !Object.hasOwn(CONDITIONS, condition))
    return reply;
  return `${fits.test(condition) ? 'Yes' : 'No'}, ${reply.charAt(0).toLowerCase()}${reply.slice(1)}`;
}

/** What a condition is called for each sky that may be asked after. */
const SKIES: Readonly<Record<string, RegExp>> = {
  rain: /rainy|pouring|hail/,
  snow: /snowy/,
  sun: /^sunny$|^clear$/,
  wind: /windy/,
  fog: /^fog$/,
  cloud: /cloudy/,
  storm: /lightning|pouring|exceptional/,
};

function sentence(state: DeviceState, units: 'metric' | 'imperial'): string {
  const { condition, temperature, humidity } = state;
  const parts: string[] = [];
  if (typeof condition === 'string') parts.push(CONDITIONS[condition] ?? condition.replaceAll(/[-_]/g, ' '));
  if (typeof temperature === 'number') {
    parts.push(`${sayNumber(temperature)} degrees${units === 'imperial' ? ' Fahrenheit' : ''}`);
  }
  if (parts.length === 0 && typeof humidity === 'number')
    return `The humidity is ${sayNumber(humidity)} percent.`;
  return parts.length === 0 ? 'The weather device is silent.' : `${capital('it is')} ${parts.join(' and ')}.`;
}
