/**
 * Sentences that only make sense after another: "a bit more", "down to nineteen", "and the bedroom too". They are read with
 * the command before them, while that is fresh.
 */
import { isOfKind } from '../../../actions/kinds/groups.js';
import { abilityOf } from '../../../actions/kinds/kinds.js';
import { remembered } from '../../../actions/resolve/place.js';
import type { World } from '../../../actions/world.js';
import type { AdjustCall, Call } from '../../call.js';
import type { Session } from '../../conversation.js';
import { normalWords } from '../../normalize.js';
import { secondsBetween } from '../../time.js';
import { made } from './afterwards.js';
import { isBare } from './same-thing.js';

const MORE =
  /^(?:(?:and|now|even|just|make it|a) )*(?:(?:bit|little|lot|tad|touch|much|some|way|even) )*(?:more|further)(?: than (?:that|this))?(?: please)?$/;

const LESS =
  /^(?:(?:and|now|even|just|make it|a|no) )*(?:(?:bit|little|lot|tad|touch|much|some|way) )*(?:less|too much|not (?:so|that) much|thats too much|that is too much)(?: than (?:that|this))?(?: please)?$/;

/** "Shut the curtains halfway", "dim it to forty": more of that is less of what is measured. */
const LOWERING =
  /^\W*(?:(?:please|can you|could you|would you|okay|and|now|just)[\s,]+)*(?:shut|close|dim|lower|reduce|decrease|drop|darken|quieten|cool|(?:turn|bring|take|put|pull)\b.*\bdown)\b/i;

const LITTLE = /\b(bit|little|tad|touch|slightly)\b/;

const LOT = /\b(lot|much more|way)\b/;

const TURNS =
  /^(?:please )?(?:turn|bring|crank|take|put) (?:it|them|that(?: 1)?|this(?: 1)?|those) (?:(?:a bit|a little|a lot|just a bit) )?(up|down)(?: (?:a bit|a little|a lot|some|more|further|some more|a bit more|a little more|a notch))?(?: please)?$/;

const LEVELLED =
  /^(?:(?:please|okay|now|and|just|then) )*(?:bring|take|put|set|turn|make|leave|keep|drop|raise|lower|crank|bump|nudge|push|pump|whack|knock|get|move) (?:it|them|that(?: 1)?|this(?: 1)?|those)(?: back)?(?: up| down)? (?:to|at|on) (\d+(?:\.\d+)?)(?: (?:percent|degrees))?(?: please)?$/;

/** "Put it back at ten", "turn it back down at eleven": an hour of the clock (back-at.ts). */
const BACK_AT = /\bback(?: up| down)? at (?:\d|1[0-2])(?: please)?$/;

/** "Slow it down", of what turns or plays. */
const PACED =
  /^(?:please )?(?:slow|speed) (?:it|them|that(?: 1)?|this(?: 1)?|those) (?:(?:a bit|a little|a lot|right) )?(up|down)(?: (?:a bit|a little|a lot|some|more|a notch))?(?: please)?$/;

/** "Make that twenty." */
const MADE =
  /^(?:(?:no|actually|sorry|wait|and|now|please|okay) )*make (?:it|that) (\d+(?:\.\d+)?)(?: percent| degrees)?(?: please| instead)?$/;

/** "Up a bit", after the blinds were moved. */
const UP_DOWN =
  /^(?:(?:hmm|and|now|just|please|a|bit|little) )*(up|down)(?: (?:a bit|a little|a touch|a tad|some)(?: more)?| more)(?: please)?$/;

/** "Bring it down to nineteen": whatever level the thing has. */
function levelled(said: string, last: Session['last']): Call | null {
  if (BACK_AT.test(said)) return null;
  const value = LEVELLED.exec(said)?.[1] ?? MADE.exec(said)?.[1];
  if (value === undefined || last === null || last.devices.length === 0) return null;
  return { do: 'adjust', attr: 'level', value: Number(value), target: { ref: 'last' } };
}

/** "Three degrees colder", said of nothing, just after something else was made so: the same thing again. */
export function ofTheLast(call: Call, session: Session, world: World): Call {
  const last = remembered(session, world.now);
  if (last !== null && isOfPlayer(last, world)) {
    const target = { ref: 'last', kind: 'media' } as const;
    if (call.do === 'media' && call.op !== 'play' && isBare(call.target)) return { ...call, target };
    if (call.do === 'control' && call.own !== true && (call.op === 'louder' || call.op === 'quieter'))
      return { do: 'adjust', attr: 'volume', delta: { some: call.op === 'louder' ? 1 : -1 }, target };
  }
  if (call.do !== 'adjust' || call.delta === undefined || !isBare(call.target) || last === null) return call;
  const before = last.calls.at(-1);
  if (before === undefined) return call;
  // "Lamp on." "Dimmer."
  const { kind } = call.target;
  const named = world.home.devices.filter(({ id }) => last.devices.includes(id));
  // "Lamp purple." "Brighter."
  const begun =
    ((before.do === 'set' && before.state === 'on') || before.do === 'adjust' || before.do === 'media') &&
    named.length > 0 &&
    named.every((one) => isOfKind(one, kind)) &&
    // "Garden light on." "Dim the lights": it only switches, so those in the room are meant.
    named.some((one) => call.attr === 'level' || abilityOf(one, call.attr) !== null);
  if (!begun && (before.do !== 'adjust' || before.attr !== call.attr)) return call;
  return { ...call, target: { ref: 'last', kind: call.target.kind } };
}

/** "Play something calm on the cloud speaker." "Pause." */
function isOfPlayer(last: NonNullable<Session['last']>, world: World): boolean {
  const named = world.home.devices.filter(({ id }) => last.devices.includes(id));
  return (
    secondsBetween(last.at, world.now) <= MOMENT &&
    named.length > 0 &&
    named.every(({ kind }) => kind === 'media')
  );
}

/** Seconds; later, "pause" may be said of whatever plays by then. */
const MOMENT = 60;

/** "A bit more", "less": the last change again or back; "turn it down": whatever level the thing has. */
export function moreOrLess(text: string, session: Session, world: World): Call | null {
  const last = remembered(session, world.now);
  const level = levelled(normalWords(text).join(' '), last);
  if (level !== null) return level;
  const words = normalWords(text).join(' ');
  const turned =
    TURNS.exec(words)?.[1] ??
    (isPaced(last, world) ? PACED.exec(words)?.[1] : undefined) ??
    (last?.calls.some(({ do: does }) => does === 'adjust') === true ? UP_DOWN.exec(words)?.[1] : undefined);
  if (turned !== undefined && last !== null && last.devices.length > 0) {
    const delta = { some: turned === 'up' ? 1 : -1, ...sizeOf(text) } as const;
    return { do: 'adjust', attr: 'level', delta, target: { ref: 'last' } };
  }
  const call = last?.calls.findLast((one): one is AdjustCall => one.do === 'adjust');
  if (last === null || call === undefined) return null;
  const said = normalWords(text).join(' ');
  const direction = MORE.test(said) ? 1 : LESS.test(said) ? -1 : 0;
  if (direction === 0) return null;
  const before = last.more ?? wayOf(call);
  const sign: 1 | -1 = before * direction > 0 ? 1 : -1;
  return { do: 'adjust', attr: call.attr, delta: { some: sign, ...sizeOf(said) }, target: { ref: 'last' } };
}

/** What the next words may go on from, with the way that a deed in these words went. */
export function withItsWay(text: string, last: Session['last'], before: Session['last']): Session['last'] {
  const call = last?.calls.findLast((one): one is AdjustCall => one.do === 'adjust');
  if (last === null || last === before || call === undefined) return last;
  if (LESS.test(normalWords(text).join(' '))) return { ...last, more: wayOf(call) === 1 ? -1 : 1 };
  return call.delta === undefined && LOWERING.test(text) ? { ...last, more: -1 } : last;
}

function wayOf({ delta }: AdjustCall): 1 | -1 {
  if (delta === undefined) return 1;
  return (typeof delta === 'number' ? delta : delta.some) < 0 ? -1 : 1;
}

function isPaced(last: Session['last'], { home }: World): boolean {
  const devices = home.devices.filter(({ id }) => last?.devices.includes(id) === true);
  return devices.length > 0 && devices.every(({ kind }) => kind === 'fan' || kind === 'media');
}

function sizeOf(said: string): { readonly size?: 'few' | 'lot' } {
  return LITTLE.test(said) ? { size: 'few' } : LOT.test(said) ? { size: 'lot' } : {};
}

const GOES_ON =
  /^(and|also|then|what about|how about|same|the same|do the same|likewise)\b|\b(too|also|as well)$/;

/** The sentence before and this one as one, for the grammar's continuations; null where this does not go on. */
export function asContinuation(
  text: string,
  session: Session,
  world: World,
): { readonly before: string; readonly whole: string } | null {
  const said = normalWords(text).join(' ');
  if (!GOES_ON.test(said) || (remembered(session, world.now) === null && made(session) === null)) return null;
  const before = session.lastText ?? null;
  // What was taken back just now is not done elsewhere.
  const undone = remembered(session, world.now)?.calls.some(
    (call) => call.do === 'control' && call.op === 'undo',
  );
  if (before === null || undone === true) return null;
  const rest = text.replace(/^\s*(and|also|then|what about|how about)[\s,]+/i, '');
  return { before, whole: `${before.replace(/[.!?,\s]+$/, '')} and ${rest}` };
}

const WAITS_FOR_IT =
  /\b((?:when|once|as soon as|until|till|if) )(?:it|they|that|he|she)(?:['’]?s|['’]re| is| are| has| have)?(?= (?:done|finished|ready|over|complete|stopped|off|on|open|closed|locked|unlocked|back|home|gone|finishes|stops|ends|opens|closes)\b)/i;

/** "Let me know when it's finished", after "is the dryer running": when the dryer is. */
export function waitingForIt(text: string, session: Session, world: World): string | null {
  const last = remembered(session, world.now);
  const [only, ...more] = last?.devices ?? [];
  const device = more.length > 0 ? undefined : world.home.devices.find(({ id }) => id === only);
  const match = WAITS_FOR_IT.exec(text);
  if (device === undefined || match === null) return null;
  const after = text.slice(match.index + match[0].length);
  const verb = /^ (?:finishes|stops|ends|opens|closes)\b/i.test(after) ? '' : ' is';
  return `${text.slice(0, match.index)}${match[1]}the ${device.name}${verb}${after}`;
}

const WHEN_BEYOND =
  /\b(if|when|whenever|once|as soon as) (?:it|that)(?:['’]s| is)? (?=(?:(?:drops|falls|goes|gets|dips|sinks|rises|climbs|ever goes) )?(?:below|under|above|over|down to|up to)\b)/i;

/** "What's the battery at?" "Let me know if it drops under fifty": the battery. */
export function waitingForBeyond(text: string, session: Session, world: World): string | null {
  const last = remembered(session, world.now);
  const [only, ...more] = last?.devices ?? [];
  const device = more.length > 0 ? undefined : world.home.devices.find(({ id }) => id === only);
  if (device === undefined || !WHEN_BEYOND.test(text)) return null;
  return text.replace(WHEN_BEYOND, `$1 the ${device.name} `);
}

const WHEN_THERE =
  /\b(when|once|as soon as) (?:it|they)(?:['’]s| is| are|['’]re)? (?:gets? there|there|reach(?:es)? (?:it|that)|gets? to (?:it|that)|up to (?:it|that|temperature)|(?:hot|warm|cool) enough)(?=[\s.!]*$)/i;

/** "Heat the water to sixty." "Tell me when it gets there." */
export function waitingForLevel(text: string, session: Session, world: World): string | null {
  const last = remembered(session, world.now);
  const [said, when] = WHEN_THERE.exec(text) ?? [];
  const [only, ...more] = last?.devices ?? [];
  const device = more.length > 0 ? undefined : world.home.devices.find(({ id }) => id === only);
  const target = device === undefined ? undefined : world.states.get(device.id)?.['target'];
  if (said === undefined || device === undefined || typeof target !== 'number') return null;
  return text.replace(said, `${when} the ${device.name} reaches ${target} degrees`);
}

const WHEN_SO =
  /^((?:.* )?(?:(?:tell|let|ping|notify|warn|alert) \S+(?: know)?|say so|shout|remind me) (?:when|once|as soon as|if)) (?:it|they|that)(?:['’]?s| is| are| does| do| has| have)[\s.!]*$/i;

const ASKED_SO =
  /^(?:and )?(?:is|are) (.+?) (?:(?:yet|already|now) )?(\p{L}+)(?: (?:yet|already|now))?[\s?.]*$/iu;

/** "Is the washer done?" "Let me know when it is": when the washer is done. */
export function waitingForSo(text: string, { lastText, ...session }: Session, world: World): string | null {
  const [, lead] = WHEN_SO.exec(text) ?? [];
  const last = remembered(session, world.now)?.calls.at(-1);
  const [, thing, state] = ASKED_SO.exec(lastText ?? '') ?? [];
  if (lead === undefined || thing === undefined || last?.do !== 'query' || last.test === undefined)
    return null;
  return `${lead} ${thing} is ${state}`;
}
