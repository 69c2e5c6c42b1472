/** What is asked, or refused, before something risky: always by name, always saying what would happen. */
import { effectsOf } from '../../actions/effects-of.js';
import type { Device, DeviceState } from '../../actions/home.js';
import type { PerformContext } from '../../actions/perform/perform.js';
import type { Verdict } from '../../actions/policy.js';
import type { Effect } from '../../actions/world.js';
import { capital, join, sayDevice } from './wording.js';

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
  return join([...deeds].map(([verb, devices]) => verb.replace('%', join(devices.map(sayDevice), 'and', 4))));
}

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

export function askPin(deed: string): string {
  return `What's the PIN to ${deed}?`;
}

export function refuseRisk(verdict: Verdict, deed: string): string {
  return verdict.level === 'inside'
    ? `I can only ${deed} when you ask from inside the house.`
    : `${capital(deed)}? Not by voice, I'm afraid.`;
}
