/**
 * "Pause it", "make it blue", "stop that", "dim them": a pronoun stands for what was last spoken of, wherever that is, as
 * far as it can do what is asked. That the grammar reads such words as said of a player or a lamp only says what they are
 * most often said of; a robot is paused and a fan is slowed down in the same words.
 */
import { adjustTo, canAdjust } from '../../../actions/adjusting.js';
import type { Device, Kind } from '../../../actions/home.js';
import { isOfKind } from '../../../actions/kinds/groups.js';
import { LEVELLED } from '../../../actions/kinds/kinds.js';
import { isActive, operate } from '../../../actions/kinds/operations.js';
import { isAnythingRinging } from '../../../actions/perform/agenda/clock-choice.js';
import { mayStillMean, remembered } from '../../../actions/resolve/place.js';
import type { World } from '../../../actions/world.js';
import type { Call, MediaCall, RunCall, Target } from '../../call.js';
import type { Session } from '../../conversation.js';
import { normalWords } from '../../normalize.js';
import type { Match } from '../../skill.js';
import { secondsBetween } from '../../time.js';
import { isOpen } from '../answer.js';

/** As an object: "that" and "this" stand before nouns as well, and the grammar says where they do not. */
const OBJECT: ReadonlySet<string> = new Set(['it', 'them']);
const ANY: ReadonlySet<string> = new Set([...OBJECT, 'that', 'this', 'those', 'these']);
/** What is said of sound alone. */
const OF_SOUND = /\b(?:loud|quiet|volume|sound|audio|noise|soft)/i;
/** What is said of what turns or plays. */
const OF_PACE = /\b(?:slow|speed)\b/i;
const PACED: ReadonlySet<Kind> = new Set<Kind>(['fan', 'media']);
const ROBOTS: ReadonlySet<Kind> = new Set<Kind>(['vacuum', 'mower']);
/** A robot's words for a player's. */
const AT_WORK: Readonly<Partial<Record<MediaCall['op'], RunCall['op']>>> = {
  pause: 'pause',
  stop: 'stop',
  resume: 'start',
  play: 'start',
};
/** Seconds that a cover may be on its way. */
const MOVES_FOR = 60;
const MOVES: ReadonlySet<Kind> = new Set<Kind>(['cover', 'valve']);
/** What is heard or seen to run; nobody stops a lamp or a lock. */
const RUNS: ReadonlySet<Kind> = new Set<Kind>(['fan', 'switch', 'outlet', 'siren', 'humidifier', ...ROBOTS]);

const BOTH =
  /\bboth\b(?: of (?:them|those|these))?(?= (?:on|off|up|down|open|closed|shut|to|at|back|again|please|now|in|for|by)\b|[\s.!]*$)/i;

const BOTH_THEN =
  /^(?:(?:and|now|no|okay|ok|actually|oh|well)[\s,]+)*both(?: of (?:them|those))?(?:[\s,]+(?:then|please|actually|now))*[\s.!]*$/i;

/** "Turn both off", "both at twenty percent": of the two last spoken of, in the words that the grammar has. */
export function bothOfThem(text: string, session: Session, world: World): string | null {
  if (remembered(session, world.now) === null || /\bthem both\b/i.test(text)) return null;
  // "The port one on." "Both, then."
  if (BOTH_THEN.test(text.trim())) {
    const state = session.last?.calls.at(-1);
    return state?.do === 'set' && state.when === undefined && (state.state === 'on' || state.state === 'off')
      ? `turn them both ${state.state}`
      : null;
  }
  if (!BOTH.test(text)) return null;
  // "Both on at twenty percent."
  const put = /^(?:and |now )?both (?:of them )?(?:on |up |down )?(?:at|to) (.+)$/i.exec(text.trim())?.[1];
  return put === undefined ? text.replace(BOTH, 'them both') : `set them both to ${put}`;
}

const AGAIN =
  /^(?:(?:and|now|then|okay|please|can you|could you)[\s,]+)*(?<deed>(?:open|close|shut|lock|unlock|raise|lower|dim|brighten|start|stop)\b.*?)[\s,]+(?:again|once more)(?: please)?[\s.!]*$/i;

/** "Open both again", "and close them again": the deed in plain words; null where nothing is to be done again. */
export function deedAgain(text: string, session: Session, world: World): string | null {
  const deed = AGAIN.exec(text.trim())?.groups?.['deed'];
  return deed === undefined ? null : (bothOfThem(deed, session, world) ?? deed);
}

/** A call whose words hold a pronoun, said of what was last spoken of where that can do it; else the call as it was. */
export function ofWhatItIs(call: Call, match: Match, session: Session, world: World): Call {
  const words = normalWords(match.text);
  // "It is too bright" is said of a room.
  if (match.skill === 'indirect') return call;
  if (call.do === 'control') {
    const asks = call.op === 'stop' && words.some((word) => ANY.has(word));
    return asks ? (stopped(session, world) ?? call) : call;
  }
  const points = call.target?.ref === 'last' || words.some((word) => OBJECT.has(word));
  if (!points || !isFree(call.target)) return call;
  const devices = lastDevices(session, world);
  if (devices.length > 0) {
    const able = candidates(call, match.text, devices).find((one) =>
      devices.some((device) => canDo(device, one, world)),
    );
    if (able !== undefined) return able;
    // "Stop it", of what neither plays nor moves, but runs.
    const stops = call.do === 'set' ? call.state === 'stop' : call.do === 'media' && call.op === 'stop';
    const stop = stops ? stopped(session, world, call.when !== undefined) : null;
    return stop === null ? call : { ...stop, ...(call.when === undefined ? {} : { when: call.when }) };
  }
  // What was spoken of a while ago may be meant, or what is here: resolve.ts asks where these are two.
  const named = call.do === 'adjust' && call.target?.kind !== 'climate';
  return named && mayStillMean(session, world.now) ? { ...call, target: ofLast(call.target) } : call;
}

/** What sets a robot to work as well as a player; "play some music" does not. */
const GOES_ON =
  /\b(?:start|begin|go|carry on|continue|keep going)\b(?!.*\b(?:music|songs?|radio|tunes?|sound)\b)/i;

/** "Pause", "carry on", just after a robot was set to work: the robot. */
export function ofTheRobot(call: Call, text: string, session: Session, world: World): Call | null {
  if (call.do === 'control' && call.op === 'stop' && call.target === undefined) {
    // Set to work just now, and the TV plays on.
    const robots = lastDevices(session, world).every(({ kind }) => ROBOTS.has(kind));
    const set = session.last?.calls.every((one) => one.do === 'run') === true;
    return robots && set ? stopped(session, world) : null;
  }
  if (call.do !== 'media' || call.query !== undefined || !isFree(call.target)) return null;
  if (call.op === 'play' && !GOES_ON.test(text)) return null;
  const devices = lastDevices(session, world);
  const op = AT_WORK[call.op];
  if (op === undefined || devices.length === 0 || !devices.every(({ kind }) => ROBOTS.has(kind))) return null;
  const { last } = session;
  const paused = last?.calls.some((one) => one.do === 'run' && one.op === 'pause') === true;
  const just = last !== null && secondsBetween(last.at, world.now) <= MOVES_FOR;
  return just || (paused && op === 'start') ? { do: 'run', op, target: { ref: 'last' } } : null;
}

function lastDevices(session: Session, world: World): readonly Device[] {
  const ids = remembered(session, world.now)?.devices ?? [];
  return world.home.devices.filter(({ id }) => ids.includes(id));
}

/** What the words may ask of what they point at, the plainest first. */
function candidates(call: Call, said: string, devices: readonly Device[]): readonly Call[] {
  const plain = { ...call, target: ofLast(call.target) };
  if (call.do === 'media' && devices.every(({ kind }) => ROBOTS.has(kind))) {
    const op = AT_WORK[call.op];
    return op === undefined ? [] : [{ do: 'run', op, target: { ref: 'last' } }];
  }
  if (call.do !== 'adjust' || call.attr !== 'volume' || call.delta === undefined || OF_SOUND.test(said))
    return [plain];
  const levelled = devices.every(({ kind }) => (OF_PACE.test(said) ? PACED.has(kind) : LEVELLED.has(kind)));
  return levelled ? [plain, { ...call, attr: 'level', target: { ref: 'last' } }] : [plain];
}

/** "Stop it": what was spoken of, where it is at something; null where it is not, and something else may be. */
function stopped(session: Session, world: World, later = false): Call | null {
  if (isAnythingRinging(world.agenda)) return null;
  if (session.pending !== null && isOpen(session.pending, world)) return null;
  const devices = lastDevices(session, world);
  const { last } = session;
  const just = last !== null && secondsBetween(last.at, world.now) <= MOVES_FOR;
  const runs = devices.filter((device) => {
    const state = world.states.get(device.id) ?? {};
    if (MOVES.has(device.kind)) return just;
    // "Stop it at eight": whatever it is at until then.
    if (later && (device.kind === 'media' || RUNS.has(device.kind))) return !isOfKind(device, 'light');
    if (device.kind === 'media') return state['playback'] === 'playing';
    return RUNS.has(device.kind) && !isOfKind(device, 'light') && isActive(device, state);
  });
  if (runs.length === 0) return null;
  const target: Target = { ref: 'last' };
  if (runs.every(({ kind }) => ROBOTS.has(kind))) return { do: 'run', op: 'stop', target };
  if (runs.every(({ kind }) => kind === 'media')) return { do: 'media', op: 'stop', target };
  return { do: 'set', state: 'stop', target };
}

function canDo(device: Device, call: Call, world: World): boolean {
  const { kind, kinds } = call.target ?? {};
  const asked = [...(kind === undefined ? [] : [kind]), ...(kinds ?? [])];
  if (asked.length > 0 && !asked.some((one) => isOfKind(device, one))) return false;
  const state = world.states.get(device.id) ?? {};
  switch (call.do) {
    case 'set':
      return operate(device, state, call.state) !== null;
    case 'adjust':
      return canAdjust(device, call.attr) || adjustTo(device, state, call, world.home.units).ok;
    case 'media':
      return device.kind === 'media';
    case 'run':
      return ROBOTS.has(device.kind);
    default:
      return false;
  }
}

/** Neither which nor where is said, beyond the pronoun. */
export function isFree(target: Target | undefined): boolean {
  return Object.keys(target ?? {}).every((key) => key === 'kind' || key === 'kinds' || key === 'ref');
}

function ofLast(target: Target | undefined): Target {
  return { ...target, ref: 'last' };
}
