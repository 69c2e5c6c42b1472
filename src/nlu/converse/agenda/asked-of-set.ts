/**
 * Questions of what was set, beside how it is: "how long till it goes off", "is that the only one", "which one's first", "when
 * will that be done", "will it ring on Saturday".
 */
import { liveEntries } from '../../../actions/perform/agenda/clock-choice.js';
import { liveTimers, secondsLeft } from '../../../actions/perform/agenda/timer-choice.js';
import type { World } from '../../../actions/world.js';
import type { ClockCall, TimerCall } from '../../call.js';
import { bareWords, uncontracted } from '../../normalize.js';
import type { Said } from '../said.js';
import { lastOf, spokenOf } from './pointed-agenda.js';

type AgendaCall = TimerCall | ClockCall;
type Kind = AgendaCall['do'];

const LEAD = '^(?:(?:and|so|okay|ok|but|well|sorry) )*';
const NOUN = '(?<noun>alarm|timer|reminder)s?';
const IT = `(?<it>it|that|this|they|(?:the|my|our) (?:next |first )?${NOUN}|(?:the |my )?(?:next|first) (?:one|${NOUN.replace('noun', 'nouns')}))`;
const ENDS =
  '(?: (?:is|goes|go|rings|ring|will ring|will go|sounds|wakes me|wakes us|due|finishes|ends))?(?: (?:off|up|done|due|over))?';
const LEFT = new RegExp(
  `${LEAD}how (?:long|much longer|many (?:hours|minutes))(?: (?:is it|is there|have i got|have we got|have i|do i have|do we have|is left|left))*(?: left| to go)? (?:until|till|til|before) ${IT}${ENDS}$`,
);
/** "How many hours is that away?" */
const AWAY = new RegExp(
  `${LEAD}how (?:long|far|many (?:hours|minutes))(?: (?:away|off))? (?:is|are) (?:that|it|this)(?: (?:away|off|from now))?$`,
);
const ONLY = new RegExp(
  `${LEAD}(?:(?:is|was) (?:that|it|this) (?:(?:the|my) only ${NOUN.replace('?<noun>', '?<only>')}|the only one|all of them|all)(?: (?:i have|ive got|i have got|set|there is))?|(?:have (?:i|we) got|do (?:i|we) have|are there|is there)(?: (?:any|some))? (?:other|others|more|another)(?: (?:ones?|${NOUN}))?(?: (?:set|running|going))?|any (?:others?|other ones?|more)(?: (?:set|running))?)$`,
);
const FIRST = new RegExp(
  `${LEAD}(?:which|what)(?: (?:one|${NOUN}))?s?(?: of them)?(?: (?:is|will|goes|go|rings|ring|finishes|finish|ends|comes|be|is up|is done|is due|up|off|done|due))*(?: the)? (?<which>first|next|soonest|earliest|last|latest)(?: (?:to (?:go off|finish|ring)|up|one))?$`,
);
const END = new RegExp(
  `${LEAD}(?:when|what time|at what time) (?:will|does|is|do) (?:it|that|this|the (?:\\w+ )?(?:timer|one)) (?:be |going to be )?(?:done|over|up|finish|finished|end|go off|ring|ready|due|out)$`,
);
const ON = new RegExp(
  `${LEAD}(?:will|does|is|do) (?:it|that|they|(?:the|my|that|our) alarms?) (?:also |still )?(?:ring|go off|sound|wake (?:me|us)|come|be on|set|going off)(?: for| on| at)? (?<day>.*(?:day|tomorrow|weekend)s?)(?: too| as well)?$`,
);

/** "What have I got left?", after one of them was cancelled. */
const REST = new RegExp(
  `${LEAD}(?:what|which)(?: (?:ones?|${NOUN}))?(?: (?:are|is))?(?: (?:have i|have we|do i have|do we have|ive))?(?: (?:got|still))* (?:left|remaining|set|now|set now|still (?:on|set|running|to come))(?: then| now)*$|${LEAD}whats (?:still )?left(?: then| now)*$|${LEAD}how (?:are|is) (?:they|those|the timers) (?:doing|getting on|coming along|looking)(?: now)?$`.replace(
    /\?<noun>/g,
    '',
  ),
);

/** The question; null where nothing of the kind is asked, or it is not known of what. */
export function askedOfSet(said: Said): AgendaCall | null {
  const { text, session, world, sense } = said;
  const words = bareWords(uncontracted(text)).replace(/\bwhichs\b/g, 'which is');
  const groups = (pattern: RegExp): Record<string, string | undefined> | null =>
    pattern.exec(words)?.groups ?? null;
  const spoken = spokenOf(session, sense.before, world);
  const on = groups(ON);
  if (on !== null && spoken !== 'timer' && spoken !== 'reminder') return onDay(on['day'] ?? '', said);
  const left = groups(LEFT);
  if (left !== null) return left['it'] === undefined ? null : ofThat(left, 'left', spoken, said);
  if (spoken !== null && AWAY.test(words) && !none(spoken, world)) return ofThat({}, 'left', spoken, said);
  const only = ONLY.test(words) ? groups(ONLY) : null;
  if (only !== null) {
    const kind = kindOf(only['noun'] ?? only['only']) ?? spoken;
    return kind === null || none(kind, world)
      ? null
      : asked(kind, { asks: /\bonly\b|\ball\b/.test(words) ? 'only' : 'others', all: true });
  }
  if (spoken !== null && REST.test(words)) return asked(spoken, { all: true });
  const first = groups(FIRST);
  if (first !== null) {
    const kind = kindOf(first['noun']) ?? spoken;
    const id = kind === null ? undefined : inOrder(kind, world).at(/^la/.test(first['which'] ?? '') ? -1 : 0);
    return kind === null || id === undefined ? null : asked(kind, { target: { ids: [id] } });
  }
  if (END.test(words) && spoken === 'timer') return ofThat({}, 'when', spoken, said);
  return null;
}

const kindOf = (noun: string | undefined): Kind | null =>
  noun === 'alarm' || noun === 'timer' || noun === 'reminder' ? noun : null;

function asked(kind: Kind, more: Partial<Pick<ClockCall, 'asks' | 'all' | 'target'>>): AgendaCall {
  return { do: kind, op: 'query', ...more };
}

/** Of the one that was named or last set, else of the next. */
function ofThat(
  { it = '', noun, nouns }: Record<string, string | undefined>,
  asks: 'left' | 'when',
  spoken: Kind | null,
  { session, world, sense }: Said,
): AgendaCall | null {
  const kind = kindOf(noun ?? nouns) ?? spoken;
  if (kind === null) return null;
  const order = inOrder(kind, world);
  const pointed = /^(?:it|that|this)$/.test(it) || it === '';
  const entries = order.map((id) => ({ id, label: labelOf(id, world) }));
  const id = (pointed ? lastOf(session, sense.before, entries)?.id : undefined) ?? order[0];
  return id === undefined ? null : asked(kind, { asks, target: { ids: [id] } });
}

function labelOf(id: string, { agenda }: World): string | null {
  return [...agenda.timers, ...agenda.clock].find((entry) => entry.id === id)?.label ?? null;
}

/** Ids of what is set, the next to ring first. */
function inOrder(kind: Kind, { agenda, now }: World): readonly string[] {
  if (kind !== 'timer')
    return liveEntries(agenda.clock, now)
      .filter((entry) => entry.kind === kind)
      .map(({ id }) => id);
  return [...liveTimers(agenda.timers, now)]
    .sort((a, b) => secondsLeft(a, now) - secondsLeft(b, now))
    .map(({ id }) => id);
}

const none = (kind: Kind, world: World): boolean => inOrder(kind, world).length === 0;

function onDay(day: string, { world, sense }: Said): AgendaCall | null {
  if (none('alarm', world)) return null;
  const call = sense.call(`what alarms do i have on ${day.replace(/s$/, '')}`);
  return call?.do === 'alarm' && call.op === 'query' && call.time !== undefined
    ? { ...call, asks: 'on' }
    : null;
}
