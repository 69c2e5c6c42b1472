/** What is asked, or refused, before something risky: always by name, always saying what would happen. */
import { effectsOf } from '../../actions/effects-of.js';
import type { Device, DeviceState } from '../../actions/home.js';
import type { PerformContext } from '../../actions/perform/perform.js';
import { judge, type Verdict } from '../../actions/policy/policy.js';
import type { Effect } from '../../actions/world.js';
import { standsIn } from '../converse/session.js';
import { sayPlanned } from './planned.js';
import { capital, join, sayNames } from './wording.js';

/** "unlock the Front Door and open the Garage Door" */
export function sayDeed(verdict: Verdict, effects: readonly Effect[], context: PerformContext): string {
  const { world } = context;
  const flat = effects.flatMap((effect) =>
    effect.type === 'schedule' ? effect.entry.calls.flatMap((call) => effectsOf(call, world)) : [effect],
  );
  const deeds = new Map<string, Device[]>();
  for (const id of verdict.devices) {
    const device = world.home.devices.find((known) => known.id === id);
    if (device === undefined) continue;
    const effect = flat.find((one) => 'device' in one && one.device === id);
    const verb = verbFor(device, effect?.type === 'device' ? effect.set : {});
    deeds.set(verb, [...(deeds.get(verb) ?? []), device]);
  }
  return join([...deeds].map(([verb, devices]) => verb.replace('%', sayNames(devices, world.home, 4))));
}

/**
 * "unlock the Front Door in ten minutes and lock the Front Door at 11 AM": all that one yes sets going, where it is more
 * than one thing and some of it comes later; null where it is not.
 */
export function sayPlan(effects: readonly Effect[], context: PerformContext): string | null {
  const { home, now } = context.world;
  const planned = effects.flatMap((effect) =>
    effect.type === 'schedule' && effect.op === 'set' ? [effect.entry] : [],
  );
  const at = judge(
    effects.filter(({ type }) => type !== 'schedule'),
    context.world,
    standsIn(context.session, context.world),
  );
  const first = at.devices.length === 0 ? [] : [`${sayDeed(at, effects, context)} now`];
  if (planned.length === 0 || first.length + planned.length < 2) return null;
  const later = planned.map((entry) => sayPlanned(entry, home, now));
  return join([...first, ...later], 'and', MAX_PLANNED);
}

const MAX_PLANNED = 6;

/** The `%` stands for the devices. */
function verbFor(device: Device, set: DeviceState): string {
  switch (device.kind) {
    case 'lock':
      return 'unlock %';
    case 'cover':
    case 'valve':
      return 'open %';
    case 'alarm':
      return 'disarm %';
    case 'vacuum':
    case 'mower':
      return set['activity'] === undefined || set['activity'] === 'cleaning' ? 'start %' : 'change %';
    case 'media':
      return set['playback'] === 'playing' || set['volume'] !== undefined ? 'play loudly on %' : 'change %';
    case 'scene':
    case 'script':
    case 'automation':
    case 'button':
      return 'run %';
    default:
      return set['on'] === true
        ? 'turn on %'
        : set['on'] === false || set['mode'] === 'off'
          ? 'turn off %'
          : 'change %';
  }
}

export function askConfirm(deed: string, later: boolean): string {
  return `Should I really ${deed}${later ? ', when it is time' : ''}?`;
}

/** In quiet hours, of what is no risk at any other time. */
export function askQuiet(deed: string, later: boolean): string {
  return later
    ? `Those are quiet hours: should I really ${deed}, when it is time?`
    : `It's quiet hours: should I really ${deed}?`;
}

export function askPin(deed: string): string {
  return `What's the PIN to ${deed}?`;
}

/** In place of the question that nobody could answer. */
export function sayNoPin(deed: string): string {
  return `I need a PIN to ${deed}, and none has been set up. Earshot setup sets one.`;
}

export function refuseRisk(verdict: Verdict, deed: string): string {
  return verdict.level === 'inside'
    ? `I can only ${deed} when you ask from inside the house.`
    : `${capital(deed)}? Not by voice, I'm afraid.`;
}
