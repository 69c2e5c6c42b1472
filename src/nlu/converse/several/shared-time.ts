/**
 * A time or condition said once for several commands: "when the sun goes down lower the shutters and dim the lamp", "every
 * weekday at six, heater on and kettle on". What stands before the first of them is of all that follow in the same breath.
 */
import type { Call, TimeExpression, When } from '../../call.js';
import type { Match } from '../../skill.js';

type SaidWhen = NonNullable<Match['when']>;

/** "For now" says no time. */
const SHARED: ReadonlySet<string> = new Set([
  'at',
  'repeat',
  'delay',
  'if',
  'unless',
  'once',
  'lasted',
  'lasting',
]);
/** "Fan on for ten minutes and the lamp": for how long the lamp is to be on, nobody can tell. */
const ALSO: ReadonlySet<string> = new Set(['at', 'delay', 'repeat']);
/** What is done to the house can wait; a question or a list is of the moment in which it is said. */
const WAITS: ReadonlySet<string> = new Set([
  'set',
  'adjust',
  'media',
  'run',
  'announce',
  'alarm',
  'reminder',
]);
/** "Now", just after a command: the time of another is not for it. */
export const AT_ONCE =
  /^[\s,]*(?:right |straight )?(?:now|away|immediately|at once|this (?:minute|instant))\b/i;

/** Where each command of a sentence stands in it. */
export class Breath {
  readonly #text: string;
  #from = 0;
  #shared: SaidWhen | null = null;
  #lasts = false;

  constructor(text: string) {
    this.#text = text;
  }

  /**
   * "Is Rui home, then dim the lamp": a condition in the form of a question. What comes of the answer nobody knows yet, so
   * that nothing of it may be done at once.
   */
  hangsOn(match: Match, calls: readonly Call[], before: readonly Call[]): boolean {
    const asked =
      before.at(-1)?.do === 'query' && before.some((call) => call.do === 'query' && call.test !== undefined);
    // "Five more minutes, then lamp off": not before.
    const last = before.at(-1);
    const waits = last?.do === 'timer' && last.op === 'add';
    return (
      (asked || waits) && THEN.test(this.#before(match)) && calls.some(({ do: does }) => WAITS.has(does))
    );
  }

  /** "For an hour, then": once that is over. */
  isAfterwards(match: Match): boolean {
    return this.#lasts && match.when === null && THEN.test(this.#before(match));
  }

  /** The time of an earlier command that is meant for this one too; null where it has its own, or none was said. */
  timeFor(match: Match, calls: readonly Call[]): SaidWhen | null {
    const between = this.#before(match);
    const end = this.#from + between.length + match.text.length;
    this.#from = end;
    this.#lasts = match.when?.intent === 'lasting';
    // "At six, heater on. Kettle off."
    if (/[.;!?]\s/.test(between)) this.#shared = null;
    if (match.when !== null) {
      this.#shared = SHARED.has(match.when.intent) ? match.when : null;
      return null;
    }
    // "Lock the door at nine every night and the stair light off": as often, where it has no verb of its own.
    const trails = this.#shared !== null && this.#shared.leads !== true;
    // "The left lamp off at ten and the right one too": both, for the second has nothing but that of its own.
    const also = match.skill === 'follow' && match.intent === 'also' && ALSO.has(this.#shared?.intent ?? '');
    if (trails && !also && (this.#shared?.intent !== 'repeat' || VERB.test(match.text))) return null;
    if (this.#shared === null || AT_ONCE.test(this.#text.slice(end)) || calls.some(isOwn)) return null;
    return this.#shared;
  }

  /** What stands between the last command and this one. */
  #before({ text }: Match): string {
    return this.#text.slice(this.#from, Math.max(this.#text.indexOf(text, this.#from), this.#from));
  }
}

/** A command that begins so has a verb of its own. */
export const VERB =
  /^(?:turn|switch|put|set|open|close|shut|lock|unlock|start|stop|play|dim|make|get|have|run|pause|mute|lower|raise|brighten|wake|remind|tell|announce|let|bring|send)\b/i;
export const THEN = /\b(?:then|after that|afterwards)\b/i;

/**
 * What is done once something that lasts is over: "AC for ninety minutes, then the fan", "mute it for a minute, then
 * unmute", of which the end says nothing new.
 *
 * @returns null where nothing lasts
 */
export function afterwards(
  calls: readonly Call[],
  before: readonly Call[] | undefined,
): readonly Call[] | null {
  const end = before?.at(-1);
  const when = end?.when;
  if (before === undefined || before.length < 2 || end === undefined || when === undefined) return null;
  if (calls.some(isOwn)) return null;
  return calls.flatMap((call) => (isSame(call, end) ? [] : [{ ...call, when }]));
}

function isSame(call: Call, end: Call): boolean {
  const deed = ({ target: _target, when: _when, ...rest }: Call): string => JSON.stringify(rest);
  const keys = Object.keys(call.target ?? {});
  const vague = keys.every((key) => key === 'kind' || key === 'kinds' || key === 'ref');
  return deed(call) === deed(end) && (vague || JSON.stringify(call.target) === JSON.stringify(end.target));
}

function isOwn(call: Call): boolean {
  return !WAITS.has(call.do) || call.when !== undefined;
}

/** A later time within two hours on the clock is of the same half of the day. */
const NEAR_HOURS = 2;
/** An alarm without am or pm is for the morning at these hours. */
const WAKING = { from: 4, to: 11 } as const;

/** "Wake me at six, and the coffee at ten past": whoever is woken in the morning wants his coffee then. */
export function onTheSameMorning(call: Call, before: readonly Call[] | undefined): Call {
  const alarm = before?.find(({ do: does }) => does === 'alarm');
  const at = alarm?.do === 'alarm' ? alarm.time : undefined;
  if (at === undefined || !('clock' in at) || at.meridiem === 'pm') return call;
  const hour = Number(at.clock.slice(0, 2));
  if (hour < WAKING.from || hour > WAKING.to) return call;
  const inTheMorning = (time: Clock): Clock =>
    time.meridiem === undefined && Math.abs(hourOf(time.clock) - hour) <= NEAR_HOURS
      ? { ...time, meridiem: 'am' }
      : time;
  if (call.do === 'reminder' && call.time !== undefined && 'clock' in call.time)
    return { ...call, time: inTheMorning(call.time) };
  return isClock(call.when) ? { ...call, when: { ...call.when, at: inTheMorning(call.when.at) } } : call;
}

/** "At half past seven tomorrow, and the kettle at eight": the day is said once. */
export function onTheSameDay(call: Call, before: readonly Call[] | undefined): Call {
  const first = before?.find(({ when }) => when !== undefined)?.when;
  const { when } = call;
  if (!isClock(when) || !isClock(first) || when.repeat !== undefined || first.repeat !== undefined)
    return call;
  if (when.at.day !== undefined || first.at.day === undefined) return call;
  const near = Math.abs(hourOf(when.at.clock) - hourOf(first.at.clock)) <= NEAR_HOURS;
  const half =
    when.at.meridiem === undefined && first.at.meridiem !== undefined && near
      ? { meridiem: first.at.meridiem }
      : {};
  return { ...call, when: { at: { ...when.at, ...half, day: first.at.day } } };
}

type At = Extract<When, { readonly at: unknown }>;
type Clock = Extract<TimeExpression, { readonly clock: string }>;

function isClock(when: When | undefined): when is At & { readonly at: Clock } {
  return when !== undefined && 'at' in when && 'clock' in when.at;
}

/** On a dial of twelve. */
function hourOf(clock: string): number {
  return Number(clock.slice(0, 2)) % 12;
}

/** "Up by eight, and the strip by nine": by so much, not to it. */
export function isOtherAmount({ text }: Match, calls: readonly Call[], before: Call | undefined): boolean {
  return (
    before?.do === 'adjust' &&
    before.delta !== undefined &&
    !VERB.test(text) &&
    /\bby \S+$/i.test(text) &&
    calls.some((call) => call.do === 'adjust' && typeof call.value === 'number')
  );
}

/** Hours of a clock; more is a level. */
const LAST_HOUR = 12;

/** "Lamp off at nine and the fan at ten", "off now and the fan at ten": ten is an hour there. */
export function isHour(
  { text }: Match,
  calls: readonly Call[],
  before: Match | undefined,
  gap: string,
): boolean {
  const [call, ...more] = calls;
  if (before === undefined || more.length > 0 || call?.do !== 'adjust' || typeof call.value !== 'number')
    return false;
  const switched = before.slots['onoff'] !== undefined || before.slots['state'] !== undefined;
  const timed = before.when?.intent === 'at' || AT_ONCE.test(gap);
  return switched && timed && call.value <= LAST_HOUR && !VERB.test(text) && /\bat \S+$/i.test(text);
}

/**
 * What is said at a time of its own beside something that repeats is as often, where it goes on from that: "open the blinds
 * every day at seven and close them at nine", "every day at seven open the blinds and at nine turn on the lamp".
 */
export function isAsOften(
  match: Match,
  calls: readonly Call[],
  before: Match | undefined,
  gap: string,
): boolean {
  if (match.group.continuation === true) return true;
  if (before === undefined || /[.;!?]/.test(gap)) return false;
  return before.when?.leads === true || calls.every(({ target }) => target?.ref === 'last');
}

/** "Off at sunrise every day and on again at sunset": what follows is as often. */
export function repeated(call: Call, before: readonly Call[] | undefined): Call {
  const { when } = call;
  const first = before?.[0]?.when;
  if (when === undefined || !('at' in when) || when.repeat !== undefined || when.at.day !== undefined)
    return call;
  if (first === undefined || !('at' in first) || first.repeat === undefined) return call;
  return { ...call, when: { ...when, repeat: first.repeat } };
}
