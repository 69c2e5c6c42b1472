/**
 * "Everything" names no device: what would be done at a risk is left as it is, and said to be, so that nobody takes it for
 * done. Where nothing else is to be done, the risky ones are what is meant, and the policy asks. What has to go on while
 * nobody thinks of it (the heating, the fridge) is not meant by "everything off" at all, however often that is said.
 */

import type { Device, DeviceState, Risk } from '../home.js';
import { isAlready } from '../kinds/operations.js';
import { risksOfBringing } from '../policy/policy.js';
import { goesOnUnasked } from '../resolve/climate-use.js';
import type { PerformContext } from './perform.js';
import { stateOf } from './targets.js';

export interface LeftOut {
  readonly device: Device;
  /** none: it goes on unless it is named. */
  readonly level: Risk;
}

export interface Swept {
  /** Empty where there is nothing but what is left. */
  readonly taken: readonly Device[];
  /** Not as it was asked to be, and left so. */
  readonly left: readonly LeftOut[];
}

/** @param wanted what each device is to become; null: it cannot */
export function sweep(
  all: readonly Device[],
  wanted: (device: Device) => DeviceState | null,
  context: PerformContext,
): Swept {
  const goesOn = (device: Device): boolean =>
    endsIt(wanted(device)) && goesOnUnasked(device, context.world.home);
  const devices = all.filter((device) => !goesOn(device));
  const { taken, left } = sweepRisks(devices, wanted, context);
  const kept = all.filter(
    (device) => goesOn(device) && !isAlready(stateOf(context, device), wanted(device) ?? {}),
  );
  return { taken, left: [...left, ...kept.map((device) => ({ device, level: 'none' as const }))] };
}

const endsIt = (wanted: DeviceState | null): boolean =>
  wanted?.['mode'] === 'off' || wanted?.['on'] === false;

function sweepRisks(
  devices: readonly Device[],
  wanted: (device: Device) => DeviceState | null,
  context: PerformContext,
): Swept {
  const effects = devices.flatMap((device) => {
    const set = wanted(device);
    return set === null ? [] : [{ type: 'device', device: device.id, set } as const];
  });
  const risks = risksOfBringing(effects, context.world, context.room);
  const flows = (device: Device): boolean =>
    device.kind === 'valve' && device.risk === null && opens(stateOf(context, device), wanted(device));
  const levelOf = (device: Device): Risk => risks.get(device.id) ?? (flows(device) ? 'confirm' : 'none');
  const changes = (device: Device): boolean => {
    const set = wanted(device);
    return set !== null && !isAlready(stateOf(context, device), set);
  };
  const safe = devices.filter((device) => levelOf(device) === 'none');
  const left = devices
    .filter((device) => levelOf(device) !== 'none' && changes(device))
    .map((device) => ({ device, level: levelOf(device) }));
  if (left.length === 0) return { taken: safe.length > 0 ? safe : devices, left };
  if (safe.some(changes)) return { taken: safe, left };
  const risky = left.filter(({ device }) => !flows(device));
  const askable = risky.filter(({ level }) => isAskable(level));
  const meant = askable.length > 0 ? askable : risky;
  const taken = meant.length > 0 ? meant.map(({ device }) => device) : safe;
  return { taken, left: left.filter((one) => !meant.includes(one)) };
}

/** Water or gas would run: no risk by name, but nobody means it by "everything". */
function opens({ position: before }: DeviceState, wanted: DeviceState | null): boolean {
  return Number(wanted?.['position'] ?? 0) > Number(before ?? 0);
}

/** Asked for by name it is done, after a yes or the PIN. */
export const isAskable = (level: Risk): boolean => level === 'confirm' || level === 'pin';
