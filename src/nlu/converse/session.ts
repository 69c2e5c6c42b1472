/** A speaker's session: how it begins and what a turn leaves in it. */

import type { PropertyValue } from '../../actions/home.js';
import type { Performance } from '../../actions/perform/index.js';
import { MEMORY_SECONDS, remembered } from '../../actions/resolve/place.js';
import type { Effect, World } from '../../actions/world.js';
import type { Call } from '../call.js';
import type { Session, Undo } from '../conversation.js';
import { secondsBetween } from '../time.js';

export function newSession(room: string | null = null): Session {
  return { room, last: null, pending: null, undo: null, lastReply: null, failures: 0, turns: 0 };
}

/** Where the speaker is for the policy; null: nobody knows. */
export function standsIn({ room, afar }: Session, { home }: Pick<World, 'home'>): string | null {
  return afar === true ? null : (room ?? home.defaultRoom);
}

/** Something was set or changed after these things were spoken of, a timer or a list: a bare word is rather of that. */
export function isSetSince({ undo }: Session, last: NonNullable<Session['last']>): boolean {
  return undo?.at !== undefined && undo.at > last.at;
}

/** What one command of a sentence was about: several calls of one command share their devices. */
export interface Remembered {
  readonly calls: readonly Call[];
  readonly performances: readonly Performance[];
}

/**
 * "It" is the last command's devices, with those of the commands just before it that did the same ("them"); a command
 * without any (a timer, the time) does not make one forget.
 *
 * @param too whether the sentence said that it goes on from the one before ("and the bedroom light")
 */
export function remember(
  session: Session,
  commands: readonly Remembered[],
  world: World,
  too = false,
): Session['last'] {
  const about = commands.filter(({ performances }) =>
    performances.some(({ devices, areas }) => devices.length > 0 || areas.length > 0),
  );
  const last = about.at(-1);
  if (last === undefined) return session.last;
  const other = about.findLastIndex((command) => deedOf(command) !== deedOf(last));
  const performances = about.slice(other + 1).flatMap((command) => command.performances);
  const devices = [...new Set(performances.flatMap((part) => part.devices))];
  const also = alsoDone(session, { calls: last.calls, devices }, world, too);
  const earlier = about.slice(0, other + 1).flatMap((command) => command.performances);
  const ofSentence = [...new Set(earlier.flatMap((part) => part.devices))].filter(
    (id) => !devices.includes(id),
  );
  const before = ofSentence.length === 1 ? ofSentence : spokenOfBefore(session, devices, world);
  const many =
    devices.length === 1 && also.length === 0
      ? about.findLast(({ performances }) => ofAll(performances).length > 1)?.performances
      : undefined;
  return {
    devices,
    areas: [...new Set(performances.flatMap(({ areas }) => areas))],
    calls: last.calls,
    at: world.now,
    ...(also.length > 0 ? { also } : {}),
    ...(before.length > 0 ? { before } : {}),
    ...(many === undefined ? {} : { many: ofAll(many) }),
  };
}

function ofAll(performances: readonly Performance[]): readonly string[] {
  return [...new Set(performances.flatMap(({ devices }) => devices))];
}

/** The other of two things that were spoken of one after the other; that it is spoken of again changes nothing. */
function spokenOfBefore(session: Session, devices: readonly string[], world: World): readonly string[] {
  const last = remembered(session, world.now);
  if (last === null || devices.length !== 1 || last.devices.length !== 1) return [];
  return last.devices[0] === devices[0] ? (last.before ?? []) : last.devices;
}

/** One lamp, then another: both are "them". Several at once are that by themselves, unless they came on top. */
function alsoDone(
  session: Session,
  now: { readonly calls: readonly Call[]; readonly devices: readonly string[] },
  world: World,
  too: boolean,
): readonly string[] {
  const before = remembered(session, world.now);
  if (before === null || deedOf(before) !== deedOf(now) || (!too && now.devices.length !== 1)) return [];
  // "And the lights upstairs?": these are "them", and not the gate that was asked about before.
  if (now.devices.length > 1 && now.calls.every(({ do: does }) => does === 'query')) return [];
  const all = [...(before.also ?? []), ...before.devices];
  return [...new Set(all)].filter((id) => !now.devices.includes(id));
}

/** What is done, to whatever it is done: "turn on the kettle and the lamp" is one deed, of which both are "them". */
function deedOf({ calls }: Pick<Remembered, 'calls'>): string {
  return JSON.stringify(
    calls.map((call) => [
      call.do,
      'state' in call ? call.state : 'op' in call ? call.op : 'attr' in call ? call.attr : null,
    ]),
  );
}

/** What has been said has been said, and a PIN that was wrong stays one. */
const NOT_UNDONE: ReadonlySet<Effect['type']> = new Set(['announce', 'hub', 'pin']);

/** Deeds that can be undone one after the other. */
const MAX_UNDO = 4;

/**
 * What "undo that" needs: the devices as they were, and what else was done; behind it the deeds before, as far as they are
 * still in mind. A question leaves the one before.
 */
export function undoable(session: Session, effects: readonly Effect[], world: World): Undo | null {
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
  const before = earlier(session.undo, world.now, MAX_UNDO - 1);
  return {
    devices,
    effects: done,
    at: world.now,
    timers: world.agenda.timers.filter(({ id }) => timers.has(id)),
    clock: world.agenda.clock.filter(({ id }) => clock.has(id)),
    scheduled: world.agenda.scheduled.filter(({ id }) => plans.has(id)),
    ...(before === null ? {} : { before }),
  };
}

function earlier(undo: Undo | null | undefined, now: string, depth: number): Undo | null {
  if (undo == null || depth === 0 || undo.at === undefined) return null;
  const age = secondsBetween(undo.at, now);
  if (!(age >= 0 && age <= MEMORY_SECONDS)) return null;
  const { before, ...deed } = undo;
  const older = earlier(before, now, depth - 1);
  return older === null ? deed : { ...deed, before: older };
}

/** What is left to be undone after the last deed was, or after it was for some of its devices only. */
export function afterUndo({ undo }: Session, ids: readonly string[] | undefined): Undo | null {
  if (undo === null) return null;
  const left = Object.entries(undo.devices).filter(([id]) => ids !== undefined && !ids.includes(id));
  if (left.length === 0) return undo.before ?? null;
  const effects = undo.effects.filter(
    (effect) => !('device' in effect) || ids?.includes(effect.device) === false,
  );
  return { ...undo, devices: Object.fromEntries(left), effects };
}
