/** Which items of which lists stand at which place of one text. */
import type { Token } from '../normalize.js';
import type { ListItem, SlotMatch } from '../skill.js';
import { rangeHits, yielded } from '../template/range.js';
import type { ItemList, ListView } from './lists.js';
import type { HeldItems } from './needs.js';
import { type ListRef, Opens } from './node.js';
import type { Entry, Trie } from './trie.js';

/** A list's slot at a place, whatever its name in the sentence. */
export interface Hit {
  readonly end: number;
  readonly score: number;
  readonly match: SlotMatch;
  /** Text and value, to tell it from others. */
  readonly sign: string;
}

/** An item whose words stand at a place. */
interface Spelled {
  readonly end: number;
  readonly score: number;
  readonly index: number;
  readonly rank: number;
}

/** Names outweigh literal words, so that "kitchen light" is the lamp of that name before it is any light there. */
const NAME_WEIGHT = 1.35;
const LIST_WEIGHT = 0.9;
const NONE: readonly never[] = [];

export interface HitsText {
  readonly tokens: readonly Token[];
  /** The tokens as numbers; -1: a word of no template and no name. */
  readonly words: readonly number[];
  said(from: number, to: number): string;
  /** Ends and scores of an item that is a template, at a place. */
  complex(list: ItemList, at: number): readonly Spelled[];
}

export class ListHits implements HeldItems {
  readonly #text: HitsText;
  readonly #trie: Trie;
  readonly #walks: (Map<ItemList, Spelled[]>[] | undefined)[] = [];
  #numbersAt: readonly number[] | null = null;
  readonly #begins: number[] = [];
  readonly #hits = new Map<number, readonly Hit[]>();

  constructor(text: HitsText, trie: Trie) {
    this.#text = text;
    this.#trie = trie;
  }

  at(list: ListRef, owner: boolean, at: number): readonly Hit[] {
    if (this.#isNone(list, owner, at)) return NONE;
    const key = (list.id * 2 + (owner ? 1 : 0)) * 64 + at;
    const known = this.#hits.get(key);
    if (known !== undefined) return known;
    const hits = this.#find(list, owner, at);
    this.#hits.set(key, hits);
    return hits;
  }

  /** What of any list begins here, as bits of `Opens`. */
  beginsAt(at: number): number {
    const known = this.#begins[at];
    if (known !== undefined) return known;
    const begins =
      Opens.anything |
      ((this.#walk(at, false)?.size ?? 0) > 0 ? Opens.name : 0) |
      ((this.#walk(at, true)?.size ?? 0) > 0 ? Opens.owner : 0) |
      (this.#numbers().includes(at) ? Opens.number : 0);
    this.#begins[at] = begins;
    return begins;
  }

  /** Surely nothing of the list begins here: most lists that are asked for at a place have nothing there. */
  #isNone(list: ListRef, owner: boolean, at: number): boolean {
    if (list.type === 'range') return !this.#numbers().includes(at);
    if (list.type === 'wildcard' || (!owner && list.view.list.complex.length > 0)) return false;
    return this.#walk(at, owner)?.has(list.view.list) !== true;
  }

  inRange({ range }: Extract<ListRef, { type: 'range' }>): boolean {
    const { tokens } = this.#text;
    return this.#numbers().some((at) => rangeHits(tokens, at, range).length > 0);
  }

  *spelled(owner: boolean): Iterable<readonly [ItemList, readonly number[]]> {
    for (const at of this.#text.words.keys()) {
      for (const [list, spelled] of this.#walk(at, owner) ?? NONE) {
        yield [list, spelled.map(({ index }) => index)];
      }
    }
  }

  /** Where a number may begin: its digits, or a word before them ("minus"). */
  #numbers(): readonly number[] {
    const isNumber = (token: Token | undefined): boolean => /^\d/.test(token?.norm ?? '');
    this.#numbersAt ??= [...this.#text.tokens.keys()].filter(
      (at) => isNumber(this.#text.tokens[at]) || isNumber(this.#text.tokens[at + 1]),
    );
    return this.#numbersAt;
  }

  #find(list: ListRef, owner: boolean, at: number): readonly Hit[] {
    const { tokens } = this.#text;
    const token = tokens[at];
    if (token === undefined) return NONE;
    if (list.type === 'wildcard') {
      return tokens.slice(at).map((_, index) => {
        const end = at + index + 1;
        const text = this.#text.said(at, end);
        return this.#hit(end, -1 - (end - at), text, text, JSON.stringify(text), NONE);
      });
    }
    if (list.type === 'range') {
      return rangeHits(tokens, at, list.range).map((hit) => {
        const value = yielded(list.range, hit.value);
        const text = this.#text.said(at, hit.end);
        return this.#hit(hit.end, hit.end - at, text, value, JSON.stringify(value), NONE);
      });
    }
    return owner ? this.#owners(list.view, at) : this.#items(list.view, at);
  }

  #hit(
    end: number,
    score: number,
    text: string,
    value: unknown,
    json: string,
    items: readonly ListItem[],
  ): Hit {
    return { end, score, match: { value, text, items }, sign: `${text}=${json}` };
  }

  #items(view: ListView, at: number): readonly Hit[] {
    const { list } = view;
    const spelled = this.#walk(at, false)?.get(list) ?? NONE;
    const all = list.complex.length === 0 ? spelled : merged(list, spelled, this.#text.complex(list, at));
    const byEnd = new Map<number, { readonly first: Spelled; last: number; readonly items: ListItem[] }>();
    for (const one of all) {
      const item = list.items[one.index];
      if (item === undefined || !view.keeps(one.index)) continue;
      const known = byEnd.get(one.end);
      if (known === undefined) byEnd.set(one.end, { first: one, last: one.index, items: [item] });
      else if (known.last !== one.index) {
        known.items.push(item);
        known.last = one.index;
      }
    }
    return [...byEnd].map(([end, { first, items }]) => {
      const item = list.items[first.index];
      const weight = item?.context === undefined ? LIST_WEIGHT : NAME_WEIGHT;
      const text = this.#text.said(at, end);
      return this.#hit(end, first.score * weight, text, item?.out, list.json(first.index), items);
    });
  }

  /** "Mistral's speed": apostrophes are gone, so the name's last word has an s at its end. */
  #owners(view: ListView, at: number): readonly Hit[] {
    const { list } = view;
    const spelled = this.#walk(at, true)?.get(list) ?? NONE;
    return spelled.flatMap(({ end, index }) => {
      const item = list.items[index];
      if (item === undefined || !view.keeps(index)) return [];
      return [this.#hit(end, (end - at) * NAME_WEIGHT, item.in, item.out, list.json(index), [item])];
    });
  }

  /** Every item in the trie from this place on, by its list, in the lists' order: [names, owners]. */
  #walk(at: number, owner: boolean): Map<ItemList, Spelled[]> | undefined {
    let walk = this.#walks[at];
    if (walk === undefined) {
      walk = [new Map(), new Map()];
      this.#walks[at] = walk;
      const { words } = this.#text;
      let node = 0;
      for (let end = at; end < words.length; ) {
        node = this.#trie.next(node, words[end] ?? -1);
        if (node < 0) break;
        end += 1;
        for (const entry of this.#trie.entries(node)) collect(walk[entry.owner ? 1 : 0], entry, at, end);
      }
      for (const lists of walk) for (const [list, spelled] of lists) order(list, spelled);
    }
    return walk[owner ? 1 : 0];
  }
}

function collect(into: Map<ItemList, Spelled[]> | undefined, entry: Entry, at: number, end: number): void {
  const one = { end, score: end - at, index: entry.index, rank: entry.rank };
  const known = into?.get(entry.list);
  if (known === undefined) into?.set(entry.list, [one]);
  else known.push(one);
}

/** As the items stand in the list, those that may be silent last. */
function order(list: ItemList, spelled: Spelled[]): void {
  if (spelled.length < 2) return;
  const late = (index: number): number => (list.late.size > 0 && list.late.has(index) ? 1 : 0);
  spelled.sort((a, b) => late(a.index) - late(b.index) || a.index - b.index || a.rank - b.rank);
}

function merged(
  list: ItemList,
  spelled: readonly Spelled[],
  complex: readonly Spelled[],
): readonly Spelled[] {
  if (complex.length === 0) return spelled;
  const all = [...spelled, ...complex];
  order(list, all);
  return all;
}
