import type { LexiconEntry, WordClass } from './lexicon.js';

/**
 * Which reading of a word that has several ("close the door", "close to it") the neighbours ask for. A handful of closed word
 * lists decides: replies of a house are short and plain, and a tagger would weigh more than the voice.
 */

const set = (words: string) => new Set(words.split(' '));

const DETERMINERS = set(
  'a an the my your his her its our their this these those that no any some every each another all both new old last ' +
    'next first second latest own one two three four five',
);
const OBJECTS = set(
  'it them him me us everything all both that this these those the a an my your his her our their',
);
const PRONOUNS = set("i you we they who let's i'll you'll we'll they'll he'll she'll it'll to please");
const MODALS = set(
  "will would can could shall should may might must cannot can't won't couldn't wouldn't shouldn't do does did don't " +
    "doesn't didn't",
);
const THIRD_PERSON = set('he she it who which that');
const BE = set("is are was were be been being am isn't aren't wasn't");
const HAVE = set("have has had having i've you've we've they've haven't hasn't hadn't");
const ADVERBS = set('not never always just also only then automatically now already still');
const PREPOSITIONS = set('of for with in at by from without about under over per');
const AFTER_NOUN = set('of is was are were has have had will in at on for today yesterday');
/** Words after which "that" opens a clause ("I know that it ...") instead of pointing. */
const CLAUSE_OPENERS = set(
  'know think say said sure sorry mean means so told found heard believe hope see says afraid glad noticed reports',
);

/** `words` in lower case, punctuation marks among them; undefined where nothing speaks for a class. */
export function wordClassAt(words: readonly string[], index: number): WordClass | undefined {
  const word = words[index] ?? '';
  const [before, previous, next] = [words[index - 2] ?? '', words[index - 1] ?? '', words[index + 1] ?? ''];
  if (word === 'that') return CLAUSE_OPENERS.has(previous) && isWord(next) ? undefined : 'DT';
  if (word === 'used') return next === 'to' && !BE.has(previous) ? 'VBD' : undefined;
  if (word === 'read' || word === 'reread' || word === 'wound') return pastOrPresent(before, previous);
  if (word === 'close' && (BE.has(previous) || ['to', 'by', 'enough', 'call'].includes(next)))
    return undefined;
  if (word === 'house' || word === 'minute') return undefined;
  return verbAt(words, index) ? 'VERB' : nounAt(previous, next) ? 'NOUN' : undefined;
}

function pastOrPresent(before: string, previous: string): WordClass | undefined {
  if (
    HAVE.has(previous) ||
    BE.has(previous) ||
    (ADVERBS.has(previous) && (HAVE.has(before) || BE.has(before)))
  )
    return 'VBN';
  const isAsked = MODALS.has(before);
  return ['i', 'he', 'she', 'we', 'they'].includes(previous) && !isAsked ? 'VBD' : undefined;
}

function verbAt(words: readonly string[], index: number): boolean {
  const word = words[index] ?? '';
  const [before, previous, next] = [words[index - 2] ?? '', words[index - 1] ?? '', words[index + 1] ?? ''];
  if (PRONOUNS.has(previous) || MODALS.has(previous)) return true;
  if (ADVERBS.has(previous)) return PRONOUNS.has(before) || MODALS.has(before) || HAVE.has(before);
  // "open or close it"
  if ((previous === 'and' || previous === 'or') && (before === 'open' || OBJECTS.has(next))) return true;
  // "did the garage door close"
  if (word.endsWith('s') && THIRD_PERSON.has(previous)) return true;
  // "the blinds close at nine"
  if (/[^s]s$/.test(previous) && ['at', 'when', 'automatically'].includes(next)) return true;
  // An order: "Close the door", "Record it", "Live with it" is none.
  return !isWord(previous) && (OBJECTS.has(next) || ADVERBS.has(next));
}

function nounAt(previous: string, next: string): boolean {
  if (DETERMINERS.has(previous)) return true;
  if (PREPOSITIONS.has(previous)) return true;
  return isWord(previous) && (AFTER_NOUN.has(next) || !isWord(next));
}

/** The reading for this class, or for the end of a clause; null where the word must be spelled out. */
export function readingOf(
  entry: LexiconEntry,
  wordClass: WordClass | undefined,
  endsClause: boolean,
): string | null {
  if (typeof entry === 'string') return entry;
  if (endsClause && typeof entry['None'] === 'string') return entry['None'];
  const reading = wordClass === undefined ? undefined : entry[wordClass];
  return reading ?? entry['DEFAULT'] ?? null;
}

function isWord(token: string): boolean {
  return /\p{L}/u.test(token);
}
