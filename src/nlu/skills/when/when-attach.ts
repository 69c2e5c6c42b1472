/** What was said of time or condition around a command, put on its calls. The phrases are when.ts's, what they mean is when-meaning.ts's. */
import { LEVELLED } from '../../../actions/kinds/kinds.js';
import type { Call, Target, When } from '../../call.js';
import { normalWords } from '../../normalize.js';
import type { InterpretContext, Match } from '../../skill.js';
import { withRepeat } from '../agenda/clock-slots.js';
import { kindsOf } from '../target.js';
import type { Asked } from './when-condition.js';
import { expandDuration } from './when-expand.js';
import { meaningOf, type SaidWhen } from './when-meaning.js';

/**
 * The calls with what was said of time or condition: `when` on each, a second call that ends what is to last, or the
 * time of an alarm, reminder or timer.
 *
 * @returns empty where the phrase makes no sense with the command ("what time is it in ten minutes")
 */
export function attachWhen(calls: readonly Call[], match: Match, context: InterpretContext): readonly Call[] {
  if (match.when === null) return calls;
  // "Far too bright for three in the morning": how it is now.
  if (match.skill === 'indirect' && match.when.intent !== 'vague') return [];
  const said = meaningOf(match.when, context, askedIn(calls, match));
  if (said === null || splitsLength(match) || tellsSky(match.when, context)) return [];
  if (mayBeLevel(match, context) && (calls.some(hasLevel) || goesUpTo(match, context))) return [];
  // "Get the heater up to ten": degrees rather than an hour.
  if (goesUpTo(match, context) && isOfWarmth(match, calls)) return [];
  if (mayLastItself(match, calls, context)) return [];
  // "Heating off when it's ten": degrees or an hour, nobody knows.
  if (isBareHour(match) && isOfWarmth(match, calls) && WHEN_IT_IS.test(context.said ?? '')) return [];
  if (isBareHour(match) && (calls.some(isDimmed) || saysHowMuch(match, calls, context))) return [];
  // Free words may be ended by the same words: those are a message's or a reminder's own.
  if (match.when.intent === 'vague' && !calls.every(({ do: does }) => VAGUE.has(does))) return [];
  const out: Call[] = [];
  for (const call of calls) {
    const subject = isSaidFirst(match, context) ? null : (said.subject ?? null);
    const timed = attach(withSubject(call, subject), said);
    if (timed === null) return [];
    out.push(...timed);
  }
  return out;
}

/** What "it" of a condition is: the one thing that all of the calls are about. */
function askedIn([call, ...more]: readonly Call[], { slots }: Match): Asked | null {
  const target = call?.target;
  if (target === undefined || more.some((other) => JSON.stringify(other.target) !== JSON.stringify(target)))
    return null;
  const { name, group } = slots;
  const said = [...(target.kinds ?? []), ...(target.kind === undefined ? [] : [target.kind])];
  const kinds = said.length > 0 || name === undefined ? said : kindsOf(name);
  // "Turn it off if it's on": what it is nobody knows yet.
  return kinds.length === 0 || (name === undefined && group === undefined && said.length > 1)
    ? null
    : { target, kinds };
}

/** "Turn it off when the TV is off", after the fan was spoken of: "it" is said before the TV is. */
function isSaidFirst({ text }: Match, { recalls, said }: InterpretContext): boolean {
  return recalls === true && said?.toLowerCase().startsWith(text.toLowerCase()) === true;
}

function withSubject(call: Call, subject: Target | null): Call {
  if (subject === null || call.target?.ref !== 'last') return call;
  const { ref: _ref, kind: _kind, kinds: _kinds, ...rest } = call.target;
  const target = { ...rest, ...subject };
  // "If the telly is on turn it down to thirty": whatever level that has.
  const levelled = call.do === 'adjust' && (typeof call.value === 'number' || call.delta !== undefined);
  return levelled && PLAIN_LEVELS.has(call.attr) ? { ...call, attr: 'level', target } : { ...call, target };
}

/** Properties that a bare number or "up" may mean of "it", before it is known what it is. */
const PLAIN_LEVELS: ReadonlySet<string> = new Set(['brightness', 'position', 'speed', 'volume', 'target']);

/** "Turn on the lights, it's dark" tells why; "when it's dark" tells when. */
function tellsSky({ slots }: NonNullable<Match['when']>, { said = '' }: InterpretContext): boolean {
  const told = Object.values(slots).some(
    ({ text, value }) => (value === 'sunset' || value === 'sunrise') && /^it(?:['’]?s| is) /i.test(text),
  );
  return told && !WHEN_IT_IS.test(said);
}

const WHEN_IT_IS =
  /\b(?:when(?:ever)?|once|until|till|unless|if|while|soon as|after|before|by the time|time)\s+it(?:['’]?s| is)\b/i;

/** "The lamp on half" and "an hour before sunset": what was said is half an hour. */
function splitsLength({ text, when }: Match): boolean {
  if (when === null || !/\b(?:half|quarter)$/i.test(text)) return false;
  const { slots } = when;
  const [hours, minutes] =
    slots['later'] === undefined ? [slots['sun_h'], slots['sun_m']] : [slots['after_h'], slots['after_m']];
  return /^an?$/i.test((hours ?? minutes)?.text ?? '');
}

/**
 * "The telly at twenty two", "the radiator up to twenty two", "the lights, eight this evening": hours after twelve are said with
 * more than "at" where the thing has a level, and a number before a part of the day is its hour.
 */
function mayBeLevel({ text, when }: Match, { said }: InterpretContext): boolean {
  if (when === null) return false;
  const { slots } = when;
  const hour = slots['hour'] ?? slots['until_hour'];
  const minutes = ['minute', 'past', 'to', 'part'].some(
    (name) => slots[name] !== undefined || slots[`until_${name}`] !== undefined,
  );
  if (hour !== undefined) return !minutes && Number(hour.value) > 12 && !TWENTY_FOUR.test(said ?? text);
  const named = slots['named'] ?? slots['day'];
  return when.intent === 'at' && named !== undefined && /^\d+$/.test(normalWords(text).at(-1) ?? '');
}

/** "Bulb off, stove up to twenty one" is no end, even of what has no level. */
function goesUpTo({ when }: Match, { said = '' }: InterpretContext): boolean {
  const hour = when?.slots['until_hour']?.text;
  return (
    hour !== undefined &&
    new RegExp(`\\bup to ${hour}\\b(?! (?:o['’]?clock|[ap]m|at night|in the)\\b)`, 'i').test(said)
  );
}

/** "At ten", and neither minutes nor the half of the day nor which day. */
function isBareHour({ when }: Match): boolean {
  return when?.intent === 'at' && Object.keys(when.slots).join() === 'hour';
}

/** "Lamp on when the door is open for ten minutes": the lamp or the door, nobody knows. */
function mayLastItself({ when }: Match, calls: readonly Call[], { said = '' }: InterpretContext): boolean {
  if (when?.intent !== 'lasted' || when.leads === true) return false;
  const begins = calls.some(
    (call) => call.do === 'media' || (call.do === 'set' && (call.state === 'on' || call.state === 'open')),
  );
  return begins && !LASTS.test(said);
}

const LASTS = /\b(?:been|stays?|remains?|(?:is|are) (?:left|kept)|(?:more|longer) than|at least)\b/i;

/** What is heated or cooled, or may be: a name that is in no list. */
function isOfWarmth({ slots: { name } }: Match, calls: readonly Call[]): boolean {
  if (name === undefined && calls.some(({ target }) => target?.name !== undefined)) return true;
  const kinds = name === undefined ? calls.map(({ target }) => target?.kind ?? '') : kindsOf(name);
  return kinds.some((kind) => kind === 'climate' || kind === 'water_heater');
}

/** "The lamp down at ten" says how far down. */
function isDimmed(call: Call): boolean {
  return call.do === 'adjust' && call.attr === 'brightness' && call.delta !== undefined;
}

/** "Raise the shade by ten", "the stove up by two": an amount, wherever something is said to change. */
function saysHowMuch({ text, when }: Match, calls: readonly Call[], { said }: InterpretContext): boolean {
  const hour = when?.slots['hour']?.text ?? '';
  const changes =
    CHANGES.test(text) || calls.some((call) => call.do === 'adjust' && call.delta !== undefined);
  return changes && new RegExp(`\\bby ${hour}\\b(?! ?(?:o['’]?clock|hundred))`, 'i').test(said ?? '');
}

const CHANGES = /^(?:raise|lower|lift|drop|increase|decrease|reduce|boost)\b|\b(?:up|down)$/i;

const TWENTY_FOUR = /\b(?:hours|o['’]?clock|hundred)\b/i;

function hasLevel(call: Call): boolean {
  // Off is off, at whatever hour.
  const may = call.do === 'adjust' || (call.do === 'set' && (call.state === 'on' || call.state === 'open'));
  return may && LEVELLED.has(call.target?.kind ?? '');
}

/** Calls that may hold "for a while": the state stays until something else is said. */
const VAGUE: ReadonlySet<string> = new Set(['set', 'adjust', 'media', 'run', 'control']);

function attach(call: Call, said: SaidWhen): readonly Call[] | null {
  const { when: start, lasts } = said;
  switch (call.do) {
    case 'query':
    case 'info':
    case 'none':
    case 'list':
      return null;
    case 'alarm':
    case 'reminder':
      return call.op === 'set' && lasts === null && start !== null ? fillClock(call, start, said) : null;
    case 'timer': {
      if (call.op !== 'set' || call.duration !== undefined || call.until !== undefined) return null;
      const delay = lasts ?? start;
      if (delay !== null && 'delay' in delay) return [{ ...call, duration: delay.delay }];
      return delay !== null && 'at' in delay && delay.repeat === undefined
        ? [{ ...call, until: delay.at }]
        : null;
    }
    case 'control':
      // "Be quiet for an hour" is about the time to come, "yes at seven" is nothing.
      if (call.op !== 'mute' && call.op !== 'unmute') return null;
      return timed(call, said);
    default:
      // "Back in a sec" is whoever speaks.
      if (call.do === 'media' && (call.op === 'next' || call.op === 'previous')) return null;
      return timed(call, said);
  }
}

function timed(call: Call, { when: start, lasts, then }: SaidWhen): readonly Call[] | null {
  // Already has one: two times around one command are one too many.
  if (call.when !== undefined) return null;
  const first = start === null ? call : { ...call, when: start };
  if (lasts === null) return [first];
  const end = expandDuration(call, start, lasts);
  if (end === null || !endsAs(end, then)) return null;
  // "At sixty for twenty minutes, then off" does not go back to what it was.
  if (then === 'off' && end.do === 'adjust' && end.when !== undefined)
    return [first, { do: 'set', state: 'off', when: end.when, ...aboutOf(end) }];
  return [first, end];
}

function aboutOf({ target }: Call): { readonly target?: Target } {
  return target === undefined ? {} : { target };
}

/** "On for an hour, then on" is nothing. */
function endsAs(end: Call, then: string | undefined): boolean {
  if (then === undefined) return true;
  if (end.do === 'set') return end.state === then || (end.state === 'close' && then === 'off');
  return then === 'off';
}

/** "at seven, remind me to ...": the time around a reminder is the reminder's own. */
function fillClock(
  call: Extract<Call, { do: 'alarm' | 'reminder' }>,
  start: When,
  { hasHour = false, often = null }: SaidWhen,
): readonly Call[] | null {
  if (call.time !== undefined || call.duration !== undefined) {
    // "wake me at six" + "every weekday"; two hours are one too many.
    const repeat = 'at' in start ? start.repeat : undefined;
    if (repeat !== undefined && hasHour) return null;
    if (repeat === undefined || call.repeat !== undefined) return null;
    // "At eight" + "every evening": the repeat says which half of the day.
    return [{ ...call, ...withRepeat(call.time ?? null, often, call.do === 'alarm'), repeat }];
  }
  if ('delay' in start) return [{ ...call, duration: start.delay }];
  // "Remind me to hang it out when the washing machine is done."
  if ('once' in start && call.do === 'reminder' && call.label !== undefined)
    return [{ ...call, when: start }];
  if (!('at' in start)) return null;
  return [{ ...call, time: start.at, ...(start.repeat === undefined ? {} : { repeat: start.repeat }) }];
}
