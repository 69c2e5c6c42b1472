/**
 * A refusal that may be no more than words that the grammar does not know: "where's Bernd got to" is no event of the calendar,
 * but Bernd is somebody here; "the marn lamp" is nothing, but there is a moon lamp. The reply stays what it is; only whoever
 * understands more words than the grammar is asked first.
 */
import type { Home } from '../../actions/home.js';
import { READ_ONLY } from '../../actions/kinds/kinds.js';
import { singular } from '../../actions/resolve/names.js';
import { edits } from '../../edit-distance.js';
import { bareWords, normalWords } from '../normalize.js';
import { NAMELESS, wordRuns } from '../word-runs.js';
import type { Trial } from './carry-out.js';
import { namesAsSaid, namesByLetter } from './name-tables.js';

export function mayBeMore(text: string, trial: Trial, home: Home): boolean {
  const reasons = refusedFor(trial);
  if (reasons.has('out_of_scope')) return isWhereabouts(text, home) || mentions(text, home);
  return reasons.has('no_device') && (isOtherWord(text) || soundsLikeAName(text, home));
}

/** "Is the espresso maker on" may be of the coffee machine; a lamp that this house has not got is no other lamp. */
function isOtherWord(text: string): boolean {
  return /^(?:is|are) (?:the|my|our) /i.test(text) && !/\b(?:light|lamp|bulb)s?\b/i.test(text);
}

/** Why it was refused; nothing where something is done or asked. */
export function refusedFor({ effects, question, parts }: Trial): ReadonlySet<unknown> {
  if (effects.length > 0 || question !== null) return new Set();
  return new Set(
    parts.flatMap(({ calls }) => calls.flatMap((call) => (call.do === 'none' ? [call['reason']] : []))),
  );
}

/** "Where's himself", "where's mum at": somebody of this house, by a name that nobody wrote down. */
function isWhereabouts(text: string, { devices }: Home): boolean {
  return (
    /\bwhere(?:['’]?s| is| are| did| has) (?!(?:the|my|our|your|his|her|their|that|this|those|all)\b)/i.test(
      text,
    ) && devices.some(({ kind }) => kind === 'person')
  );
}

/** Words of events that say nothing of which it is. */
const VAGUE: ReadonlySet<string> = new Set(
  'the and for our are was you not how who all with from this that next last time appointment meeting event call visit home house room party night morning evening'.split(
    ' ',
  ),
);
const MIN_LETTERS = 4;
/** The shortest word that says which event: "vet", "oil". */
const MIN_EVENT_LETTERS = 3;

/** Somebody who lives here, something that is here, or something of the calendar. */
function mentions(text: string, home: Home): boolean {
  const words = normalWords(text.replace(/['’]s\b/g, '')).map(singular);
  const said = ` ${words.join(' ')} `;
  const named = (name: string): boolean => {
    const own = normalWords(name).map(singular).join(' ');
    return own !== '' && said.includes(` ${own} `);
  };
  const { names, longest } = namesAsSaid(home);
  return (
    wordRuns(words, longest).some((run) => names.has(run.join(' '))) ||
    home.calendars.some(({ events }) =>
      events.some(({ summary }) =>
        normalWords(summary.replace(/['’]s\b/g, '')).some(
          (word) => word.length >= MIN_EVENT_LETTERS && !VAGUE.has(word) && named(word),
        ),
      ),
    )
  );
}

/** Letters of ten that may be other than a name's: "bug sapper"; and of each of its words. */
const SHARE = 0.3;
const WORD_SHARE = 0.5;
const MAX_WORDS = 4;

/** Some words in a row that are nearly a device's name. One that is whole is known, and what is meant is another's. */
function soundsLikeAName(text: string, home: Home): boolean {
  const said = bareWords(text).split(' ').filter(Boolean);
  if (said.length > 3 * MAX_WORDS) return false;
  const spans = wordRuns(said.map(singular), MAX_WORDS).filter(
    (span) => !NAMELESS.has(span[0] ?? '') && !NAMELESS.has(span.at(-1) ?? ''),
  );
  const names = namesByLetter(home);
  return spans.some((span) =>
    (names.get(span[0]?.[0] ?? '') ?? []).some(
      ({ words, kind }) =>
        !READ_ONLY.has(kind) && words.join('').length > MIN_LETTERS && isNearName(span, words),
    ),
  );
}

/** "Moo lamp" to "moon lamp", "down lights" to "downlights"; "Macsen's fan" is not nearly his lamp. */
function isNearName(span: readonly string[], name: readonly string[]): boolean {
  const letters = name.join('');
  if (
    span.join(' ') === name.join(' ') ||
    !isNear(span.join(''), letters, Math.floor(letters.length * SHARE))
  )
    return false;
  if (span.length !== name.length) return true;
  return span.every((word, at) => {
    const other = name[at] ?? '';
    return word[0] === other[0] && isNear(word, other, Math.floor(other.length * WORD_SHARE));
  });
}

/** At most so many letters more, less or other. */
function isNear(a: string, b: string, slips: number): boolean {
  return Math.abs(a.length - b.length) <= slips && edits([...a], [...b]) <= slips;
}
