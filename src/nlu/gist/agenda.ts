/**
 * The gist of what is said about alarms, timers, lists and the clock: what it is about, whether it is to be made, asked
 * for or taken away, and the words of time, wherever they stand; told plainly for the grammar to read. As in gist.ts, one
 * unknown word and there is nothing to say.
 */
import type { Home } from '../../actions/home.js';
import { normalWords } from '../normalize.js';
import { ANY_WEEKDAY } from '../time.js';
import { phrasesOf } from './entry.js';
import { SMALL, SMALL_PHRASES, WISHES } from './small-words.js';

type Topic = 'alarm' | 'timer' | 'reminder' | 'list' | 'lists' | 'time' | 'date';
type Part = Topic | 'make' | 'ask' | 'question' | 'end' | 'all' | 'more' | 'small';

const MAX_WORDS = 20;
const MAX_PHRASE = 5;

const SAID: Readonly<Record<Part, string>> = {
  alarm: `alarm, alarms, alarm clock, alarm clocks, wake up alarm, wake up call, wake up alarms, wake me, wake me up, wake us up, get me up,
    get us up, waking me, morning alarm, be up, get up, be woken, waking up, woken up`,
  timer: 'timer, timers, countdown, kitchen timer, count down, countdown timer, stopwatch',
  reminder:
    'reminder, reminders, reminder list, list of reminders, reminders list, be reminded about, be reminded of',
  list: '',
  lists: 'lists, my lists, list names, names of lists',
  time: 'time, clock, time of day, current time',
  date: 'date, current date, day of the month, todays date, date today, calendar date',
  make: `set, set up, add, create, make, put, new, start, begin, activate, turn on, switch on, enable, schedule, program, ring, sound, beep,
    go off, goes off, buzz, need, want, have ready, arrange, give me, get me, establish, i need to, i have to, run, rings, ringing,
    sounds, going off, place`,
  question: `what, whats, which, when, whens, is there, are there, there is, there are, do i have, do we have, have i got, have i set, did i set,
    how many, any, anything, how long, how much time, what is, what are, what have i got, did i have, did i make, have i made, what were, were, did i add, have i added, did i put,
    have i put, what was, did i write, wanted to remember`,
  ask: `show, show me, list, list all, tell me, check, read, read me, read out, see, view, display, know, look at, let me know, i have set, give me, state,
    inform me, check out, report, say, mention, currently set, contain, contains, i have, do i have set, hear, go through,
    open, pull up, bring up, left, remaining, is, are, whats on, going, items, item, things, entries, contents, content, complete, go over, chores, tasks, each, still, left to do, going to be, written, added, on there`,
  end: `cancel, delete, remove, clear, erase, stop, turn off, switch off, shut off, disable, deactivate, end, kill, get rid of, take away, off,
    dont need, do not need, no longer need, dont want, scrap, drop, forget, undo, discard, no more, i dont need, i no longer need, unset,
    dismiss, knock off, call off, axe, i do not need, eliminate, abort, anymore, any more, any longer, longer`,
  more: 'more, longer, extra, additional',
  all: 'all, every, all of, each, every single, everything, all the',
  small: `wake up, up, that, off the, on it, and, for when, by, on, please, it is, currently, there, yourself, lets, screen, phone, loud, usual, its`,
};

const PARTS: ReadonlyMap<string, Part> = indexed();

function indexed(): ReadonlyMap<string, Part> {
  const parts = new Map<string, Part>();
  for (const phrase of [...SMALL_PHRASES, ...WISHES]) parts.set(phrase.join(' '), 'small');
  for (const [part, said] of Object.entries(SAID)) {
    for (const words of phrasesOf(said)) parts.set(normalWords(words).join(' '), part as Part);
  }
  return parts;
}

/** Words of which times are made; skills and src/nlu/time make sense of them. */
const TIME_WORD = new RegExp(
  String.raw`^(?:\d+(?:st|nd|rd|th)?|am|pm|oclock|noon|midnight|half|quarter|past|hours?|minutes?|seconds?|min|mins|hrs?|secs?|morning|evening|afternoon|night|tonight|today|tomorrow|day|daily|days|weekdays?|weekends?|week|${ANY_WEEKDAY}s?|sunrise|sunset|dawn|from|until|next|another)$`,
);
/** Part of a time only between its words: "five in the morning", "quarter to six". */
const BETWEEN: ReadonlySet<string> = new Set([
  'in',
  'at',
  'on',
  'the',
  'to',
  'for',
  'a',
  'an',
  'of',
  'and',
  'every',
  'each',
  'by',
  'o',
  'clock',
  'now',
  'after',
  'this',
  'time',
]);
const UNITS: Readonly<Record<string, string>> = {
  min: 'minutes',
  mins: 'minutes',
  hr: 'hours',
  hrs: 'hours',
  sec: 'seconds',
  secs: 'seconds',
};

/** The plain sentences that a text may come to, likeliest first. */
export function agendaGist(text: string, home: Home): string[] {
  // "We're" is no "were".
  const words = normalWords(text.replace(/\bwe['’]re\b/gi, 'we are'));
  if (words.length < 2 || words.length > MAX_WORDS || THAT_DAY.test(words.join(' '))) return [];
  if (IS_WHEN.test(words.join(' '))) return [];
  if (GUARD.test(words.join(' ')) || GOES_ON.test(words.join(' '))) return [];
  if (NO_CLOCK.test(words.join(' ')) || TO_RING.test(words.join(' '))) return [];
  const { list, rest } = withoutList(words, home);
  const read = partsOf(rest);
  if (read === null) return [];
  const { parts, time } = read;
  const topics = (['alarm', 'timer', 'reminder', 'lists', 'time', 'date'] as const).filter((topic) =>
    parts.has(topic),
  );
  if (list !== null) {
    const asked = (parts.has('ask') || parts.has('question')) && !parts.has('end') && !parts.has('make');
    return asked && topics.length === 0 && time === '' ? [`what is on the ${list}`] : [];
  }
  const [topic] = topics;
  return topics.length === 1 && topic !== undefined ? tellAgenda(topic, parts, time) : [];
}

/** "At half past four that morning": of a day that was spoken of before. */
const THAT_DAY = /\b(?:that|the same) (?:day|morning|afternoon|evening|night|week)\b/;

/** "That's on time": nobody asks what time it is. */
const NO_CLOCK = /\b(?:on|in|about|of the|all the|some|no|good|bad|long|hard) times?\b/;

/** "Put the alarm system in the night position": it guards the house and wakes nobody. */
const GUARD =
  /\balarm (?:system|panel)\b|\b(?:burglar|security|intruder|house|home|smoke|fire|car) alarm\b|\barm(?:ed)?\b/;

/** "That's going on chores": it is put there, and nobody asks what is. */
const GOES_ON =
  /\b(?:that|thats|this|it|its|those|these|they|theyre)(?: is| are)? (?:going|to go|goes|go) (?:on|onto|down)\b/;

/** "Four fifteen is when I get up" tells when. */
const IS_WHEN = /\b(?:is|thats|its) when\b/;

/** "The alarm is to go at seven", "see that I get up": asks for one rather than after it. */
const TO_RING = /\b(?:is|are) to (?:go|ring|sound|wake|be)\b|\bsee (?:that|to it)\b/;

function tellAgenda(topic: Topic, parts: ReadonlySet<Part>, time: string): string[] {
  const asked = parts.has('ask') || parts.has('question');
  if (topic === 'time' || topic === 'date')
    return parts.has('end') || parts.has('make') || /\d|morrow/.test(time)
      ? []
      : [topic === 'time' ? 'what time is it' : 'what is the date'];
  if (topic === 'lists') return asked && !parts.has('end') && time === '' ? ['what lists do i have'] : [];
  if (topic === 'reminder')
    return asked && !parts.has('end') && time === '' ? ['what reminders do i have'] : [];
  if (parts.has('end')) {
    if (asked) return [];
    if (parts.has('all')) return time === '' ? [`cancel all ${topic}s`] : [`cancel all ${topic}s ${time}`];
    return time === ''
      ? [`cancel the ${topic}`]
      : [
          `cancel the ${topic} ${time}`,
          `cancel the ${topic} for ${time}`,
          `cancel the ${bare(time)} ${topic}`,
        ];
  }
  if (parts.has('question') || (asked && !(topic === 'alarm' && parts.has('make') && time !== ''))) {
    const question = topic === 'alarm' ? 'what alarms do i have' : 'how long is left on the timer';
    return time === '' ? [question] : [`${question} ${time}`, question];
  }
  if (asked) return [];
  // "That alarm, ten more minutes" is no new one.
  if (parts.has('more')) return time === '' ? [] : [`add ${bare(time)} to the ${topic}`];
  const a = topic === 'alarm' ? 'set an alarm' : 'set a timer';
  // "Timer ten" is of minutes.
  if (topic === 'timer' && /^\d+$/.test(bare(time)) && !/^at\b/.test(time))
    return [`${a} for ${bare(time)} minutes`];
  if (time !== '') return [`${a} ${time}`, `${a} for ${bare(time)}`, `${a} at ${bare(time)}`];
  return parts.has('make') ? [a] : [];
}

function bare(time: string): string {
  return time.replace(/^(?:at|for|in|on|the|by|a) /, '');
}

/** The list that is named, and the words without it. */
function withoutList(
  words: readonly string[],
  home: Home,
): { readonly list: string | null; readonly rest: readonly string[] } {
  const names = home.lists.flatMap(({ name, aliases }) => [name, ...aliases]).map(normalWords);
  for (const name of [...names].sort((a, b) => b.length - a.length)) {
    // "Todo list" is the to-do list.
    const letters = name.join('');
    for (let length = name.length; length > 0; length -= 1) {
      const at = words.findIndex((_, index) => words.slice(index, index + length).join('') === letters);
      if (at >= 0)
        return { list: name.join(' '), rest: [...words.slice(0, at), ...words.slice(at + length)] };
    }
  }
  return { list: null, rest: words };
}

/** What each word is; null where one is nothing that is known here. */
function partsOf(
  words: readonly string[],
): { readonly parts: ReadonlySet<Part>; readonly time: string } | null {
  const parts = new Set<Part>();
  const time: string[] = [];
  for (let at = 0; at < words.length; ) {
    const span = timeSpan(words, at);
    if (span > 0) {
      if (time.length > 0) time.push(...words.slice(at, at + span));
      else time.push(...words.slice(at, at + span));
      at += span;
      continue;
    }
    const length = phraseLength(words, at);
    if (length === 0) return null;
    const part = PARTS.get(words.slice(at, at + length).join(' '));
    if (part !== undefined) parts.add(part);
    at += length;
  }
  return { parts, time: time.map((word) => UNITS[word] ?? word).join(' ') };
}

/** How many words from here on make a time: words of time, with small ones before and between them. */
function timeSpan(words: readonly string[], at: number): number {
  let end = at;
  let next = at;
  while (next < words.length && (TIME_WORD.test(words[next] ?? '') || BETWEEN.has(words[next] ?? ''))) {
    next += 1;
    if (TIME_WORD.test(words[next - 1] ?? '')) end = next;
  }
  return end - at;
}

function phraseLength(words: readonly string[], at: number): number {
  for (let length = Math.min(MAX_PHRASE, words.length - at); length > 0; length -= 1) {
    if (PARTS.has(words.slice(at, at + length).join(' '))) return length;
  }
  const word = words[at] ?? '';
  return SMALL.has(word) || /^(?:i|my)$/.test(word) ? 1 : 0;
}
