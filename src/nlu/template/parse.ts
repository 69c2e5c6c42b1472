/**
 * Parser of Home Assistant's sentence templates: `(a|b)` alternatives, `[x]` optional, `{list}` or `{list:slot}`,
 * `<rule>`, `(a;b)` permutation, `\` escapes. Syntax after hassil's documentation (OHF-Voice/hassil, README).
 *
 * Brackets may stand inside a word (`light[s]`, `[un]lock`, `bed[ ]room`): pieces that touch without a space are
 * multiplied out into whole words, because everything after this works on words.
 */
import { EarshotError } from '../../errors.js';
import type { Expression } from './expression.js';

/** A piece before words are cut: text keeps its spaces. */
type Piece =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'choice'; readonly items: readonly (readonly Piece[])[] }
  | { readonly type: 'list'; readonly list: string; readonly slot: string }
  | { readonly type: 'rule'; readonly rule: string };

/** More readings of one glued word than this is a mistake in the template, not a word. */
const MAX_GLUED_WORDS = 256;
/** n! orders: five already make 120. */
const MAX_PERMUTATION = 5;
const MAX_TEMPLATE_CHARACTERS = 20_000;
const MAX_DEPTH = 64;
/** Orders of orders multiply: more pieces than this, written out, are no sentence. */
const MAX_PIECES = 20_000;

/**
 * @param template one sentence template
 * @param place where it stands, for messages: a file, an intent
 * @throws EarshotError TEMPLATE_INVALID with column and remedy
 */
export function parseTemplate(template: string, place: string): Expression {
  if (template.length > MAX_TEMPLATE_CHARACTERS) {
    throw new EarshotError(
      'TEMPLATE_INVALID',
      `${place}: a sentence template of ${template.length} characters is too long (limit ${MAX_TEMPLATE_CHARACTERS}): split it into several sentences.`,
      { usage: true },
    );
  }
  return toWords(new Parser(template, place).parse());
}

class Parser {
  private at = 0;
  private depth = 0;

  constructor(
    private readonly source: string,
    private readonly place: string,
  ) {}

  parse(): Piece[] {
    const { alternatives, separator } = this.group('');
    const only = alternatives[0] ?? [];
    const pieces: Piece[] =
      separator === null
        ? only
        : [{ type: 'choice', items: separator === ';' ? this.permute(alternatives) : alternatives }];
    if (this.source.includes(';') && written(pieces, new Map()) > MAX_PIECES) {
      this.fail('permutations within permutations have too many orders.', 0);
    }
    return pieces;
  }

  private fail(message: string, at = this.at): never {
    const shown = this.source.length > 80 ? `${this.source.slice(0, 77)}...` : this.source;
    throw new EarshotError('TEMPLATE_INVALID', `${this.place}: "${shown}", column ${at + 1}: ${message}`, {
      usage: true,
    });
  }

  /** Reads alternatives up to `close` ('' is the end of the template). */
  private group(close: string): { alternatives: Piece[][]; separator: '|' | ';' | null } {
    const opened = this.at - 1;
    this.depth += 1;
    if (this.depth > MAX_DEPTH) this.fail(`brackets are nested more than ${MAX_DEPTH} deep.`);
    const alternatives: Piece[][] = [[]];
    let separator: '|' | ';' | null = null;
    let text = '';
    const flush = (): void => {
      if (text !== '') alternatives.at(-1)?.push({ type: 'text', text });
      text = '';
    };
    for (;;) {
      const character = this.source[this.at];
      if (character === undefined) {
        if (close !== '') this.fail(`this bracket is never closed: add "${close}".`, opened);
        break;
      }
      this.at += 1;
      if (character === close) break;
      if (character === '\\') {
        text += this.source[this.at] ?? '';
        this.at += 1;
      } else if (character === '|' || character === ';') {
        if (separator !== null && separator !== character) {
          this.fail(
            '"|" and ";" are mixed in one bracket: put one of them in a bracket of its own.',
            this.at - 1,
          );
        }
        separator = character;
        flush();
        alternatives.push([]);
      } else if (character === '(' || character === '[') {
        flush();
        const inner = this.group(character === '(' ? ')' : ']');
        const items = inner.separator === ';' ? this.permute(inner.alternatives) : inner.alternatives;
        alternatives.at(-1)?.push({ type: 'choice', items: character === '[' ? [...items, []] : items });
      } else if (character === '{') {
        flush();
        alternatives.at(-1)?.push(this.listReference());
      } else if (character === '<') {
        flush();
        alternatives.at(-1)?.push({ type: 'rule', rule: this.name('>') });
      } else if (character === ')' || character === ']' || character === '}' || character === '>') {
        this.fail(
          `"${character}" closes a bracket that was never opened: remove it or open one.`,
          this.at - 1,
        );
      } else text += character;
    }
    flush();
    this.depth -= 1;
    return { alternatives, separator };
  }

  private listReference(): Piece {
    const name = this.name('}');
    const [list = '', slot = list] = name.split(':').map((part) => part.trim());
    if (list === '' || slot === '') this.fail('a list needs a name: {list} or {list:slot}.', this.at - 1);
    return { type: 'list', list, slot };
  }

  private name(close: string): string {
    const opened = this.at - 1;
    const end = this.source.indexOf(close, this.at);
    if (end < 0) this.fail(`this bracket is never closed: add "${close}".`, opened);
    const name = this.source.slice(this.at, end).trim();
    if (!/^[\p{L}\p{N}_.: -]+$/u.test(name)) {
      this.fail(`"${name}" is not a name: letters, digits and "_" only.`, opened);
    }
    this.at = end + 1;
    return name;
  }

  private permute(alternatives: readonly Piece[][]): Piece[][] {
    if (alternatives.length > MAX_PERMUTATION) {
      this.fail(
        `a permutation of ${alternatives.length} parts has too many orders (limit ${MAX_PERMUTATION}).`,
      );
    }
    return orders(alternatives).map((order) =>
      order.flatMap((part): Piece[] => [{ type: 'text', text: ' ' }, ...part, { type: 'text', text: ' ' }]),
    );
  }
}

/** How many pieces there are with every order written out; orders share their pieces, so each is counted once. */
function written(pieces: readonly Piece[], known: Map<Piece, number>): number {
  return pieces.reduce((sum, piece) => {
    if (piece.type !== 'choice') return sum + 1;
    const count = known.get(piece) ?? 1 + piece.items.reduce((all, item) => all + written(item, known), 0);
    known.set(piece, count);
    return sum + count;
  }, 0);
}

function orders<T>(items: readonly T[]): T[][] {
  if (items.length <= 1) return [[...items]];
  return items.flatMap((item, index) =>
    orders([...items.slice(0, index), ...items.slice(index + 1)]).map((rest) => [item, ...rest]),
  );
}

/** Every string that pieces of pure text can spell, or null if they hold a list or rule or are too many. */
function spellings(pieces: readonly Piece[]): string[] | null {
  let out = [''];
  for (const piece of pieces) {
    let options: string[];
    if (piece.type === 'text') options = [piece.text];
    else if (piece.type === 'choice') {
      options = [];
      for (const item of piece.items) {
        const inner = spellings(item);
        if (inner === null) return null;
        options.push(...inner);
      }
    } else return null;
    if (out.length * options.length > MAX_GLUED_WORDS) return null;
    out = out.flatMap((head) => options.map((tail) => head + tail));
  }
  return [...new Set(out)];
}

function textToWords(text: string): Expression[] {
  return text
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => ({ type: 'word', text: word }));
}

function sequence(items: readonly Expression[]): Expression {
  return items.length === 1 && items[0] !== undefined ? items[0] : { type: 'sequence', items };
}

/** Do two neighbours touch, so that they spell one word together? */
function touches(left: Piece, right: Piece): boolean {
  const endsOpen = left.type === 'text' ? !/\s$/.test(left.text) : true;
  const startsOpen = right.type === 'text' ? !/^\s/.test(right.text) : true;
  return endsOpen && startsOpen;
}

/** Word by word, spaces kept, so that only the word that touches a bracket is multiplied out with it. */
function splitText(piece: Piece): Piece[] {
  if (piece.type !== 'text') return [piece];
  return (piece.text.match(/\s*\S+\s*|\s+/g) ?? []).map((text): Piece => ({ type: 'text', text }));
}

function toWords(unsplit: readonly Piece[]): Expression {
  const pieces = unsplit.flatMap(splitText);
  const out: Expression[] = [];
  for (let at = 0; at < pieces.length; ) {
    let end = at + 1;
    for (;;) {
      const left = pieces[end - 1];
      const right = pieces[end];
      if (left === undefined || right === undefined || !touches(left, right)) break;
      end += 1;
    }
    out.push(...gluedRun(pieces.slice(at, end)));
    at = end;
  }
  return sequence(out);
}

/** One run of touching pieces: multiplied out where it is pure text, else taken apart at its lists and rules. */
function gluedRun(run: readonly Piece[]): Expression[] {
  const out: Expression[] = [];
  for (let at = 0; at < run.length; ) {
    const piece = run[at];
    if (piece === undefined) break;
    if (piece.type === 'text' && run.length === 1) {
      // Most pieces: a word with nothing touching it.
      out.push(...textToWords(piece.text));
      break;
    }
    if (piece.type === 'list') {
      const next = run[at + 1];
      const suffixes = next === undefined ? null : spellings([next]);
      if (suffixes?.some((suffix) => /^['’]s(\s|$)/.test(suffix))) {
        out.push(possessive(piece.list, piece.slot, suffixes));
        at += 2;
      } else {
        out.push({ type: 'list', list: piece.list, slot: piece.slot, possessive: false });
        at += 1;
      }
      continue;
    }
    if (piece.type === 'rule') {
      out.push({ type: 'rule', rule: piece.rule });
      at += 1;
      continue;
    }
    // The longest stretch of pure text from here that can be multiplied out.
    let end = run.length;
    let words: string[] | null = null;
    for (; end > at; end -= 1) {
      words = end - at > 1 || piece.type === 'text' ? spellings(run.slice(at, end)) : null;
      if (words !== null) break;
    }
    if (words !== null && end > at) {
      out.push(choice(words.map((spelling) => sequence(textToWords(spelling)))));
      at = end;
    } else {
      if (piece.type === 'choice') out.push(choice(piece.items.map((item) => toWords(item))));
      at += 1;
    }
  }
  return out;
}

function choice(items: readonly Expression[]): Expression {
  return items.length === 1 && items[0] !== undefined ? items[0] : { type: 'choice', items };
}

function possessive(list: string, slot: string, suffixes: readonly string[]): Expression {
  return choice(
    suffixes.map((suffix) => {
      const match = /^['’]s(.*)$/s.exec(suffix);
      const rest = match === null ? suffix : (match[1] ?? '');
      return sequence([{ type: 'list', list, slot, possessive: match !== null }, ...textToWords(rest)]);
    }),
  );
}
