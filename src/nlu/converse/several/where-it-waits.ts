/**
 * "If it goes below ten in the shed, turn the heater on", "when the attic gets above 25 start the fan": the place that is
 * watched is the place of the deed, where nothing else is said of where that is.
 */
import { isOfKind } from '../../../actions/kinds/groups.js';
import { inAreas } from '../../../actions/resolve/place.js';
import type { World } from '../../../actions/world.js';
import type { Call } from '../../call.js';

/** The call with the place of its condition; as it is where it has its own, or there is nothing of the kind there. */
export function whereItWaits(call: Call, { home }: World): Call {
  const { target, when } = call;
  const condition = when === undefined ? null : 'once' in when ? when.once : 'if' in when ? when.if : null;
  const area = condition?.target.area;
  if (area === undefined || area === 'here' || target === undefined) return call;
  const kinds = [...(target.kind === undefined ? [] : [target.kind]), ...(target.kinds ?? [])];
  if (kinds.length === 0 || !Object.keys(target).every((key) => OF_A_KIND.has(key))) return call;
  const there = home.devices.some(
    (device) => inAreas(device, [area]) && kinds.some((kind) => isOfKind(device, kind)),
  );
  return there ? { ...call, target: { ...target, area } } : call;
}

/** What a target may say without saying which thing, or where. */
const OF_A_KIND: ReadonlySet<string> = new Set(['kind', 'kinds', 'class', 'word', 'already']);
