/**
 * What must not happen just because somebody said so. The policy reads effects, the last thing before the house
 * changes, so no call, skill, plugin or model gets round it. It is data: the table below, `risk` in home.yaml and `quiet` in
 * config.yaml. How often is another table (rates.ts).
 *
 * | device | safe | risky without `risk` in home.yaml | risky with it |
 * |---|---|---|---|
 * | lock | locking | unlocking: confirm | unlocking: as given |
 * | cover of class garage, gate, door | closing | opening: confirm | opening: as given |
 * | other cover, valve | closing | - | opening: as given |
 * | alarm | arming | disarming: confirm | disarming: as given |
 * | anything else | - | - | everything: as given |
 * | group | | | what is the strictest for one of its members |
 * | what is noisy (noise.ts) in quiet hours | ending it | beginning it: confirm | as given |
 *
 * | level | what happens |
 * |---|---|
 * | none | done |
 * | confirm | asked, done on yes |
 * | pin | asked for the PIN, done when it is right |
 * | inside | done from a known room that is not outside, refused elsewhere |
 * | never | refused |
 */
import { devicesById } from '../devices-by-id.js';
import { effectsOf } from '../effects-of.js';
import type { Device, PropertyValue, Risk } from '../home.js';
import { isEntrance } from '../kinds/entrances.js';
import type { Effect, LocalTime, ScheduledCalls, World } from '../world.js';
import { isNoisy } from './noise.js';

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
  /** Nothing of it is a risk but to somebody's sleep: these are quiet hours. */
  readonly quiet?: true;
}

/** From harmless to forbidden: `inside` is here what is asked from outside, which no yes and no PIN makes up for. */
const STRICTNESS: readonly Risk[] = ['none', 'confirm', 'pin', 'inside', 'never'];

const strictest = (levels: readonly Risk[]): Risk =>
  levels.reduce((most, next) => (STRICTNESS.indexOf(next) > STRICTNESS.indexOf(most) ? next : most), 'none');

/** Whether anything that can be done with it is, or may become, a risk: what is learnt by itself is never about it. */
export function bearsRisk(device: Device): boolean {
  return device.risk !== null || (GUARDS[device.kind]?.level(device) ?? 'none') !== 'none';
}

/**
 * The risk of carrying out these effects, said from this room; null: nobody knows from where. Scheduled calls count as what
 * they will do.
 */
export function judge(effects: readonly Effect[], world: World, room: string | null): Verdict {
  const found = risksIn(effects, world, room);
  const level = strictest(found.map((one) => one.level));
  const devices = [...new Set(found.map(({ device }) => device))];
  return {
    level,
    devices,
    ...(found.length > 0 && found.every(({ quiet }) => quiet) ? { quiet: true } : {}),
  };
}

/**
 * Whether what was put off may be done now that it is due, when nobody can be asked: what has become a risk since, or
 * noise in the night, needs somebody who agreed to it when it was said. From where it was said was looked at then.
 */
export function mayComeDue(
  effects: readonly Effect[],
  world: World,
  consent: 'confirm' | 'pin' | null,
): { readonly ok: boolean; readonly quiet: boolean } {
  const agreed: readonly Risk[] =
    consent === 'pin'
      ? ['inside', 'confirm', 'pin']
      : consent === 'confirm'
        ? ['inside', 'confirm']
        : ['inside'];
  const open = risksIn(effects, world, null).filter(({ level }) => !agreed.includes(level));
  return { ok: open.length === 0, quiet: open.every(({ quiet }) => quiet) };
}

interface Found {
  readonly device: string;
  readonly level: Risk;
  /** Only for the hour that it is. */
  readonly quiet: boolean;
}

type DeviceEffect = Extract<Effect, { readonly type: 'device' | 'device-op' }>;

/**
 * The risk, for each device, of bringing it to these states at any time: whether it is so already does not count, as what is
 * put off may find it otherwise.
 */
export function risksOfBringing(
  effects: readonly Extract<Effect, { type: 'device' }>[],
  world: World,
  room: string | null,
): ReadonlyMap<string, Risk> {
  const house = { world, devices: devicesById(world.home), room, at: null };
  const shut = {
    ...house,
    world: shutWorld(
      effects.map(({ device }) => device),
      house,
    ),
  };
  return new Map(
    effects.flatMap((effect) => risksOf(effect, shut)).map(({ device, level }) => [device, level]),
  );
}

interface Judged {
  readonly world: Pick<World, 'home' | 'states' | 'quiet'>;
  readonly devices: ReadonlyMap<string, Device>;
  readonly room: string | null;
  /** When it is to be done; null: nobody can tell. */
  readonly at: LocalTime | null;
}

function risksIn(effects: readonly Effect[], world: World, room: string | null): Found[] {
  const house = { world, devices: devicesById(world.home), room, at: world.now };
  return effects.flatMap((effect) => risksOf(effect, house)).filter(({ level }) => level !== 'none');
}

function risksOf(effect: Effect, house: Judged & { readonly world: World }): Found[] {
  if (effect.type === 'schedule') return effect.op === 'set' ? risksLater(effect.entry, house) : [];
  if (effect.type !== 'device' && effect.type !== 'device-op') return [];
  const device = house.devices.get(effect.device);
  if (device === undefined) return [];
  const level = riskOf(device, effect, house);
  if (level !== 'none') return [{ device: device.id, level, quiet: false }];
  const { world, at } = house;
  const quiet =
    at !== null && isNoisy(device, effect, world.states.get(device.id) ?? {}, { quiet: world.quiet, at });
  return quiet ? [{ device: device.id, level: 'confirm', quiet }] : [];
}

function risksLater(
  { calls, effects = [], at, repeat }: ScheduledCalls,
  house: Judged & { readonly world: World },
): Found[] {
  const named = calls.flatMap((call) => call.devices ?? []);
  // What comes every day comes on those that are quiet, too.
  const quiet =
    repeat === null ? house.world.quiet : house.world.quiet?.map((one) => ({ ...one, days: null }));
  const world = { ...shutWorld(named, house), ...(quiet === undefined ? {} : { quiet }) };
  const later = { ...house, world, at };
  const done = [...calls.flatMap((call) => effectsOf(call, world)), ...effects];
  // An oven that is on now may be off by the time it is told to be on: what is guarded as a whole counts by its name.
  const guarded = named.flatMap((id): Found[] => {
    const device = house.devices.get(id);
    if (device === undefined || GUARDS[device.kind] !== undefined || device.risk === null) return [];
    return [{ device: id, level: levelHere(device.risk, house), quiet: false }];
  });
  return [...guarded, ...done.flatMap((one) => risksOf(one, later))];
}

/** Whether it lets somebody in, or is something that home.yaml guards: asked from nowhere, the policy would not just do it. */
export function isRiskyDeed(effect: DeviceEffect, world: Pick<World, 'home' | 'states'>): boolean {
  const devices = devicesById(world.home);
  const device = devices.get(effect.device);
  return device !== undefined && riskOf(device, effect, { world, devices, room: null, at: null }) !== 'none';
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
  return strictest([device, ...members].map((one) => ownRisk(one, { ...effect, device: one.id }, house)));
}

function ownRisk(device: Device, effect: DeviceEffect, house: Judged): Risk {
  const guard = GUARDS[device.kind];
  const risky = guard === undefined ? device.risk !== null : isRisky(guard, effect, house);
  return risky ? levelHere(device.risk ?? guard?.level(device) ?? 'none', house) : 'none';
}

const levelHere = (level: Risk, house: Judged): Risk =>
  level === 'inside' && isInside(house) ? 'none' : level;

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
