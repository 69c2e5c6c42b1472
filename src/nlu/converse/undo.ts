/** "Undo that": the effects that bring the house back to how it was before the last command. */
import type { DeviceState, PropertyValue } from '../../actions/home.js';
import { propertyOf } from '../../actions/kinds/kinds.js';
import { sameValue } from '../../actions/kinds/operations.js';
import type { Performance, PerformContext } from '../../actions/perform/index.js';
import type { Effect, World } from '../../actions/world.js';
import type { Target } from '../call.js';
import type { Undo } from '../conversation.js';
import { isAre, sayDevices } from '../reply/wording.js';

/** The reply where no device is as before: a timer, an alarm, a list. */
export const UNDONE = 'Undone.';

/** @param only the devices that are to be as before; left out: all that was done */
export function performUndo(context: PerformContext, only?: Target): Performance {
  const { session, world } = context;
  const base = { pending: null, areas: [] as string[] };
  if (session.undo === null) {
    return {
      ...base,
      calls: [{ do: 'control', op: 'undo' }],
      effects: [],
      reply: 'There is nothing to undo.',
      devices: [],
    };
  }
  const undo = only?.ids === undefined ? session.undo : ofThese(session.undo, only.ids);
  const effects = undoEffects(undo, world);
  const ids = Object.keys(undo.devices);
  const call = { do: 'control', op: 'undo', ...(ids.length > 0 ? { devices: ids } : {}) };
  if (effects.length === 0) {
    return { ...base, calls: [call], effects: [], reply: "That can't be undone.", devices: ids };
  }
  const devices = world.home.devices.filter(({ id }) => ids.includes(id));
  const reply =
    devices.length > 0 ? `Undone: ${sayDevices(devices, context)} ${isAre(devices)} as before.` : UNDONE;
  return { ...base, calls: [call], effects, reply, devices: ids };
}

function ofThese(undo: Undo, ids: readonly string[]): Undo {
  const devices = Object.entries(undo.devices).filter(([id]) => ids.includes(id));
  return { devices: Object.fromEntries(devices), effects: [] };
}

function undoEffects(undo: Undo, world: World): Effect[] {
  const devices = Object.entries(undo.devices).flatMap(([id, before]): Effect[] => {
    const set = backTo(id, before, world);
    return Object.keys(set).length === 0 ? [] : [{ type: 'device', device: id, set }];
  });
  return [...devices, ...[...undo.effects].reverse().flatMap((effect) => inverse(effect, undo, world))];
}

/** Properties that can be told and are not as they were; the on/off of a lamp goes with its brightness. */
function backTo(id: string, before: DeviceState, world: World): DeviceState {
  const device = world.home.devices.find((known) => known.id === id);
  const now = world.states.get(id) ?? {};
  const set: Record<string, PropertyValue> = {};
  if (device === undefined) return set;
  for (const [name, value] of Object.entries(before)) {
    const role = propertyOf(device.kind, name)?.spec.role;
    if (name === 'runs' || role === undefined || role === 'shown') continue;
    if (!sameValue(now[name], value)) set[name] = value;
  }
  // Told a brightness alone, a lamp would turn on.
  if (before['on'] !== undefined && Object.keys(set).length > 0) set['on'] = before['on'];
  return set;
}

function inverse(effect: Effect, undo: Undo, world: World): Effect[] {
  switch (effect.type) {
    case 'timer': {
      const before = undo.timers?.find(({ id }) => id === effect.timer.id);
      if (before !== undefined) return [{ type: 'timer', op: 'set', timer: before }];
      const now = world.agenda.timers.find(({ id }) => id === effect.timer.id);
      return now === undefined ? [] : [{ type: 'timer', op: 'cancel', timer: now }];
    }
    case 'clock': {
      const before = undo.clock?.find(({ id }) => id === effect.entry.id);
      if (before !== undefined) return [{ type: 'clock', op: 'set', entry: before }];
      const now = world.agenda.clock.find(({ id }) => id === effect.entry.id);
      return now === undefined ? [] : [{ type: 'clock', op: 'cancel', entry: now }];
    }
    case 'schedule': {
      if (effect.op === 'fired') return [];
      const before = undo.scheduled?.find(({ id }) => id === effect.entry.id);
      if (before !== undefined) return [{ type: 'schedule', op: 'set', entry: before }];
      return [{ type: 'schedule', op: effect.op === 'set' ? 'cancel' : 'set', entry: effect.entry }];
    }
    case 'list':
      return inverseList(effect);
    default:
      return [];
  }
}

function inverseList(effect: Extract<Effect, { type: 'list' }>): Effect[] {
  const { list } = effect;
  if (effect.created === true) return [{ type: 'list', list, deleted: true, removed: effect.added ?? [] }];
  if (effect.deleted === true) {
    const back: Effect = { type: 'list', list, created: true, added: effect.removed ?? [] };
    return effect.ticked === undefined ? [back] : [back, { type: 'list', list, completed: effect.ticked }];
  }
  // What was ticked off comes back as open: taken away and put on again.
  const removed = [...(effect.added ?? []), ...(effect.completed ?? [])];
  const added = [...(effect.removed ?? []), ...(effect.completed ?? [])];
  return [
    {
      type: 'list',
      list,
      ...(added.length > 0 ? { added } : {}),
      ...(removed.length > 0 ? { removed } : {}),
    },
  ];
}
