/** What was just done, said to be wrong: "no, the left one", "no, 50 percent", "that's wrong". */
import type { Device } from '../../../actions/home.js';
import { findByName, placesNamed } from '../../../actions/resolve/names.js';
import { remembered } from '../../../actions/resolve/place.js';
import type { World } from '../../../actions/world.js';
import { type Call, type Target, UNDO } from '../../call.js';
import type { Session } from '../../conversation.js';
import { normalWords } from '../../normalize.js';
import { likeThese } from '../pointing/told-apart.js';
import { withBareValue } from '../values/bare-value.js';
import { CORRECTING } from './instead.js';

/** "No, 50 percent": the same change, to the value that was meant. */
export function correctedValue(
  text: string,
  session: Session,
  world: World,
  readAs: (sentence: string) => Call | null,
): Call | null {
  const match = CORRECTING.exec(text);
  const call = remembered(session, world.now)?.calls.at(-1);
  if (match === null || call?.do !== 'adjust') return null;
  const meant = withBareValue(call, text.slice(match[0].length), readAs);
  return meant === null ? null : { ...meant, target: { ref: 'last' } };
}

/** "Not the grow light, the fountain"; "not the curtain" alone is of several/narrowed.ts. */
const NOT =
  /^(?:(?:no|nope|oh|oops|actually|sorry|wait|but|and)\b[\s,]*)*(?:i (?:said|meant) )?not (?:the |my |our )?(?<out>.+?)(?:(?:,\s*(?:but )?| but )(?:the |my |our )?(?<meant>.+?))?[\s.!]*$/i;

/** The thing that should have been left alone, and what was meant in its place; null where nothing is taken out. */
export function takenOut(text: string): { readonly out: string; readonly meant: string | null } | null {
  const { out, meant } = NOT.exec(text)?.groups ?? {};
  return out === undefined ? null : { out, meant: meant ?? null };
}

/** "No, the left one", "I meant the hall": undo the last command, and do it to what was meant. */
export function asCorrection(text: string, session: Session, world: World): readonly Call[] | null {
  const last = remembered(session, world.now);
  if (last === null || last.calls.length === 0) return null;
  const these = world.home.devices.filter(({ id }) => last.devices.includes(id));
  const not = takenOut(text);
  const other = otherThan(not, these, last, session, world);
  if (other !== null) return other;
  // What is only taken out: several/narrowed.ts.
  if (not !== null && (not.meant === null || findByName(world.home, not.out, these).length === 0))
    return null;
  const undo = undoOf(session, last);
  const match = CORRECTING.exec(text);
  const meant = not?.meant ?? (match === null ? '' : text.slice(match[0].length).trim());
  const redo = meant === '' ? null : insteadOf(last, meant, world);
  if (redo === null) return null;
  return undo === null ? redo : [UNDO, ...redo];
}

const THAT = /^(?:that|this|those|these)(?: ones?)?$/i;
const OTHER = /^other(?: (?:one|ones))?$/i;

/** "Not that one, the other one"; "not the shed, in here": of the place where it was done, and that where the speaker is. */
function otherThan(
  not: ReturnType<typeof takenOut>,
  these: readonly Device[],
  last: NonNullable<Session['last']>,
  session: Session,
  { home }: World,
): readonly Call[] | null {
  const [first] = these;
  if (not?.meant == null || first === undefined) return null;
  const undo = undoOf(session, last) === null ? [] : [UNDO];
  if (THAT.test(not.out) && OTHER.test(not.meant))
    return [
      ...undo,
      ...last.calls.map((call): Call => ({ ...call, target: { ref: 'other', kind: first.kind } })),
    ];
  const room = session.room ?? home.defaultRoom;
  const [area, ...more] = placesNamed(home.areas, not.out.replace(/^in (?:the )?/i, ''));
  const there = area !== undefined && more.length === 0 && these.every((device) => device.area === area.id);
  if (!there || room === null || !HERE.test(not.meant)) return null;
  return [
    ...undo,
    ...last.calls.map((call): Call => ({ ...call, target: { kind: first.kind, area: room } })),
  ];
}

const HERE = /^(?:in )?(?:here|this room)$/i;

/** The last deed, where it was done to the things that were last spoken of: else it is another one, and stands. */
export function undoOf({ undo }: Session, last: NonNullable<Session['last']>): Session['undo'] {
  if (undo === null || (undo.at !== undefined && undo.at < last.at)) return null;
  return last.devices.some((id) => undo.devices[id] !== undefined) || undo.effects.some(isLater)
    ? undo
    : null;
}

const isLater = ({ type }: { readonly type: string }): boolean => type === 'schedule';

/** The calls of a command for what was meant instead of what it was done to; null where nothing is called so. */
export function insteadOf(
  { devices: ids, calls }: Pick<NonNullable<Session['last']>, 'devices' | 'calls'>,
  meant: string,
  world: World,
): readonly Call[] | null {
  const { home } = world;
  const devices = home.devices.filter(({ id }) => ids.includes(id));
  const alike = home.devices.filter((device) => devices.some(({ kind }) => kind === device.kind));
  const found = findByName(home, meant, alike);
  const named = found.length > 0 ? found : findByName(home, meant, home.devices);
  const others = named.filter(({ id }) => !ids.includes(id));
  const [area] = placesNamed(home.areas, meant.replace(/^in /i, ''));
  const other =
    others.length === 0 && area === undefined ? likeThese(meant.replace(ONES, ''), devices, world) : null;
  if (area === undefined && others.length === 0 && other === null) return null;
  return calls.map((call): Call => {
    const { kind, kinds, class: deviceClass } = call.target ?? {};
    const [first] = devices;
    const about: Target = {
      ...(kind === undefined && first !== undefined && kinds === undefined ? { kind: first.kind } : {}),
      ...(kind === undefined ? {} : { kind }),
      ...(kinds === undefined ? {} : { kinds }),
      ...(deviceClass === undefined ? {} : { class: deviceClass }),
    };
    if (area !== undefined) return { ...call, target: { ...about, area: area.id } };
    if (other !== null) return { ...call, target: { ids: [other.id] } };
    return { ...call, target: { name: meant, ids: others.map(({ id }) => id) } };
  });
}

const ONES = /\s+ones?\s*[.!?]*$/i;

const WRONG_ONE =
  /^(?:(?:oh|ah|no|hey|wait|hmm|oops|sorry) )*(?:not (?:that|this) 1|not (?:those|these)(?: ones)?|(?:thats )?(?:the )?wrong (?:1|ones))$/;

/** "Not that one", of what was just done, without saying which: it is as it was. */
export function notThatOne(text: string, session: Session, world: World): Call | null {
  const last = remembered(session, world.now);
  if (last === null || !WRONG_ONE.test(normalWords(text).join(' '))) return null;
  return undoOf(session, last) === null ? null : UNDO;
}

const WRONG =
  /^(?:(?:oh|ah|no|hey|wait|hmm|um|er) )*(?:oops|whoops|oopsie|(?:(?:thats|that is|that was|this is|its|it is) )?(?:all |completely |totally )?(?:wrong|a mistake|the wrong (?:1|thing))|(?:thats|that is|that was|it is|its) not (?:right|it|correct)|(?:thats|that is|that was|its|it is) not what i (?:said|meant|wanted|asked(?: for)?)|i didnt (?:mean|want|say|ask for) that|not that)(?: at all| sorry)?$/;

/** "That's wrong", "oops": said of what was just done, without saying what is to become of it. */
export function saysWrong(text: string): boolean {
  return WRONG.test(normalWords(text).join(' '));
}
