/**
 * The event of the calendar that a question is about, by words of its title wherever they stand: "when's my day off, I forgot",
 * "this physio, which hospital is it", "do I have to be in for the boiler man, what time". No phrase reads such a sentence whole;
 * that there is an event of these words makes it the calendar's.
 */
import { eventsOf, type Found, isAhead } from '../../../actions/perform/agenda/calendar-events.js';
import type { World } from '../../../actions/world.js';
import type { Call, QueryCall } from '../../call.js';
import { isQuestion } from '../../gist/filters.js';
import { SMALL } from '../../gist/small-words.js';
import { normalWords } from '../../normalize.js';
import { dateOf } from '../../time.js';
import { senseOf, type Trial } from '../carry-out.js';
import type { Said } from '../said.js';
import type { Understood } from '../sense.js';

type Ask = 'when' | 'where' | 'how long' | 'what' | 'who';

const BE = '(?:is|s|are|was|were|am|does|do|did|will|has|have)';
const LEAD = '(?:(?:and|so|but|oh|well|hey|please|sorry|again|now|then|okay) )*';
const KNOWN =
  '(?:know|knows|knew|remember|remembers|recall|forget|forgot|forgotten|say|said|tell (?:me|you)|remind me|see|idea|sure|track of|check|wonder|wondering) (?:of )?';
const WHICH_DAY = '(?:what|which) (?:time|day|date|hour|week|weekday|month|evening|morning)';
const WHICH_PLACE =
  '(?:what|which) (?:place|room|hall|house|address|building|terminal|gate|platform|station|airport|hospital|clinic|surgery|church|school|office|restaurant|pub|field|pitch|park|street|town)';

const BRING =
  '(?:bring|take|pack|wear|remember|prepare|have ready|bring along|take along|take with (?:me|us)|carry)';

/** A clause that asks: at its beginning, after "I forget", or as its last words. */
const ASKS: readonly (readonly [Ask, RegExp])[] = [
  // "Who's coming to service the boiler".
  ['who', new RegExp(`^${LEAD}(?:who|whos|who is) (?:is |are )?(?:coming|doing|visiting|taking) `)],
  // "What do I need to bring for the vet", "is there a note for the party": what is noted beside it.
  ['what', new RegExp(`\\bwhat\\b.*\\b(?:i|we|you|he|she|they|to) (?:\\w+ ){0,3}?${BRING}\\b`)],
  [
    'what',
    new RegExp(
      `^${LEAD}(?:what|whats|is there|are there|any)(?: \\w+){0,3}? (?:notes?|details?|description) `,
    ),
  ],
  [
    'how long',
    new RegExp(
      `^${LEAD}how long(?:s| (?:is|s|does|will|are|do))\\b(?!.*\\b(?:until|till|to go|left|before)\\b)`,
    ),
  ],
  ['how long', new RegExp(`^${LEAD}how long (?:the|my|our)\\b.*\\b(?:takes?|lasts?|is|goes on)$`)],
  ['when', new RegExp(`^${LEAD}(?:${WHICH_DAY}\\b|when ${BE}\\b|whens\\b|how soon ${BE}\\b)`)],
  ['when', new RegExp(`\\b${KNOWN}(?:when|${WHICH_DAY})\\b`)],
  ['when', new RegExp(`\\b(?:when|${WHICH_DAY})(?: (?:is|was) (?:it|that))?(?: (?:again|then|exactly))?$`)],
  ['when', new RegExp(`^${LEAD}is (?:it|that|this) (?:on )?(?:this|next) week\\b`)],
  ['when', new RegExp(`^${LEAD}is (?:it|that|this) (?:on |at )?(?:\\d+(?: \\d+)?|\\w+day|tomorrow) or \\b`)],
  ['where', new RegExp(`^${LEAD}(?:${WHICH_PLACE}\\b|where ${BE}\\b|wheres\\b|whereabouts\\b)`)],
  ['where', new RegExp(`\\b${KNOWN}(?:where|${WHICH_PLACE})\\b`)],
  [
    'where',
    new RegExp(`\\b(?:where|${WHICH_PLACE})(?: (?:is|was) (?:it|that))?(?: (?:again|then|exactly))?$`),
  ],
];
/** "When my day off": no verb at all. */
const NO_VERB = new RegExp(`^${LEAD}when (?:the |my |our |his |her )?(?<event>(?:\\w+ ?){1,4})$`);
/** "What time is it" asks the clock; "the dentist's this week, what day is it" does not. */
const CLOCK =
  /\b(?:what|which) (?<day>time|hour|day|date)(?: of (?:the )?(?:day|week|month))? (?:is|was) (?:it|today|this)(?: (?:again|now|today|please|then|here))*$|\b(?:is|whats) the time\b/;
/** Words of the world and of the clock, whatever event has them, too. */
const COMMON: ReadonlySet<string> = new Set(
  'what when where which who why how day days date dates time times week weekend month year today tomorrow tonight yesterday morning afternoon evening night monday tuesday wednesday thursday friday saturday sunday house home room people man lady first last next again start starts end ends over going come comes coming back need needs want wants know call due open close on off in out up down and with for'.split(
    ' ',
  ),
);
const MAX_WORDS = 24;
const CLAUSES = /[,;.!?]+\s+/;

const OF_CLOCK: ReadonlySet<string> = new Set(['time', 'date', 'weekday']);

/** Whether the calendar may be meant beside it: nothing that makes sense here, or no more than the clock ("in for the plumber, what time"). */
export function mayBeDiarys(understood: Understood | null): boolean {
  if (understood === null) return true;
  const clock = understood.commands.flat().every((call) => call.do === 'info' && OF_CLOCK.has(call.topic));
  return clock || senseOf(understood.trial) === 0;
}

/** Null where nothing asks for a time or place, or no event or several are of these words. */
export function askedOfDiary({ text, world, sense }: Said): Understood | null {
  const asked = askedEvent(text, world, (clause) => sense.call(clause));
  return asked === null ? null : sense.tried([[asked]]);
}

/** @param readAs what a clause means by itself: where something is ordered beside it, nothing is only asked */
function askedEvent(text: string, world: World, readAs: (clause: string) => Call | null): QueryCall | null {
  if (world.home.calendars.length === 0) return null;
  const clauses = text.split(CLAUSES).map((clause) => normalWords(clause).join(' '));
  if (clauses.join(' ').split(' ').length > MAX_WORDS) return null;
  const event = eventNamed(text, world);
  if (event === null || clauses.some((clause, at) => asksClock(clause, clauses.slice(0, at), world)))
    return null;
  const asking = clauses.flatMap((clause) => {
    const asks = ASKS.find(([, pattern]) => pattern.test(clause))?.[0];
    return asks === undefined ? [] : [asks];
  });
  const bare = clauses.some((clause) => isOf(NO_VERB.exec(clause)?.groups?.['event'] ?? '', event));
  const [ask = bare ? 'when' : undefined, ...more] = new Set(asking);
  if (ask === undefined || more.length > 0) return null;
  // "When does football start, and put the telly on" is more than a question.
  const others = text.split(CLAUSES).map((clause) => readAs(clause));
  if (
    others.some((call) => call !== null && !isQuestion(call) && call.do !== 'none' && call.do !== 'control')
  )
    return null;
  const asked = ask === 'how long' ? ({ ask: 'when', moment: 'length' } as const) : { ask };
  return { do: 'query', attr: 'calendar', ...asked, about: event.summary };
}

/** Not where an event without a day or hour of its own was spoken of just before. */
function asksClock(clause: string, before: readonly string[], world: World): boolean {
  const asked = CLOCK.exec(clause);
  if (asked === null) return false;
  const day = asked.groups?.['day'];
  const told = before.join(' ');
  return (day !== 'day' && day !== 'date') || /\d|day\b/.test(told) || eventNamed(told, world) === null;
}

/** The only event to come, or of today, that has most of the words said; a name of a person or a thing alone is none of them. */
export function eventNamed(text: string, { home, now }: World): Found | null {
  const words = normalWords(text);
  const said = new Set(words.flatMap(forms));
  const owned = new Set(
    [...home.devices, ...home.areas, ...home.lists]
      .flatMap(({ name, aliases }) => [name, ...aliases].flatMap(normalWords))
      .flatMap(forms),
  );
  const events = eventsOf(home, undefined).filter(
    (event) => isAhead(event, now) || dateOf(event.start) === dateOf(now),
  );
  const shared = ({ summary }: Found): number => {
    const title = normalWords(summary);
    const own = title.filter((word) => !owned.has(word));
    // "Day off" of "Jing day off": words of the world one by one, and together what it is called.
    // In full it is nearer than another with as many of the words: "Ola moves out" and "Ola moves in".
    if (own.length > 1 && ` ${words.join(' ')} `.includes(` ${own.join(' ')} `)) return own.length + 0.5;
    const held = [...new Set(title)].filter(
      (word) => isTelling(word) && forms(word).some((form) => said.has(form)),
    );
    // "When does Ola arrive" is not asked of Ola's birthday.
    const owners = new Set((summary.match(/\p{L}+(?=['’]s\b)/gu) ?? []).flatMap(normalWords));
    const named = (word: string): boolean => forms(word).some((form) => owned.has(form) || owners.has(form));
    return held.every(named) ? 0 : held.length;
  };
  const counted = events.map((event) => ({ event, words: shared(event) }));
  const most = Math.max(0, ...counted.map(({ words }) => words));
  const [found, ...others] = counted.filter(({ words }) => words === most).map(({ event }) => event);
  if (most === 0 || found === undefined) return null;
  return others.every(({ summary }) => summary === found.summary) ? found : null;
}

const isTelling = (word: string): boolean => word.length > 2 && !SMALL.has(word) && !COMMON.has(word);

function isOf(words: string, { summary }: Found): boolean {
  const own = new Set(normalWords(summary).flatMap(forms));
  const said = normalWords(words);
  return said.length > 0 && said.every((word) => forms(word).some((form) => own.has(form)));
}

/** "dentist's" and "dentist", "bins" and "bin". */
function forms(word: string): string[] {
  return word.length > 3 && word.endsWith('s') ? [word, word.slice(0, -1)] : [word];
}

/**
 * Where the model looks for an event by words that none has ("the rota", of a night shift), or for a reminder, or at the clock
 * ("I know it's the choir, I forget what day it is"): the one that the sentence names.
 */
export function eventInstead(
  calls: readonly Call[],
  { parts, effects }: Trial,
  text: string,
  world: World,
): readonly Call[] | null {
  const [call, ...more] = calls;
  if (call === undefined || more.length > 0) return null;
  if (isElsewhere(call) && effects.length === 0) return ofEventNamed(text, world);
  const told = parts[0]?.calls[0]?.events;
  if (call.do !== 'query' || call.attr !== 'calendar' || call.about === undefined) return null;
  if (call.test !== undefined || !Array.isArray(told) || told.length > 0) return null;
  const event = eventNamed(text, world);
  if (event === null) return null;
  const { range: _, ...asked } = call;
  return [{ ...asked, about: event.summary }];
}

/** The clock as it is now, or a reminder of which nobody knows. */
function isElsewhere(call: Call): boolean {
  if (call.do === 'reminder') return call.op === 'query' && call.label !== undefined;
  return call.do === 'info' && OF_CLOCK.has(call.topic) && call.to === undefined && call.until === undefined;
}

function ofEventNamed(text: string, world: World): readonly Call[] | null {
  const clauses = text.split(CLAUSES).map((clause) => normalWords(clause).join(' '));
  const event = eventNamed(text, world);
  if (event === null || clauses.some((clause, at) => asksClock(clause, clauses.slice(0, at), world)))
    return null;
  const [ask, ...more] = new Set(
    clauses.flatMap((clause) => ASKS.find(([, pattern]) => pattern.test(clause))?.[0] ?? []),
  );
  return more.length > 0 || (ask !== 'when' && ask !== 'where')
    ? null
    : [{ do: 'query', attr: 'calendar', ask, about: event.summary }];
}
