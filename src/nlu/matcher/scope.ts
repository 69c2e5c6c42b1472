/** The rules and lists that a group's sentences see, and the nodes of its templates. */
import type { GrammarGroup, GrammarSource } from '../../asr/recognizer.js';
import { EarshotError } from '../../errors.js';
import type { ListItem, ListSource } from '../skill.js';
import { type Expression, refers } from '../template/expression.js';
import { itemExpression } from '../template/item-expression.js';
import { template } from '../template/templates.js';
import { ItemList, type ListView, spellings } from './lists.js';
import type { ListRef, Node } from './node.js';
import type { Store } from './store.js';

export class Scope {
  readonly #store: Store;
  readonly #source: GrammarSource;
  readonly #group: GrammarGroup;
  readonly #place: string;
  /** null: being compiled. */
  readonly #rules = new Map<string, Node | null>();
  readonly #lists = new Map<string, ListRef | null>();

  constructor(store: Store, source: GrammarSource, group: GrammarGroup, place: string) {
    this.#store = store;
    this.#source = source;
    this.#group = group;
    this.#place = place;
  }

  node(expression: Expression): Node {
    const { nodes, trie, words } = this.#store;
    switch (expression.type) {
      case 'word':
        return nodes.word(this.#store.ids(expression.text));
      case 'sequence':
        return nodes.sequence(expression.items.map((item) => this.node(item)));
      case 'choice':
        return nodes.choice(expression.items.map((item) => this.node(item)));
      case 'rule':
        return this.#rule(expression.rule);
      case 'list': {
        const list = this.#list(expression.list);
        // Only names have owners; a number's or free word's s is its own.
        const owner = expression.possessive && list.type === 'items';
        if (owner) list.view.list.withOwners(trie, words);
        return nodes.list(list, expression.slot, owner);
      }
    }
  }

  #rule(name: string): Node {
    const known = this.#rules.get(name);
    if (known === null) return this.#store.nodes.loop(() => this.#rules.get(name) ?? null);
    if (known !== undefined) return known;
    const text = own(this.#group.rules, name) ?? own(this.#source.rules, name);
    if (text === undefined) throw this.#wrong(`there is no rule <${name}>`);
    this.#rules.set(name, null);
    const node = this.node(template(text, `${this.#place} <${name}>`));
    this.#rules.set(name, node);
    return node;
  }

  #list(name: string): ListRef {
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

  #compile(source: ListSource, name: string): ListRef {
    if ('wildcard' in source) return this.#store.wildcard();
    if ('range' in source) return this.#store.range(source.range);
    if ('from' in source) {
      const base = this.#list(source.from);
      return base.type === 'items'
        ? this.#store.view(base.view.list.narrowed(base.view, source.where))
        : base;
    }
    return this.#store.view(this.#items(source, source.values, name));
  }

  #items(source: ListSource, values: readonly ListItem[], name: string): ListView {
    const { requires, excludes } = this.#group;
    const known = this.#store.lists.get(source);
    if (known !== undefined) return known.allowed(requires, excludes);
    const { trie, words } = this.#store;
    const list = new ItemList(values);
    let shared = true;
    for (const [index, { in: said }] of values.entries()) {
      const expression = itemExpression(said, `${this.#place} {${name}}`);
      const ways = expression.type === 'word' ? null : spellings(expression);
      if (expression.type === 'word') {
        const name = this.#store.ids(expression.text);
        if (name.length > 0) trie.insert(name, { list, index, rank: 0, owner: false });
      } else if (ways !== null) {
        for (const [rank, way] of ways.entries()) {
          const entry = { list, index, rank, owner: false };
          if (way.length === 0) list.late.add(index);
          else
            trie.insert(
              way.map((word) => words.add(word)),
              entry,
            );
        }
      } else {
        const node = this.node(expression);
        if (node.first.any || node.first.empty) list.late.add(index);
        list.complex.push({ index, node });
        shared &&= !refers(expression);
      }
    }
    if (shared) this.#store.lists.set(source, list);
    return list.allowed(requires, excludes);
  }

  #wrong(what: string): EarshotError {
    return new EarshotError('TEMPLATE_INVALID', `${this.#place}: ${what}; define it or correct the name`, {
      usage: true,
    });
  }
}

function own<T>(table: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return table !== undefined && Object.hasOwn(table, name) ? table[name] : undefined;
}
