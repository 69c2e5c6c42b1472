/**
 * Which devices an everyday group word covers. A table rather than code, because users argue about exactly this:
 *
 * | word | devices |
 * |---|---|
 * | lights | kind light, and a switch or outlet that is called "... light" or "... lamp" |
 * | switches | switch and outlet (Home Assistant has one domain for both) |
 * | outlets, plugs | outlet, and a switch of class outlet or called "... plug", "... outlet", "... socket" |
 * | heating, radiators | climate that heats, first what only heats |
 * | fans | kind fan, without purifiers and extractors where there is another |
 * | air conditioners | climate called so, else climate that can cool |
 * | blinds, curtains ... | covers of that class; then covers with that word in the name, unless they are called something else ("Window Shade" is no window); then, in one room, any window covering |
 * | doors | covers of class door, garage or gate, locks where locking is meant |
 * | everything, off | all that is on and idle: lights, switches, outlets, fans, media, climate, humidifiers, sirens, water heaters |
 * | everything, on | the same without climate, humidifiers, sirens and water heaters |
 * | everything, open or closed | covers and valves; of a place alone ("open the kitchen") its covers, if it has any |
 *
 * What "everything" would do at a risk (switch an oven, open a gate), and what has to go on unasked (the heating, the
 * fridge), is left as it is and named: perform/sweep.ts.
 */

import type { Device, Kind } from '../home.js';
import { lookup } from '../lookup.js';
import { airConditioners, heaters } from '../resolve/climate-use.js';
import { nameWords, singular } from '../resolve/names.js';

const LIGHT_WORDS = new Set(['light', 'lamp', 'lighting', 'chandelier', 'lantern']);
const FAN_WORDS = new Set(['fan']);
const PLUG_WORDS = new Set(['plug', 'outlet', 'socket']);

const called = (device: Device, words: ReadonlySet<string>): boolean =>
  [device.name, ...device.aliases].some((name) => words.has(nameWords(name).at(-1) ?? ''));

/** True if people would call the device this kind of thing. */
export function isOfKind(device: Device, kind: string): boolean {
  if (device.kind === kind) return true;
  switch (kind) {
    case 'light':
      return (device.kind === 'switch' || device.kind === 'outlet') && called(device, LIGHT_WORDS);
    case 'fan':
      return (device.kind === 'switch' || device.kind === 'outlet') && called(device, FAN_WORDS);
    case 'switch':
      return device.kind === 'outlet';
    case 'outlet':
      return device.kind === 'switch' && (device.deviceClass === 'outlet' || called(device, PLUG_WORDS));
    default:
      return false;
  }
}

/** Window coverings are called by each other's names: a shade is "the blinds" where there is no blind. */
export const WINDOW_COVERINGS: ReadonlySet<string> = new Set(['blind', 'curtain', 'shade', 'shutter']);
const CLASS_ALSO: Readonly<Record<string, readonly string[]>> = {
  garage: ['garage_door'],
  garage_door: ['garage'],
  door: ['opening'],
  battery: [],
};

/** Devices of a class: by class, else by the word in their name; `[]` if neither. */
export function ofClass(devices: readonly Device[], deviceClass: string): Device[] {
  if (deviceClass === 'air_conditioner') return airConditioners(devices);
  if (deviceClass === 'heating') return heaters(devices);
  if (deviceClass === 'ventilation')
    return devices.filter((device) => device.kind === 'fan' && isSpecialFan(device));
  const classes = [deviceClass, ...(lookup(CLASS_ALSO, deviceClass) ?? [])];
  const exact = devices.filter(
    (device) => device.deviceClass !== null && classes.includes(device.deviceClass),
  );
  const word = singular(deviceClass.replaceAll('_', ' '));
  const words = word.split(' ');
  // A class-less cover called "Kitchen Blind" is a blind; one with another class is not renamed.
  const coverings = WINDOW_COVERINGS.has(deviceClass);
  const named = devices.filter(
    (device) =>
      (device.deviceClass === null || (coverings && WINDOW_COVERINGS.has(device.deviceClass))) &&
      !exact.includes(device) &&
      [device.name, ...device.aliases].some((name) => isCalled(nameWords(name), words)),
  );
  return [...exact, ...named];
}

/** "Window Shade" holds the word "window", but is a shade: what a thing is stands last. */
function isCalled(name: readonly string[], words: readonly string[]): boolean {
  if (!words.every((part) => name.includes(part))) return false;
  const last = name.findLast((word) => COVERING_NOUNS.has(word));
  return last === undefined || words.includes(last);
}

const COVERING_NOUNS: ReadonlySet<string> = new Set([
  'blind',
  'curtain',
  'shade',
  'shutter',
  'drape',
  'awning',
]);

/** Fans that nobody calls "the fan" where there is one that blows on people. */
const SPECIAL_FANS: ReadonlySet<string> = new Set([
  ...['extractor', 'exhaust', 'hood', 'ventilation', 'ventilator', 'vent', 'purifier', 'bathroom'],
]);

export const isSpecialFan = (device: Device): boolean =>
  [device.name, ...device.aliases].some((name) => nameWords(name).some((word) => SPECIAL_FANS.has(word)));

/** What else may be meant by such a word, within one room: "the blinds" where only a curtain hangs, "the lamp" for a light. */
export function likeClass(devices: readonly Device[], deviceClass: string): Device[] {
  if (deviceClass === 'lamp' || deviceClass === 'bulb')
    return devices.filter((device) => isOfKind(device, 'light'));
  if (deviceClass === 'ventilation') return devices.filter(({ kind }) => kind === 'fan');
  // "Mist", of which nobody wrote down what it does to the air.
  if (deviceClass === 'dehumidifier')
    return devices.filter(
      (device) => device.kind === 'humidifier' && device.deviceClass === null && !isHumidifier(device),
    );
  // In the garage "the door" is the one that cars come in by.
  if (deviceClass === 'door')
    return devices.filter(({ kind, deviceClass: own }) => kind === 'cover' && /^garage/.test(own ?? ''));
  if (!WINDOW_COVERINGS.has(deviceClass)) return [];
  return devices.filter(
    (device) =>
      device.kind === 'cover' && (device.deviceClass === null || WINDOW_COVERINGS.has(device.deviceClass)),
  );
}

const isHumidifier = ({ name, aliases }: Device): boolean =>
  [name, ...aliases].some((one) => nameWords(one).includes('humidifier'));

const SWITCHED_ON: readonly Kind[] = ['light', 'switch', 'outlet', 'fan', 'media'];
const SWITCHED_OFF: readonly Kind[] = [...SWITCHED_ON, 'climate', 'humidifier', 'siren', 'water_heater'];

/** The kinds an operation means where nothing but a place, or nothing at all, was named. */
export const EVERYTHING: Readonly<Record<string, readonly Kind[]>> = {
  on: SWITCHED_ON,
  off: SWITCHED_OFF,
  toggle: SWITCHED_ON,
  open: ['cover', 'valve'],
  close: ['cover', 'valve'],
  stop: ['cover', 'valve'],
  lock: ['lock'],
  unlock: ['lock'],
};

/** What a kind is called, one and many. */
export const KIND_NOUNS: Readonly<Record<string, readonly [string, string]>> = {
  light: ['light', 'lights'],
  switch: ['switch', 'switches'],
  outlet: ['outlet', 'outlets'],
  siren: ['siren', 'sirens'],
  fan: ['fan', 'fans'],
  humidifier: ['humidifier', 'humidifiers'],
  water_heater: ['water heater', 'water heaters'],
  cover: ['cover', 'covers'],
  valve: ['valve', 'valves'],
  lock: ['lock', 'locks'],
  alarm: ['alarm', 'alarms'],
  climate: ['thermostat', 'thermostats'],
  media: ['player', 'players'],
  vacuum: ['vacuum', 'vacuums'],
  mower: ['mower', 'mowers'],
  scene: ['scene', 'scenes'],
  script: ['script', 'scripts'],
  automation: ['automation', 'automations'],
  button: ['button', 'buttons'],
  number: ['setting', 'settings'],
  select: ['setting', 'settings'],
  sensor: ['sensor', 'sensors'],
  binary_sensor: ['sensor', 'sensors'],
  weather: ['weather report', 'weather reports'],
  person: ['person', 'people'],
};
