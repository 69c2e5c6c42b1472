/**
 * "Cancel the second one", "how long left on that", "what was the first one again", "forget the cake one", "and the rice":
 * of the timers, alarms or reminders that were just spoken of, the one that is pointed at.
 */
import { comesOnDays, liveEntries } from '../../../actions/perform/agenda/clock-choice.js';
import { liveTimers } from '../../../actions/perform/agenda/timer-choice.js';
import { MEMORY_SECONDS } from '../../../actions/resolve/place.js';
import type { World } from '../../../actions/world.js';
import type { Call, ClockCall, TimerCall } from '../../call.js';
import type { Session } from '../../conversation.js';
import { normalWords } from '../../normalize.js';
import { secondsBetween } from '../../time.js';
import { withItsHour } from '../follow-up/set-anew.js';
import type { Said } from '../said.js';
import type { ReadAs } from '../sense.js';

type AgendaCall = TimerCall | ClockCall;

interface Entry {
  readonly id: string;
  readonly label: string | null;
  /** Of an alarm or a reminder. */
  readonly time?: string;
  readonly repeat?: string | null;
}

export const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth'];
const NOUN = '(?:ones?|timer|alarm|reminder)';
const PLACED = new RegExp(
  `\\b(?:the |my |our )?(${ORDINALS.join('|')}|last)(?: ${NOUN}\\b|(?=[\\s?.!]*$))`,
  'i',
);
const THAT = /\b(?:that one|this one|that|this|it|the (?:timer|alarm|reminder))\b(?!['’])/i;
const CALLED = /\b(?:the |my |our )((?:[\p{L}\p{N}'’-]+ ){1,4}?)ones?\b/iu;
const ABOUT =
  /^(?:(?:and|so|okay|ok)[\s,]+)*(?<how>(?:what|how) about |and )(?:for )?(?:the |my |our )?(?<label>.+?)[\s?.!]*$/i;

/** "Delete all but the weekend one". */
const ALL_BUT =
  /^(?:(?:and|so|okay|ok|no|actually|please|now|oh)[\s,]+)*(?:cancel|delete|remove|clear|scrap|drop|get rid of|turn off|stop) (?:all(?: of them)?|every ?(?:thing|one)|them all|the lot|the rest)(?: of them)? (?:but|except(?: for)?|apart from|bar|besides|other than) (?:the |my |our )?(?<kept>.+?)(?: ones?| alarm| timer| reminder)?(?: please)?[\s.!]*$/iu;

/** What is said of what was set, with a pronoun: how long it takes, more time, another time. */
const OF_THAT =
  /^(?:(?:and|so|okay|ok|now|please|actually|can you|could you)[\s,]+)*(?:how (?:long|much)\b.*\b(?:on|for|with|does|has|is)\b|(?:add|give|put|take|knock|shave)\b.*\d|(?:add|give|put|take|knock|shave)\b.*\b(?:minutes?|seconds?|hours?)\b|(?:push|move|shift|bring|put|delay|postpone) (?:that|this|it|the reminder)\b)/i;
const ASKS =
  /^(?:(?:and|so|okay|ok|sorry|wait)[\s,]+)*(?:what|when|which)(?:['’]?s| time['’]?s)?(?: (?:time|day))?(?: (?:was|is|were))?(?: (?:that|it))? (?:the|my|our)\b/i;
const GIVES_UP =
  /^(?:(?:and|so|okay|ok|no|actually|please|now|oh)[\s,]+)*(?:forget(?: about)?|drop|scrap|lose|get rid of|ditch|cancel|delete|remove|clear|turn off|stop|kill|skip)\b/i;

/** The call of what is pointed at; null where nothing such was spoken of, or it is not said which. */
export function ofThatEntry({
  text,
  session,
  world,
  sense,
}: Said): { readonly call: AgendaCall; readonly text?: string } | null {
  const { before } = sense;
  const readAs: ReadAs = (sentence) => sense.call(sentence);
  const kind = spokenOf(session, before, world);
  if (kind === null) return null;
  const entries = entriesOf(kind, before, world);
  const about = ABOUT.exec(text.trim())?.groups;
  if (about !== undefined) {
    const entry = labelled(entries, about['label'] ?? '');
    if (entry !== null) return alike(kind, before, entry, about['how'] !== 'and ');
  }
  const placed = PLACED.exec(text);
  if (placed !== null) {
    const at = ORDINALS.indexOf((placed[1] ?? '').toLowerCase());
    const entry = at < 0 ? entries.at(-1) : entries[at];
    return entry === undefined ? null : said(text, placed, kind, entry, readAs);
  }
  const others = ALL_BUT.exec(text.trim())?.groups?.['kept'];
  if (others !== undefined) {
    const kept = labelled(entries, others);
    const ids = entries.filter(({ id }) => id !== kept?.id).map(({ id }) => id);
    return kept === null || ids.length === 0
      ? null
      : { call: { do: kind, op: 'cancel', all: true, target: { ids } } };
  }
  const called = CALLED.exec(text);
  const named = called === null ? null : labelled(entries, called[1] ?? '');
  if (called !== null) return named === null ? null : said(text, called, kind, named, readAs);
  const that = OF_THAT.test(text) ? THAT.exec(text) : null;
  const entry = that === null ? null : lastOf(session, before, entries);
  return that === null || entry === null ? null : said(text, that, kind, entry, readAs);
}

/** What kind of thing set was spoken of last. */
export function spokenOf(
  { undo, last }: Session,
  before: Call | null,
  { now }: World,
): AgendaCall['do'] | null {
  if (before?.do === 'timer' || before?.do === 'alarm' || before?.do === 'reminder') return before.do;
  const effect = undo?.effects.at(-1);
  if (undo?.at === undefined || secondsBetween(undo.at, now) > MEMORY_SECONDS) return null;
  if (last !== null && last.at > undo.at) return null;
  if (effect?.type === 'timer') return 'timer';
  return effect?.type === 'clock' ? effect.entry.kind : null;
}

/** As they were set; as they were told, where they were asked for. */
function entriesOf(kind: AgendaCall['do'], before: Call | null, { agenda, now }: World): readonly Entry[] {
  if (kind === 'timer') return liveTimers(agenda.timers, now);
  const live = liveEntries(agenda.clock, now).filter((entry) => entry.kind === kind);
  const told = before !== null && 'op' in before && before.op === 'query';
  return told ? live : agenda.clock.filter((entry) => live.includes(entry));
}

/** The one of them that has all these words in its label. */
function labelled(entries: readonly Entry[], words: string): Entry | null {
  const said = normalWords(words).filter((word) => word !== '1' && word !== kindWord(word));
  const fitting = entries.filter(({ label }) => {
    const own = normalWords(label ?? '');
    return said.length > 0 && said.every((word) => own.includes(word));
  });
  // "The weekend one".
  const often = fitting.length > 0 ? fitting : entries.filter((entry) => comesSo(entry, said.join(' ')));
  return often.length === 1 ? (often[0] ?? null) : null;
}

function comesSo({ time, repeat = null }: Entry, days: string): boolean {
  return time !== undefined && comesOnDays({ time, repeat }, days);
}

const kindWord = (word: string): string | null => (/^(?:timer|alarm|reminder)$/.test(word) ? word : null);

/** The one that was named last, else the one that was last touched. */
export function lastOf({ undo }: Session, before: Call | null, entries: readonly Entry[]): Entry | null {
  const asked = before !== null && 'label' in before && before.op !== 'set' ? before.label : undefined;
  const named = asked === undefined ? null : labelled(entries, asked);
  if (named !== null) return named;
  const effect = undo?.effects.at(-1);
  const id = effect?.type === 'timer' ? effect.timer.id : effect?.type === 'clock' ? effect.entry.id : null;
  return entries.find((entry) => entry.id === id) ?? null;
}

/** "How long on the rice?" "And the dal?": the same of that; what was set is asked about. */
function alike(
  kind: AgendaCall['do'],
  before: Call | null,
  entry: Entry,
  asks: boolean,
): { readonly call: AgendaCall; readonly text?: string } | null {
  const target = { ids: [entry.id] };
  if (before?.do !== kind || before.op === 'set')
    return asks ? { call: { do: kind, op: 'query', target }, ...toldAs(kind, entry) } : null;
  const { op, duration } = before;
  if (op === 'query') return { call: { do: kind, op, target }, ...toldAs(kind, entry) };
  return { call: { do: kind, op, target, ...(duration === undefined ? {} : { duration }) } as AgendaCall };
}

/** The sentence that the next one goes on from. */
function toldAs(kind: AgendaCall['do'], { label }: Entry): { readonly text?: string } {
  return kind === 'timer' && label !== null ? { text: `how long is left on the ${label} timer` } : {};
}

/** What the sentence says, with the word for what is pointed at in its place. */
function said(
  text: string,
  { 0: words, index }: RegExpExecArray,
  kind: AgendaCall['do'],
  entry: Entry,
  readAs: ReadAs,
): { readonly call: AgendaCall; readonly text?: string } | null {
  const target = { ids: [entry.id] };
  const rest = text.slice(index + words.length).replace(/[\s?.!]+$/, '');
  const ends = /^(?: (?:again|now|then|please|for|exactly|called|set for|too|as well))*$/i.test(rest);
  if (ends && ASKS.test(text)) return { call: { do: kind, op: 'query', target }, ...toldAs(kind, entry) };
  if (ends && GIVES_UP.test(text)) return { call: { do: kind, op: 'cancel', target } };
  const [, half] = entry.time === undefined ? [] : (HALF.exec(rest) ?? []);
  const moved =
    half === undefined || entry.time === undefined
      ? null
      : readAs(`change the ${kind} to ${withItsHour(half, entry.time)}`);
  const call =
    moved ?? readAs(`${text.slice(0, index)}the ${kind}${rest}`) ?? shifted(text, words, kind, readAs);
  if (call?.do !== kind || call.op === 'set') return null;
  const { label: _label, ...deed } = call;
  const asked = deed.op === 'query' ? toldAs(kind, entry) : {};
  return { call: { ...deed, target } as AgendaCall, ...asked };
}

/** "Make the first one five past instead": of the hour that it has. */
const HALF =
  /^ (?:to |for |at )?((?:half|(?:a )?quarter|[\p{L}\d-]+) (?:past|to|after|till))(?: instead| please)*$/iu;

/** A reminder is put off in the words for an alarm. */
function shifted(text: string, words: string, kind: AgendaCall['do'], readAs: ReadAs): Call | null {
  const call = kind === 'reminder' ? readAs(text.replace(words, 'the alarm')) : null;
  return call?.do === 'alarm' && call.duration !== undefined ? { ...call, do: 'reminder' } : null;
}
