/** Things of which a part is a device of its own: the hatch and its Hatch Lock, the kiln and its Kiln Temperature. */
import type { Device } from '../home.js';
import { nameWords } from './names.js';

/**
 * What is asked of these, who cannot, is for the locks and sensors that are named after them.
 *
 * @param able the devices that can do it; left out: nobody asks
 */
export function partsOf(
  devices: readonly Device[],
  all: readonly Device[],
  able: ((device: Device) => boolean) | undefined,
): Device[] {
  if (able === undefined) return [];
  const names = devices.map(({ name, area }) => ({ words: nameWords(name), area }));
  return all.filter(
    (part) =>
      (part.kind === 'sensor' || part.kind === 'lock') &&
      able(part) &&
      names.some(({ words, area }) => {
        const own = nameWords(part.name);
        const near = part.area === null || area === null || part.area === area;
        return near && own.length > words.length && words.every((word, at) => own[at] === word);
      }),
  );
}
