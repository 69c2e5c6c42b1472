/** Playback. Without a name, the player that plays is meant: in the room first, then the only one that plays at all. */
import type { MediaCall, Target } from '../../nlu/call.js';
import { capital, isAre, sayDevices } from '../../nlu/reply/wording.js';
import { effectsOf } from '../effects-of.js';
import type { Device } from '../home.js';
import { isFree, nearestPlayer } from '../resolve/players.js';
import type { ResolvedCall } from '../resolve/resolved-call.js';
import type { Perform, PerformContext } from './perform.js';
import { done, refused } from './performance.js';
import { stateOf, withTargets } from './targets.js';

/** What a player that is meant is doing now. */
const DOING: Readonly<Record<MediaCall['op'], readonly string[]>> = {
  play: ['paused', 'playing'],
  resume: ['paused'],
  pause: ['playing'],
  stop: ['playing', 'paused'],
  next: ['playing', 'paused'],
  previous: ['playing', 'paused'],
};

export const performMedia: Perform<MediaCall> = (call, context) => {
  const prefer = (device: Device): boolean =>
    DOING[call.op].includes(String(stateOf(context, device)['playback'] ?? 'off'));
  // "Play" starts something in this room; everything else is about what is going on.
  const plays = (device: Device): boolean => stateOf(context, device)['playback'] === 'playing';
  const all = call.target?.all === true;
  const target = all ? { ...call.target } : playerFor(call, context, { plays, prefer });
  const wants = {
    kinds: ['media'],
    able: ({ kind }: Device) => kind === 'media',
    single: !all,
    prefer,
    // Of several that are at it, one of those is meant, not the idle one beside the speaker.
    ...(!all && call.op !== 'play' && isFree(target) && playersOf(context).some(prefer)
      ? { fits: prefer }
      : {}),
  };
  return withTargets({ ...call, target }, context, wants, ({ devices }) => {
    const able = devices.filter(({ kind }) => kind === 'media');
    // "Pause everything": all that plays.
    const players = all && able.some(prefer) ? able.filter(prefer) : able;
    if (players.length === 0)
      return refused('no_ability', `${capital(sayDevices(devices, context))} can't play anything.`);
    const resolved: ResolvedCall = {
      do: 'media',
      op: call.op,
      ...(call.query === undefined ? {} : { query: call.query }),
      ...(call.source === undefined ? {} : { source: call.source }),
      devices: players.map(({ id }) => id),
    };
    // What is off does not come to wait because somebody wants silence.
    const idle = (call.op === 'pause' || call.op === 'stop') && !players.some(prefer);
    const effects = idle ? [] : effectsOf(resolved, context.world);
    return done(resolved, effects, reply(call, players, effects.length > 0, players.some(prefer), context));
  });
};

const playersOf = ({ world }: PerformContext): Device[] =>
  world.home.devices.filter(({ kind }) => kind === 'media');

/** Whom the words mean where they name no player. */
function playerFor(
  call: MediaCall,
  context: PerformContext,
  { plays, prefer }: Readonly<Record<'plays' | 'prefer', (device: Device) => boolean>>,
): Target {
  const said = call.target ?? {};
  if (call.op === 'play') return nearestPlayer(said, context, () => false);
  const playing = playersOf(context).filter(plays);
  const here = playing.filter(({ area }) => area !== null && area === context.room);
  if (call.op === 'resume') {
    // "Keep the music going" is of what plays, wherever that is.
    const kept = here.length > 0 ? here : playing;
    if (said.already !== undefined && isFree(said) && kept.length > 0)
      return { ids: kept.map(({ id }) => id) };
    // "Continue", beside a player that plays: that one, not another one upstairs.
    const paused = playersOf(context).some((device) => prefer(device) && device.area === context.room);
    return nearestPlayer(said, context, here.length > 0 && !paused ? plays : prefer);
  }
  // What plays comes before what is only paused: the next song is of the one that is heard; and nobody asks television for it while a speaker plays.
  const heard = (device: Device): boolean => plays(device) && device.deviceClass !== 'tv';
  const sung = call.sung === true && playing.some(heard) ? heard : plays;
  const first = nearestPlayer(said, context, (device) => prefer(device) && sung(device));
  return nearestPlayer(first, context, prefer);
}

function reply(
  call: MediaCall,
  players: readonly Device[],
  changes: boolean,
  busy: boolean,
  context: PerformContext,
): string {
  const names = sayDevices(players, context);
  switch (call.op) {
    case 'play':
    case 'resume':
      if (call.query !== undefined) return `Playing ${call.query} on ${names}.`;
      if (call.source !== undefined) return `Playing ${call.source} on ${names}.`;
      return changes ? `Playing on ${names}.` : `${capital(names)} ${isAre(players)} already playing.`;
    case 'pause':
      return changes && busy ? `Paused ${names}.` : `${capital(names)} ${isAre(players)} not playing.`;
    case 'stop':
      return changes && busy ? `Stopped ${names}.` : `${capital(names)} ${isAre(players)} not playing.`;
    case 'next':
      return `Next one on ${names}.`;
    case 'previous':
      return `Back to the one before on ${names}.`;
  }
}
