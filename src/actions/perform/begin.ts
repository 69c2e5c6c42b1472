/** "Heat the sauna to 85", "turn on the AC at 20": what is off is turned on, what only does the opposite is turned round. */
import type { AdjustCall } from '../../nlu/call.js';
import type { Device, DeviceState } from '../home.js';
import { abilityOf } from '../kinds/kinds.js';
import { isActive, operate } from '../kinds/operations.js';
import type { ResolvedCall } from '../resolve/resolved-call.js';
import type { Success } from './adjust.js';
import type { PerformContext } from './perform.js';
import { stateOf } from './targets.js';

/** Modes in which a house gets no warmer, or no cooler. */
const AGAINST: Readonly<Record<'heat' | 'cool', readonly unknown[]>> = {
  heat: ['cool', 'dry', 'fan_only'],
  cool: ['heat', 'dry', 'fan_only'],
};

/** The calls before the one that sets the value; none for what is at work already. */
export function beginning(
  begin: NonNullable<AdjustCall['begin']>,
  good: readonly Success[],
  context: PerformContext,
): ResolvedCall[] {
  return good.flatMap(({ device, result }): ResolvedCall[] => {
    const before = stateOf(context, device);
    if (device.kind !== 'climate')
      return begin === 'cool' || isActive(device, before)
        ? []
        : [{ do: 'set', state: 'on', devices: [device.id] }];
    // "Cooler" is no reason to turn the heating round; "cool it to 18" is.
    const turns = result.delta === undefined;
    const mode = modeFor(begin, device, before, { ...before, ...result.set }, turns);
    return mode === undefined ? [] : [{ do: 'adjust', attr: 'mode', value: mode, devices: [device.id] }];
  });
}

function modeFor(
  begin: NonNullable<AdjustCall['begin']>,
  device: Device,
  before: DeviceState,
  wanted: DeviceState,
  turns: boolean,
): string | undefined {
  const isOff = before['mode'] === 'off';
  const modes = abilityOf(device, 'mode')?.values;
  // A radiator that is off makes nothing cooler.
  if (begin !== 'on' && modes !== undefined) {
    const isAgainst = turns && AGAINST[begin].includes(before['mode']);
    return modes.includes(begin) && (isOff || isAgainst) ? begin : undefined;
  }
  if (!isOff || begin === 'cool') return undefined;
  const on = operate(device, wanted, 'on');
  const mode = on !== null && 'set' in on ? on.set['mode'] : undefined;
  return typeof mode === 'string' ? mode : undefined;
}
