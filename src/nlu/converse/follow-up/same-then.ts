/**
 * "And then turn the dryer on", "and the pool light on then", after something that waits for an hour or a state: with that, and
 * not at once. "And tell me": that it has come.
 */
import type { ResolvedCondition, ScheduledCalls } from '../../../actions/world.js';
import type { Call, Condition, When } from '../../call.js';
import { secondsBetween } from '../../time.js';
import { justPlanned } from '../agenda/plans.js';
import type { Said } from '../said.js';
import { comesAt } from './again-at.js';

const THEN =
  "(?:then|at that time|at the same time|when (?:that|it) (?:happens|does|is|comes)|when (?:that|it)[’']?s (?:so|done)|once (?:that|it)[’']?s done)";
/** "Turn it off then" may be "in that case"; what goes on from a plan is joined to it. */
const FIRST = new RegExp(`^(?:(?:and|also|but|okay|ok|oh|plus)[\\s,]+)*${THEN}[\\s,]+(?<order>.+)$`, 'i');
const LAST = new RegExp(
  `^(?:(?:and|also|plus)[\\s,]+)+(?<order>.+?)[\\s,]+${THEN}(?:[\\s,]+(?:too|as well|also|please))*[\\s.!]*$`,
  'i',
);
const TELLS =
  /^(?:(?:and|also|but|oh|please)[\s,]+)+(?:tell|warn|notify|alert|ping) me(?: (?:about it|then|as well|too|please|when (?:it|that) (?:happens|does|is)))*[\s.!]*$/i;
/** Whoever adds something does so at once. Seconds. */
const MOMENT = 120;

const WAITS: ReadonlySet<string> = new Set(['set', 'adjust', 'media', 'run', 'announce']);

/** The calls, put off with what was put off just now; null where nothing was, or the words have a time of their own. */
export function sameThen(said: Said): readonly Call[] | null {
  const { text, session, world, sense } = said;
  const order = (FIRST.exec(text.trim()) ?? LAST.exec(text.trim()))?.groups?.['order'];
  const tells = order === undefined && TELLS.test(text.trim());
  if (order === undefined && !tells) return null;
  const plans = justPlanned(session, world);
  const [plan] = plans;
  const at = session.undo?.at;
  if (plan === undefined || at === undefined || secondsBetween(at, world.now) > MOMENT) return null;
  const when = plans.every((one) => isTogether(one, plan)) ? whenOf(plan) : null;
  if (when === null) return null;
  if (order === undefined) {
    const message = 'once' in when ? messageFor(said) : null;
    return message === null ? null : [{ do: 'announce', notice: true, message, when }];
  }
  const calls = sense.ofText(order)?.commands.flat() ?? [];
  if (calls.length === 0 || !calls.every((call) => WAITS.has(call.do) && call.when === undefined))
    return null;
  // "Off in ten minutes." "And then on": at that very moment nobody wants both.
  const same = calls.some(
    ({ target }) => target?.ref !== undefined && plan.calls.some(({ do: does }) => does !== 'announce'),
  );
  return same ? null : calls.map((call): Call => ({ ...call, when }));
}

function isTogether(one: ScheduledCalls, other: ScheduledCalls): boolean {
  return (
    one.at === other.at &&
    one.repeat === other.repeat &&
    JSON.stringify(one.once) === JSON.stringify(other.once)
  );
}

function whenOf({ at, repeat, once, sun }: ScheduledCalls): When | null {
  if (sun !== undefined)
    return { at: { sun: sun.event, offset: sun.offset }, ...(repeat === null ? {} : { repeat }) };
  if (at !== null) return comesAt(at, repeat);
  return once === null ? null : { once: conditionOf(once) };
}

function conditionOf({ devices, is, ...once }: ResolvedCondition): Condition {
  const value = is === undefined || is === null || typeof is === 'object' ? {} : { is };
  return { ...once, ...value, target: { ids: devices } };
}

const CONDITION =
  /\b(?:if|when|once|as soon as|whenever)\s+(?<so>.+?)(?:,|$|\s+(?:then|turn|switch|put|set|open|close|shut|lock|start|stop|run|play|dim)\b)/i;

/** What was waited for, in the words in which it was said. */
function messageFor({ session, sense }: Said): string | null {
  const so = CONDITION.exec(session.lastText ?? '')?.groups?.['so'];
  const call = so === undefined ? null : sense.call(`tell me when ${so}`);
  return call?.do === 'announce' ? call.message : null;
}
