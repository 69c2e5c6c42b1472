/** What stands at a place of a sentence: words of the lexicon, numbers with their units, and words that name what nobody knows. */
import { LEXICON } from './lexicon.js';
import type { Piece } from './piece.js';
import { SMALL } from './small-words.js';

export interface Found {
  readonly length: number;
  /** What the words may be. */
  readonly pieces: readonly Piece[];
}

export function lexiconAt(words: readonly string[], at: number): Found | null {
  const entry = LEXICON.get(words[at] ?? '')?.find(({ words: said }) => stands(said, words, at));
  return entry === undefined ? null : { length: entry.words.length, pieces: entry.pieces };
}

export function stands(said: readonly string[], words: readonly string[], at: number): boolean {
  return said.every((word, index) => word === words[at + index]);
}

/** Words that only do something, after words that name something: "in the lift", "with my stick", "boost mode". */
export function namesUnknown(words: readonly string[], at: number): boolean {
  const found = lexiconAt(words, at);
  const small = found === null && SMALL.has(words[at] ?? '');
  if (!small && found?.pieces.every(({ type }) => type === 'act' || type === 'quality') !== true)
    return false;
  const end = at + (found?.length ?? 1);
  const silences = found?.pieces.some((piece) => piece.type === 'act' && piece.act === 'mute') === true;
  if (!small && !silences && words[end] === 'mode') return true;
  const before = words[at - 1] ?? '';
  // "Set it back on cool", "onto heat": what it does, not how warm it gets.
  if (end === words.length && /^(?:on|onto|to|into)$/.test(before) && TEMPERED.test(words[at] ?? ''))
    return true;
  // "In the taps".
  const inside = before === 'the' && /^(?:in|inside|from|of|with)$/.test(words[at - 2] ?? '');
  // "Set the robot to mop": one of its modes, which it may not have.
  if (end === words.length && before === 'to' && WET.test(words[at] ?? '')) return true;
  if (small) return MOVES.has(words[at] ?? '') && (inside || /^(?:my|our|your|his|her|their)$/.test(before));
  return (
    /^(?:the|my|our|your|his|her|their)$/.test(before) &&
    /^(?:in|at|inside|near|by|behind|under|outside|from)$/.test(words[at - 2] ?? '') &&
    !/^(?:position|state|setting|mode|direction)s?$/.test(words[end] ?? '')
  );
}

const WET = /^(?:mop|scrub|sweep)$/;
const TEMPERED = /^(?:cool|cold|warm|hot)$/;

/** Verbs that say nothing of what is wanted, and nouns of things that nobody knows. */
const MOVES: ReadonlySet<string> = new Set(
  'stick pop whack chuck bung knock shove slap throw fling slam click tap flip flick push press hit hold shift roll pull draw'.split(
    ' ',
  ),
);

const VAGUELY: ReadonlySet<string> = new Set(
  'the like about around roughly approximately maybe say perhaps some somewhere nearly almost exactly'.split(
    ' ',
  ),
);
const COUNTED =
  /^(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|times|people|songs?|tracks?|euros?|dollars?|pounds?|watts?|meters?|kelvin|cups?)$/;

export function numberAt(words: readonly string[], at: number): Found | null {
  const whole = words[at] ?? '';
  if (!/^\d+(?:\.\d+)?$/.test(whole)) return null;
  // "Volume plus ten" is no volume of ten.
  if (/^(?:plus|minus)$/.test(words[at - 1] ?? '')) return null;
  // "Twenty two and a half", but "and a half hour later".
  const rest = words.slice(at + 1).join(' ');
  const half = /^and (?:a )?half(?! (?:an? |of |past |hours?\b|minutes?\b))/.exec(rest)?.[0];
  if (half !== undefined && /^\d+$/.test(whole)) {
    const exact = words.toSpliced(at, half.split(' ').length + 1, `${whole}.5`);
    const found = numberAt(exact, at);
    return found === null ? null : { ...found, length: found.length + half.split(' ').length };
  }
  const text = whole;
  const next = words[at + 1] ?? '';
  const more =
    /^(?:more|less|extra|higher|lower|brighter|darker|louder|quieter|softer|warmer|hotter|cooler|colder|faster|slower)$/;
  // "Five more minutes", "ten songs": of something else than a level.
  if (COUNTED.test(more.test(next) ? (words[at + 2] ?? '') : next)) return null;
  const after = words.slice(0, at).findLast((word) => !VAGUELY.has(word)) ?? '';
  const by =
    after === 'by' ||
    after === 'another' ||
    after === 'add' ||
    after === 'more' ||
    more.test(next) ||
    (/^(?:percent|degrees?)$/.test(next) && more.test(words[at + 2] ?? ''));
  const said = { text, by, to: /^(?:to|at|on|level|volume|brightness)$/.test(after), at: after === 'at' };
  const details = lexiconAt(words, at + 1)?.pieces.filter(({ type }) => type === 'detail') ?? [];
  if (details.length > 0) return { length: 1, pieces: details };
  if (next === 'percent' || next === 'percents')
    return { length: 2, pieces: [{ type: 'number', ...said, unit: 'percent' }] };
  if (next === 'per' && words[at + 2] === 'cent')
    return { length: 3, pieces: [{ type: 'number', ...said, unit: 'percent' }] };
  // "Two degrees off the heating" is how much less.
  if (/^degrees?$/.test(next) && words[at + 2] === 'off') return null;
  if (/^degrees?$/.test(next)) return { length: 2, pieces: [{ type: 'number', ...said, unit: 'degrees' }] };
  return { length: 1, pieces: [{ type: 'number', ...said, unit: null }] };
}
