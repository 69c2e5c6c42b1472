/** Locks, alarms and covers take their time: what says that they are on the way, or stuck on it. Pure. */

import type { Device, DeviceState } from './home.js';
import { KIND_TABLE } from './kinds/kind-table.js';
import { lookup } from './lookup.js';

const PASSING: readonly string[] = KIND_TABLE.alarm.properties['mode']?.passing ?? [];

/** Neither here nor there: what the state says of its main property does not hold yet. */
export function isUnsettled({ moving, bolt }: DeviceState): boolean {
  return moving === true || !isBoltStill(bolt);
}

/** True where no bolt is spoken of, too. */
export function isBoltStill(bolt: DeviceState[string] | undefined): boolean {
  return bolt === undefined || bolt === null || bolt === 'still';
}

/** How a bolt stands that is neither in nor out. */
const BOLT: Readonly<Record<string, string>> = {
  locking: 'locking',
  unlocking: 'unlocking',
  halfway: 'not fully locked',
  jammed: 'jammed',
};

/** "locking", "not fully locked"; null for one that is still, or of which nothing is told. */
export const sayBolt = (bolt: DeviceState[string] | undefined): string | null =>
  lookup(BOLT, String(bolt)) ?? null;

export type Standing =
  | { readonly is: 'underway'; readonly doing: string; readonly takesLong: boolean }
  | { readonly is: 'jammed' };

/**
 * How a device stands that was told something and is not there yet; null where it says nothing of a way.
 * @param set what it was told
 */
export function standingOf(
  { kind }: Pick<Device, 'kind'>,
  set: DeviceState,
  now: DeviceState,
): Standing | null {
  if (kind === 'lock' && 'locked' in set) {
    const { bolt } = now;
    if (bolt === 'jammed') return { is: 'jammed' };
    if (isBoltStill(bolt)) return null;
    return { is: 'underway', doing: sayBolt(bolt) ?? String(bolt), takesLong: false };
  }
  if (kind !== 'alarm' || !('mode' in set)) return null;
  const mode = String(now['mode']);
  if (!PASSING.includes(mode)) return null;
  const doing = mode === 'pending' ? (set['mode'] === 'disarmed' ? 'still pending' : 'arming') : mode;
  // People are given half a minute to leave the house.
  return { is: 'underway', doing, takesLong: set['mode'] !== 'disarmed' };
}
