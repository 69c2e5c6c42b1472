/**
 * "Everything off except the fountain and the fans", "the upstairs lights on, but only the desk lamp": a command with less than
 * it says. What is left out, or all that is meant, is read by itself, so that it may be whatever a command may be about. After a
 * command "except the fan" alone takes that back for the fan.
 */

import type { Device } from '../../../actions/home.js';
import { findByName, nameWords, placesNamed } from '../../../actions/resolve/names.js';
import { remembered } from '../../../actions/resolve/place.js';
import { resolve } from '../../../actions/resolve/resolve.js';
import type { World } from '../../../actions/world.js';
import type { Call, Target } from '../../call.js';
import type { Session } from '../../conversation.js';
import { secondsBetween } from '../../time.js';
import { cancelling, justPlanned } from '../agenda/plans.js';
import { takenOut, undoOf } from '../correction/correction.js';
import { asBefore } from '../follow-up/restoring.js';
import type { Sense, Understood } from '../sense.js';

const EXCEPT =
  '(?:(?:but |and )?(?:except(?:ing)?(?: for)?|excluding|apart from|aside from|other than|besides|bar|save for|not|leaving(?: out)?|keeping)|(?:but|and) (?:leave|keep)(?: out)?|but(?= (?:the|my|our)\\b))';
const ALONE = '(?: (?:alone|out of it|as (?:it is|they are)))?';
const EXCEPTED = new RegExp(`^(.{3,}?)[\\s,]+${EXCEPT}\\s+(.+?)${ALONE}[.!\\s]*$`, 'i');
const ONLY =
  /^(.{3,}?)(?:\s*,\s*|[\s,]+(?:but|and|though)[\s,]+)(?:only|just)\s+(?!keep|leave|not\b)(?:(?:in|for|on)\s+)?(.+?)[.!\s]*$/i;
const AFTERWARDS = new RegExp(`^(?:oh[\\s,]+)?(?:all )?${EXCEPT}\\s+(.+?)${ALONE}[.!\\s]*$`, 'i');
/** "Everything except the fan off." */
const STATE = /^(.+?)\s+(on|off|open|closed|shut|up|down)$/i;
/** Whoever takes something back does so at once. Seconds. */
const MOMENT = 60;

interface Said {
  readonly text: string;
  readonly session: Session;
  readonly world: World;
  readonly sense: Sense;
}

/** "Only" makes the rest of the sentence less than it says, whatever that would be by itself. */
export function onlyThat(said: Said): Understood | null {
  const [, rest = '', words = ''] = ONLY.exec(said.text) ?? [];
  const [target, ...more] = targetsOf(words, said) ?? [];
  if (target === undefined || more.length > 0) return null;
  return withTargets(rest, said, (before) => {
    // "... but only in the kitchen": the same, there.
    if (target.ids === undefined && target.kind === undefined && target.kinds === undefined)
      return { ...before, ...target };
    const { area, areas, floor } = before;
    return {
      ...(area === undefined ? {} : { area }),
      ...(areas === undefined ? {} : { areas }),
      ...(floor === undefined ? {} : { floor }),
      ...target,
    };
  });
}

/** What is left out of a command that no phrase covers whole. */
export function leavingOut(said: Said): Understood | null {
  const [, rest = '', words = ''] = EXCEPTED.exec(said.text) ?? [];
  if (rest === '') return null;
  const [, before = words, state] = STATE.exec(words) ?? [];
  const ways: readonly (readonly [string, string])[] = [
    [rest, words],
    [rest, before],
    ...(state === undefined ? [] : [[`${rest} ${state}`, before] as const]),
  ];
  for (const [sentence, left] of ways) {
    const except = targetsOf(left, said);
    const found =
      except === null
        ? null
        : withTargets(sentence, said, (target) => ({
            ...target,
            except: [...(target.except ?? []), ...except],
          }));
    if (found !== null) return found;
  }
  return null;
}

/** "Except the fan", "not the fan", after "fans and lamps off": the fan is as it was. */
export function leftOutAfterwards(said: Said): readonly Call[] | null {
  const { session, world, text } = said;
  const last = remembered(session, world.now);
  const not = takenOut(text);
  const words = not?.meant === null || JUST.test(not?.meant ?? '') ? not?.out : AFTERWARDS.exec(text)?.[1];
  if (words === undefined || last === null) return null;
  // "Not the fan" is of what was done, for as long as that is remembered.
  if (not === null && secondsBetween(last.at, world.now) > MOMENT) return null;
  // "Light on and open the blinds." "Not the light": all of that sentence.
  const touched = session.undo?.at === last.at ? Object.keys(session.undo.devices) : [];
  const those = world.home.devices.filter(({ id }) => last.devices.includes(id) || touched.includes(id));
  const named = findByName(world.home, words, those);
  if (!last.calls.some((call) => call.do === 'set' || call.do === 'adjust'))
    return not === null ? null : undoneFor(named, those, session, last);
  const context = { world, session, room: session.room };
  const meant = (named.length > 0 ? [] : (targetsOf(words, said) ?? [])).flatMap((target) => {
    const found = resolve(target, context, { everywhere: true, many: true });
    return found.type === 'devices' ? found.devices : [];
  });
  if (named.length === 0 && meant.length === 0) return null;
  const devices = named.length > 0 ? named : meant.filter((device) => those.includes(device));
  const calls = [...asBefore(devices, session, world), ...unplannedFor(devices, session, world)];
  return calls.length > 0 ? calls : [{ do: 'control', op: 'nevermind' }];
}

/** "Not the light, just the blinds": no more is asked for than was done. */
const JUST = /^(?:just|only)\b/i;

const LEADS_ON = '^(?:(?:no|nope|oh|sorry|wait|actually|okay|i meant?|i said)[\\s,]+)*';
const ONLY_AFTERWARDS = new RegExp(
  `${LEADS_ON}(?:just|only) (?:on |in |for )?(?!a\\b|now\\b)(.+?)(?:[\\s,]+i (?:mean|meant|said))?[.!\\s]*$`,
  'i',
);
/** "No, the tall one", "the tall one, I mean", "the tall one". */
const MEANT_AFTERWARDS: readonly RegExp[] = [
  /^(?:(?:no|nope|oh|sorry|wait|actually|i meant?|i said)\b[\s,]*)+(?!not\b)(.+?)(?:[\s,]+(?:only|i (?:mean|meant|said)))?[.!\s]*$/i,
  /^(.+?)[\s,]+(?:only|i (?:mean|meant|said))[.!\s]*$/i,
  /^((?:the|my|our) .+? ones?)(?: please)?[.!\s]*$/i,
];

/** The calls, and what the next words may go on from: what was meant, and not what was put back. */
interface Narrowed {
  readonly calls: readonly Call[];
  readonly last: NonNullable<Session['last']>;
}

/** "Just the left one", "no, the left one", after "open the shutters": the others are as they were, and it is of that one. */
export function onlyThatAfterwards(said: Said): Narrowed | null {
  const { session, world, text } = said;
  const last = remembered(session, world.now);
  const words = [ONLY_AFTERWARDS, ...MEANT_AFTERWARDS]
    .map((pattern) => pattern.exec(text)?.[1])
    .find((one) => one !== undefined);
  if (words === undefined || last === null || secondsBetween(last.at, world.now) > MOMENT) return null;
  if (last.devices.length < 2 || !last.calls.every((call) => call.do === 'set' || call.do === 'adjust'))
    return null;
  const those = world.home.devices.filter(({ id }) => last.devices.includes(id));
  const kept = among(words, those, said);
  if (kept.length === 0 || kept.length === those.length) return null;
  const others = those.filter((device) => !kept.includes(device));
  // What was put off for all of them is not to come for the others.
  const before = [...asBefore(others, session, world), ...unplannedFor(others, session, world)];
  const calls: readonly Call[] = before.length > 0 ? before : [{ do: 'control', op: 'nevermind' }];
  return { calls, last: { ...last, devices: kept.map(({ id }) => id), at: world.now } };
}

/** Those of the devices that the words name, by a part of their name or by where they are. */
function among(words: string, those: readonly Device[], said: Said): readonly Device[] {
  const bare = words.replace(LEAD, '').replace(/\s+ones?$/i, '');
  const named = findByName(said.world.home, bare, those);
  if (named.length > 0) return named;
  const context = { world: said.world, session: said.session, room: said.session.room };
  const meant = (targetsOf(bare, said) ?? []).flatMap((target) => {
    const found = resolve(target, context, { everywhere: true, many: true });
    return found.type === 'devices' ? found.devices : [];
  });
  return those.filter((device) => meant.includes(device));
}

/** What was just put off is not to come for these. */
function unplannedFor(devices: readonly Device[], session: Session, world: World): readonly Call[] {
  const ids = devices.map(({ id }) => id);
  const plans = justPlanned(session, world).filter(({ calls }) =>
    calls.some((call) => call.devices?.some((id) => ids.includes(id)) === true),
  );
  return plans.length === 0 ? [] : [cancelling(plans, ids)];
}

/** What plays or drives is taken back as it was done; all of it, where there is no other. */
function undoneFor(
  devices: readonly Device[],
  those: readonly Device[],
  session: Session,
  last: NonNullable<Session['last']>,
): readonly Call[] | null {
  if (devices.length === 0 || undoOf(session, last) === null) return null;
  const ids = devices.map(({ id }) => id);
  const undo = { do: 'control', op: 'undo' } as const;
  return [devices.length < those.length ? { ...undo, target: { ids } } : undo];
}

/** A command, with what it is about made less. */
function withTargets(rest: string, { sense }: Said, less: (target: Target) => Target): Understood | null {
  const commands = sense.ofText(rest)?.commands ?? [];
  const calls = commands.flat();
  if (calls.length === 0 || !calls.every((call) => ACTS.has(call.do) && call.target !== undefined))
    return null;
  return sense.tried(
    commands.map((command) => command.map((call): Call => ({ ...call, target: less(call.target ?? {}) }))),
  );
}

const ACTS: ReadonlySet<string> = new Set(['set', 'adjust', 'run', 'media']);

/** What "the fountain, the bedside lamps and the hall" are, each; null where any of them is nothing here. */
function targetsOf(words: string, said: Said): readonly Target[] | null {
  const whole = targetOf(words, said);
  if (whole !== null) return [whole];
  const parts = words.split(/\s*,\s*(?:and |or )?|\s+(?:and|or)\s+/i).map((part) => part.trim());
  const targets = parts.flatMap((part) => (part === '' ? [] : [targetOf(part, said)]));
  return parts.length < 2 || targets.includes(null) ? null : targets.filter((target) => target !== null);
}

const LEAD = /^(?:(?:for|in|on|the|my|our|of|ones|those)\s+)+/i;

function targetOf(words: string, { sense, world: { home } }: Said): Target | null {
  const bare = words.replace(LEAD, '').trim();
  if (bare === '' || /\band\b/i.test(bare) !== /\band\b/i.test(words)) return null;
  const own = ownedBy(bare, home);
  if (own.length > 0) return { ids: own.map(({ id }) => id) };
  const [area] = placesNamed(home.areas, bare);
  if (area !== undefined) return { area: area.id };
  const [floor] = placesNamed(home.floors, bare);
  if (floor !== undefined) return { floor: floor.id };
  for (const verb of ['turn off', 'close', 'lock']) {
    const call = sense.call(`${verb} the ${bare}`);
    const target = call?.do === 'set' && call.when === undefined ? call.target : undefined;
    if (target !== undefined && (isHere(target) || isPlace(target))) return target;
  }
  const named = findByName(home, bare, home.devices);
  return named.length === 0 ? null : { name: bare, ids: named.map(({ id }) => id) };
}

/** "Marisol's": what is called so with more after it, and not Marisol. */
function ownedBy(words: string, { devices, areas }: World['home']): readonly Device[] {
  if (!/['’]s(?: ones?)?$/i.test(words)) return [];
  // "But the kitchen's": all that is there.
  if (placesNamed(areas, words.replace(/['’]s(?: ones?)?$/i, '')).length > 0) return [];
  const owner = nameWords(words.replace(/ ones?$/i, ''));
  return devices.filter(({ kind, name, aliases }) => {
    const names = [name, ...aliases].map(nameWords);
    return (
      kind !== 'person' &&
      names.some((own) => own.length > owner.length && owner.every((word, at) => own[at] === word))
    );
  });
}

/** Nothing but where: "but the porch", of a Front Porch. */
function isPlace(target: Target): boolean {
  const said = Object.keys(target);
  return (
    said.length > 0 &&
    said.every((key) => key === 'area' || key === 'areas' || key === 'oneOf' || key === 'floor')
  );
}

/** A name of this house, or a kind of thing: not any words. */
function isHere({ ids, name, kind, kinds, ref }: Target): boolean {
  if (ref !== undefined) return false;
  return name === undefined ? kind !== undefined || kinds !== undefined : (ids?.length ?? 0) > 0;
}
