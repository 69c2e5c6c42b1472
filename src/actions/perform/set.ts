/** on, off, toggle, open, close, stop, lock, unlock. */
import type { AdjustCall, SetCall } from '../../nlu/call.js';
import { sayCannot, sayLeft, saySet } from '../../nlu/reply/set-reply.js';
import { effectsOf } from '../effects-of.js';
import type { Device, DeviceState, Kind } from '../home.js';
import { isEntranceClass } from '../kinds/entrances.js';
import { EVERYTHING } from '../kinds/groups.js';
import { abilityOf } from '../kinds/kinds.js';
import { isActive, operate } from '../kinds/operations.js';
import { lookup } from '../lookup.js';
import { HEATED_ROOMS, isCalledCooler } from '../resolve/climate-use.js';
import { remembered } from '../resolve/place.js';
import { resolve } from '../resolve/resolve.js';
import type { ResolvedCall } from '../resolve/resolved-call.js';
import type { Wants } from '../resolve/wants.js';
import { performAdjust } from './adjust.js';
import type { Perform, PerformContext } from './perform.js';
import { done, refused } from './performance.js';
import { type LeftOut, sweep } from './sweep.js';
import { stateOf, withTargets } from './targets.js';

const SWITCHING = new Set(['on', 'off', 'toggle']);
const OPENING = new Set(['open', 'close']);
/** Kinds that are opened, not switched. */
const OPENED: ReadonlySet<Kind> = new Set<Kind>(['cover', 'valve', 'lock']);

export const performSet: Perform<SetCall> = (call, context) =>
  withTargets(call, context, wantsOf(call, context), ({ devices: found, how }) => {
    const swept =
      how === 'sweep' ? sweep(found, (device) => settingOf(device, call, context), context) : null;
    const devices = keptOf(swept?.taken ?? found, call, context);
    const turned = turnedRound(call, devices, context);
    if (turned !== null) return performAdjust(turned, context);
    if (swept !== null && devices.length === 0) return refused('unsupported', sayLeft(swept.left, context));
    const operated = devices.map((device) => ({
      device,
      does: operate(device, stateOf(context, device), call.state),
    }));
    const able = operated.filter(({ does }) => does !== null).map(({ device }) => device);
    const unable = operated.filter(({ does }) => does === null).map(({ device }) => device);
    if (able.length === 0) return refused('no_ability', sayCannot(unable, call.state, context));
    // A scene is not switched but run, whatever the words were.
    const runs = operated.filter(({ does }) => does !== null && 'op' in does && does.op === 'run');
    const running = runs.map(({ device }) => device.id);
    const setting = able.filter(({ id }) => !running.includes(id)).map(({ id }) => id);
    const calls: ResolvedCall[] = [
      ...(setting.length > 0 ? [{ do: 'set', state: plainState(call, able), devices: setting }] : []),
      ...(running.length > 0 ? [{ do: 'run', op: 'activate', devices: running }] : []),
    ];
    const effects = calls.flatMap((one) => effectsOf(one, context.world));
    const mentioned = how === 'named' || unable.length === 0 ? unable : [];
    return done(
      calls,
      effects,
      saySet(
        {
          state: call.state,
          able,
          unable: mentioned,
          effects,
          byName: call.target?.name !== undefined,
          sweep:
            swept === null
              ? null
              : { left: unnamed(swept.left, call, context), some: call.target?.except !== undefined },
        },
        context,
      ),
      able.map(({ id }) => id),
    );
  });

/** "Open it again", "turn the blind back on": what is opened is not told, or planned, as turned on. */
function plainState({ state }: SetCall, able: readonly Device[]): SetCall['state'] {
  if (!able.every(({ kind }) => kind === 'cover' || kind === 'valve')) return state;
  return state === 'on' ? 'open' : state === 'off' ? 'close' : state;
}

/** "Everything off and the heating": what the sentence asks for by name beside is not left as it was. */
function unnamed(left: readonly LeftOut[], call: SetCall, context: PerformContext): readonly LeftOut[] {
  const named = new Set(
    (context.beside ?? []).flatMap((other) => {
      if (other.do !== 'set' || other.state !== call.state || other.target === undefined) return [];
      const found = resolve(other.target, context, wantsOf(other, context));
      return found.type === 'devices' ? found.devices.map(({ id }) => id) : [];
    }),
  );
  return left.filter(({ device }) => !named.has(device.id));
}

/** Of what is to be kept as it is, what is so; all of it where nothing is. */
function keptOf(devices: readonly Device[], { target }: SetCall, context: PerformContext): readonly Device[] {
  const state = target?.already;
  if (state === undefined) return devices;
  const isSo = ({ id }: Device): boolean =>
    effectsOf({ do: 'set', state, devices: [id] }, context.world).length === 0;
  const so = devices.filter(isSo);
  if (so.length > 0) return so;
  // "The fan can stay on", where the one in this room is off: the one that was just spoken of, or the only one that is on.
  const bare = target !== undefined && Object.keys(target).every((key) => OF_A_KIND.has(key));
  const elsewhere = bare ? resolve(target, context, { everywhere: true, many: true }) : null;
  const others = elsewhere?.type === 'devices' ? elsewhere.devices.filter(isSo) : [];
  const areas = remembered(context.session, context.world.now)?.areas ?? [];
  const near = others.filter(({ area }) => area !== null && areas.includes(area));
  return near.length > 0 ? near : others.length === 1 ? others : devices;
}

/** What a target may say without saying which thing, or where. */
const OF_A_KIND: ReadonlySet<string> = new Set(['kind', 'class', 'word', 'already', 'name', 'ids']);

/**
 * "AC on", of a thermostat that heats and cools: it is to cool, even if it is on and heats; "heat on" turns it back. What is
 * called an air conditioner knows by itself how it goes on.
 */
function turnedRound(
  { state, target = {} }: SetCall,
  devices: readonly Device[],
  context: PerformContext,
): AdjustCall | null {
  const value = lookup(SEASONS, target.class ?? '');
  if (state !== 'on' || value === undefined || devices.length === 0) return null;
  const isMeant = (device: Device): boolean => {
    const mode = stateOf(context, device)['mode'];
    const against = value === 'cool' ? mode === 'off' || mode === 'heat' : mode === 'cool';
    const modes = abilityOf(device, 'mode')?.values ?? [];
    return against && modes.includes('cool') && modes.includes('heat') && !isCalledCooler(device);
  };
  if (!devices.every(isMeant)) return null;
  return { do: 'adjust', attr: 'mode', value, target: { ids: devices.map(({ id }) => id) } };
}

const SEASONS: Readonly<Record<string, string>> = { air_conditioner: 'cool', heating: 'heat' };

function settingOf(device: Device, { state }: SetCall, context: PerformContext): DeviceState | null {
  const does = operate(device, stateOf(context, device), state);
  return does !== null && 'set' in does ? does.set : null;
}

function wantsOf(call: SetCall, context: PerformContext): Wants {
  const { state } = call;
  const able = (device: Device): boolean => operate(device, stateOf(context, device), state) !== null;
  const kinds = EVERYTHING[state];
  const entrance = isEntranceClass(call.target?.class);
  const base: Wants = {
    able,
    ...(SWITCHING.has(state)
      ? {
          suits: ({ kind }: Device) => !OPENED.has(kind),
          ofPlace: kindsOfPlace(call, context),
          onlyOfPlace: EVERYTHING['off'] ?? [],
        }
      : {}),
    ...(OPENING.has(state) ? { ofPlace: ['cover'] } : {}),
    ...(kinds === undefined ? {} : { kinds }),
  };
  // One door at a time: which one matters. The one that is not so yet is meant, if there is only one such.
  if (state === 'unlock' || (state === 'open' && entrance))
    return { ...base, single: true, prefer: (device) => wouldChange(device, context, state) };
  if (state === 'lock' || (state === 'close' && entrance))
    return { ...base, prefer: (device) => wouldChange(device, context, state) };
  return base;
}

const HEATING: readonly Kind[] = ['climate', 'water_heater', 'switch', 'outlet'];

/** What a place alone stands for: its lights; of a sauna what heats it, and all of it where it is turned off. */
function kindsOfPlace({ state, target }: SetCall, { world }: PerformContext): readonly Kind[] {
  const area = world.home.areas.find(({ id }) => id === target?.area);
  const heated =
    area !== undefined &&
    HEATED_ROOMS.test(area.name) &&
    world.home.devices.some((one) => one.area === area.id && HEATING.includes(one.kind));
  if (!heated) return ['light'];
  return state === 'off' ? (EVERYTHING['off'] ?? []) : HEATING;
}

function wouldChange(device: Device, context: PerformContext, state: SetCall['state']): boolean {
  const active = isActive(device, stateOf(context, device));
  return device.kind === 'lock'
    ? active === (state === 'unlock' || state === 'open')
    : active === (state === 'close');
}
