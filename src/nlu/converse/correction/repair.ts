/**
 * A speaker who corrects himself in one breath: "the hall light, no, the kitchen light on", "at six, scrub that, half six".
 * What was meant is the words before with the last of them replaced, as far back as the correction begins again with a word
 * that was said already (the reparandum of Levelt, "Monitoring and self-repair in speech", 1983, whose repairs mostly
 * retrace so). Where nothing tells how far back that is, nothing is meant for sure, and nothing is done.
 */
import { COLOR_NAMES } from '../../../actions/colors.js';
import { normalWords, type Token, tokenize } from '../../normalize.js';
import { ANY_WEEKDAY } from '../../time.js';

/** What one thing can be told in place of the other. */
const WAYS: readonly string[] = [
  'on|off',
  'open|opened|close|closed|shut',
  'up|down',
  'lock|unlock|locked|unlocked',
  'raise|lower',
  'dim|dimmer|darker|brighten|brighter',
  'louder|quieter|softer',
  'warmer|hotter|cooler|colder',
  'faster|slower',
  'start|stop|pause|resume',
  'mute|unmute',
];

/** Corrections by themselves. */
const MARK =
  '(?:(?:oh |ah |ugh |er |um )?no wait|ah no|ach no|ugh no|er no|um no|oops no|hang on no|hold on no|wait no|no no|no sorry|sorry no|oh no|actually no|no actually|no i mean|i mean|i meant|sorry i meant|' +
  'scrub that|scratch that|strike that|make that|no make (?:it|that)|or rather|no i tell a lie|i tell a lie|listen to me|my mistake)';
/** Corrections between commas only: "there is no light" is none, nor is "wait ten minutes". */
const PAUSED = '(?:no|nope|wait|hold it|hang on|sorry|oops|actually|rather|i mean)';
const CORRECTS = new RegExp(
  `(?:[\\s,.;]+${MARK}\\b[\\s,]*)+|(?:[,.;…]+\\s*${PAUSED}\\s*(?=,))+,\\s*|,\\s*(?:no|sorry|excuse me)\\s+(?=\\S)`,
  'gi',
);
/** Without any pause, as speech is written down, only between words of one kind: "turn it up no down". */
const UNPAUSED = new RegExp(
  `\\b(?:${WAYS.map((words) => `(?:${words}) ${PAUSED} (?=(?:${words})\\b)`).join('|')})`,
  'gi',
);

/** Each correction has one of these words; most sentences have none. */
const CORRECTING_WORD =
  /\b(?:no|nope|wait|hang|hold|sorry|oops|actually|rather|mean|meant|scrub|scratch|strike|make|lie|listen|mistake|excuse)\b/i;

/** Whoever corrects himself more often does not know what he wants. */
const MAX_TIMES = 4;

/** `null`: corrected, but nobody knows what is meant in the end. */
export type Repaired = string | null;

/**
 * @param isCommand whether words mean something to be done: else "no" belongs to something else that is said
 * @returns the text as it was meant; the same text where nobody corrects himself
 */
export function withoutCorrection(text: string, isCommand: (text: string) => boolean): Repaired {
  if (!CORRECTING_WORD.test(text)) return text;
  let said = text.replace(/\s[-–—]+\s/g, ', ');
  for (let times = 0; times < MAX_TIMES; times += 1) {
    const once = withoutLast(said, isCommand);
    if (once === null) return once;
    if (once === said) return times === 0 ? text : said;
    said = once;
  }
  return said;
}

function withoutLast(text: string, isCommand: (text: string) => boolean): Repaired {
  const [mark] = [...text.matchAll(CORRECTS)].slice(-1);
  if (mark === undefined) return unpaused(text);
  const lead = text.slice(0, mark.index).trim();
  const meant = text.slice(mark.index + mark[0].length).trim();
  const [word, ...more] = normalWords(lead);
  if (word === undefined || meant === '') return text;
  // "Louder, no, quieter": all that was said is taken back.
  if (more.length === 0) return isAlike(word, normalWords(meant)[0]) ? meant : text;
  const bare = meant.replace(SETTLED, '');
  const placed = PLACED.test(bare) ? `${lead} ${bare}` : '';
  if (placed !== '' && isCommand(placed)) return placed;
  // "Make it seventy" says of nothing what it is to be.
  const value = namesThing(lead) ? settledValue(bare, isCommand) : null;
  const valued = value === null ? null : aligned(lead, value);
  if (valued !== null && isCommand(valued)) return valued;
  const explained = EXPLAINS.test(meant.split(',')[0] ?? '') && !isCommand(meant);
  const found = explained || LIMITS.test(meant) ? null : aligned(lead, meant);
  if (found !== null && isCommand(found)) return found;
  return isCommand(lead) ? null : text;
}

function unpaused(text: string): string {
  const [mark] = [...text.matchAll(UNPAUSED)].slice(-1);
  return mark === undefined ? text : `${text.slice(0, mark.index)}${text.slice(mark.index + mark[0].length)}`;
}

const isAlike = (word: string, other = ''): boolean =>
  ALIKE.some((kind) => kind.test(word) && kind.test(other));

/** "Blue, sorry, purple, no, blue is fine": it is the word before. */
const SETTLED =
  /\s+(?:(?:is|are|will be) (?:fine|better|enough|good|best|okay|ok|plenty)|will do|instead|then)[\s.!]*$/i;
/** "Heating up a degree, no, in the loft": where, and nothing else. */
const PLACED = /^(?:in|on|at) (?:the|my|our) [^,;.]+$/i;
/** Why, and for whom it is so: "they're small", "I've earned it". */
const WHY =
  /^(?:i|im|ive|ill|id|we|weve|were|it|its|thats|they|theyre|theyll|he|hes|hell|she|shes|shell|theres)\b(?!.*\d)/;

const namesThing = (lead: string): boolean => !normalWords(lead).some((word) => PRONOUN.has(word));

/** The value that a correction comes to, where the rest of it only says why; null where that is not plain. */
function settledValue(meant: string, isCommand: (text: string) => boolean): string | null {
  const clauses = meant.split(/\s*[,;.]\s+/).filter((clause) => clause.trim() !== '');
  const values = clauses.filter((clause) => VALUE.test(normalWords(clause).join(' ')));
  const [value, ...more] = values;
  if (value === undefined || more.length > 0) return null;
  const others = clauses.filter((clause) => clause !== value);
  const why = others.every((clause) => WHY.test(normalWords(clause).join(' ')) && !isCommand(clause));
  return why ? value.trim() : null;
}

/** "At four, no, the train is at seven, so at five": why comes before what. */
const EXPLAINS = /\b(?:is|are|was|were|has|have|comes?|goes|i|im|we|they|theyre)\b/i;

/** "No, just the lamp" takes away, and does not say what from. */
const LIMITS = /^(?:just|only|not)\b/i;

const PRONOUN: ReadonlySet<string> = new Set(['it', 'them', 'that', 'those']);
/** Words of one kind stand for each other. */
const ALIKE: readonly RegExp[] = [
  /^\d/,
  new RegExp(`^${ANY_WEEKDAY}$`),
  new RegExp(`^(?:${Object.keys(COLOR_NAMES).join('|')})$`),
  ...WAYS.map((words) => new RegExp(`^(?:${words})$`)),
];
/** A number, a colour or a way, and little else. */
const VALUE = new RegExp(
  `^(?:(?:make (?:it|that)|to|at|for|say|half) )?(?:\\d[\\d:.]*(?: (?:minutes?|hours?|seconds?|percent|degrees?|oclock|am|pm))?|${Object.keys(COLOR_NAMES).join('|')}|${WAYS.join('|')})$`,
);

/** The words before the correction up to where it begins again, and the correction. */
function aligned(lead: string, meant: string): string | null {
  const said = tokenize(lead);
  const instead = tokenize(meant);
  const [first] = instead;
  const last = instead.at(-1);
  if (first === undefined || last === undefined) return null;
  const again = said.findLastIndex(({ norm }) => norm === first.norm);
  // "Make the lamp pink, no, make it violet": what "it" is stands in the words that are left out.
  if (
    again >= 0 &&
    instead.some(({ norm }) => PRONOUN.has(norm)) &&
    !said.some(({ norm }) => PRONOUN.has(norm))
  )
    return otherWay(lead, said, instead);
  if (again >= 0) return replaced(lead, said, again, said.length - 1, meant);
  // "Trough heater on, no, engine heater": they end alike.
  const end = said.findLastIndex(({ norm }) => norm === last.norm);
  const begin = end - instead.length + 1;
  if (end >= 0 && begin >= 0) return replaced(lead, said, begin, end, meant);
  // "To twenty, no, twenty two"; "on Friday, sorry, Thursday".
  const alike = ALIKE.find((kind) => kind.test(first.norm));
  const at = alike === undefined ? -1 : said.findLastIndex(({ norm }) => alike.test(norm));
  if (PRONOUN.has(instead[1]?.norm ?? '') && !said.some(({ norm }) => PRONOUN.has(norm)))
    return otherWay(lead, said, instead);
  return at < 0 ? null : replaced(lead, said, at, at, meant);
}

/** "Dim the big light, no, brighten it", "turn the lamp on, no, turn it off": the same thing, the other way. */
function otherWay(lead: string, said: readonly Token[], instead: readonly Token[]): string | null {
  const fresh = instead.filter(({ norm }) => !PRONOUN.has(norm) && !said.some((one) => one.norm === norm));
  const [way, ...more] = fresh;
  if (way === undefined || more.length > 0) return null;
  const at = said.findLastIndex(({ norm }) => isAlike(norm, way.norm));
  return at < 0 ? null : replaced(lead, said, at, at, way.norm);
}

function replaced(lead: string, said: readonly Token[], from: number, to: number, meant: string): string {
  const before = lead.slice(0, said[from]?.start ?? 0);
  const after = lead.slice(said[to]?.end ?? lead.length);
  return `${before}${meant}${after}`.trim();
}
