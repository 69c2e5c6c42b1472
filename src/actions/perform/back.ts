/** "For an hour": what was set is then set back to what it was before the sentence. */
import type { AdjustCall } from '../../nlu/call.js';
import { attrOf } from '../adjusting.js';
import { effectsOf } from '../effects-of.js';
import type { Device, DeviceState, PropertyValue } from '../home.js';
import type { ResolvedCall } from '../resolve/resolved-call.js';
import type { Performance, PerformContext } from './perform.js';
import { done, refused } from './performance.js';

/** @returns the calls that bring the devices back; withWhen puts them off */
export function backAsBefore(
  call: AdjustCall,
  devices: readonly Device[],
  context: PerformContext,
): Performance {
  const { states } = context.before ?? context.world;
  const calls = new Map<string, ResolvedCall & { devices: string[] }>();
  for (const device of devices) {
    const before = wayBack(device, states.get(device.id) ?? {}, attrOf(device, call.attr));
    if (before === null) continue;
    const key = JSON.stringify(before);
    const known = calls.get(key) ?? { ...before, devices: [] };
    known.devices.push(device.id);
    calls.set(key, known);
  }
  const all = [...calls.values()];
  if (all.length === 0) return refused('unsupported', "I don't know what it was before, to go back to.");
  return done(
    all,
    all.flatMap((one) => effectsOf(one, context.world)),
    '',
    all.flatMap((one) => one.devices),
  );
}

/** What was off goes off again; a colour may have been a white. */
function wayBack(device: Device, before: DeviceState, attr: string): ResolvedCall | null {
  if (before['on'] === false) return { do: 'set', state: 'off' };
  const name = attr === 'color' && !isKnown(before['color']) ? 'color_temp' : attr;
  const value = before[name];
  return isKnown(value) && device.kind !== 'alarm' ? { do: 'adjust', attr: name, value } : null;
}

const isKnown = (value: PropertyValue | undefined): value is Exclude<PropertyValue, null> =>
  value !== undefined && value !== null;
