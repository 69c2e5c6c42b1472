/** Lists of a grammar: the items once, in the shared trie; what a phrase may use of them is a bit set over their contexts. */
import type { Context, ListItem } from '../skill.js';
import type { Expression } from '../template/expression.js';
import { wordsOf } from '../template/templates.js';
import { type Bits, ContextIndex, has } from './context-index.js';
import type { Node } from './node.js';
import type { Trie, Vocabulary } from './trie.js';

/** Items with more spellings are matched as templates. */
const MAX_SPELLINGS = 600;

type Words = readonly string[];

/** All items of one list of the source. */
export class ItemList {
  readonly items: readonly ListItem[];
  /** Items that are no plain words: tried one by one. */
  readonly complex: { readonly index: number; readonly node: Node }[] = [];
  /** Items that may have no words at all come after all others, as in the reference. */
  readonly late = new Set<number>();
  readonly #contextOf: Uint32Array;
  readonly #index: ContextIndex;
  readonly #views = new Map<string, ListView>();
  readonly #json: (string | undefined)[] = [];
  #owners = false;

  constructor(items: readonly ListItem[]) {
    this.items = items;
    const numbers = new Map<Context | undefined, number>([[undefined, 0]]);
    this.#contextOf = Uint32Array.from(items, ({ context }) => {
      const known = numbers.get(context);
      if (known !== undefined) return known;
      numbers.set(context, numbers.size);
      return numbers.size - 1;
    });
    this.#index = new ContextIndex([...numbers.keys()]);
  }

  /** What a group that requires and excludes these contexts sees; items without a context always. */
  allowed(requires: Context | undefined, excludes: Context | undefined): ListView {
    const bits = this.#index.fits(requires ?? {}, 'known keys');
    if (excludes !== undefined) {
      const out = this.#index.fits(excludes, 'all keys');
      for (let at = 0; at < bits.length; at += 1) bits[at] = (bits[at] ?? 0) & ~(out[at] ?? 0);
    }
    bits[0] = (bits[0] ?? 0) | 1;
    return this.#view(bits);
  }

  /** The part of a view whose contexts fit. */
  narrowed(view: ListView, where: Context): ListView {
    return this.#view(this.#index.fits(where, 'all keys').map((word, at) => word & (view.bits[at] ?? 0)));
  }

  /** Equal filters are one view, whoever wrote them. */
  #view(bits: Bits): ListView {
    const key = bits.join();
    let view = this.#views.get(key);
    if (view === undefined) {
      view = new ListView(this, bits);
      this.#views.set(key, view);
    }
    return view;
  }

  keeps(bits: Bits, index: number): boolean {
    return has(bits, this.#contextOf[index] ?? 0);
  }

  /** The item's value as text, to tell two readings apart. */
  json(index: number): string {
    let text = this.#json[index];
    if (text === undefined) {
      text = String(JSON.stringify(this.items[index]?.out));
      this.#json[index] = text;
    }
    return text;
  }

  /** Adds "lamp's" to the trie for every item, the first time somebody asks for owners. */
  withOwners(trie: Trie, words: Vocabulary): void {
    if (this.#owners) return;
    this.#owners = true;
    for (const [index, item] of this.items.entries()) {
      const name = [...wordsOf(item.in)];
      const last = name.pop();
      if (last === undefined) continue;
      const head = name.map((word) => words.add(word));
      const entry = { list: this, index, rank: 0, owner: true };
      trie.insert([...head, words.add(`${last}s`)], entry);
      if (last.endsWith('s')) trie.insert([...head, words.add(last)], entry);
    }
  }
}

/** Some items of a list. */
export class ListView {
  constructor(
    readonly list: ItemList,
    readonly bits: Bits,
  ) {}

  keeps(index: number): boolean {
    return this.list.keeps(this.bits, index);
  }
}

const spelled = new WeakMap<Expression, readonly Words[] | 'no plain words'>();

/** Every way to say an expression of pure words, in the matcher's order; null where it holds more, or too many. */
export function spellings(expression: Expression): readonly Words[] | null {
  let known = spelled.get(expression);
  if (known === undefined) {
    known = spell(expression) ?? 'no plain words';
    spelled.set(expression, known);
  }
  return known === 'no plain words' ? null : known;
}

function spell(expression: Expression): Words[] | null {
  switch (expression.type) {
    case 'word':
      return [wordsOf(expression.text)];
    case 'choice': {
      const out: Words[] = [];
      for (const item of expression.items) {
        const inner = spell(item);
        if (inner === null || out.length + inner.length > MAX_SPELLINGS) return null;
        out.push(...inner);
      }
      return out;
    }
    case 'sequence': {
      let out: Words[] = [[]];
      for (const item of expression.items) {
        const inner = spell(item);
        if (inner === null || out.length * inner.length > MAX_SPELLINGS) return null;
        out = out.flatMap((head) => inner.map((tail) => [...head, ...tail]));
      }
      return out;
    }
    default:
      return null;
  }
}
