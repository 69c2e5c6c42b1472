/** What was understood, as far as a device's own values allow it: "boost the radiator" is its preset, no degree warmer. */
import { senseOf } from '../carry-out.js';
import type { Said } from '../said.js';
import { isAsking, type Understood } from '../sense.js';
import { ownValueCall, unmetValues } from './own-values.js';

/** Where a device is put to something of its own, that and nothing else; null where the grammar cannot say how. */
export function withOwnValues(
  understood: Understood,
  { text, world: { home }, sense }: Said,
): Understood | null {
  if (isAsking(understood)) return understood;
  const calls = understood.commands.flat();
  const ids = new Set([
    ...calls.flatMap(({ target }) => target?.ids ?? []),
    ...understood.trial.parts.flatMap(({ devices }) => devices),
  ]);
  const devices = home.devices.filter(({ id }) => ids.has(id));
  const unmet = unmetValues(text, devices, calls);
  if (unmet.length === 0) return understood;
  const call = ownValueCall(text, unmet, home);
  const own = call === null ? null : sense.tried([[call]]);
  return own !== null && senseOf(own.trial) === 2 ? own : null;
}
