/** "Make it six", "no, at seven", "tomorrow at half past five instead": what was just set or put off, at another time. */
import type { ScheduledCalls, World } from '../../../actions/world.js';
import {
  type Call,
  type ClockCall,
  type ControlCall,
  type TimeExpression,
  type TimerCall,
  UNDO,
} from '../../call.js';
import type { Session } from '../../conversation.js';
import { normalWords } from '../../normalize.js';
import { ANY_WEEKDAY, clockOf, dayOf, saidClock, timesNear, WEEK, WEEKDAY_NAMES } from '../../time.js';
import { cancelling, justPlanned } from '../agenda/plans.js';
import type { ReadAs } from '../sense.js';
import { made } from './afterwards.js';

const LEAD =
  /^(?:(?:no|nope|nah|actually|sorry|wait|oops|i (?:meant|mean|said)|not (?:at |until |for )?(?:\d{1,2}(?:[:.]\d\d)?|\p{L}+)(?: (?:am|pm|o'?clock))?(?=,))\b[\s,.]*)*(?:(?:make|change|set|move|put) (?:it|that|them|both)\b(?: (?:to|for|at))?\s+)?/iu;
/** "Weekdays only", "just on Mondays": said of what was set just now. */
const OFTEN = new RegExp(
  `^(?:and )?(?:(?:(?:only|just)(?: on| for)?|for|on) )?(?:every |each )?(?:week ?days?|weekends?|${ANY_WEEKDAY}s?(?:,? (?:and )?${ANY_WEEKDAY}s?)*|day|morning|school days?)(?: only| please)*[\\s.!]*$`,
  'i',
);
/** "Except at weekends", "but not on Sundays", of what comes every day; "not on Sunday" is of one (agenda/skipped.ts). */
const LEFT_OUT = new RegExp(
  `^(?:(?:and|but|only|just|no)[\\s,]+)*(?:except(?: for)?|not|apart from|excluding) (?:at |on |the |every )*((?:weekends?|week ?days|${ANY_WEEKDAY}s)(?:(?:,? and|,| or) (?:on )?${ANY_WEEKDAY}s)*)[\\s.!]*$`,
  'i',
);
const INSTEAD =
  /[\s,]+(?:instead|rather|(?:is what )?i (?:mean|meant)|i should (?:say|have said)|sorry)(?: please)?[\s.!]*$/i;

/** "Make it six", after an alarm was set for seven: that one, at six. */
export function setAnew(
  text: string,
  session: Session,
  world: World,
  readAs: ReadAs,
): readonly Call[] | null {
  const bare = (otherDays(text) ?? wished(text, session, world) ?? text).replace(INSTEAD, '');
  const [lead = ''] = LEAD.exec(bare) ?? [];
  const said = bare.slice(lead.length).trim();
  const rest = said.replace(/^(?:to|for|at|on|by)\s+/i, '');
  if (rest === '' || OF_A_ROOM.test(rest)) return null;
  const effect = made(session) ?? onlySet(session);
  // Without a word for "instead", only how often an alarm or a reminder is to come can be said anew.
  const isBare = lead === '' && !INSTEAD.test(text);
  if (isBare && (effect?.type === 'timer' || !OFTEN.test(bare))) return null;
  if (effect === null) {
    const moved =
      plansRepeated(rest, session, world, readAs) ??
      (isBare ? null : plansMoved(rest, session, world, readAs));
    return moved === null ? null : [moved];
  }
  if (effect.type === 'timer') {
    if (made(session) === null) return null;
    // A bare number is of minutes.
    const call = [`set a timer for ${rest} minutes`, `set a timer for ${rest}`].map(readAs).find(isTimer);
    return call === undefined ? null : [UNDO, { ...call, ...labelled(effect.timer.label) }];
  }
  const { kind, id } = effect.entry;
  const target = { ids: [id] };
  const every = repeatOf(rest, kind, readAs);
  if (every !== null) return [{ do: kind, op: 'add', every, target }];
  if (isBare) return null;
  const carriers = kind === 'alarm' ? ALARMS : remindersIn(session.lastText ?? '', rest, readAs);
  const whole = withItsHour(rest, effect.entry.time);
  const call = carriers.map((carrier) => readAs(carrier.replace('%', whole))).find(isClock);
  if (call === undefined || call.do !== kind) return null;
  const { time, repeat } = call;
  if (time === undefined)
    return made(session) === null ? null : [UNDO, { ...call, ...labelled(effect.entry.label) }];
  return [{ do: kind, op: 'add', to: time, target, ...(repeat === undefined ? {} : { every: repeat }) }];
}

const WISHED =
  /^(?:(?:aw|aww|oh|no|but|please|actually|hey|and|mum|dad)[\s,]+)*(?:(?:can|could|may) (?:i|we) (?:have|get|do)|let['’]?s (?:say|do)|i['’]?d (?:rather|prefer)|give (?:me|us)|say)\s+(?<rest>(?:[\p{L}\d]+(?:[ -][\p{L}\d]+)?))(?: (?<unit>minutes?|hours?|seconds?))?(?: (?:instead|please|then))*[\s.?!]*$/iu;

/** "Turn it off in ten minutes." "Aw, can I have fifteen?" A number is of the length that was said last. */
function wished(text: string, session: Session, world: World): string | null {
  const { rest, unit } = WISHED.exec(text.trim())?.groups ?? {};
  if (rest === undefined || !/^\d+(?:\.\d+)?$/.test(normalWords(rest).join(''))) return null;
  const length =
    made(session)?.type === 'timer' || justPlanned(session, world).some(({ relative }) => relative === true);
  return length ? `make it ${rest}${unit === undefined ? '' : ` ${unit}`}` : null;
}

/** The one alarm or reminder among what a sentence did: "add soap to the list and remind me at six". */
function onlySet({ undo }: Session): ReturnType<typeof made> {
  const clocks = (undo?.effects ?? []).filter(
    (effect) => effect.type === 'clock' || effect.type === 'timer' || effect.type === 'schedule',
  );
  const [effect, ...more] = clocks;
  return effect?.type === 'clock' && effect.op === 'set' && more.length === 0 ? effect : null;
}

/** "Weekdays only", "every day": how often, and no time. */
function repeatOf(rest: string, kind: ClockCall['do'], readAs: ReadAs): string | null {
  const bare = rest.replace(/^(?:(?:only|just)\s+)?(?:(?:on|for)\s+)?|[\s,]+only[\s.!]*$/gi, '');
  for (const often of [bare, `on ${bare}`]) {
    const call = readAs(
      kind === 'alarm' ? `set an alarm at 7 am ${often}` : `remind me at 7 am ${often} to call`,
    );
    if (call?.do !== kind || call.repeat === undefined || call.time === undefined) continue;
    if ('clock' in call.time && call.time.clock === '07:00' && call.time.day === undefined)
      return call.repeat;
  }
  return null;
}

const HALF_SAID =
  /^(?:half|quarter|(?:a )?quarter|five|ten|twenty|twenty[ -]five|5|10|20|25) (?<way>past|after|to|of|till)$/i;

/** Minutes from which "past" is of the hour to come: "five past", of ten to five, is five past five. */
const LATE = 45;

/** "Quarter past", of what was set for six, is a quarter past six; "ten to" is ten to six. */
export function withItsHour(said: string, time: string): string {
  const way = HALF_SAID.exec(said)?.groups?.['way'];
  if (way === undefined) return said;
  const [hour = 0, minute = 0] = clockOf(time).split(':').map(Number);
  const next = (/past|after/i.test(way) ? minute < LATE : minute === 0) ? hour : hour + 1;
  return `${said} ${((next + 11) % 12) + 1}`;
}

const ALARMS = ['set an alarm for %', 'set an alarm %'];
const REMINDERS = ['remind me at % to call', 'remind me % to call', 'remind me in % to call'];

/** "Remind me in forty minutes to ..." "Make it fifty": as it was counted. */
function remindersIn(before: string, rest: string, readAs: ReadAs): readonly string[] {
  const call = NUMBER.test(rest) ? readAs(before) : null;
  const unit = call?.do === 'reminder' && call.duration !== undefined ? lastUnit(before) : null;
  return unit === null ? REMINDERS : [`remind me in % ${unit}s to call`, ...REMINDERS];
}

const NUMBER = /^(?:\d+(?:\.\d+)?|[a-z]+(?:[ -][a-z]+)?)$/i;
/** Hours said with "at" alone; a greater number is a level. */
const LAST_HOUR = 12;

/** "Make it 22 degrees", "make it dark in here": said of a room, whatever was set before. */
const OF_A_ROOM = /%|\b(?:percent|degrees?|kelvin)\b|\bin (?:here|there)\b|\b(?:up|down)stairs\b/i;

/** "The lamp on at eight." "Make it nine." */
function plansMoved(rest: string, session: Session, world: World, readAs: ReadAs): ControlCall | null {
  const plans = justPlanned(session, world);
  const [first] = plans;
  if (first?.at == null || plans.some(({ at, repeat }) => at !== first.at || repeat !== first.repeat))
    return null;
  if (first.repeat === null) {
    const unit = first.relative === true ? lastUnit(session.lastText ?? '') : null;
    const bare = unit !== null && NUMBER.test(rest) ? [`set a timer for ${rest} ${unit}s`] : [];
    const timer = [...bare, `set a timer for ${rest.replace(/^in\s+/i, '')}`].map(readAs).find(isTimer);
    if (timer?.duration !== undefined && (first.relative === true || /^in\b/i.test(rest)))
      return { ...cancelling(plans), moved: { delay: timer.duration } };
  }
  const call = readAs(`remind me at ${withItsHour(rest, first.at)} to call`);
  if (call?.do !== 'reminder' || call.label !== 'call') return null;
  if (call.time === undefined || call.repeat !== undefined) return null;
  const at = besides(call.time, { ...first, at: first.at }, world, NUMBER.test(rest));
  return at === null ? null : { ...cancelling(plans), moved: { at } };
}

/** The days that are left: "except weekends" is on weekdays. */
function otherDays(text: string): string | null {
  const out = LEFT_OUT.exec(text.trim())?.[1]?.toLowerCase();
  if (out === undefined) return null;
  if (/^weekend/.test(out)) return 'weekdays';
  if (/^week/.test(out)) return 'weekends';
  const left = WEEK.map((day) => WEEKDAY_NAMES[day])
    .filter((day) => !out.includes(day))
    .map((day) => `${day}s`);
  return `${left.slice(0, -1).join(', ')} and ${left.at(-1)}`;
}

/** "The lamp on at seven." "Weekdays only." */
function plansRepeated(rest: string, session: Session, world: World, readAs: ReadAs): ControlCall | null {
  const plans = justPlanned(session, world);
  const [first] = plans;
  if (first?.at == null || plans.some(({ at }) => at !== first.at)) return null;
  const repeat = repeatOf(rest, 'alarm', readAs);
  if (repeat === null) return null;
  const when = readAs(session.lastText ?? '')?.when;
  const sun = when !== undefined && 'at' in when && 'sun' in when.at ? when.at : null;
  const at: TimeExpression = sun === null ? saidClock(first.at) : { sun: sun.sun, offset: sun.offset ?? 0 };
  return { ...cancelling(plans), moved: { at, repeat } };
}

/** The unit that was counted in. */
function lastUnit(text: string): string | null {
  return [...text.toLowerCase().matchAll(/\b(second|minute|hour|day)s?\b/g)].at(-1)?.[1] ?? null;
}

/** The time that was said, on the day and in the half of it that the plan has unless others were said. */
function besides(
  said: TimeExpression,
  plan: ScheduledCalls & { readonly at: string },
  { now }: World,
  isBare: boolean,
): TimeExpression | null {
  if (!('clock' in said)) return 'sun' in said ? said : null;
  const [hour = 0] = said.clock.split(':').map(Number);
  if (isBare && hour > LAST_HOUR) return null;
  if (said.day !== undefined) return said;
  const days = plan.repeat === null ? undefined : [0];
  const time = timesNear(said, plan.at, days).find((one) => one > now);
  return time === undefined ? null : { ...saidClock(time), day: dayOf(time) };
}

const labelled = (label: string | null): { label?: string } => (label === null ? {} : { label });

const isTimer = (call: Call | null): call is TimerCall =>
  call?.do === 'timer' && call.op === 'set' && call.duration !== undefined && call.label === undefined;

const isClock = (call: Call | null): call is ClockCall =>
  (call?.do === 'alarm' || call?.do === 'reminder') &&
  call.op === 'set' &&
  (call.time !== undefined || call.duration !== undefined) &&
  (call.do === 'reminder' || call.label === undefined);
