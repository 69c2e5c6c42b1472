/** Scenes, scripts, automations and buttons run; vacuums and mowers start, stop, pause, go home, clean a room. */
import type { RunCall } from '../../nlu/call.js';
import { capital, isAre, sayArea, sayDevices, sayNames, vary } from '../../nlu/reply/wording.js';
import { effectsOf } from '../effects-of.js';
import type { Device } from '../home.js';
import { isActive } from '../kinds/operations.js';
import type { ResolvedCall } from '../resolve/resolved-call.js';
import type { Wants } from '../resolve/wants.js';
import type { Perform, PerformContext } from './perform.js';
import { done, refused } from './performance.js';
import { stateOf, withTargets } from './targets.js';

const RUNNABLE = ['scene', 'script', 'automation', 'button'];
const ROBOTS = ['vacuum', 'mower'];

export const performRun: Perform<RunCall> = (call, context) =>
  withTargets(call, context, wantsOf(call, context), ({ devices }) => {
    const able = devices.filter((device) => canRun(device, call.op));
    if (able.length === 0) {
      return refused(
        'no_ability',
        `${capital(sayNames(devices, context.world.home))} can't ${INFINITIVE[call.op]}.`,
      );
    }
    const area = call.op === 'clean_area' ? cleanedArea(call, context) : undefined;
    const op = able.every(({ kind }) => ROBOTS.includes(kind)) && call.op === 'activate' ? 'start' : call.op;
    const resolved: ResolvedCall = {
      do: 'run',
      op: able.every(({ kind }) => RUNNABLE.includes(kind)) ? 'activate' : op,
      ...(area === undefined ? {} : { area }),
      devices: able.map(({ id }) => id),
    };
    const effects = effectsOf(resolved, context.world);
    return done(resolved, effects, reply(call, able, effects.length > 0, area, context), [
      ...able.map(({ id }) => id),
    ]);
  });

function wantsOf(call: RunCall, context: PerformContext): Wants {
  const robots = call.op !== 'activate';
  const robotArea = call.op === 'clean_area' ? cleanedArea(call, context) : undefined;
  const floorOf = (area: string | null | undefined): string | null =>
    context.world.home.areas.find(({ id }) => id === area)?.floor ?? null;
  return {
    kinds: robotArea !== undefined ? cleanersOf(robotArea, context) : robots ? ROBOTS : RUNNABLE,
    able: (device) => canRun(device, call.op),
    single: call.target?.all !== true,
    // Of two robots: the one at work to stop, the one on the floor to be cleaned to start.
    prefer: (device) =>
      call.op === 'stop' || call.op === 'pause' || call.op === 'dock'
        ? isActive(device, stateOf(context, device))
        : floorOf(device.area) !== null && floorOf(device.area) === floorOf(robotArea ?? context.room),
  };
}

/** A mower is no answer for a room indoors, and outdoors there is little else. */
function cleanersOf(area: string, { world: { home } }: PerformContext): readonly string[] {
  if (home.areas.find(({ id }) => id === area)?.outside !== true) return ['vacuum'];
  return home.devices.some(({ kind }) => kind === 'mower') ? ['mower'] : ROBOTS;
}

function canRun(device: Device, op: RunCall['op']): boolean {
  if (RUNNABLE.includes(device.kind)) return op === 'activate' || op === 'start';
  return ROBOTS.includes(device.kind);
}

function cleanedArea(call: RunCall, context: PerformContext): string | undefined {
  return call.area === 'here' ? (context.room ?? undefined) : call.area;
}

const INFINITIVE: Readonly<Record<RunCall['op'], string>> = {
  activate: 'be run',
  start: 'be started',
  stop: 'be stopped',
  pause: 'be paused',
  dock: 'go home',
  clean_area: 'clean',
};

function reply(
  call: RunCall,
  devices: readonly Device[],
  changes: boolean,
  area: string | undefined,
  context: PerformContext,
): string {
  const names = sayDevices(devices, context);
  if (devices.every(({ kind }) => RUNNABLE.includes(kind))) {
    const [first] = devices;
    if (first?.kind === 'button') return `Pressed ${names}.`;
    return first?.kind === 'scene'
      ? vary(context, `${capital(names)} it is.`, `OK, ${names}.`)
      : `Running ${names}.`;
  }
  const is = isAre(devices);
  switch (call.op) {
    case 'stop':
      return changes ? `Stopped ${names}.` : `${capital(names)} ${is} not cleaning.`;
    case 'pause':
      return changes ? `Paused ${names}.` : `${capital(names)} ${is} already paused.`;
    case 'dock':
      return changes ? `${capital(names)} ${is} going home.` : `${capital(names)} ${is} already home.`;
    case 'clean_area':
      return `${capital(names)} ${is} cleaning ${area === undefined ? 'now' : sayArea(context.world.home, area)}.`;
    default:
      return changes ? `${capital(names)} ${is} starting.` : `${capital(names)} ${is} already at work.`;
  }
}
