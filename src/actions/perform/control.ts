/**
 * Bare words whose meaning is whatever is going on: "louder", "mute", "stop". Yes, no, undo, repeat and the like are
 * about the conversation, not the house: converse.ts answers those before they come here.
 */
import type { AdjustCall, ControlCall } from '../../nlu/call.js';
import type { Device } from '../home.js';
import { performAdjust } from './adjust.js';
import { performClock } from './agenda/clock.js';
import { cancelPlans } from './agenda/plans.js';
import { performMedia } from './media.js';
import { sayLouder, sayMuted, VOICE_STEP } from './own-voice.js';
import type { Perform, Performance, PerformContext } from './perform.js';
import { done, told } from './performance.js';
import { performSet } from './set.js';
import { stopAll, wasJustTold } from './stop-all.js';
import { stopRinging } from './stop-ringing.js';
import { stateOf } from './targets.js';

export const performControl: Perform<ControlCall> = (call, context) => {
  switch (call.op) {
    case 'louder':
    case 'quieter':
      return changeVolume(call, context, call.op === 'louder' ? 1 : -1);
    case 'mute':
    case 'unmute':
      return changeMute(call, context, call.op === 'mute');
    case 'snooze':
      return performClock({ do: 'alarm', op: 'snooze' }, context);
    case 'cancel':
      return call.target === undefined ? stop(call, context) : cancelPlans(call, context);
    case 'stop':
      return call.target?.all === true ? stopAll(context) : stop(call, context);
    case 'nevermind':
      return stop(call, context);
    default:
      return told(shown(call), 'There is nothing to do.');
  }
};

const shown = (call: ControlCall): { readonly do: 'control'; readonly op: string } => ({
  do: 'control',
  op: call.op,
});

/** A sound in the room: a player that plays, else one that was just spoken about, else the hub's own voice. */
function player(context: PerformContext): Device | null {
  const players = context.world.home.devices.filter((device) => device.kind === 'media');
  const playing = players.filter((device) => stateOf(context, device)['playback'] === 'playing');
  const here = playing.filter((device) => device.area !== null && device.area === context.room);
  const last = players.find((device) => context.session.last?.devices.includes(device.id) === true);
  return here[0] ?? last ?? (playing.length === 1 ? (playing[0] ?? null) : null);
}

function changeVolume(call: ControlCall, context: PerformContext, sign: 1 | -1): Performance {
  const device = call.own === true ? null : player(context);
  if (device !== null) {
    const louder: AdjustCall = {
      do: 'adjust',
      attr: 'volume',
      delta: { some: sign },
      target: { ids: [device.id] },
    };
    return performAdjust(louder, context);
  }
  return done(shown(call), [{ type: 'hub', volume: sign * VOICE_STEP }], sayLouder(sign));
}

function changeMute(call: ControlCall, context: PerformContext, muted: boolean): Performance {
  const device = call.own === true ? null : player(context);
  if (device !== null) {
    return performAdjust(
      { do: 'adjust', attr: 'muted', value: muted, target: { ids: [device.id] } },
      context,
    );
  }
  return done(shown(call), [{ type: 'hub', muted }], sayMuted(muted));
}

/** What rings is stopped first, then what plays here, what was last set moving, what waits here, and what plays elsewhere. */
function stop(call: ControlCall, context: PerformContext): Performance {
  const ringing = stopRinging(context.world);
  if (ringing.length > 0) return done(shown(call), ringing, 'Stopped.');
  if (call.op !== 'stop') return told(shown(call), 'All right.');
  const stopped = (device: Device): Performance =>
    performMedia({ do: 'media', op: 'stop', target: { ids: [device.id] } }, context);
  const meant = player(context);
  const isHere = (device: Device): boolean => device.area !== null && device.area === context.room;
  if (meant !== null && isHere(meant)) return stopped(meant);
  if (isMoving(context)) return performSet({ do: 'set', state: 'stop', target: { ref: 'last' } }, context);
  // Music that waits in this room is nearer than what plays in another.
  const waiting = context.world.home.devices.find(
    (device) =>
      device.kind === 'media' && isHere(device) && stateOf(context, device)['playback'] === 'paused',
  );
  const device = isSpokenOf(meant, context) ? meant : (waiting ?? meant);
  if (device !== null) return stopped(device);
  return told(shown(call), 'There is nothing to stop.');
}

function isSpokenOf(device: Device | null, { session }: PerformContext): boolean {
  return device !== null && session.last?.devices.includes(device.id) === true;
}

function isMoving(context: PerformContext): boolean {
  const moving = new Set(['cover', 'valve', 'vacuum', 'mower']);
  return context.world.home.devices.some((device) => moving.has(device.kind) && wasJustTold(device, context));
}
