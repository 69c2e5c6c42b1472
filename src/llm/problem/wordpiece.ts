/**
 * WordPiece as BERT's encoders read it: lower case, accents off, punctuation apart, then the longest pieces of the
 * vocabulary from the left (Wu et al. 2016; Devlin et al. 2019). Our own because the libraries bring megabytes for these
 * few lines, and training reads what this writes, so that the two cannot differ.
 */
export interface Wordpiece {
  /** Piece ids of a text. */
  readonly encode: (text: string) => number[];
  readonly id: (piece: string) => number;
}

/** A longer word is one unknown piece, as in the reference. */
const MAX_CHARACTERS = 100;

/** @param pieces the vocabulary, one piece each in the order of ids; `##` before what goes on a word */
export function createWordpiece(pieces: readonly string[]): Wordpiece {
  const ids = new Map(pieces.map((piece, index) => [piece, index]));
  const unknown = ids.get('[UNK]') ?? 0;
  const cache = new Map<string, readonly number[]>();
  const piecesOf = (word: string): readonly number[] => {
    const known = cache.get(word);
    if (known !== undefined) return known;
    const found = split(word, ids) ?? [unknown];
    if (cache.size < MAX_CACHED) cache.set(word, found);
    return found;
  };
  return {
    encode: (text) => basicTokens(text).flatMap((word) => [...piecesOf(word)]),
    id: (piece) => ids.get(piece) ?? unknown,
  };
}

const MAX_CACHED = 20_000;

function split(word: string, ids: ReadonlyMap<string, number>): number[] | null {
  const characters = [...word];
  if (characters.length > MAX_CHARACTERS) return null;
  const found: number[] = [];
  for (let start = 0; start < characters.length; ) {
    let end = characters.length;
    let id: number | undefined;
    for (; end > start; end -= 1) {
      id = ids.get(`${start > 0 ? '##' : ''}${characters.slice(start, end).join('')}`);
      if (id !== undefined) break;
    }
    if (id === undefined) return null;
    found.push(id);
    start = end;
  }
  return found;
}

const PUNCTUATION = /[!-/:-@[-`{-~\p{P}]/u;

function basicTokens(text: string): string[] {
  const plain = text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '');
  const tokens: string[] = [];
  let word = '';
  const flush = (): void => {
    if (word !== '') tokens.push(word);
    word = '';
  };
  for (const character of plain) {
    if (/\s/u.test(character)) flush();
    else if (/[\p{Cc}\p{Cf}]/u.test(character)) continue;
    else if (PUNCTUATION.test(character) || /\p{Script=Han}/u.test(character)) {
      flush();
      tokens.push(character);
    } else word += character;
  }
  flush();
  return tokens;
}
