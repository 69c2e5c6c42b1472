/** What to call several things in a question which of them is meant: never two by one name. */

import type { Device, Home } from '../home.js';
import { KIND_NOUNS } from '../kinds/groups.js';
import { nameWords } from './names.js';

const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth'];

/** One to the ear, whatever articles and plurals it is written with. */
export const soundsLike = ({ name }: Pick<Device, 'name'>): string => nameWords(name).join(' ');

/**
 * Labels in the order of the devices: names, and where two have one name, what they are ("the light", "the switch"), else
 * their place in the house's list ("the first Relay").
 */
export function labelsOf(devices: readonly Device[]): readonly string[] {
  return devices.map((device) => {
    const alike = devices.filter((other) => soundsLike(other) === soundsLike(device));
    if (alike.length === 1) return device.name;
    const sorts = alike.map(sortOf);
    if (new Set(sorts).size === alike.length) return `the ${sortOf(device)}`;
    const place = alike.indexOf(device);
    return `the ${ORDINALS[place] ?? `number ${place + 1}`} ${device.name}`;
  });
}

/** "Light", "temperature sensor". */
function sortOf({ kind, deviceClass }: Device): string {
  const noun = KIND_NOUNS[kind]?.[0] ?? kind.replaceAll('_', ' ');
  return deviceClass === null ? noun : `${deviceClass.replaceAll('_', ' ')} ${noun}`;
}

/** By device: others of its room that are called the same, so that nobody can say which is meant. */
export function namesakesOf(home: Home): ReadonlyMap<string, readonly Device[]> {
  const alike = new Map<string, Device[]>();
  for (const device of home.devices) {
    const key = `${device.area} ${soundsLike(device)}`;
    alike.set(key, [...(alike.get(key) ?? []), device]);
  }
  return new Map(
    [...alike.values()]
      .filter((those) => those.length > 1)
      .flatMap((those) =>
        those.map((device): [string, Device[]] => [device.id, those.filter((other) => other !== device)]),
      ),
  );
}
