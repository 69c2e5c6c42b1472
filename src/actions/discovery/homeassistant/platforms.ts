/** Home Assistant's MQTT platforms: the ones that can be spoken to, and why the others cannot. */
import type { Home } from '../../home.js';
import { lookup } from '../../lookup.js';
import type { Spoken } from '../binding.js';
import type { Json } from '../json.js';
import { climatePlatform, waterHeaterPlatform } from './platforms/climate.js';
import { coverPlatform, valvePlatform } from './platforms/cover.js';
import { fanPlatform } from './platforms/fan.js';
import { humidifierPlatform } from './platforms/humidifier.js';
import { defaultLight } from './platforms/light-default.js';
import { jsonLight } from './platforms/light-json.js';
import { templateLight } from './platforms/light-template.js';
import { alarmPlatform, lockPlatform } from './platforms/lock.js';
import { sirenPlatform, switchPlatform } from './platforms/switch.js';
import { trackerPlatform } from './platforms/tracker.js';
import { mowerPlatform, vacuumPlatform } from './platforms/vacuum.js';
import {
  binarySensorPlatform,
  buttonPlatform,
  numberPlatform,
  scenePlatform,
  selectPlatform,
  sensorPlatform,
} from './platforms/value.js';

/** Throws ZodError or SyntaxError where the config does not fit. */
export type Platform = (config: Json, units: Home['units']) => Spoken;

const PLATFORMS: Readonly<Record<string, Platform>> = {
  light: lightPlatform,
  device_tracker: trackerPlatform,
  switch: switchPlatform,
  siren: sirenPlatform,
  cover: coverPlatform,
  valve: valvePlatform,
  lock: lockPlatform,
  alarm_control_panel: alarmPlatform,
  climate: climatePlatform,
  humidifier: humidifierPlatform,
  water_heater: waterHeaterPlatform,
  fan: fanPlatform,
  vacuum: vacuumPlatform,
  lawn_mower: mowerPlatform,
  scene: scenePlatform,
  button: buttonPlatform,
  number: numberPlatform,
  select: selectPlatform,
  sensor: sensorPlatform,
  binary_sensor: binarySensorPlatform,
};

const REASONS: Readonly<Record<string, string>> = {
  camera: 'is a picture, which has nothing to say',
  image: 'is a picture, which has nothing to say',
  event: 'only sends events; there is nothing to ask or to tell it',
  device_automation: 'only sends events; there is nothing to ask or to tell it',
  tag: 'only sends events; there is nothing to ask or to tell it',
  update: 'is a firmware update, which is not started by voice',
  text: 'is a free text, which is not set by voice',
  notify: 'is a way to send messages, not a device',
};

export const PLATFORM_NAMES = Object.keys(PLATFORMS);

export function platformOf(component: string): Platform | null {
  const platform = lookup(PLATFORMS, component);
  if (platform === undefined) return null;
  return (config, units) => {
    const spoken = platform(config, units);
    // Its state topic is heard, but says too little or too late to wait for: what it was told is taken as done.
    if (saysYes(config['optimistic'])) spoken.routes.reports.clear();
    return spoken;
  };
}

/** As Home Assistant reads a flag. */
function saysYes(value: unknown): boolean {
  return (
    value === true || value === 1 || (typeof value === 'string' && /^(true|yes|on|1|enable)$/i.test(value))
  );
}

/** Why there is nothing to speak to. */
export function whyNot(component: string): string {
  if (Object.hasOwn(REASONS, component)) return REASONS[component] ?? '';
  return `is a "${component.slice(0, 40)}", a platform that is not known here`;
}

function lightPlatform(config: Json): Spoken {
  if (config['schema'] === 'json') return jsonLight(config);
  return config['schema'] === 'template' ? templateLight(config) : defaultLight(config);
}
