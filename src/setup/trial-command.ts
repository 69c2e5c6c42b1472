/** A command to try at the end of a setup: with a harmless device of this house, so that it can be seen to work. Pure. */
import type { DeviceState, Home } from '../actions/home.js';
import { bearsRisk } from '../actions/policy/policy.js';

export interface TrialHouse {
  readonly home: Home;
  readonly states: ReadonlyMap<string, DeviceState>;
  readonly unavailable: ReadonlySet<string>;
}

/** Where there is nothing to switch. */
const WITHOUT_DEVICE = 'what time is it';

export function trialCommand({ home, states, unavailable }: TrialHouse): string {
  const names = home.devices.map(({ name }) => name.toLowerCase());
  const own = (name: string): boolean => names.filter((each) => each === name.toLowerCase()).length === 1;
  const able = home.devices.filter(
    (device) =>
      ['light', 'switch', 'outlet'].includes(device.kind) &&
      // A washing machine is no toy.
      (device.kind === 'light' || device.deviceClass === null) &&
      !bearsRisk(device) &&
      !unavailable.has(device.id) &&
      own(device.name),
  );
  const isOn = (id: string): boolean => states.get(id)?.['on'] === true;
  const near = (area: string | null): number => (area !== null && area === home.defaultRoom ? 0 : 1);
  const [best] = able.toSorted(
    (a, b) =>
      Number(isOn(a.id)) - Number(isOn(b.id)) ||
      near(a.area) - near(b.area) ||
      Number(a.kind !== 'light') - Number(b.kind !== 'light'),
  );
  if (best === undefined) return WITHOUT_DEVICE;
  return `turn ${isOn(best.id) ? 'off' : 'on'} the ${best.name.toLowerCase()}`;
}
