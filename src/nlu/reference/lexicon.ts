/** Lists and templates of a grammar, compiled once: which items may begin with a word, which sentences with which. */
import type { GrammarGroup, GrammarSource } from '../../asr/recognizer.js';
import { EarshotError } from '../../errors.js';
import { normalWords } from '../normalize.js';
import type { Context, ListItem, ListSource } from '../skill.js';
import type { Expression } from '../template/expression.js';
import { itemExpression } from '../template/item-expression.js';
import { parseTemplate } from '../template/parse.js';

/** Rules and lists that a group's sentences see; shared by all groups of a skill that add none of their own. */
export interface Scope {
  readonly rule: (name: string) => Expression;
  readonly list: (name: string) => List;
}

export type List =
  | {
      readonly type: 'items';
      readonly items: readonly Item[];
      /** Items by the word they begin with; what may begin otherwise is in `others`. */
      readonly byWord: ReadonlyMap<string, readonly Item[]>;
      readonly others: readonly Item[];
    }
  | { readonly type: 'range'; readonly from: number; readonly to: number; readonly multiplier: number }
  | { readonly type: 'wildcard' };

export interface Item {
  readonly item: ListItem;
  readonly expression: Expression;
}

export interface Group {
  readonly group: GrammarGroup;
  readonly scope: Scope;
  readonly sentences: readonly { readonly expression: Expression; readonly first: First }[];
}

/** Words a phrase can begin with; `any`: other words too (a wildcard, a number); `empty`: it may have none at all. */
export interface First {
  readonly words: ReadonlySet<string>;
  readonly any: boolean;
  readonly empty: boolean;
}

const ANY: First = { words: new Set(), any: true, empty: false };
/** While it is being worked out, a rule within itself adds nothing. */
const UNKNOWN: First = { words: new Set(), any: true, empty: true };
const EMPTY: First = { words: new Set(), any: false, empty: true };

export function compileGroups(source: GrammarSource): Group[] {
  const scopes = new Map<unknown, Map<unknown, ScopeOf>>();
  const plain = (group: GrammarGroup): boolean =>
    group.requires === undefined && group.excludes === undefined;
  return source.groups.map((group) => {
    const place = `${group.skill}.${group.intent}`;
    const shared = plain(group) ? scopes.get(group.rules)?.get(group.lists) : undefined;
    const scope = shared ?? new ScopeOf(source, group, place);
    if (plain(group)) scopes.set(group.rules, new Map(scopes.get(group.rules)).set(group.lists, scope));
    const sentences = group.sentences.map((text) => {
      const expression = parseTemplate(text, place);
      scope.check(expression);
      return { expression, first: scope.first(expression) };
    });
    return { group, scope, sentences };
  });
}

class ScopeOf implements Scope {
  readonly #source: GrammarSource;
  readonly #group: GrammarGroup;
  readonly #place: string;
  readonly #rules = new Map<string, Expression>();
  readonly #lists = new Map<string, List>();
  readonly #firsts = new Map<Expression, First>();
  readonly #checked = new Set<Expression>();

  constructor(source: GrammarSource, group: GrammarGroup, place: string) {
    this.#source = source;
    this.#group = group;
    this.#place = place;
  }

  rule(name: string): Expression {
    const known = this.#rules.get(name);
    if (known !== undefined) return known;
    const text = own(this.#group.rules, name) ?? own(this.#source.rules, name);
    if (text === undefined) throw unknown(this.#place, `rule <${name}>`);
    const rule = parseTemplate(text, `${this.#place} <${name}>`);
    this.#rules.set(name, rule);
    return rule;
  }

  list(name: string): List {
    const known = this.#lists.get(name);
    if (known !== undefined) return known;
    const source = own(this.#group.lists, name) ?? own(this.#source.lists, name);
    if (source === undefined) throw unknown(this.#place, `list {${name}}`);
    const list = this.#compile(source, name);
    this.#lists.set(name, list);
    return list;
  }

  #compile(source: ListSource, name: string): List {
    if ('wildcard' in source) return { type: 'wildcard' };
    if ('range' in source) {
      const { from, to, multiplier = 1 } = source.range;
      return { type: 'range', from, to, multiplier };
    }
    if ('from' in source) {
      const base = this.list(source.from);
      if (base.type !== 'items') return base;
      return this.#indexed(base.items.filter(({ item }) => fits(item.context, source.where)));
    }
    const { requires, excludes } = this.#group;
    const items = source.values
      .filter(({ context }) => context === undefined || allowed(context, requires, excludes))
      .map((item) => ({ item, expression: itemExpression(item.in, `${this.#place} {${name}}`) }));
    return this.#indexed(items);
  }

  /** A house of five thousand names is a lookup, not a search. */
  #indexed(items: readonly Item[]): List {
    const byWord = new Map<string, Item[]>();
    const others: Item[] = [];
    for (const one of items) {
      const { words, any, empty } = this.first(one.expression);
      if (any || empty) others.push(one);
      else for (const word of words) append(byWord, word, one);
    }
    return { type: 'items', items, byWord, others };
  }

  /** Throws where a rule or list is named that is not there: now, not when somebody says it. */
  check(expression: Expression): void {
    if (this.#checked.has(expression)) return;
    this.#checked.add(expression);
    if (expression.type === 'rule') this.check(this.rule(expression.rule));
    else if (expression.type === 'list') this.list(expression.list);
    else if (expression.type !== 'word') for (const item of expression.items) this.check(item);
  }

  /** Cheap and generous: a possessive name begins with another word than the name. */
  first(expression: Expression): First {
    const known = this.#firsts.get(expression);
    if (known !== undefined) return known;
    this.#firsts.set(expression, UNKNOWN);
    const first = this.#firstOf(expression);
    this.#firsts.set(expression, first);
    return first;
  }

  #firstOf(expression: Expression): First {
    switch (expression.type) {
      case 'word': {
        const [word] = normalWords(expression.text);
        return word === undefined ? EMPTY : { words: new Set([word]), any: false, empty: false };
      }
      case 'choice':
        return union(expression.items.map((item) => this.first(item)));
      case 'rule':
        return this.first(this.rule(expression.rule));
      case 'list': {
        const list = this.list(expression.list);
        if (expression.possessive) return ANY;
        return list.type === 'items' ? union(list.items.map((one) => this.first(one.expression))) : ANY;
      }
      case 'sequence': {
        const firsts: First[] = [];
        for (const item of expression.items) {
          const first = this.first(item);
          firsts.push({ ...first, empty: false });
          if (!first.empty) return union(firsts);
        }
        return { ...union(firsts), empty: true };
      }
    }
  }
}

function append<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

function union(firsts: readonly First[]): First {
  return {
    words: new Set(firsts.flatMap(({ words }) => [...words])),
    any: firsts.some(({ any }) => any),
    empty: firsts.some(({ empty }) => empty),
  };
}

function allowed(context: Context, requires: Context | undefined, excludes: Context | undefined): boolean {
  const asked = Object.entries(requires ?? {}).filter(([key]) => Object.hasOwn(context, key));
  if (!fits(context, Object.fromEntries(asked))) return false;
  return excludes === undefined || !fits(context, excludes);
}

/** Each key equals the value, is one of the values, or (an array on the item's side) holds one of them. */
export function fits(context: Context | undefined, where: Context): boolean {
  return Object.entries(where).every(([key, wanted]) => {
    const had = context?.[key];
    const values = Array.isArray(had) ? had : [had];
    const allowedValues: readonly unknown[] = Array.isArray(wanted) ? wanted : [wanted];
    return values.some((value) => allowedValues.includes(value));
  });
}

function own<T>(table: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return table !== undefined && Object.hasOwn(table, name) ? table[name] : undefined;
}

function unknown(place: string, what: string): EarshotError {
  return new EarshotError(
    'TEMPLATE_INVALID',
    `${place}: there is no ${what}; define it or correct the name`,
    {
      usage: true,
    },
  );
}
