/** The devices as the page shows them, and what may be changed about them there. */
import type { Device } from '../../actions/home.js';
import type { DevicePort } from '../../page/port.js';
import type { PageDevice, PageHome } from '../../page/protocol.js';
import type { DeviceFacts } from '../house/inventory.js';
import type { LiveHouse } from '../house/live-house.js';

const UNKNOWN: DeviceFacts = {
  from: '',
  nameless: false,
  isNew: false,
  given: null,
  bridge: false,
  unconfirmed: false,
  unspeakable: null,
  last: null,
};
const NO_NAMES = 'Names cannot be changed here.';

export function pageHome(house: LiveHouse): PageHome {
  const { home } = house;
  return {
    units: home.units,
    floors: home.floors.map(({ id, name }) => ({ id, name })),
    areas: home.areas.map(({ id, name, floor }) => ({ id, name, floor })),
    devices: home.devices.map((device) => shown(house, device)),
  };
}

/** null: it is gone. */
export function pageDevice(house: LiveHouse, id: string): PageDevice | null {
  const device = house.home.devices.find((one) => one.id === id);
  return device === undefined ? null : shown(house, device);
}

function shown({ states, unavailable, inventory }: LiveHouse, device: Device): PageDevice {
  const { id, name, area, kind, deviceClass, aliases } = device;
  const { from, given, ...facts } = inventory?.facts(id) ?? UNKNOWN;
  return {
    id,
    name,
    aliases,
    area,
    kind,
    deviceClass,
    state: states.get(id) ?? {},
    available: !unavailable.has(id),
    ...facts,
    from: from === '' ? null : from,
    given: given !== null,
  };
}

/** @param signal ends what is still asked of bridges */
export function devicePort({ inventory }: Pick<LiveHouse, 'inventory'>, signal: AbortSignal): DevicePort {
  return {
    name: async ({ device, name, aliases, room, bridge }) =>
      inventory === undefined
        ? NO_NAMES
        : await inventory.rename(device, { name, aliases, area: room }, { bridge, signal }),
    unname: async (device) =>
      inventory === undefined ? NO_NAMES : await inventory.rename(device, null, { bridge: false, signal }),
    see: async (devices) => {
      await inventory?.see(devices);
      return null;
    },
    get skipped() {
      return inventory?.skipped ?? [];
    },
  };
}
