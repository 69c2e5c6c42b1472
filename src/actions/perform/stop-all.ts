/** "Stop everything": whatever rings, plays or is on its way, and nothing else: no lamp goes out for it, and no oven. */
import { secondsBetween } from '../../nlu/time.js';
import type { Device } from '../home.js';
import { performMedia } from './media.js';
import type { Performance, PerformContext } from './perform.js';
import { done, told } from './performance.js';
import { performRun } from './run.js';
import { performSet } from './set.js';
import { stopRinging } from './stop-ringing.js';
import { stateOf } from './targets.js';

/** What was told to move is still on its way for so long, where it does not tell itself. Seconds. */
const WAY = 60;

/** A cover or robot that was spoken to just now may still be on its way. */
export function wasJustTold({ id }: Device, { session: { last }, world }: PerformContext): boolean {
  return last !== null && secondsBetween(last.at, world.now) <= WAY && last.devices.includes(id);
}

export function stopAll(context: PerformContext): Performance {
  const { home } = context.world;
  const those = (goesOn: (device: Device) => boolean) => ({
    ids: home.devices.filter(goesOn).map(({ id }) => id),
    all: true,
  });
  const playing = those(
    (device) => device.kind === 'media' && stateOf(context, device)['playback'] === 'playing',
  );
  const moving = those(
    (device) =>
      (device.kind === 'cover' || device.kind === 'valve') &&
      (stateOf(context, device)['moving'] ?? wasJustTold(device, context)) === true,
  );
  const driving = those(
    (device) =>
      (device.kind === 'vacuum' || device.kind === 'mower') &&
      ['cleaning', 'returning'].includes(String(stateOf(context, device)['activity'])),
  );
  const ringing = stopRinging(context.world);
  const shown = { do: 'control', op: 'stop' } as const;
  const parts = [
    ...(ringing.length > 0 ? [done(shown, ringing, 'Stopped the ringing.')] : []),
    ...(playing.ids.length > 0 ? [performMedia({ do: 'media', op: 'stop', target: playing }, context)] : []),
    ...(moving.ids.length > 0 ? [performSet({ do: 'set', state: 'stop', target: moving }, context)] : []),
    ...(driving.ids.length > 0 ? [performRun({ do: 'run', op: 'stop', target: driving }, context)] : []),
  ];
  if (parts.length === 0) return told(shown, 'Nothing is ringing, playing or moving.');
  return done(
    parts.flatMap(({ calls }) => calls),
    parts.flatMap(({ effects }) => effects),
    parts.map(({ reply }) => reply).join(' '),
    parts.flatMap(({ devices }) => devices),
  );
}
