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
 * | group | | | what is the strictest for one of its members |
 *
 * | level | what happens |
 * |---|---|
 * | none | done |
 * | confirm | asked, done on yes |
 * | pin | asked for the PIN, done when it is right |
 * | inside | done from a known room that is not outside, refused elsewhere |
 * | never | refused |
 */
import { devicesById } from './devices-by-id.js';
import { effectsOf } from './effects-of.js';
import { isEntrance } from './entrances.js';
import type { Device, PropertyValue, Risk } from './home.js';
import type { Effect, World } from './world.js';

/** The property of a kind that a risk is about, and when moving it is risky; other properties of it are not. */
interface Guard {
  readonly property: string;
  readonly risky: (value: PropertyValue, before: PropertyValue | undefined) => boolean;
  /** Its value while nobody can get in. */
  readonly shut: PropertyValue;
  /** The level where home.yaml gives none. */
  readonly level: (device: Device) => Risk;
}

const opening = (value: PropertyValue, before: PropertyValue | undefined): boolean =>
  typeof value === 'number' && value > (typeof before === 'number' ? before : 0);

const GUARDS: Readonly<Partial<Record<Device['kind'], Guard>>> = {
  lock: { property: 'locked', shut: true, risky: (value) => value === false, level: () => 'confirm' },
  alarm: {
    property: 'mode',
    shut: 'armed_away',
    risky: (value, before) => value === 'disarmed' && before !== 'disarmed',
    level: () => 'confirm',
  },
  cover: {
    property: 'position',
    shut: 0,
    risky: opening,
    level: (device) => (isEntrance(device) ? 'confirm' : 'none'),
  },
  valve: { property: 'position', shut: 0, risky: opening, level: () => 'none' },
};

export interface Verdict {
  /** The strictest level of all that is risky. */
  readonly level: Risk;
  /** The devices it is about. */
  readonly devices: readonly string[];
}

/** From harmless to forbidden. */
export const STRICTNESS: readonly Risk[] = ['none', 'inside', 'confirm', 'pin', 'never'];

/** Whether anything that can be done with it is, or may become, a risk: what is learnt by itself is never about it. */
export function bearsRisk(device: Device): boolean {
  return device.risk !== null || (GUARDS[device.kind]?.level(device) ?? 'none') !== 'none';
}

/** The risk of carrying out these effects, said from this room. Scheduled calls count as what they will do. */
export function judge(effects: readonly Effect[], world: World, room: string | null): Verdict {
  let level: Risk = 'none';
  const devices = new Set<string>();
  const house = { world, devices: devicesById(world.home), room };
  for (const found of effects.flatMap((effect) => risksOf(effect, house))) {
    if (found.level === 'none') continue;
    devices.add(found.device);
    if (STRICTNESS.indexOf(found.level) > STRICTNESS.indexOf(level)) level = found.level;
  }
  return { level, devices: [...devices] };
}

type DeviceEffect = Extract<Effect, { readonly type: 'device' | 'device-op' }>;

interface Judged {
  readonly world: Pick<World, 'home' | 'states'>;
  readonly devices: ReadonlyMap<string, Device>;
  readonly room: string | null;
}

function risksOf(
  effect: Effect,
  house: Judged & { readonly world: World },
): { device: string; level: Risk }[] {
  if (effect.type === 'schedule') {
    if (effect.op !== 'set') return [];
    const { calls, effects = [] } = effect.entry;
    const shut = {
      ...house,
      world: shutWorld(
        calls.flatMap((call) => call.devices ?? []),
        house,
      ),
    };
    const later = calls.flatMap((call) => effectsOf(call, shut.world));
    return [...later, ...effects].flatMap((one) => risksOf(one, shut));
  }
  if (effect.type !== 'device' && effect.type !== 'device-op') return [];
  const device = house.devices.get(effect.device);
  return device === undefined ? [] : [{ device: device.id, level: riskOf(device, effect, house) }];
}

/** Whether it lets somebody in, or is something that home.yaml guards: asked from nowhere, the policy would not just do it. */
export function isRiskyDeed(effect: DeviceEffect, { home, states }: Pick<World, 'home' | 'states'>): boolean {
  const devices = devicesById(home);
  const device = devices.get(effect.device);
  return (
    device !== undefined &&
    riskOf(device, effect, { world: { home, states }, devices, room: null }) !== 'none'
  );
}

/** A door that stands open now may be closed by the time it is told to open: what is to come is judged from shut. */
function shutWorld(ids: readonly string[], { world, devices }: Judged & { readonly world: World }): World {
  const states = new Map(world.states);
  for (const id of ids.flatMap((one) => [one, ...(devices.get(one)?.members ?? [])])) {
    const kind = devices.get(id)?.kind;
    const guard = kind === undefined ? undefined : GUARDS[kind];
    if (guard !== undefined) states.set(id, { ...states.get(id), [guard.property]: guard.shut });
  }
  return { ...world, states };
}

/** One message to a group moves all of it: nobody gets a door open by telling its group. */
function riskOf(device: Device, effect: DeviceEffect, house: Judged): Risk {
  const members = (device.members ?? []).flatMap((id) => house.devices.get(id) ?? []);
  return [device, ...members]
    .map((one) => ownRisk(one, { ...effect, device: one.id }, house))
    .reduce((strictest, next) =>
      STRICTNESS.indexOf(next) > STRICTNESS.indexOf(strictest) ? next : strictest,
    );
}

function ownRisk(device: Device, effect: DeviceEffect, house: Judged): Risk {
  const guard = GUARDS[device.kind];
  const risky = guard === undefined ? device.risk !== null : isRisky(guard, effect, house);
  if (!risky) return 'none';
  const level = device.risk ?? guard?.level(device) ?? 'none';
  if (level !== 'inside') return level;
  return isInside(house) ? 'none' : 'inside';
}

/** Operations by name come from plugins; ours are properties. */
const RISKY_OPS: ReadonlySet<string> = new Set(['open', 'unlock', 'disarm']);

function isRisky(guard: Guard, effect: DeviceEffect, { world }: Judged): boolean {
  if (effect.type === 'device-op') return RISKY_OPS.has(effect.op);
  const value = effect.set[guard.property];
  return value !== undefined && guard.risky(value, world.states.get(effect.device)?.[guard.property]);
}

/** A room that nobody knows may be the street. */
function isInside({ world, room }: Judged): boolean {
  const area = world.home.areas.find(({ id }) => id === room);
  return area !== undefined && !area.outside;
}
