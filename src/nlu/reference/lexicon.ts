/** Lists and templates of a grammar with their rules: read by the plain matcher and by the recogniser's phrase graph. */
import type { GrammarGroup, GrammarSource } from '../../asr/recognizer.js';
import { EarshotError } from '../../errors.js';
import type { Context, ListSource, NumberRange } from '../skill.js';
import type { Expression } from '../template/expression.js';
import { itemExpression } from '../template/item-expression.js';
import { template } from '../template/templates.js';
import { type First, Firsts } from './first.js';
import { type Item, ItemsOf } from './items.js';

export type { First } from './first.js';
export type { Item } from './items.js';

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
  | { readonly type: 'range'; readonly range: NumberRange }
  | { readonly type: 'wildcard' };

export interface Group {
  readonly group: GrammarGroup;
  readonly scope: Scope;
  readonly sentences: readonly Sentence[];
}

export interface Sentence {
  readonly expression: Expression;
  readonly first: First;
}

/** Lists that mean the same in every scope are one list, so that what is built on them is built once. */
interface Shared {
  readonly bySource: Map<ListSource, List>;
  readonly narrowed: Map<List, Map<string, List>>;
}

export function compileGroups(source: GrammarSource): Group[] {
  const scopes = new Map<unknown, Map<unknown, ScopeOf>>();
  const shared: Shared = { bySource: new Map(), narrowed: new Map() };
  const plain = (group: GrammarGroup): boolean =>
    group.requires === undefined && group.excludes === undefined;
  return source.groups.map((group) => {
    const place = `${group.skill}.${group.intent}`;
    const known = plain(group) ? scopes.get(group.rules)?.get(group.lists) : undefined;
    const scope = known ?? new ScopeOf(source, group, place, shared);
    if (plain(group)) scopes.set(group.rules, new Map(scopes.get(group.rules)).set(group.lists, scope));
    const sentences = group.sentences.map((text) => {
      const expression = template(text, place);
      scope.check(expression);
      return new SentenceOf(expression, scope.firsts);
    });
    return { group, scope, sentences };
  });
}

class SentenceOf implements Sentence {
  constructor(
    readonly expression: Expression,
    private readonly firsts: Firsts,
  ) {}

  get first(): First {
    return this.firsts.of(this.expression);
  }
}

class ScopeOf implements Scope {
  readonly firsts = new Firsts(this);
  readonly #source: GrammarSource;
  readonly #group: GrammarGroup;
  readonly #place: string;
  readonly #shared: Shared;
  readonly #rules = new Map<string, Expression>();
  readonly #lists = new Map<string, List | null>();
  readonly #checked = new Set<Expression>();

  constructor(source: GrammarSource, group: GrammarGroup, place: string, shared: Shared) {
    this.#source = source;
    this.#group = group;
    this.#place = place;
    this.#shared = shared;
  }

  rule(name: string): Expression {
    const known = this.#rules.get(name);
    if (known !== undefined) return known;
    const text = own(this.#group.rules, name) ?? own(this.#source.rules, name);
    if (text === undefined) throw this.#wrong(`there is no rule <${name}>`);
    const rule = template(text, `${this.#place} <${name}>`);
    this.#rules.set(name, rule);
    return rule;
  }

  list(name: string): List {
    const known = this.#lists.get(name);
    if (known === null) throw this.#wrong(`the list {${name}} holds itself`);
    if (known !== undefined) return known;
    const source = own(this.#group.lists, name) ?? own(this.#source.lists, name);
    if (source === undefined) throw this.#wrong(`there is no list {${name}}`);
    this.#lists.set(name, null);
    const list = this.#compile(source, name);
    this.#lists.set(name, list);
    return list;
  }

  #compile(source: ListSource, name: string): List {
    if ('wildcard' in source) return { type: 'wildcard' };
    if ('range' in source) return { type: 'range', range: source.range };
    if ('from' in source) {
      const base = this.list(source.from);
      return base.type === 'items' ? this.#narrowed(base, base.items, source.where) : base;
    }
    const { requires, excludes } = this.#group;
    const filtered = requires !== undefined || excludes !== undefined;
    const known = filtered ? undefined : this.#shared.bySource.get(source);
    if (known !== undefined) return known;
    const items = source.values
      .filter(({ context }) => context === undefined || allowed(context, requires, excludes))
      .map((item) => ({ item, expression: itemExpression(item.in, `${this.#place} {${name}}`) }));
    const list = new ItemsOf(items, this.firsts);
    if (!filtered && !list.refers) this.#shared.bySource.set(source, list);
    return list;
  }

  #narrowed(base: List, items: readonly Item[], where: Context): List {
    const key = JSON.stringify(where);
    const known = this.#shared.narrowed.get(base)?.get(key);
    if (known !== undefined) return known;
    const fitting = items.filter(({ item }) => fits(item.context, where));
    const list = new ItemsOf(fitting, this.firsts);
    const ofBase = this.#shared.narrowed.get(base) ?? new Map<string, List>();
    this.#shared.narrowed.set(base, ofBase.set(key, list));
    return list;
  }

  /** Throws where a rule or list is named that is not there: now, not when somebody says it. */
  check(expression: Expression): void {
    if (this.#checked.has(expression)) return;
    this.#checked.add(expression);
    if (expression.type === 'rule') this.check(this.rule(expression.rule));
    else if (expression.type === 'list') this.list(expression.list);
    else if (expression.type !== 'word') for (const item of expression.items) this.check(item);
  }

  #wrong(what: string): EarshotError {
    return new EarshotError('TEMPLATE_INVALID', `${this.#place}: ${what}; define it or correct the name`, {
      usage: true,
    });
  }
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
