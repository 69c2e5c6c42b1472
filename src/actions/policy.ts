/**
 * What must not happen just because somebody said so. The policy reads effects, the last thing before the house
 * changes, so no call, skill, plugin or model gets round it. It is data: the table below, and `risk` in home.yaml.
 *
 * | device | safe | risky without `risk` in home.yaml | risky with it |
 * |---|---|---|---|
 * | lock | locking | unlocking: confirm | unlocking: as given |
 * | cover of class garage, gate, door | closing | opening: confirm | opening: as given |
 * | other cover, valve | closing | - | opening: as given |
 * | alarm | arming | disarming: confirm | disarming: as given |
 * | anything else | - | - | everything: as given |
 *
 * | level | what happens |
 * |---|---|
 * | none | done |
 * | confirm | asked, done on yes |
 * | pin | asked for the PIN, done when it is right |
 * | inside | done from a known room that is not outside, refused elsewhere |
 * | never | refused |
 */
import { effectsOf } from './effects-of.js';
import type { Device, PropertyValue, Risk } from './home.js';
import type { Effect, World } from './world.js';

/** Classes of covers that let somebody in. */
const ENTRANCES: ReadonlySet<string> = new Set(['garage', 'garage_door', 'gate', 'door']);

/** The property of a kind that a risk is about, and when moving it is risky; other properties of it are not. */
interface Guard {
  readonly property: string;
  readonly risky: (value: PropertyValue, before: PropertyValue | undefined) => boolean;
  /** The level where home.yaml gives none. */
  readonly level: (device: Device) => Risk;
}

const opening = (value: PropertyValue, before: PropertyValue | undefined): boolean =>
  typeof value === 'number' && value > (typeof before === 'number' ? before : 0);

const GUARDS: Readonly<Partial<Record<Device['kind'], Guard>>> = {
  lock: { property: 'locked', risky: (value) => value === false, level: () => 'confirm' },
  alarm: {
    property: 'mode',
    risky: (value, before) => value === 'disarmed' && before !== 'disarmed',
    level: () => 'confirm',
  },
  cover: {
    property: 'position',
    risky: opening,
    level: (device) => (ENTRANCES.has(device.deviceClass ?? '') ? 'confirm' : 'none'),
  },
  valve: { property: 'position', risky: opening, level: () => 'none' },
};

export interface Verdict {
  /** The strictest level of all that is risky. */
  readonly level: Risk;
  /** The devices it is about. */
  readonly devices: readonly string[];
}

/** From harmless to forbidden. */
export const STRICTNESS: readonly Risk[] = ['none', 'inside', 'confirm', 'pin', 'never'];

/** The risk of carrying out these effects, said from this room. Scheduled calls count as what they will do. */
export function judge(effects: readonly Effect[], world: World, room: string | null): Verdict {
  let level: Risk = 'none';
  const devices = new Set<string>();
  for (const effect of effects) {
    for (const found of risksOf(effect, world, room)) {
      if (found.level === 'none') continue;
      devices.add(found.device);
      if (STRICTNESS.indexOf(found.level) > STRICTNESS.indexOf(level)) level = found.level;
    }
  }
  return { level, devices: [...devices] };
}

function risksOf(effect: Effect, world: World, room: string | null): { device: string; level: Risk }[] {
  if (effect.type === 'schedule') {
    if (effect.op !== 'set') return [];
    const later = effect.entry.calls.flatMap((call) => scheduledEffects(call, world));
    return [...later, ...(effect.entry.effects ?? [])].flatMap((one) => risksOf(one, world, room));
  }
  if (effect.type !== 'device' && effect.type !== 'device-op') return [];
  const device = world.home.devices.find(({ id }) => id === effect.device);
  if (device === undefined) return [];
  return [{ device: device.id, level: riskOf(device, effect, world, room) }];
}

/** As the call would do it from the opposite state: a door that is open now may well be closed by then. */
function scheduledEffects(call: Parameters<typeof effectsOf>[0], world: World): Effect[] {
  const states = new Map(world.states);
  for (const id of call.devices ?? []) {
    const device = world.home.devices.find((known) => known.id === id);
    if (device === undefined) continue;
    const guard = GUARDS[device.kind];
    const shut: PropertyValue = device.kind === 'lock' ? true : device.kind === 'alarm' ? 'armed_away' : 0;
    if (guard !== undefined) states.set(id, { ...states.get(id), [guard.property]: shut });
  }
  return effectsOf(call, { ...world, states });
}

function riskOf(
  device: Device,
  effect: Extract<Effect, { type: 'device' | 'device-op' }>,
  world: World,
  room: string | null,
): Risk {
  const guard = GUARDS[device.kind];
  const risky =
    guard === undefined
      ? device.risk !== null
      : effect.type === 'device' && isRisky(guard, effect.set[guard.property], device, world);
  if (!risky) return 'none';
  const level = device.risk ?? guard?.level(device) ?? 'none';
  if (level !== 'inside') return level;
  return isInside(world, room) ? 'none' : 'inside';
}

function isRisky(guard: Guard, value: PropertyValue | undefined, device: Device, world: World): boolean {
  return value !== undefined && guard.risky(value, world.states.get(device.id)?.[guard.property]);
}

/** A room that nobody knows may be the street. */
function isInside(world: World, room: string | null): boolean {
  const area = world.home.areas.find(({ id }) => id === room);
  return area !== undefined && !area.outside;
}
