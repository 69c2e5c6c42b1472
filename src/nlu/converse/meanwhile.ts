/**
 * What may be said while "Should I really unlock the front door?" is open, beyond yes and no: a question about that door,
 * which is answered and the question asked again, and another door, which is asked about in its place.
 */
import type { World } from '../../actions/world.js';
import type { Call } from '../call.js';
import type { Pending, Session } from '../conversation.js';
import { isQuestion } from '../gist/filters.js';
import { senseOf } from './carry-out.js';
import { insteadOf, takenOut } from './correction/correction.js';
import { CORRECTING } from './correction/instead.js';
import type { Understood } from './sense.js';

type Confirm = Extract<Pending, { kind: 'confirm' }>;

/** "It" is what was asked about. */
export function aboutPending({ pending, ...session }: Session, world: World): Session {
  if (pending?.kind !== 'confirm') return { ...session, pending };
  const devices = pending.devices ?? [];
  const areas = world.home.devices.flatMap(({ id, area }) =>
    area !== null && devices.includes(id) ? [area] : [],
  );
  return { ...session, pending: null, last: { devices, areas, calls: pending.calls, at: world.now } };
}

/** "Open the gate." "No." "Is it shut?": it was spoken of, but nothing of it goes on. */
export function declined(session: Session, world: World): Session {
  const { last } = aboutPending(session, world);
  return {
    ...session,
    pending: null,
    last: last === null || last === session.last ? last : { ...last, calls: [] },
  };
}

/** True where nothing but how these devices are was asked. */
export function asksAbout({ commands, trial }: Understood, { devices = [] }: Confirm): boolean {
  const asked = trial.parts.flatMap((part) => part.devices);
  return (
    senseOf(trial) > 0 &&
    asked.length > 0 &&
    asked.every((id) => devices.includes(id)) &&
    commands.flat().every((call) => call.do === 'query' && isQuestion(call))
  );
}

/** "No, the hatch lock", "not that one, the back door": what was to be done, for that one; null where nothing is named. */
export function askedInstead(
  text: string,
  { calls, devices = [] }: Confirm,
  world: World,
): readonly Call[] | null {
  const match = CORRECTING.exec(text);
  const meant = takenOut(text)?.meant ?? (match === null ? '' : text.slice(match[0].length).trim());
  if (meant === '' || calls.some((call) => call.do === 'control')) return null;
  return insteadOf({ devices, calls }, meant.replace(/[\s.!?]+$/, ''), world);
}
