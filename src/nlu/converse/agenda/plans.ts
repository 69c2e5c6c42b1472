/**
 * What was put off, taken back: "never mind" just after it, "don't turn off the fountain", "forget about the blinds
 * tomorrow", "leave it on". Looked for among what is planned: words that fit none of that mean something else.
 */

import { fitsTime, isAnythingRinging } from '../../../actions/perform/agenda/clock-choice.js';
import { findByName } from '../../../actions/resolve/names.js';
import { MEMORY_SECONDS } from '../../../actions/resolve/place.js';
import type { ResolvedCall } from '../../../actions/resolve/resolved-call.js';
import type { ScheduledCalls, World } from '../../../actions/world.js';
import type { Call, ControlCall, TimeExpression } from '../../call.js';
import type { Session } from '../../conversation.js';
import { normalWords, uncontracted } from '../../normalize.js';
import { oppositeOf } from '../../opposite-state.js';
import { secondsBetween } from '../../time.js';
import { tryOut } from '../carry-out.js';
import { made } from '../follow-up/afterwards.js';
import type { Said } from '../said.js';
import { infinitive } from '../wording/gerund.js';

/** The plans that the last deed made and that are still to come, while anybody remembers them. */
export function justPlanned({ undo }: Session, { agenda, now }: World): readonly ScheduledCalls[] {
  if (undo?.at === undefined) return [];
  const age = secondsBetween(undo.at, now);
  if (age < 0 || age > MEMORY_SECONDS) return [];
  const made = new Set(
    undo.effects.flatMap((effect) =>
      effect.type === 'schedule' && effect.op === 'set' ? [effect.entry.id] : [],
    ),
  );
  return agenda.scheduled.filter(({ id }) => made.has(id));
}

/** @param ids of the devices that it is about alone; left out: the plans as they are */
export function cancelling(plans: readonly ScheduledCalls[], ids: readonly string[] = []): ControlCall {
  return { do: 'control', op: 'cancel', target: { ids: [...plans.map(({ id }) => id), ...ids] } };
}

const REFUSES: ReadonlySet<string> = new Set(['cancel', 'nevermind', 'no']);

/** "Never mind", "don't", "cancel that", just after something was put off; what was done at once stays as it is. */
export function unplanned({ text, session, world, sense }: Said): Call | null {
  const plans = justPlanned(session, world);
  if (plans.length === 0 || isAnythingRinging(world.agenda)) return null;
  const call = sense.call(text);
  if (call?.do === 'reminder' && call.op === 'cancel' && call.label === undefined && call.time === undefined)
    return plans.every(isNotice) ? cancelling(plans) : null;
  return call?.do === 'control' && REFUSES.has(call.op) ? cancelling(plans) : null;
}

/** "Remind Ben when he gets home" is told as that, and taken back as a reminder. */
const isNotice = ({ calls }: Pick<ScheduledCalls, 'calls'>): boolean =>
  calls.every((call) => call.do === 'announce' || call.do === 'reminder');

const LEAD = '^(?:(?:please|no|wait|actually|oh|okay|ok|sorry|and|but|on second thoughts?)[\\s,]+)*';
const GIVES_UP = new RegExp(
  `${LEAD}(?:(?:(?:you )?(?:must|should|can) never|never|do(?:n['’]?t| not) ever)(?: ever| again)?(?! ?mind)|do(?:n['’]?t| not)|never ?mind|cancel|forget(?: about)?|call off|scrap|skip|drop|abort|no need to|(?:there['’]?s|there is) no need to|you (?:don['’]?t|do not) (?:need|have) to|i (?:don['’]?t|do not) want you to)\\s+(.+?)(?:[\\s,]+(?:after all|any ?more|please|then|again))*[\\s.!]*$`,
  'i',
);
const EVERYTHING =
  /^(?:all (?:of )?(?:the |my |our )?(?:plans|planned commands)|every ?thing (?:that(?:['’]s| is) |you have )?(?:planned|scheduled)|what(?:ever)? (?:is|you have|you['’]ve) (?:planned|scheduled))$/i;
const THEM = /^(?:both|them both|both of (?:them|those)|them all|all of (?:them|those))$/i;
const PLAN = /\b(?:plans?|schedules?|scheduled|planned)\b/i;
/** What is said of a plan with its thing alone: any deed may be planned for it. */
const DEEDS = ['turn off %', 'turn on %', 'open %', 'close %', 'lock %', 'run %', 'start %', 'play %'];

/** "Cancel turning off the fountain", "don't do the blinds tomorrow", "forget the garden light plan". */
export function planGivenUp(said: Said): Call | null {
  const { text, world } = said;
  const what = GIVES_UP.exec(text)?.[1]?.trim();
  if (what === undefined || world.agenda.scheduled.length === 0) return null;
  if (EVERYTHING.test(what)) return cancelling(world.agenda.scheduled);
  // "Forget both", of the two that wait, just after one of them was put off.
  const { scheduled } = world.agenda;
  if (THEM.test(what) && justPlanned(said.session, world).length > 0)
    return scheduled.length === 2 || !/both/i.test(what) ? cancelling(scheduled) : null;
  const bare = what
    .replace(/^(?:do|bother with|worry about|doing)\s+(?=the|my|our|both|all)/i, '')
    .replace(/^(?:the |my |our |that )?(?:plans?|schedules?)\s+(?:for|of|to)\s+/i, '')
    .replace(/^(?:the |my |our |that )?(?:planned|scheduled)\s+/i, '')
    .replace(/\s+(?:plans?|schedules?)$/i, '');
  const deed = infinitive(bare);
  // "Don't the lamp" is nothing; "cancel open the lamp" is, but nobody says so.
  const before = text.slice(0, text.lastIndexOf(what));
  const forever = /\b(?:n?ever|again)\s*$/i.test(before);
  const negated = forever || /\b(?:do(?:n['’]?t| not)|to)\s*$/i.test(before);
  const asDeed = deed === null ? (negated ? matching(bare, said) : null) : matching(deed, said);
  if (asDeed !== null) return forever ? { ...asDeed, next: false } : asDeed;
  if (deed !== null || (negated && bare === what && !PLAN.test(what))) return null;
  for (const carrier of DEEDS) {
    const found = matching(carrier.replace('%', bare), said, true);
    if (found !== null) return found;
  }
  return ofThePart(bare, said) ?? noticeOf(bare, world);
}

const PART = /^(?:the |my |our |that )?(?<part>morning|afternoon|evening|night) (?<thing>.+)$/i;
/** First and last hour. */
const HOURS: Readonly<Record<string, readonly [number, number]>> = {
  morning: [3, 11],
  afternoon: [12, 17],
  evening: [17, 22],
  night: [20, 23],
};

/** "Forget the morning light": the plans for it that come in the morning, and no others. */
function ofThePart(name: string, said: Said): ControlCall | null {
  const { part = '', thing } = PART.exec(name)?.groups ?? {};
  const [first = 0, last = 0] = HOURS[part.toLowerCase()] ?? [];
  if (thing === undefined) return null;
  const scheduled = said.world.agenda.scheduled.filter(({ at }) => {
    const hour = Number(at?.slice(11, 13));
    return hour >= first && hour <= last;
  });
  const world = { ...said.world, agenda: { ...said.world.agenda, scheduled } };
  for (const carrier of DEEDS) {
    const found = matching(carrier.replace('%', `the ${thing}`), { ...said, world }, true);
    if (found !== null) return found;
  }
  return null;
}

/** "Forget the dishwasher", of which somebody wanted to be told. */
function noticeOf(name: string, { home, agenda }: World): ControlCall | null {
  const named = new Set(findByName(home, name, home.devices).map(({ id }) => id));
  const plans = agenda.scheduled.filter(
    ({ once, calls }) => once?.devices.some((id) => named.has(id)) === true && isNotice({ calls }),
  );
  return plans.length === 0 ? null : cancelling(plans);
}

/** The plans that a sentence would have made: of the same things, and, but for `any`, the same deed. */
function matching(sentence: string, { session, world, sense }: Said, any = false): ControlCall | null {
  const call = sense.call(sentence);
  if (call === null || !PLANNED.has(call.do)) return null;
  // "Cancel that" is of what was done last, whatever is planned besides.
  if (any && call.target?.ref !== undefined) return null;
  const { when, ...now } = call;
  if (when !== undefined && !('at' in when)) return null;
  const ids = new Set(
    world.agenda.scheduled.flatMap(({ calls }) => calls.flatMap((one) => one.devices ?? [])),
  );
  // Among the things of which something is planned: "the lamp" is that lamp.
  const home = { ...world.home, devices: world.home.devices.filter(({ id }) => ids.has(id)) };
  const room = session.room ?? world.home.defaultRoom;
  const [part] = tryOut([[now]], { ...world, home }, { ...session, pending: null }, room).parts;
  const options = part?.pending?.kind === 'choose' ? part.pending.options : [];
  const devices = [...(part?.devices ?? []), ...options.flatMap((option) => option.devices)];
  const plans = world.agenda.scheduled.filter(
    (plan) =>
      plan.calls.some(
        (one) => one.devices?.some((id) => devices.includes(id)) === true && (any || isSameDeed(one, call)),
      ) &&
      (when === undefined || fits(plan, when.at, world, session)),
  );
  if (plans.length === 0) return null;
  const cancel = cancelling(plans, devices);
  const asked = options.length > 0 ? { ...cancel, target: { ...cancel.target, count: 1 } } : cancel;
  return when !== undefined && when.repeat === undefined ? { ...asked, next: true } : asked;
}

const PLANNED: ReadonlySet<string> = new Set(['set', 'adjust', 'media', 'run']);

function isSameDeed(planned: ResolvedCall, call: Call): boolean {
  if (planned.do !== call.do) return false;
  if (call.do === 'set') return planned['state'] === call.state;
  if (call.do === 'adjust') return call.attr === 'level' || planned['attr'] === call.attr;
  return true;
}

function fits({ at }: ScheduledCalls, said: TimeExpression, world: World, session: Session): boolean {
  return at !== null && fitsTime(at, said, { world, session, room: session.room, variety: 0 });
}

/** "What time is it" asks the clock, whatever was set before. */
const ASKS_WHEN =
  /^(?!.*\bwhat time (?:exactly )?is it$)(?:and |so |okay |ok )*(?:(?:what time|when)(?: exactly)? (?:will|would|is|was) (?:that|it|this)(?: be| then)?|(?:what time|when)(?: exactly)? (?:will|does|is|do|are) (?:that|it|this|they|those|these) (?:next )?(?:be |going to )?(?:go off|ring|happen|come|be|due|(?:go|come|turn|switch|going|coming|turning|switching) (?:on|off)|open|close|start|stop|finish|opening|closing|starting|finishing|stopping)(?: next| again)?|(?:is|was) (?:that|it|this) (?:for )?(?:(?:at )?(?:am|pm) or (?:am|pm)|in the (?:morning|evening|afternoon) or (?:in )?the (?:morning|evening|afternoon))|what(?: time)? (?:is|was) (?:that|it|this) (?:set )?for(?: again)?|(?:what time|when) did (?:i|we) (?:say|set (?:it|that) for|ask for|want)(?: (?:it|that))?(?: again)?)$/;
const ASKS_LEFT =
  /^(?:and |so |okay |ok )*how (?:longs?|much (?:longer|more time|time))(?: (?:is|are|do (?:i|we) have|(?:will|does) (?:it|that|this)(?: (?:have|be|run|stay|go|keep)(?: on| going)?)?))?(?: (?:left|longer|to go|until then|remaining))?(?: (?:on|for|of) (?:it|that|this))?(?: (?:is )?(?:left|to go))?$/;

/** "How long more for the pump". */
const LEFT_OF =
  /^(?:and |so |okay |ok )*how (?:long|much longer|long more|much more time|much time)(?: (?:is|are|has|have))?(?: (?:more|left|to go|longer))?(?: (?:for|on|with|until|till|has|have))? (?:the |my |our )(.+?)(?: (?:got|have))?(?: (?:left|to go|more|on for|stay on|run))?$/;

/** "What time will that be?", of what was just set going: the alarm, the timer, the command that waits. */
export function askedWhen({ text, session, world }: Said): Call | null {
  if (!ASKS_WHEN.test(normalWords(uncontracted(text)).join(' ').replace(/\bs\b/, 'is'))) return null;
  return askedOfPlans(justPlanned(session, world), session);
}

/** "How much longer?", where no timer runs and something is to end: when it does. */
export function askedLeft({ text, session, world }: Said): Call | null {
  const { timers, scheduled } = world.agenda;
  const thing = LEFT_OF.exec(normalWords(uncontracted(text)).join(' '))?.[1];
  if (thing !== undefined) {
    const named = findByName(world.home, thing, world.home.devices).map(({ id }) => id);
    const plans = scheduled.filter(
      ({ at, calls }) => at !== null && calls.some((one) => one.devices?.some((id) => named.includes(id))),
    );
    return plans.length === 0 || timers.some(({ label }) => label === thing)
      ? null
      : askedOfPlans(plans, session);
  }
  if (timers.length > 0 || !ASKS_LEFT.test(normalWords(uncontracted(text)).join(' '))) return null;
  const timed = scheduled.filter(({ at }) => at !== null);
  const ids = session.last?.devices ?? [];
  const ofIt = timed.filter(({ calls }) => calls.some((one) => one.devices?.some((id) => ids.includes(id))));
  const plans = ofIt.length > 0 ? ofIt : timed.length === 1 ? timed : [];
  return plans.length === 0 ? null : askedOfPlans(plans, session);
}

function askedOfPlans(plans: readonly ScheduledCalls[], session: Session): Call | null {
  if (plans.length > 0) {
    const ids = plans.flatMap(({ calls }) => calls.flatMap(({ devices = [] }) => devices));
    return ids.length === 0
      ? { do: 'query', attr: 'scheduled' }
      : { do: 'query', attr: 'scheduled', target: { ids } };
  }
  const last = made(session);
  if (last === null) return null;
  return last.type === 'clock'
    ? { do: last.entry.kind, op: 'query', target: { ids: [last.entry.id] } }
    : { do: 'timer', op: 'query', target: { ids: [last.timer.id] } };
}

const STAYS =
  /^(?:(?:please|no|nah|wait|actually|oh|okay|ok|just|but|you can|never ?mind|forget (?:it|that)|on second thoughts?|i(?:['’]?ve| have) changed my mind)[\s,.;]+)*(?<order>(?:leave|keep|let)\b.*\b(?:on|off|open|closed|shut|locked|unlocked)\b.*)/i;

/** "Leave them on": what would turn them off is not to come either. */
export function keptAsIs(said: Said): readonly Call[] | null {
  const { text, world, sense } = said;
  const order = STAYS.exec(text)?.groups?.['order'];
  if (order === undefined || world.agenda.scheduled.length === 0) return null;
  const found = sense.ofText(order);
  const calls = found?.commands.flat() ?? [];
  const [call, ...more] = calls;
  if (found === null || call?.do !== 'set' || more.length > 0 || call.when !== undefined) return null;
  const { parts, effects } = found.trial;
  const devices = parts.flatMap((part) => part.devices);
  const plans = world.agenda.scheduled.filter(({ calls: planned }) =>
    planned.some(
      (one) =>
        one.do === 'set' &&
        one['state'] === oppositeOf(call.state) &&
        one.devices?.some((id) => devices.includes(id)) === true,
    ),
  );
  if (plans.length === 0) return null;
  const cancel = cancelling(plans, devices);
  return effects.length > 0 ? [call, cancel] : [cancel];
}
