/**
 * "I meant the hall light", after words that came to nothing: the same sentence again, with the name that is meant in the
 * place of the words that nobody knew. Which words those are is tried out: where the rest makes sense, they were.
 */
import { findByName, placesNamed } from '../../../actions/resolve/names.js';
import type { World } from '../../../actions/world.js';
import type { Outcome, Session } from '../../conversation.js';
import { normalWords, tokenize } from '../../normalize.js';
import { secondsBetween } from '../../time.js';

/** Whoever corrects something does so at once. */
const FRESH_SECONDS = 60;
/** Nicknames are short, and every span costs a reading. */
const MAX_SPAN = 4;
const MAX_WORDS = 14;

export const CORRECTING =
  /^(?:(?:no|nope|nah|sorry|oops|wait|actually|not that one|wrong one|i (?:meant|mean|said|wanted))\b[\s,.]*)+/i;

/** No name begins or ends with these. */
const FRAME = new Set(
  'the my our your a an this that these those its it in on at of to and is are off up down please'.split(' '),
);
const DETERMINER = new Set('the my our your a an this that'.split(' '));

export interface Replaced {
  /** The words that were replaced, in normal form. */
  readonly said: string;
  readonly text: string;
}

/** Every reading of the sentence in which a few words in a row stand for this name, the fewest words first. */
export function replacements(text: string, name: string): Replaced[] {
  const tokens = tokenize(text);
  if (tokens.length > MAX_WORDS) return [];
  const bare = name.trim().replace(/^(?:the|my|our) /i, '');
  const found: Replaced[] = [];
  for (let length = 1; length <= Math.min(MAX_SPAN, tokens.length - 1); length += 1) {
    for (let at = 0; at + length <= tokens.length; at += 1) {
      const span = tokens.slice(at, at + length);
      const [first, last] = [span[0], span.at(-1)];
      if (first === undefined || last === undefined || FRAME.has(first.norm) || FRAME.has(last.norm))
        continue;
      const determined = DETERMINER.has(tokens[at - 1]?.norm ?? '');
      const shown = determined || bare === name.trim() ? bare : name.trim();
      found.push({
        said: span.map(({ norm }) => norm).join(' '),
        text: `${text.slice(0, first.start)}${shown}${text.slice(last.end)}`,
      });
    }
  }
  return found;
}

/** What the words may have been meant to say; nothing where nobody corrects what came to nothing. */
export function saidInstead(text: string, { unmet }: Session, { home, now }: World): readonly string[] {
  if (unmet == null || !isFresh(unmet.at, now)) return [];
  const match = CORRECTING.exec(text);
  if (match === null) return [];
  const meant = text
    .slice(match[0].length)
    .replace(/[.!?,\s]+$/, '')
    .trim();
  if (meant === '' || normalWords(meant).length > 2 * MAX_SPAN) return [];
  const known = findByName(home, meant, home.devices).length > 0 || placesNamed(home.areas, meant).length > 0;
  return known ? replacements(unmet.text, meant).map((one) => one.text) : [];
}

/** What the session keeps of a sentence that came to nothing; a PIN is never kept. */
export function unmetAfter(
  outcome: Pick<Outcome, 'source' | 'calls'>,
  { text, before, now }: { readonly text: string; readonly before: Session; readonly now: string },
): Session['unmet'] {
  const { pending, unmet } = before;
  if (pending?.kind === 'confirm' && pending.pin === true) return null;
  if (!cameToNothing(outcome)) return null;
  // A correction that was not understood either: the next one is about the same sentence.
  return CORRECTING.test(text) && unmet != null && isFresh(unmet.at, now) ? unmet : { text, at: now };
}

/** Not understood, or about nothing that the house has. */
export function cameToNothing({ source, calls }: Pick<Outcome, 'source' | 'calls'>): boolean {
  return source === 'none' || (calls.length > 0 && calls.every(isUnknown));
}

const isUnknown = (call: Outcome['calls'][number]): boolean =>
  call.do === 'none' && call['reason'] === 'no_device';

function isFresh(at: string, now: string): boolean {
  const age = secondsBetween(at, now);
  return age >= 0 && age <= FRESH_SECONDS;
}
