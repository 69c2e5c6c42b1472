/** What is said of what was just done, beyond more and less: "off again", "a degree less", "cancel that", "make it six". */

import { LEVELLED } from '../../../actions/kinds/kinds.js';
import { isAnythingRinging } from '../../../actions/perform/agenda/clock-choice.js';
import { remembered } from '../../../actions/resolve/place.js';
import type { World } from '../../../actions/world.js';
import { type AdjustCall, type Call, type SetState, type TimerCall, UNDO } from '../../call.js';
import type { Session } from '../../conversation.js';
import { normalWords } from '../../normalize.js';
import { secondsBetween } from '../../time.js';

const AGAIN =
  /^(?:(?:and|now|then|okay|please|no) )*(?:back )?(on|off|open|close|closed|shut)(?: again)?(?: (?:both|all)(?: of (?:them|those|these))?)?(?: please| now)*$/;
const STATES: Readonly<Record<string, SetState>> = {
  on: 'on',
  off: 'off',
  open: 'open',
  close: 'close',
  closed: 'close',
  shut: 'close',
};

/** "Off again", "back on": what was just spoken of. */
export function switchedAgain(text: string, session: Session, world: World): Call | null {
  const state = STATES[AGAIN.exec(normalWords(text).join(' '))?.[1] ?? ''];
  const last = remembered(session, world.now);
  if (state === undefined || last === null || last.devices.length === 0) return null;
  return { do: 'set', state, target: { ref: 'last' } };
}

const AMOUNTS: Readonly<Record<string, number>> = {
  a: 1,
  another: 1,
  'half a': 0.5,
  'a half': 0.5,
  'a couple': 2,
  'a couple of': 2,
  'a few': 3,
};
const AMOUNT = `(?<amount>${Object.keys(AMOUNTS)
  .sort((a, b) => b.length - a.length)
  .join('|')}|\\d+(?:\\.\\d+)?)`;
const amountOf = (words: string): number => AMOUNTS[words] ?? Number(words);
const UNIT = '(?:degrees?|percent|notch(?:es)?|points?|steps?)';
const WAY =
  '(?<way>more|less|further|up|down|higher|lower|warmer|hotter|cooler|colder|brighter|dimmer|darker|louder|quieter|faster|slower)';
const LEAD = '^(?:(?:and|now|then|just|make it|no) )*';
const CHANGED: readonly RegExp[] = [
  new RegExp(`${LEAD}${AMOUNT} ${UNIT} ${WAY}(?: please)?$`),
  new RegExp(`${LEAD}${AMOUNT} ${WAY}(?: ${UNIT})(?: please)?$`),
];
const FALLS: ReadonlySet<string> = new Set(
  'down lower cooler colder dimmer darker quieter slower'.split(' '),
);

/** "Increase by two", "back it down three degrees"; how much a notch is, nobody has said. */
const MOVED = new RegExp(
  `^(?:(?:and|now|then|please|so|okay|actually|oh|maybe|no|just) )*(?<way>increase|raise|lower|reduce|decrease|drop|up|down|(?:turn|bring|take|back|knock|put|bump|nudge)(?: it| that| them)? (?:up|down|off))(?: it| that 1| this 1| that| them)? (?:by )?${AMOUNT}(?: (?:degrees?|percent|points?))?(?: please)?$`,
);
/** "Knock one off", "take two degrees off it". */
const MOVED_BY = new RegExp(
  `^(?:(?:and|now|then|please|so|okay|just|actually|oh|maybe|no) )*(?:knock|take|drop|nudge|bring|turn|put|bump)(?: it| that| them)? (?:by )?${AMOUNT}(?: (?:degrees?|percent|points?))? (?<way>off|down|up)(?: (?:it|that|them))?(?: please)?$`,
);
const LOWERS = /^(?:lower|reduce|decrease|drop|down)|(?:down|off)$/;

/** "A degree less", "ten percent more", after something was set or changed: the same property of the same thing. */
export function changedBy(text: string, session: Session, world: World): Call | null {
  const said = normalWords(text).join(' ');
  const moved = MOVED.exec(said) ?? MOVED_BY.exec(said);
  const found = moved ?? CHANGED.map((pattern) => pattern.exec(said)).find((one) => one !== null);
  const last = remembered(session, world.now);
  if (found?.groups === undefined || last === null || last.devices.length === 0) return null;
  const devices = world.home.devices.filter(({ id }) => last.devices.includes(id));
  if (moved !== null && !devices.every(({ kind }) => LEVELLED.has(kind))) return null;
  const { amount = '', way = '' } = found.groups;
  const before = last.calls.findLast(
    (call): call is AdjustCall =>
      call.do === 'adjust' && (call.delta !== undefined || typeof call.value === 'number'),
  );
  return {
    do: 'adjust',
    attr: before?.attr ?? 'level',
    delta: amountOf(amount) * signOf(way, before),
    target: { ref: 'last' },
  };
}

/** "More" of what was just taken away is more taken away. */
function signOf(way: string, before: AdjustCall | undefined): 1 | -1 {
  const delta = typeof before?.delta === 'object' ? before.delta.some : (before?.delta ?? 1);
  const onward = delta < 0 ? -1 : 1;
  if (way === 'more' || way === 'further') return onward;
  // "It's hot." "One degree less": so many degrees are taken away, whichever way it went.
  if (way === 'less') return -1;
  return FALLS.has(way) || LOWERS.test(way) ? -1 : 1;
}

type Made =
  | Extract<NonNullable<Session['undo']>['effects'][number], { type: 'clock' }>
  | Extract<NonNullable<Session['undo']>['effects'][number], { type: 'timer' }>;

/** The one timer, alarm or reminder that the last deed made; null where it did anything else. */
export function made({ undo }: Session): Made | null {
  const effects = undo?.effects ?? [];
  const effect = effects.at(-1);
  if (effect === undefined || !('op' in effect)) return null;
  // "Make it eight" moves what comes again.
  const moved = effect.type === 'clock' && effect.op === 'add';
  if (effect.op !== 'set' && !moved) return null;
  // One that was set anew took the place of another.
  const others = effects
    .slice(0, -1)
    .every((one) => one.type === effect.type && 'op' in one && one.op === 'cancel');
  return others && (effect.type === 'clock' || effect.type === 'timer') ? effect : null;
}

const CANCELS =
  /^(?:(?:no|nah|actually|wait|sorry|please|just|oh|never ?mind|on second thoughts?) )*(?:(?:cancel|delete|remove|scrap|forget|drop|skip) (?:that|it|that one)(?: again)?|dont (?:bother|do that)(?: after all)?|leave it(?: after all)?)(?: please)?$|^(?:(?:actually|wait|on second thoughts?|oh) )+never mind(?: that| it)?$/;

/** "Cancel that", of an alarm or timer just set, or of something just put off. */
export function tookBack(text: string, session: Session, { agenda, now }: World): Call | null {
  if (!CANCELS.test(normalWords(text).join(' '))) return null;
  if (isAnythingRinging(agenda)) return null;
  const effects = session.undo?.effects ?? [];
  const [first] = effects;
  const anew = first !== undefined && 'op' in first && first.op !== 'set' ? made(session) : null;
  // "Make it seven." "Cancel it": neither the new one nor the one that it took the place of.
  if (anew !== null)
    return anew.type === 'timer'
      ? { do: 'timer', op: 'cancel', target: { ids: [anew.timer.id] } }
      : { do: anew.entry.kind, op: 'cancel', target: { ids: [anew.entry.id] } };
  // "Skip tomorrow." "Delete it": the alarm, which was there before.
  const known = session.undo?.clock?.at(-1);
  if (known !== undefined && DELETES.test(text) && first?.type === 'clock')
    return { do: known.kind, op: 'cancel', target: { ids: [known.id] } };
  const touched = touchedTimer(text, session);
  if (touched !== null) return touched;
  // Nor a plan that was moved: it is not to come at the hour before either.
  const moved = (session.undo?.scheduled ?? []).map(({ id }) => id);
  const plans = effects.flatMap((effect) => (effect.type === 'schedule' ? [effect] : []));
  if (plans.length > 0 && plans.length === effects.length && plans.at(-1)?.op === 'set' && moved.length > 0)
    return { do: 'control', op: 'cancel', target: { ids: moved } };
  const later =
    effects.length > 0 && effects.every((effect) => effect.type === 'schedule' && effect.op === 'set');
  return made(session) !== null || later || isJustDone(text, session, now) ? UNDO : null;
}

const DELETES = /\b(?:delete|remove)\b/i;
const OF_THE_DEED = /\b(?:cancel|scrap) (?:that|it)\b/i;
/** Whoever takes a deed back does so at once. Seconds. */
const MOMENT = 60;

/** "Lamp on." "Cancel that": what was done to a thing just now; of a scene it is said that it cannot be taken back. */
function isJustDone(text: string, { undo, last }: Session, now: string): boolean {
  if (!OF_THE_DEED.test(text) || undo?.at === undefined || secondsBetween(undo.at, now) > MOMENT)
    return false;
  return (
    undo.effects.length > 0 &&
    undo.effects.every(({ type }) => type === 'device' || type === 'device-op') &&
    (last === null || last.at <= undo.at)
  );
}

/** "Add two minutes." "Cancel it": the timer; "cancel that" is of the two minutes. */
function touchedTimer(text: string, { undo }: Session): Call | null {
  const [effect, ...more] = undo?.effects ?? [];
  if (effect?.type !== 'timer' || more.length > 0 || effect.op === 'set' || effect.op === 'cancel')
    return null;
  const longer = effect.op === 'add' || effect.op === 'subtract';
  return longer && /\bthat\b/i.test(text)
    ? UNDO
    : { do: 'timer', op: 'cancel', target: { ids: [effect.timer.id] } };
}

const OTHER =
  /^(?:(?:and|now|please|also) )*(?:cancel|delete|remove|stop|scrap|clear|turn off|end|kill) the other(?: (?:1|ones?))?(?: too| as well)?(?: please)?$/;

/** "Cancel the other one", after one of two timers, alarms or reminders went: the one that is left. */
export function otherOne(text: string, { undo }: Session, { agenda }: World): Call | null {
  const effect = undo?.effects.at(-1);
  if (effect === undefined || !OTHER.test(normalWords(text).join(' '))) return null;
  if (effect.type === 'timer') {
    const [left, ...more] = agenda.timers.filter(({ id }) => id !== effect.timer.id);
    return left === undefined || more.length > 0
      ? null
      : { do: 'timer', op: 'cancel', target: { ids: [left.id] } };
  }
  if (effect.type !== 'clock') return null;
  const { kind, id: touched } = effect.entry;
  const [left, ...more] = agenda.clock.filter((entry) => entry.kind === kind && entry.id !== touched);
  return left === undefined || more.length > 0
    ? null
    : { do: kind, op: 'cancel', target: { ids: [left.id] } };
}

const TIMED =
  /^(?:(?:and|now|please|okay|just) )*(?:(pause|hold|freeze|resume|continue|unpause|restart|start|stop|end) (?:it|that)(?: up)?|(resume|continue|unpause|carry on|go on|keep going))(?: please| again| now)*$/;
const TIMER_OPS: Readonly<Record<string, TimerCall['op']>> = {
  pause: 'pause',
  hold: 'pause',
  freeze: 'pause',
  resume: 'resume',
  continue: 'resume',
  unpause: 'resume',
  restart: 'resume',
  'carry on': 'resume',
  'go on': 'resume',
  'keep going': 'resume',
  start: 'resume',
  stop: 'cancel',
  end: 'cancel',
};

/** "Pause it", of the timer that was the last thing done. */
export function ofTheTimer(text: string, { undo }: Session): Call | null {
  const [, verb, bare] = TIMED.exec(normalWords(text).join(' ')) ?? [];
  const op = TIMER_OPS[verb ?? bare ?? ''];
  const effect = undo?.effects.at(-1);
  if (
    op === undefined ||
    effect?.type !== 'timer' ||
    undo?.effects.some(({ type }) => type !== 'timer') === true
  )
    return null;
  // "Start it", of what runs already, is said of something else.
  if (op === 'resume' && effect.op !== 'pause') return null;
  return { do: 'timer', op, target: { ids: [effect.timer.id] } };
}
