/** Which device of home.yaml an announcement is about. */

import type { Device, Home, Kind } from '../home.js';
import { nameKey } from '../home-file/collisions.js';
import type { Announced } from './adapter.js';
import { slug } from './slug.js';

/** Finds the device of home.yaml that an announcement is about: by id, else by name in its area, else by name alone. */
export class Finder {
  private readonly byId = new Map<string, Device>();
  private readonly byName = new Map<string, Device[]>();

  constructor(home: Home) {
    for (const device of home.devices) {
      this.byId.set(device.id, device);
      for (const name of [device.name, ...device.aliases]) {
        const key = nameKey(name);
        this.byName.set(key, [...(this.byName.get(key) ?? []), device]);
      }
    }
  }

  find(found: Announced, area: string | null): Device | null {
    for (const id of found.ids) {
      const device = this.byId.get(slug(id));
      if (device !== undefined && goTogether(device.kind, found.kind)) return device;
    }
    if (found.secondary || found.name === null) return null;
    const namesakes = (this.byName.get(nameKey(found.name)) ?? []).filter(({ kind }) =>
      goTogether(kind, found.kind),
    );
    const here = namesakes.filter((device) => device.area === area);
    if (here.length === 1) return here[0]!;
    // Without an area on one side, a name that stands once is enough.
    const [only] = namesakes;
    return namesakes.length === 1 && only !== undefined && (area === null || only.area === null)
      ? only
      : null;
  }
}

const ON_OFF: ReadonlySet<Kind> = new Set(['light', 'switch', 'outlet', 'fan', 'siren']);

/** A lamp on a switch actuator is a light in home.yaml and announced as a switch: on and off are the same there. */
function goTogether(named: Kind, announced: Kind): boolean {
  return named === announced || (ON_OFF.has(named) && ON_OFF.has(announced));
}
