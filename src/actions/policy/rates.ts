/**
 * How often a device may be told something, whoever tells it: a voice, the page, a plugin or what is scheduled. It keeps
 * relays and motors whole, and a loop from flooding the house. Data: the table; nobody asks for that much in earnest.
 */
import { devicesById } from '../devices-by-id.js';
import type { Device, DeviceState } from '../home.js';
import { isEntrance } from '../kinds/entrances.js';
import type { Effect, World } from '../world.js';
import { isRiskyDeed } from './policy.js';

type DeviceEffect = Extract<Effect, { readonly type: 'device' | 'device-op' }>;

/** What is done to a device: `switch` moves a relay or starts something, `level` turns what runs up or down. */
export type Deed = 'open' | 'shut' | 'stop' | 'switch' | 'level';

export interface Rate {
  /** `entrance`: lock, alarm, garage door, gate, valve; `cover`: any other; `risky`: what the policy would ask about. */
  readonly of: 'entrance' | 'cover' | 'other' | 'risky';
  readonly deed: Deed;
  readonly most: number;
  readonly seconds: number;
}

const MINUTE = 60;
const HOUR = 3600;

/** What is not in it (a stop, above all) is never refused. Shutting has twice as many: whatever was opened can be shut. */
export const RATES: readonly Rate[] = [
  { of: 'entrance', deed: 'open', most: 6, seconds: MINUTE },
  { of: 'entrance', deed: 'shut', most: 12, seconds: MINUTE },
  { of: 'cover', deed: 'open', most: 12, seconds: MINUTE },
  { of: 'cover', deed: 'shut', most: 12, seconds: MINUTE },
  { of: 'other', deed: 'switch', most: 30, seconds: MINUTE },
  { of: 'other', deed: 'level', most: 120, seconds: MINUTE },
  { of: 'risky', deed: 'open', most: 20, seconds: HOUR },
  { of: 'risky', deed: 'switch', most: 20, seconds: HOUR },
];

/** No longer than this does it matter that something was told. */
const longestMs = (risky: boolean): number =>
  1000 * Math.max(...RATES.filter(({ of }) => risky || of !== 'risky').map(({ seconds }) => seconds));
const KEPT_MS = { risky: longestMs(true), plain: longestMs(false) };

export interface Rated {
  /** What may be carried out; everything that moves no device is in it. */
  readonly effects: readonly Effect[];
  readonly refused: readonly { readonly device: Device; readonly rate: Rate }[];
}

/** What each device was told in the last hour. */
export class RateBook {
  readonly #told = new Map<
    string,
    { readonly deed: Deed; readonly risky: boolean; readonly atMs: number }[]
  >();

  /**
   * Counts what may be done; what is refused does not count, so that asking again and again keeps nothing shut. Of one
   * device all is done or nothing.
   * @param nowMs of a clock that nobody sets
   */
  take(effects: readonly Effect[], world: Pick<World, 'home' | 'states'>, nowMs: number): Rated {
    const devices = devicesById(world.home);
    const refused = new Map<string, Rated['refused'][number]>();
    for (const [id, own] of byDevice(effects)) {
      const device = devices.get(id);
      if (device === undefined) continue;
      const before = (this.#told.get(id) ?? []).filter(
        ({ atMs, risky }) => nowMs - atMs < (risky ? KEPT_MS.risky : KEPT_MS.plain),
      );
      const now = own.map((effect) => ({
        deed: deedOf(device, effect, world.states.get(id) ?? {}),
        risky: isRiskyDeed(effect, world),
        atMs: nowMs,
      }));
      const all = [...before, ...now];
      const rate = ratesFor(device, now).find(
        ({ of, deed, most, seconds }) =>
          all.filter(
            (told) =>
              told.deed === deed && (of !== 'risky' || told.risky) && nowMs - told.atMs < seconds * 1000,
          ).length > most,
      );
      if (rate === undefined) this.#told.set(id, all);
      else refused.set(id, { device, rate });
    }
    const allowed = effects.filter((effect) => !isOnDevice(effect) || !refused.has(effect.device));
    return { effects: allowed, refused: [...refused.values()] };
  }
}

const isOnDevice = (effect: Effect): effect is DeviceEffect =>
  effect.type === 'device' || effect.type === 'device-op';

function byDevice(effects: readonly Effect[]): Map<string, DeviceEffect[]> {
  const found = new Map<string, DeviceEffect[]>();
  for (const effect of effects.filter(isOnDevice))
    found.set(effect.device, [...(found.get(effect.device) ?? []), effect]);
  return found;
}

function ratesFor(
  device: Device,
  now: readonly { readonly deed: Deed; readonly risky: boolean }[],
): readonly Rate[] {
  const of = groupOf(device);
  return RATES.filter((rate) =>
    now.some(({ deed, risky }) => rate.deed === deed && (rate.of === of || (rate.of === 'risky' && risky))),
  );
}

function groupOf(device: Device): Rate['of'] {
  if (['lock', 'alarm', 'valve'].includes(device.kind) || isEntrance(device)) return 'entrance';
  return device.kind === 'cover' ? 'cover' : 'other';
}

/** Properties that start or end something; the others only make it more or less. */
const SWITCHES: ReadonlySet<string> = new Set(['on', 'playback', 'activity', 'mode', 'direction', 'value']);
const OPS: Readonly<Record<string, Deed>> = {
  stop: 'stop',
  open: 'open',
  unlock: 'open',
  disarm: 'open',
  close: 'shut',
  lock: 'shut',
  arm: 'shut',
};

export function deedOf({ kind }: Device, effect: DeviceEffect, state: DeviceState): Deed {
  if (effect.type === 'device-op') return OPS[effect.op] ?? 'switch';
  const { set } = effect;
  if (set['locked'] !== undefined) return set['locked'] === false ? 'open' : 'shut';
  if (kind === 'alarm' && set['mode'] !== undefined) return set['mode'] === 'disarmed' ? 'open' : 'shut';
  const { position } = set;
  if (typeof position === 'number') {
    const before = typeof state['position'] === 'number' ? state['position'] : 0;
    return position > before ? 'open' : 'shut';
  }
  const switched = Object.entries(set).some(([name, value]) => SWITCHES.has(name) && state[name] !== value);
  return switched ? 'switch' : 'level';
}
