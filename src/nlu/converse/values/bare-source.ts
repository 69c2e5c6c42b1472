/** "Jazz FM, please", "Netflix then": what one player can be put to, by its name alone. */
import { abilityOf } from '../../../actions/kinds/kinds.js';
import { findByName } from '../../../actions/resolve/names.js';
import { remembered } from '../../../actions/resolve/place.js';
import type { Call } from '../../call.js';
import { normalWords } from '../../normalize.js';
import type { Said } from '../said.js';

const POLITE =
  /^(?:(?:okay|oh|and|now|actually|no|lets have|i want|id like) )*(.+?)( please| then| instead| for a change)*$/;

/** Null where no player, or more than one, has that source, or a word alone may be anything. */
export function bareSource({ text, session, world }: Said): Call | null {
  const [, said = '', cue] = POLITE.exec(normalWords(text).join(' ')) ?? [];
  const found = world.home.devices.flatMap((device) => {
    const values = device.kind === 'media' ? (abilityOf(device, 'source')?.values ?? []) : [];
    const value = values.find((one) => typeof one === 'string' && normalWords(one).join(' ') === said);
    return typeof value === 'string' ? [{ id: device.id, value }] : [];
  });
  const ids = remembered(session, world.now)?.devices ?? [];
  const near = found.filter(({ id }) => ids.includes(id));
  const [only, ...more] = near.length > 0 ? near : found;
  if (only === undefined || more.length > 0) return null;
  // "Radio", where something is called so.
  if (findByName(world.home, said, world.home.devices).length > 0) return null;
  if (cue === undefined && near.length === 0 && !said.includes(' ')) return null;
  return { do: 'adjust', attr: 'source', value: only.value, target: { ids: [only.id] } };
}
