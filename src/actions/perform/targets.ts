/** The common beginning of every device executor: resolve the target, or end in a question or a refusal. */

import type { Call, Target } from '../../nlu/call.js';
import { sayFloor } from '../../nlu/reply/places.js';
import { capital, inArea, join, nounFor, sayDevice } from '../../nlu/reply/wording.js';
import type { Device, DeviceState } from '../home.js';
import { KIND_NOUNS } from '../kinds/groups.js';
import { lookup } from '../lookup.js';
import { singular } from '../resolve/names.js';
import type { Option, Resolution } from '../resolve/resolution.js';
import { resolve } from '../resolve/resolve.js';
import type { Wants } from '../resolve/wants.js';
import type { Performance, PerformContext } from './perform.js';
import { asked, refused } from './performance.js';

/** A question names at most this many alternatives; the answer may still be one of the others. */
const NAMED_OPTIONS = 3;

export interface Targets {
  readonly devices: readonly Device[];
  readonly areas: readonly string[];
  readonly how: Extract<Resolution, { type: 'devices' }>['how'];
}

/** Calls `then` with the devices meant; where there are none, or it is not clear which, says so or asks. */
export function withTargets(
  call: Call,
  context: PerformContext,
  wants: Wants,
  then: (targets: Targets) => Performance,
): Performance {
  const target = call.target ?? {};
  const found = resolve(target, context, wants);
  if (found.type === 'forgotten') return askWhat(call, context);
  if (found.type === 'ambiguous') return askWhich(call, found.options, target, context);
  if (found.type === 'none') return refused('no_device', noDevice(target, context, wants));
  const present = reachable(found.devices, context);
  if (present.length === 0) {
    const [only, ...more] = found.devices;
    const names = only !== undefined && more.length === 0 ? capital(sayDevice(only)) : 'They';
    return refused('no_device', `${names} can't be reached right now.`);
  }
  const result = then({ devices: present, areas: found.areas, how: found.how });
  const devices = result.devices.length > 0 ? result.devices : present.map(({ id }) => id);
  return { ...result, devices, areas: found.areas };
}

/** Those that can be reached now. */
export function reachable(devices: readonly Device[], { world }: Pick<PerformContext, 'world'>): Device[] {
  return devices.filter(({ id }) => !world.unavailable.has(id));
}

export function stateOf(context: Pick<PerformContext, 'world'>, device: Device): DeviceState {
  return context.world.states.get(device.id) ?? {};
}

function askWhich(
  call: Call,
  options: readonly Option[],
  target: Target,
  context: PerformContext,
): Performance {
  const { world } = context;
  const ids = new Set(options.flatMap(({ devices }) => devices));
  const [one] = nounFor(world.home.devices.filter(({ id }) => ids.has(id)));
  const noun = target.name === undefined && one !== 'device' ? one : 'one';
  const labels = withoutNoun(
    options.slice(0, NAMED_OPTIONS).map(({ label }) => label),
    noun,
  );
  const more = options.length > NAMED_OPTIONS;
  const list = join(more ? [...labels, 'another'] : labels, 'or');
  return asked({ kind: 'choose', call, rest: [], options, at: world.now }, `Which ${noun}: ${list}?`);
}

/** "Which light: Kitchen, Hallway or Garden?", not "Kitchen Light, Hallway Light or Garden Light". */
function withoutNoun(labels: readonly string[], noun: string): readonly string[] {
  const end = new RegExp(`\\s${noun}$`, 'i');
  return labels.every((label) => end.test(label)) ? labels.map((label) => label.replace(end, '')) : labels;
}

function askWhat(call: Call, context: PerformContext): Performance {
  const pending = { kind: 'missing', call, field: 'target', at: context.world.now } as const;
  return asked(pending, 'Which device do you mean?');
}

/** "There is no fan in the kitchen.", "I know no Sauna." */
export function noDevice(target: Target, context: PerformContext, wants: Wants = {}): string {
  const { home } = context.world;
  const area = target.area === 'here' ? context.room : (target.area ?? null);
  const floor = home.floors.find(({ id }) => id === target.floor)?.id;
  const where =
    area !== null && home.areas.some(({ id }) => id === area)
      ? ` ${inArea(home, area)}`
      : floor === undefined
        ? ''
        : ` ${sayFloor(home, floor)}`;
  const named = target.kind ?? target.kinds?.[0] ?? target.class ?? target.name;
  if (wants.tells !== undefined && named === undefined) {
    return `Nothing${where === '' ? ' here' : where} tells me the ${wants.tells}.`;
  }
  // "Open everything".
  if (named === undefined && target.all === true && wants.kinds?.includes('cover') === true)
    return `There is nothing${where === '' && area !== null ? ' here' : where} that opens or closes.`;
  const first = target.kind ?? target.kinds?.[0] ?? wants.kinds?.[0];
  const noun =
    (target.class === 'garage' ? 'garage door' : target.class?.replaceAll('_', ' ')) ??
    (first === undefined ? undefined : lookup(KIND_NOUNS, first)?.[0]);
  // A word for a sort of thing is no name.
  if (target.name !== undefined && target.word !== undefined)
    return `There is no ${singular(target.word)}${where === '' ? ' here' : where}.`;
  if (target.name !== undefined) return `I don't know a device called ${target.name}${where}.`;
  return `There is no ${noun ?? 'such device'}${where === '' ? ' here' : where}.`;
}
