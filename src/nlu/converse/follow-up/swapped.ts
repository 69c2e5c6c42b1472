/** "Swap them round", "the other way round", after two things were told different things: each gets what the other has. */
import type { Device } from '../../../actions/home.js';
import { remembered } from '../../../actions/resolve/place.js';
import type { World } from '../../../actions/world.js';
import type { Call } from '../../call.js';
import type { Session } from '../../conversation.js';
import { normalWords } from '../../normalize.js';

const SWAPS =
  /^(?:(?:no|oh|okay|actually|sorry|and|now|please|oops) )*(?:(?:swap|switch|flip) (?:(?:them|those|these|the) (?:two|2)|them|those|these|both)(?: (?:round|around|over))?|(?:do (?:it|that) )?the other way (?:round|around)|i (?:meant|mean) the other way (?:round|around)|vice versa)(?: please)?$/;

/** The levels that two things of a kind may change for each other; of others only on and off. */
const TOLD = ['brightness', 'speed', 'position', 'target', 'volume'] as const;

/** Null where it was not two things that the last sentence told. */
export function swapped(text: string, session: Session, world: World): readonly Call[] | null {
  const last = remembered(session, world.now);
  if (last === null || !SWAPS.test(normalWords(text).join(' '))) return null;
  const touched = session.undo?.at === last.at ? Object.keys(session.undo.devices) : [];
  const ids = [...new Set([...last.devices, ...(last.before ?? []), ...touched])];
  const [one, other, ...more] = world.home.devices.filter(({ id }) => ids.includes(id));
  if (one === undefined || other === undefined || more.length > 0) return null;
  const calls = [...asThat(one, other, world), ...asThat(other, one, world)];
  return calls.length === 0 ? null : calls;
}

/** The calls that make one thing as the other is. */
function asThat(device: Device, as: Device, { states }: World): readonly Call[] {
  const now = states.get(device.id) ?? {};
  const that = states.get(as.id) ?? {};
  const target = { ids: [device.id] };
  if (typeof that['on'] === 'boolean' && that['on'] !== now['on'])
    return [{ do: 'set', state: that['on'] ? 'on' : 'off', target }];
  if (device.kind !== as.kind) return [];
  return TOLD.flatMap((attr): Call[] => {
    const value = that[attr];
    return typeof value === 'number' && typeof now[attr] === 'number' && value !== now[attr]
      ? [{ do: 'adjust', attr, value, target }]
      : [];
  });
}
