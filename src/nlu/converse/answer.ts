/**
 * An answer to a question of ours: yes or no, one of the alternatives by a bare word, a value that was missing, a PIN.
 * Anything that is no answer is a new command, and drops the question.
 */

import { lockedSeconds } from '../../actions/policy/pin-tries.js';
import { findByName, nameWords, placesNamed } from '../../actions/resolve/names.js';
import type { World } from '../../actions/world.js';
import type { Call, ControlOp, Target } from '../call.js';
import type { Pending } from '../conversation.js';
import { normalWords } from '../normalize.js';
import { oppositeOf } from '../opposite-state.js';
import { secondsBetween } from '../time.js';
import { choose } from './pointing/chosen-option.js';
import { FILLER } from './pointing/told-apart.js';
import { withBareValue } from './values/bare-value.js';

/** A question nobody answered for this long is no longer open: a late "yes" must not unlock a door. */
export const QUESTION_SECONDS = 120;

/** What somebody agreed to: so much risk, of these devices, and nothing beyond. */
export interface Consent {
  readonly level: 'confirm' | 'pin';
  readonly devices: readonly string[];
}

export type Answer =
  /** Carry these out; with what was agreed to, where they were asked about by name. */
  | { readonly type: 'do'; readonly calls: readonly Call[]; readonly confirmed: Consent | null }
  | { readonly type: 'declined'; readonly op: ControlOp }
  | { readonly type: 'wrong-pin' }
  /** Too many were wrong: this one is not even looked at. */
  | { readonly type: 'pin-locked' }
  | { readonly type: 'no-pin-set' }
  /** Heard, but no answer and no command: the question stands. */
  | { readonly type: 'unclear' };

export interface AnswerContext {
  readonly world: World;
  /** The one control word that the text may be, if it may be one. */
  readonly control: ControlOp | null;
  /** True if the text makes sense as a command of its own. */
  readonly isCommand: () => boolean;
  /** Reads a bare value through a sentence that it completes: "ten minutes" as in "set a timer for ten minutes". */
  readonly readAs: (sentence: string) => Call | null;
  readonly verifyPin: ((pin: string) => boolean) | null;
}

/** True while the question may still be answered. */
export function isOpen(pending: Pending, world: World): boolean {
  const age = secondsBetween(pending.at, world.now);
  return age >= 0 && age <= QUESTION_SECONDS;
}

/** What the text means as an answer; null if it is a command of its own instead. */
export function answerTo(pending: Pending, said: string, context: AnswerContext): Answer | null {
  const { control } = context;
  if (control === 'no' || control === 'cancel' || control === 'nevermind' || control === 'stop') {
    return { type: 'declined', op: control };
  }
  const text = plainly(said);
  if (LEAVES.test(said)) return { type: 'declined', op: 'nevermind' };
  if (pending.kind === 'choose' && NONE.test(text)) return { type: 'declined', op: 'no' };
  switch (pending.kind) {
    case 'confirm':
      return pending.pin === true ? answerPin(pending, text, context) : answerConfirm(pending, said, context);
    case 'choose':
      return answerChoice(pending, text, context);
    case 'missing':
      return answerMissing(pending, text, context);
  }
}

const HESITATES =
  /^(?:(?:u+m+|u+h+|e+r+m*|h+m+|well|oh|ah|okay|ok|so|please|actually|maybe|let['’]?s say|i (?:think|guess|suppose)|make (?:it|that)|the answer is)\b[\s,]*)+(?=\S)/i;

const TRAILS =
  /(?:[\s,]+(?:please|thanks|thank you|then|i (?:think|guess|suppose)|if you (?:can|could|would)))+[\s.!]*$/i;

const NONE =
  /^(?:neither|none|nothing|not any|no one|nope)(?: (?:one )?of (?:them|those|these|the two))?[\s.!]*$/i;

const LEAVE =
  'leave (?:it|them|that)(?: (?:on|off|open|closed|shut|locked|unlocked|alone|be|running|as (?:it|they) (?:is|are)))?';

/** "Never mind, leave it on". */
const LEAVES = new RegExp(
  `^\\W*(?:(?:no|nope|oh|actually|okay|ok|wait)\\b[\\s,]*)*(?:never ?mind|forget (?:it|that|about it)|don['’]?t bother|${LEAVE})(?:[\\s,.]+(?:then|please|just|thanks|${LEAVE}))*[\\s.!]*$`,
  'i',
);

/** "Umm, bathroom one please" is "bathroom one". */
function plainly(text: string): string {
  return text.trim().replace(HESITATES, '').replace(TRAILS, '');
}

const FOR_SO_LONG =
  /^(?:(?:uh|um|er|oh|well)[\s,]+)*(?:yes|yeah|yep|yup|sure|ok|okay|alright|fine|go on|go ahead|please do|do it)(?: then)?[\s,]+(?:please[\s,]+)?(?:but[\s,]+|and[\s,]+)?(?:only |just )?(?<how>for|until|till) (?<time>.+?)(?: please| only| though)*[\s.!]*$/i;

/** "Yes, but only for five minutes": what is agreed to, and its end. */
function withEnd(calls: readonly Call[], text: string, { readAs }: AnswerContext): readonly Call[] | null {
  const { how = '', time } = FOR_SO_LONG.exec(text.trim())?.groups ?? {};
  if (time === undefined) return null;
  const when = readAs(`turn it off ${/^for$/i.test(how) ? 'in' : 'at'} ${time}`)?.when;
  if (when === undefined || !('delay' in when || 'at' in when)) return null;
  const ends = calls.map((call): Call | null => {
    const state = call.do === 'set' && call.when === undefined ? oppositeOf(call.state) : undefined;
    return state === undefined ? null : { ...call, do: 'set', state, when };
  });
  return ends.every((end) => end !== null) ? [...calls, ...ends] : null;
}

function answerConfirm(
  pending: Extract<Pending, { kind: 'confirm' }>,
  text: string,
  context: AnswerContext,
): Answer | null {
  if (context.control === 'yes') return { type: 'do', calls: pending.calls, confirmed: consentTo(pending) };
  const ended = withEnd(pending.calls, text, context);
  if (ended !== null) return { type: 'do', calls: ended, confirmed: consentTo(pending) };
  return context.isCommand() ? null : { type: 'unclear' };
}

function answerPin(
  pending: Extract<Pending, { kind: 'confirm' }>,
  text: string,
  context: AnswerContext,
): Answer | null {
  const command = context.control !== 'yes' && context.isCommand();
  // "One two three four" arrives as words or as one number, with or without "it's" before it.
  const pin = normalWords(text)
    .filter((word) => /^\d+$/.test(word))
    .join('');
  // "Set a timer for ten minutes" is no PIN that was wrong.
  if (pin.length < FEWEST_DIGITS && command) return null;
  if (pin === '') return { type: 'unclear' };
  if (context.verifyPin === null) return { type: 'no-pin-set' };
  if (lockedSeconds(context.world.agenda.pin, context.world.now) > 0) return { type: 'pin-locked' };
  return context.verifyPin(pin)
    ? { type: 'do', calls: pending.calls, confirmed: consentTo(pending) }
    : { type: 'wrong-pin' };
}

/** Of a PIN (hub/pin.ts). */
const FEWEST_DIGITS = 4;

function consentTo(pending: Extract<Pending, { kind: 'confirm' }>): Consent {
  return { level: pending.pin === true ? 'pin' : 'confirm', devices: pending.devices ?? [] };
}

function answerChoice(
  pending: Extract<Pending, { kind: 'choose' }>,
  text: string,
  context: AnswerContext,
): Answer | null {
  const chosen = choose(pending.options, text, context.world);
  if (chosen === null) return context.isCommand() ? null : { type: 'unclear' };
  return { type: 'do', calls: [withIds(pending.call, chosen), ...pending.rest], confirmed: null };
}

function withIds(call: Call, ids: readonly string[]): Call {
  if (call.do === 'list') {
    const [list] = ids;
    return list === undefined ? call : { ...call, list };
  }
  const { kind, kinds } = call.target ?? {};
  const target: Target = {
    ids,
    ...(ids.length > 1 ? { all: true } : {}),
    ...(kind === undefined ? {} : { kind }),
    ...(kinds === undefined ? {} : { kinds }),
  };
  return { ...call, target };
}

/** Sentences that a bare value completes, by call and field. */
const CARRIERS: Readonly<Record<string, readonly string[]>> = {
  'timer.set.duration': ['set a timer for %'],
  'timer.add.duration': ['add % to the timer', 'set a timer for %'],
  'timer.subtract.duration': ['take % off the timer', 'set a timer for %'],
  'alarm.set.time': ['set an alarm for %', 'set an alarm in %', 'wake me at %'],
  'alarm.snooze.duration': ['snooze for %'],
  'reminder.set.time': ['remind me to call at %', 'remind me to call in %', 'remind me to call %'],
};

const ASKS =
  /^(?:and |so |but )?(?:what|who|where|which|how|why|when (?:is|are|was|do|does|did|will|can))\b|\?\s*$/i;

const FREE_TEXT = new Set(['message', 'items', 'label', 'query', 'listName']);

function answerMissing(
  pending: Extract<Pending, { kind: 'missing' }>,
  text: string,
  context: AnswerContext,
): Answer | null {
  const { call, field } = pending;
  const rest = pending.rest ?? [];
  const done = (completed: Call): Answer => ({ type: 'do', calls: [completed, ...rest], confirmed: null });
  if (field === 'target') {
    const target = bareTarget(text, context.world);
    const { ref: _ref, ...known } = call.target ?? {};
    if (target !== null) return done({ ...call, target: { ...known, ...target } });
    return context.isCommand() ? null : { type: 'unclear' };
  }
  if (call.do === 'adjust' && field === 'value') {
    const completed = withBareValue(call, text, context.readAs);
    if (completed !== null) return done(completed);
    return context.isCommand() ? null : { type: 'unclear' };
  }
  // "What do I need to remember today?" has a day in it, and answers nothing.
  if (!FREE_TEXT.has(field) && ASKS.test(text) && context.isCommand()) return null;
  const op = 'op' in call ? call.op : '';
  // "At six thirty", "for ten minutes": the carrier has a word of its own there.
  const bare = FREE_TEXT.has(field) ? text : text.replace(/^(?:at|for|around|about|by)\s+/i, '');
  const carriers = CARRIERS[`${call.do}.${op}.${field}`] ?? [];
  for (const value of new Set([text, bare])) {
    for (const carrier of carriers) {
      const read = context.readAs(carrier.replace('%', value));
      const fields = read === null ? undefined : fieldsOf(read, field);
      if (fields !== undefined) return done({ ...call, ...fields } as Call);
    }
  }
  if (context.isCommand()) return null;
  if (!FREE_TEXT.has(field)) return { type: 'unclear' };
  const said = text.trim().replace(/[.!?]+$/, '');
  return done({ ...call, [field]: field === 'items' ? said.split(/\s*,\s*|\s+and\s+/) : said } as Call);
}

/** The field that was read, with what belongs to it: a time may come as a length, and may repeat. */
function fieldsOf(read: Call, field: string): Partial<Record<string, unknown>> | undefined {
  const found = read as unknown as Readonly<Record<string, unknown>>;
  const keys = field === 'time' ? ['time', 'duration', 'repeat'] : [field];
  const present = keys.filter((key) => found[key] !== undefined);
  const main = field === 'time' ? ['time', 'duration'] : [field];
  return present.some((key) => main.includes(key))
    ? Object.fromEntries(present.map((key) => [key, found[key]]))
    : undefined;
}

function bareTarget(text: string, world: World): Target | null {
  const { home } = world;
  const devices = findByName(home, text, home.devices);
  if (devices.length > 0) return { name: text, ids: devices.map(({ id }) => id) };
  const bare = nameWords(text)
    .filter((word) => !FILLER.has(word))
    .join(' ');
  const [area] = placesNamed(home.areas, bare);
  return area === undefined ? null : { area: area.id };
}
