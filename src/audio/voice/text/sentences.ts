/** Where a reply is cut: at the ends of sentences, and inside long ones at clauses, so that the first sound comes early. */

/** Closing marks belong to the sentence before. A full stop counts only before a space, so "3.5" would stay whole. */
const SENTENCE = /[^.!?…]*(?:[.!?…]+(?![\s"')]|$)[^.!?…]*)*(?:[.!?…]+["')]*|$)/gu;
const CLAUSE_END = /[,;:—][")]?\s+/g;

/** Sentences of a normalised text, in order, none of them empty. */
export function splitSentences(text: string): string[] {
  return (text.match(SENTENCE) ?? [])
    .map((sentence) => sentence.trim())
    .filter((sentence) => /[\p{L}\d]/u.test(sentence));
}

export interface PieceLimits {
  /** The first piece ends at the first clause that is at least this long, in characters. */
  readonly firstMin: number;
  /** A first sentence no longer than this stays whole. */
  readonly firstMax: number;
  /** No piece is longer, if words allow it. */
  readonly max: number;
}

/**
 * About 16 characters a second: the first piece takes 1 to 3 s of speech, 20 to 60 ms of work; the model takes 500
 * phonemes, but a piece of 10 s is 12 MB of spectra, and more would only cost memory.
 */
export const PIECE_LIMITS: PieceLimits = { firstMin: 12, firstMax: 48, max: 160 };

/** Where a speaker may take a breath in a long sentence that has no mark. */
const CONJUNCTION = /\s(?=(?:and|but|or|because|so|while|when|which)\s)/g;

/**
 * What is synthesised at a time. Cuts fall where a speaker pauses anyway (sentence, then clause, then before a conjunction,
 * and only when a sentence is longer than the model takes, at a space), so that no seam is heard.
 */
export function splitPieces(sentences: readonly string[], limits: PieceLimits = PIECE_LIMITS): string[] {
  return sentences.flatMap((sentence, index) => {
    if (index > 0 || sentence.length <= limits.firstMax) return wrap(sentence, limits.max);
    const isLongEnough = (cut: number) => cut >= limits.firstMin && sentence.length - cut >= limits.firstMin;
    const clause = clauseEnds(sentence).find(isLongEnough);
    if (clause !== undefined && clause <= 1.5 * limits.firstMax) {
      return [sentence.slice(0, clause).trim(), ...wrap(sentence.slice(clause).trim(), limits.max)];
    }
    const breaths = Array.from(sentence.matchAll(CONJUNCTION), (match) => match.index);
    // Half of the limit at least, for "bread and butter" is no place to breathe.
    const breath = breaths.find((cut) => isLongEnough(cut) && cut >= limits.firstMax / 2);
    if (breath === undefined) return wrap(sentence, limits.max);
    // The comma tells the model that the sentence goes on.
    return [`${sentence.slice(0, breath)},`, ...wrap(sentence.slice(breath).trim(), limits.max)];
  });
}

function clauseEnds(text: string): number[] {
  return Array.from(text.matchAll(CLAUSE_END), (match) => match.index + match[0].length);
}

function wrap(text: string, max: number): string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > max) {
    const clause = clauseEnds(rest)
      .filter((end) => end <= max && end >= max / 4)
      .at(-1);
    const space = rest.lastIndexOf(' ', max);
    const cut = clause ?? (space > 0 ? space : max);
    pieces.push(rest.slice(0, cut).trim());
    rest = rest.slice(cut).trim();
  }
  return rest ? [...pieces, rest] : pieces;
}
