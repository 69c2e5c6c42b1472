/** Playback. Without a name, the player that plays is meant: in the room first, then the only one that plays at all. */
import type { MediaCall } from '../../nlu/call.js';
import { capital, isAre, sayDevices } from '../../nlu/reply/wording.js';
import { effectsOf } from '../effects-of.js';
import type { Device } from '../home.js';
import { nearestPlayer } from '../players.js';
import type { ResolvedCall } from '../resolved-call.js';
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
  // What plays comes before what is only paused: the next song is of the one that is heard.
  const playing = (device: Device): boolean =>
    prefer(device) && stateOf(context, device)['playback'] === 'playing';
  const all = call.target?.all === true;
  const target = all
    ? { ...call.target }
    : call.op === 'play'
      ? nearestPlayer(call.target ?? {}, context, () => false)
      : nearestPlayer(nearestPlayer(call.target ?? {}, context, playing), context, prefer);
  const wants = { kinds: ['media'], able: ({ kind }: Device) => kind === 'media', single: !all, prefer };
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
