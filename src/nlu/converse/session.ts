/** A speaker's session: how it begins and what a turn leaves in it. */

import type { PropertyValue } from '../../actions/home.js';
import type { Performance } from '../../actions/perform/index.js';
import type { Effect, World } from '../../actions/world.js';
import type { Call } from '../call.js';
import type { Session } from '../conversation.js';

export function newSession(room: string | null = null): Session {
  return { room, last: null, pending: null, undo: null, lastReply: null, failures: 0, turns: 0 };
}

/** Where the speaker is for the policy; null: nobody knows. */
export function standsIn({ room, afar }: Session, { home }: Pick<World, 'home'>): string | null {
  return afar === true ? null : (room ?? home.defaultRoom);
}

/** What one command of a sentence was about: several calls of one command share their devices. */
export interface Remembered {
  readonly calls: readonly Call[];
  readonly performances: readonly Performance[];
}

/** "It" is the last command's devices, with those of the commands just before it that did the same ("them"); a command without any (a timer, the time) does not make one forget. */
export function remember(session: Session, commands: readonly Remembered[], world: World): Session['last'] {
  const about = commands.filter(({ performances }) =>
    performances.some(({ devices, areas }) => devices.length > 0 || areas.length > 0),
  );
  const last = about.at(-1);
  if (last === undefined) return session.last;
  const other = about.findLastIndex((command) => deedOf(command) !== deedOf(last));
  const performances = about.slice(other + 1).flatMap((command) => command.performances);
  return {
    devices: [...new Set(performances.flatMap(({ devices }) => devices))],
    areas: [...new Set(performances.flatMap(({ areas }) => areas))],
    calls: last.calls,
    at: world.now,
  };
}

/** What is done, to whatever it is done: "turn on the kettle and the lamp" is one deed, of which both are "them". */
function deedOf({ calls }: Remembered): string {
  return JSON.stringify(
    calls.map((call) => [
      call.do,
      'state' in call ? call.state : 'op' in call ? call.op : 'attr' in call ? call.attr : null,
    ]),
  );
}

/** What has been said has been said, and a PIN that was wrong stays one. */
const NOT_UNDONE: ReadonlySet<Effect['type']> = new Set(['announce', 'hub', 'pin']);

/** What "undo that" needs: the devices as they were, and what else was done. A question leaves the one before. */
export function undoable(session: Session, effects: readonly Effect[], world: World): Session['undo'] {
  const done = effects.filter(({ type }) => !NOT_UNDONE.has(type));
  if (done.length === 0) return session.undo;
  const devices: Record<string, Readonly<Record<string, PropertyValue>>> = {};
  for (const effect of done) {
    if (effect.type === 'device' || effect.type === 'device-op') {
      devices[effect.device] = world.states.get(effect.device) ?? {};
    }
  }
  const timers = new Set(done.flatMap((effect) => (effect.type === 'timer' ? [effect.timer.id] : [])));
  const clock = new Set(done.flatMap((effect) => (effect.type === 'clock' ? [effect.entry.id] : [])));
  const plans = new Set(done.flatMap((effect) => (effect.type === 'schedule' ? [effect.entry.id] : [])));
  return {
    devices,
    effects: done,
    at: world.now,
    timers: world.agenda.timers.filter(({ id }) => timers.has(id)),
    clock: world.agenda.clock.filter(({ id }) => clock.has(id)),
    scheduled: world.agenda.scheduled.filter(({ id }) => plans.has(id)),
  };
}
