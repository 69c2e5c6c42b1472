/** A sentence as pieces; null where a word of it is none, for then nobody knows what it would change. */
import { type Token, tokenize } from '../normalize.js';
import { unstutter } from '../template/carriers.js';
import type { HouseNames } from './house-names.js';
import { LEXICON } from './lexicon.js';
import { isCounted, isOwn, isOwned, isPartOfAnother, nameAt, namesAnother, startsThing } from './names-at.js';
import type { Piece } from './piece.js';
import { isPurpose } from './purpose.js';
import { ASKING, BINDING, SMALL, SMALL_PHRASES, WISHES } from './small-words.js';
import { nearestWord } from './spelling.js';
import { timeWords } from './time-words.js';
import { type Found, lexiconAt, namesUnknown, numberAt, stands } from './words-at.js';

const MAX_WORDS = 24;

/** "Should have locked": nobody did, and nobody asks for it now. "On and off" is neither, "stop telling me to" forbids. */
const MISSED =
  /\b(?:hear|know|told|sure) that\b|\bstop (?:telling|asking|reminding|nagging)\b|\b(?:stops?|quit|no more|enough) (?:the )?(?:turning|rotating|oscillating|swivelling|swinging)\b|\b(?:should|would|could|must|might) have (?:been|\w+ed|left|put|set|shut|made|done)\b|\b(?:on|up)(?: now| right now| today)? (?:and|or|then|and then) (?:off|down)\b|\b(?:off|down) (?:and|or|and then) (?:on|up)\b/;

/** Another thing than the one that is named, or than the one before: only the conversation knows which. */
const OTHERS =
  /\b(?:the|both|all|every|each|any) others?\b(?! (?:color|song|track|tune|channel|station|way|direction)s?\b)/;

/** "The light turned on" tells; "have the light turned on" asks. */
const DONE =
  /^(?!.*\b(?:want|need|like|love|prefer|rather|have|get|be|should|must|keep|make|let|leave|see|please|could|can|if)\b.*\b(?:turned|switched|powered|increased|decreased|reduced|raised|started|stopped|changed|brightened)\b).*\b(?:turned|switched|powered|increased|decreased|reduced|raised|started|stopped|changed|brightened)\b/;

/** Left out wherever they stand: "I could really do with". */
const FILLERS: ReadonlySet<string> = new Set(
  'really just actually honestly definitely literally simply seriously please um uh er erm hmm'.split(' '),
);

type Phrases = ReadonlyMap<string, readonly (readonly string[])[]>;

const SMALL_BY_WORD = byFirstWord(SMALL_PHRASES);

const WISHES_BY_WORD = byFirstWord(WISHES);

/** "And is the boiler on" asks too. */
const LEADS: ReadonlySet<string> = new Set('and so but okay oh well hey hi then'.split(' '));

const ASKED: ReadonlySet<string> = new Set(['you', 'somebody', 'someone', 'u', 'ya', 'kindly']);

/** Adverbs say how, not what. */
const ADVERB = /^[a-z]{3,}ly$/;

const NO_ADVERBS: ReadonlySet<string> = new Set(
  (
    'only hardly barely supply family july early apply reply partially partly daily weekly hourly nightly occasionally usually ' +
    // How much is wanted.
    'slowly gently faintly lightly dimly brightly warmly coolly'
  ).split(' '),
);

export function label(text: string, names: HouseNames): Piece[] | null {
  const tokens = unstutter(tokenize(text)).filter(({ norm }) => !FILLERS.has(norm));
  const heard = tokens.map(({ norm }) => norm);
  const words = verbs(heard, names);
  if (words.length === 0 || words.length > MAX_WORDS) return null;
  // "Will it be warmer?" wants to know; "will you" asks for it.
  if (/^(?:will|would|might|shall)$/.test(words[0] ?? '') && !ASKED.has(words[1] ?? '')) return null;
  const said = heard.join(' ');
  if (MISSED.test(said) || DONE.test(said) || OTHERS.test(said)) return null;
  const pieces: (readonly Piece[])[] = [];
  for (let at = 0; at < words.length; ) {
    if (
      nameAt(names, words, at) === null &&
      (namesUnknown(words, at) || namesAnother(names, words, at) || isNoun(words, at))
    )
      return null;
    const found =
      at === 0 && asks(words.slice(words.findIndex((word) => !LEADS.has(word))))
        ? phraseAt(SMALL_BY_WORD, words, 0, { type: 'small' })
        : pieceAt(text, tokens, words, at, names);
    if (found === null) {
      // "For Daddy, radio off": what follows the comma is no purpose.
      const pause = tokens.findIndex(
        ({ start }, next) => next > at && /[,;]/.test(text.slice(tokens[next - 1]?.end, start)),
      );
      const more = pause < 0 ? [] : words.map((_, next) => next).slice(pause);
      if (more.some((next) => lexiconAt(words, next) !== null || nameAt(names, words, next) !== null))
        return null;
      const begun = pieces.flat().some(({ type }) => type === 'act' || type === 'thing');
      return begun && isPurpose(words, at) && !isOwned(names, words, at) ? settle(pieces) : null;
    }
    pieces.push(found.pieces);
    at += found.length;
  }
  return isSpeed(words, pieces.flat()) ? null : settle(pieces);
}

/** "AC on low": how hard it blows, and no way for the temperature to go. */
function isSpeed(words: readonly string[], pieces: readonly Piece[]): boolean {
  return (
    /\b(?:on|onto|to|at) (?:low|high|medium)\b/.test(words.join(' ')) &&
    pieces.some((piece) => piece.type === 'thing' && piece.thing === 'heating')
  );
}

/** "Strong" says more of a coffee than of a lamp: what a word is depends on the thing. */
function settle(all: readonly (readonly Piece[])[]): Piece[] | null {
  const things = new Set(
    all.flatMap((pieces) => pieces.flatMap((piece) => (piece.type === 'thing' ? [piece.thing] : []))),
  );
  const settled: Piece[] = [];
  for (const pieces of all) {
    const details = pieces.filter((piece) => piece.type === 'detail');
    const other = pieces.find(({ type }) => type !== 'detail');
    if (details.some(({ of }) => things.has(of))) continue;
    if (other === undefined) return null;
    settled.push(other);
  }
  return settled;
}

/** "Have the robot clean" and "do the floors" are no questions. */
function asks([first = '', second = '']: readonly string[]): boolean {
  return first === 'have' || first === 'do'
    ? !/^(?:the|a|an|my|our|some|it|all)$/.test(second)
    : ASKING.has(first);
}

/** "Turning", "turns": as "turn", where that is a word of requests and they are not. */
function verbs(words: readonly string[], names: HouseNames): string[] {
  // The "living" of a living room is no verb.
  const named = new Set(
    words.flatMap((_, at) =>
      Array.from({ length: nameAt(names, words, at)?.length ?? 0 }, (_one, index) => at + index),
    ),
  );
  return words.map((word, at) => {
    // Nor is the "even" of an evening.
    if (named.has(at) || word === 'evening' || SMALL.has(word) || LEXICON.has(word)) return word;
    const stem = /^(.{2,}?)(?:ing|ed|s)$/.exec(word)?.[1] ?? '';
    return (
      [stem, `${stem}e`, stem.replace(/(.)\1$/, '$1')].find((verb) => SMALL.has(verb) || LEXICON.has(verb)) ??
      word
    );
  });
}

function pieceAt(
  text: string,
  tokens: readonly Token[],
  words: readonly string[],
  at: number,
  names: HouseNames,
): Found | null {
  const word = words[at] ?? '';
  // "Give me more from the lamp", "more on the telly": of what, and which way?
  if (word === 'more' && isVagueMore(words, at)) return null;
  // "Track off", where the track lights are called so.
  if (isPartOfAnother(names, words, at)) return null;
  // "Quiet too" is quiet as well.
  if (word === 'too' && at > 0 && at === words.length - 1) return { length: 1, pieces: [{ type: 'small' }] };
  // "The rail and the fan both": counted already; "both fans" are two, of how many?
  if (word === 'both' && !startsThing(names, words, at + 1))
    return { length: 1, pieces: [{ type: 'small' }] };
  const described = descriptionAt(words, at);
  if (described > 0) return { length: described, pieces: [{ type: 'small' }] };
  const time = timeWords(words.slice(at));
  if (time > 0) {
    // "For tonight" is how long it may stay so.
    if (
      words[at - 1] === 'for' &&
      /^(?:tonight|today|this (?:evening|morning|afternoon))$/.test(words.slice(at, at + time).join(' '))
    )
      return { length: time, pieces: [{ type: 'small' }] };
    const when = text.slice(tokens[at]?.start ?? 0, tokens[at + time - 1]?.end ?? text.length);
    return { length: time, pieces: [{ type: 'time', text: when }] };
  }
  // "2nd floor light": a name, whatever it begins with.
  const name = nameAt(names, words, at);
  if (name !== null && name.length > 1 && /^\d/.test(word)) return name;
  // "The next one" is no number.
  const said = text.slice(tokens[at]?.start, tokens[at]?.end).toLowerCase();
  const unit = words[at + 1] ?? '';
  if (said === 'one' && !/^(?:percent|degrees?|per)$/.test(unit))
    return { length: 1, pieces: [{ type: 'small' }] };
  const number = numberAt(words, at);
  // "All three lamps" are counted.
  if (number !== null && number.length === 1 && isCounted(words, at + 1, names)) return null;
  if (number !== null) return number;
  // "Its intensity" is not "it's intensity".
  const next = lexiconAt(words, at + 1)?.pieces ?? [];
  if (word === 'its' && next.some(({ type }) => type === 'thing'))
    return { length: 1, pieces: [{ type: 'small' }] };
  const longest = [
    // The house's own "flat" is one of its floors, not the home; its "Air Conditioner" is that one.
    isOwn(name) ? name : lexiconAt(words, at),
    isOwn(name) ? lexiconAt(words, at) : name,
    phraseAt(WISHES_BY_WORD, words, at, { type: 'wish' }),
    phraseAt(SMALL_BY_WORD, words, at, { type: 'small' }),
  ].reduce((best, one) => (one !== null && one.length > (best?.length ?? 0) ? one : best), null);
  if (longest !== null) return longest;
  // "I would love it if the light were off": no past.
  if (word === 'were' && words.slice(0, at).includes('if')) return { length: 1, pieces: [{ type: 'small' }] };
  if (BINDING.has(word)) return null;
  if (SMALL.has(word) || (ADVERB.test(word) && !NO_ADVERBS.has(word)))
    return { length: 1, pieces: [{ type: 'small' }] };
  const meant = nearestWord(word, names);
  if (meant === null) return null;
  const mended = words.with(at, meant);
  return lexiconAt(mended, at) ?? nameAt(names, mended, at);
}

/** "Warm up this throw", "the press is on": after an article these verbs are things that nobody here knows. */
function isNoun(words: readonly string[], at: number): boolean {
  return (
    /^(?:the|my|our|this|that|his|her|their|a|an)$/.test(words[at - 1] ?? '') &&
    /^(?:throw|press|roll|tap|draw|shift|slap|sling)$/.test(words[at] ?? '')
  );
}

/** "More" beside no amount and no word that says what there shall be more of. */
function isVagueMore(words: readonly string[], at: number): boolean {
  if (lexiconAt(words, at) !== null || words[at + 1] === 'than') return false;
  return !/^(?:\d+(?:\.\d+)?|percent|degrees?|once|any|no)$/.test(words[at - 1] ?? '');
}

/** "Which are still on" tells which are meant, not what shall be. */
function descriptionAt(words: readonly string[], at: number): number {
  const [which = '', be = '', ...rest] = words.slice(at);
  if (at === 0 || !/^(?:which|that)$/.test(which) || !/^(?:is|are)$/.test(be)) return 0;
  const state = rest.findIndex(
    (word) => !/^(?:still|currently|already|left|now|turned|switched)$/.test(word),
  );
  return /^(?:on|off|open|closed|shut|lit|running|playing)$/.test(rest[state] ?? '') ? state + 3 : 0;
}

function phraseAt(phrases: Phrases, words: readonly string[], at: number, piece: Piece): Found | null {
  const phrase = phrases.get(words[at] ?? '')?.find((said) => stands(said, words, at));
  return phrase === undefined ? null : { length: phrase.length, pieces: [piece] };
}

function byFirstWord(phrases: readonly (readonly string[])[]): Phrases {
  const byWord = new Map<string, (readonly string[])[]>();
  for (const phrase of [...phrases].sort((a, b) => b.length - a.length)) {
    const first = phrase[0] ?? '';
    byWord.set(first, [...(byWord.get(first) ?? []), phrase]);
  }
  return byWord;
}
