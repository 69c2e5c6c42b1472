/**
 * Top-down matching of templates with a memo per place: every way a phrase can match from a token on. Written to be
 * plainly right, not fast; the compiled matcher is tested against it.
 */
import type { Token } from '../normalize.js';
import type { ListItem, NumberRange, SlotMatch } from '../skill.js';
import type { Expression } from '../template/expression.js';
import { wordsOf } from '../template/templates.js';
import type { Item, List, Scope } from './lexicon.js';

export interface Found {
  readonly end: number;
  readonly slots: Readonly<Record<string, SlotMatch>>;
  readonly score: number;
  /** Slots as text: two ways with one signature are one. */
  readonly signature: string;
}

/** More ways than this to read one phrase at one place are told apart by nothing that matters. */
const MAX_WAYS = 60;
/** Names outweigh literal words, so that "kitchen light" is the lamp of that name before it is any light there. */
const NAME_WEIGHT = 1.35;
const LIST_WEIGHT = 0.9;

export class Matcher {
  readonly #text: string;
  readonly #tokens: readonly Token[];
  readonly #memo = new Map<Scope, Map<Expression, Map<number, readonly Found[]>>>();

  constructor(text: string, tokens: readonly Token[]) {
    this.#text = text;
    this.#tokens = tokens;
  }

  /** All matches of the expression from this token on. */
  match(scope: Scope, expression: Expression, at: number): readonly Found[] {
    let ofScope = this.#memo.get(scope);
    if (ofScope === undefined) {
      ofScope = new Map();
      this.#memo.set(scope, ofScope);
    }
    let places = ofScope.get(expression);
    if (places === undefined) {
      places = new Map();
      ofScope.set(expression, places);
    }
    const known = places.get(at);
    if (known !== undefined) return known;
    // A rule that begins with itself matches nothing new.
    places.set(at, []);
    const found = distinct(this.#find(scope, expression, at));
    places.set(at, found);
    return found;
  }

  /** The words from one token to another, as said. */
  said(from: number, to: number): string {
    return this.#text.slice(this.#tokens[from]?.start ?? 0, this.#tokens[to - 1]?.end ?? 0);
  }

  #find(scope: Scope, expression: Expression, at: number): readonly Found[] {
    switch (expression.type) {
      case 'word': {
        const end = this.#words(expression.text, at);
        return end === null ? [] : [{ end, slots: {}, score: end - at, signature: '' }];
      }
      case 'choice':
        return expression.items.flatMap((item) => this.match(scope, item, at));
      case 'rule':
        return this.match(scope, scope.rule(expression.rule), at);
      case 'sequence':
        return this.#sequence(scope, expression.items, at);
      case 'list':
        return this.#list(scope, scope.list(expression.list), at, expression.possessive).map(
          ({ slot, end, score }) => ({
            end,
            score,
            slots: { [expression.slot]: slot },
            signature: `${expression.slot}=${slot.text}=${JSON.stringify(slot.value)};`,
          }),
        );
    }
  }

  #words(text: string, at: number): number | null {
    let end = at;
    for (const word of wordsOf(text)) {
      if (this.#tokens[end]?.norm !== word) return null;
      end += 1;
    }
    return end;
  }

  #sequence(scope: Scope, items: readonly Expression[], at: number): readonly Found[] {
    let ways: readonly Found[] = [{ end: at, slots: {}, score: 0, signature: '' }];
    for (const item of items) {
      const next = ways.flatMap((way) =>
        this.match(scope, item, way.end).map((found) => ({
          end: found.end,
          slots: { ...way.slots, ...found.slots },
          score: way.score + found.score,
          signature: way.signature + found.signature,
        })),
      );
      ways = distinct(next);
      if (ways.length === 0) break;
    }
    return ways;
  }

  #list(
    scope: Scope,
    list: List,
    at: number,
    possessive: boolean,
  ): { slot: SlotMatch; end: number; score: number }[] {
    const token = this.#tokens[at];
    if (token === undefined) return [];
    if (list.type === 'wildcard') {
      return this.#tokens.slice(at).map((_, index) => {
        const end = at + index + 1;
        const text = this.said(at, end);
        return { end, score: -1 - (end - at), slot: { value: text, text, items: [] } };
      });
    }
    if (list.type === 'range') return this.#numbers(list.range, at);
    if (possessive) return this.#owners(list.items, at);
    return this.#items(scope, [...(list.byWord.get(token.norm) ?? []), ...list.others], at);
  }

  /** Every stretch of tokens that spells a number, tried against the values of the range written out. */
  #numbers(range: NumberRange, at: number): { slot: SlotMatch; end: number; score: number }[] {
    const { from, to, step, multiplier = 1 } = range;
    return [1, 2, 3, 4, 5].flatMap((length) => {
      const end = at + length;
      if (end > this.#tokens.length) return [];
      const words = this.#tokens.slice(at, end).map(({ norm }) => norm);
      const match = /^(minus |negative )?(\d+(?:\.\d+)?)( (?:and )?(?:(?<=and )a )?half)?$/.exec(
        words.join(' '),
      );
      if (match === null) return [];
      const [, sign, digits = '', half] = match;
      if (sign !== undefined && from >= 0) return [];
      if (half !== undefined && (step === undefined || digits.includes('.'))) return [];
      const value = (sign === undefined ? 1 : -1) * (Number(digits) + (half === undefined ? 0 : 0.5));
      if (value < from || value > to || (step !== undefined && !this.#onGrid(range, step, value))) return [];
      const yields = Number((value * multiplier).toPrecision(12));
      return [{ end, score: length, slot: { value: yields, text: this.said(at, end), items: [] } }];
    });
  }

  /** Is the value the least one of the range, or some steps more, or a half or tenths above such a one? */
  #onGrid({ from, fractions }: NumberRange, step: number, value: number): boolean {
    const parts =
      fractions === undefined ? [0] : fractions === 'halves' ? [0, 5] : [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
    for (let steps = 0; from + steps * step <= value + 1; steps += 1) {
      if (parts.some((tenths) => Math.abs(from + steps * step + tenths / 10 - value) < 1e-6)) return true;
    }
    return false;
  }

  #items(
    scope: Scope,
    items: readonly Item[],
    at: number,
  ): { slot: SlotMatch; end: number; score: number }[] {
    const byEnd = new Map<number, { items: ListItem[]; score: number }>();
    for (const { item, expression } of items) {
      for (const { end, score } of this.match(scope, expression, at)) {
        if (end <= at) continue;
        const weight = item.context === undefined ? LIST_WEIGHT : NAME_WEIGHT;
        const known = byEnd.get(end);
        if (known === undefined) byEnd.set(end, { items: [item], score: score * weight });
        else if (!known.items.includes(item)) known.items.push(item);
      }
    }
    return [...byEnd].map(([end, { items: found, score }]) => ({
      end,
      score,
      slot: { value: found[0]?.out, text: this.said(at, end), items: found },
    }));
  }

  /** "Mistral's speed": apostrophes are gone, so the name's last word has an s at its end. Templates own nothing. */
  #owners(items: readonly Item[], at: number): { slot: SlotMatch; end: number; score: number }[] {
    return items.flatMap(({ item }) => {
      const words = wordsOf(item.in);
      const end = at + words.length;
      const owns = words.every((word, index) => {
        const said = this.#tokens[at + index]?.norm;
        return index === words.length - 1
          ? said === `${word}s` || (said === word && word.endsWith('s'))
          : said === word;
      });
      if (!owns || words.length === 0) return [];
      const slot = { value: item.out, text: item.in, items: [item] };
      return [{ end, score: words.length * NAME_WEIGHT, slot }];
    });
  }
}

/** The best of each way to end with each set of slots. */
function distinct(found: readonly Found[]): readonly Found[] {
  if (found.length < 2) return found;
  const best = new Map<string, Found>();
  for (const one of found) {
    const key = `${one.end}|${one.signature}`;
    const known = best.get(key);
    if (known === undefined || known.score < one.score) best.set(key, one);
  }
  return [...best.values()].slice(0, MAX_WAYS);
}
