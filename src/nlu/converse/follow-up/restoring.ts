/**
 * "Turn them back on", "except the fan", just after a command: what that command changed is brought back to how it was,
 * and nothing that it found so already is touched.
 */
import type { Device, DeviceState } from '../../../actions/home.js';
import { propertyOf } from '../../../actions/kinds/kinds.js';
import { isActive, sameValue } from '../../../actions/kinds/operations.js';
import { remembered } from '../../../actions/resolve/place.js';
import type { World } from '../../../actions/world.js';
import type { Call, SetState } from '../../call.js';
import type { Session } from '../../conversation.js';
import { normalWords } from '../../normalize.js';

const OPPOSITE: Readonly<Partial<Record<SetState, SetState>>> = {
  on: 'off',
  off: 'on',
  open: 'close',
  close: 'open',
};
const BACK = /\b(?:back|again)\b/;

/**
 * The calls that bring back what the command before switched the other way; null where the words ask for nothing of the kind.
 *
 * @param call what the words mean by themselves
 */
export function broughtBack(
  text: string,
  call: Call | null,
  session: Session,
  world: World,
): readonly Call[] | null {
  if (call?.do !== 'set' || call.when !== undefined || !BACK.test(normalWords(text).join(' '))) return null;
  const last = remembered(session, world.now);
  const before = last?.calls.at(-1);
  if (last === null || before?.do !== 'set' || OPPOSITE[before.state] !== call.state) return null;
  // "Turn them both back on", after one and then the other went off.
  if (call.target?.all === true && call.target.ref === 'last' && (last.also?.length ?? 0) > 0) return null;
  const devices = world.home.devices.filter(({ id }) => last.devices.includes(id));
  if (!isOfAll(call, devices)) return null;
  const active = call.state === 'on' || call.state === 'open';
  const was = session.undo?.devices ?? {};
  const changed = devices.filter((device) => {
    const state = was[device.id];
    return (
      state !== undefined &&
      isActive(device, state) === active &&
      isActive(device, world.states.get(device.id) ?? {}) !== active
    );
  });
  if (changed.length === 0) return null;
  return asBefore(changed, session, world);
}

/** Of "them", of "everything", or of the kind of thing that they all are. */
function isOfAll({ target = {} }: Call, devices: readonly Device[]): boolean {
  const { kind, ref, all: _all, assumed: _assumed, ...more } = target;
  if (ref === 'other' || ref === 'there' || Object.keys(more).length > 0) return false;
  return ref === 'last' || kind === undefined || devices.every((device) => device.kind === kind);
}

/** Calls that bring devices back to how they were before the last command; none for what it did not change. */
export function asBefore(devices: readonly Device[], { undo }: Session, world: World): readonly Call[] {
  const calls = new Map<string, { readonly call: Call; readonly ids: string[] }>();
  for (const device of devices) {
    const before = undo?.devices[device.id];
    if (before === undefined) continue;
    for (const call of waysBack(device, before, world.states.get(device.id) ?? {})) {
      const key = JSON.stringify(call);
      const known = calls.get(key) ?? { call, ids: [] };
      known.ids.push(device.id);
      calls.set(key, known);
    }
  }
  return [...calls.values()].map(({ call, ids }): Call => ({ ...call, target: { ids } }));
}

function waysBack(device: Device, before: DeviceState, now: DeviceState): Call[] {
  const changed = Object.keys(before).filter((name) => {
    const role = propertyOf(device.kind, name)?.spec.role;
    return role !== undefined && role !== 'shown' && name !== 'runs' && !sameValue(before[name], now[name]);
  });
  if (changed.includes('on')) return [{ do: 'set', state: before['on'] === true ? 'on' : 'off' }];
  return changed.flatMap((name): Call[] => {
    const value = before[name];
    if (name === 'locked') return [{ do: 'set', state: value === true ? 'lock' : 'unlock' }];
    if (name === 'playback') return [playedAsBefore(value)];
    return value === null || value === undefined ? [] : [{ do: 'adjust', attr: name, value }];
  });
}

function playedAsBefore(playback: DeviceState[string] | undefined): Call {
  if (playback === 'playing') return { do: 'media', op: 'play' };
  return { do: 'set', state: playback === 'off' ? 'off' : 'on' };
}
