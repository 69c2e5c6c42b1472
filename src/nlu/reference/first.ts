/** What a phrase can begin with, so that a sentence is tried only where it may fit. */
import { normalWords } from '../normalize.js';
import type { Expression } from '../template/expression.js';
import type { Scope } from './lexicon.js';

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

/** Of one scope; worked out when asked for. */
export class Firsts {
  readonly #scope: Scope;
  readonly #known = new Map<Expression, First>();

  constructor(scope: Scope) {
    this.#scope = scope;
  }

  /** Cheap and generous: a possessive name begins with another word than the name. */
  of(expression: Expression): First {
    const known = this.#known.get(expression);
    if (known !== undefined) return known;
    this.#known.set(expression, UNKNOWN);
    const first = this.#work(expression);
    this.#known.set(expression, first);
    return first;
  }

  #work(expression: Expression): First {
    switch (expression.type) {
      case 'word': {
        const [word] = normalWords(expression.text);
        return word === undefined ? EMPTY : { words: new Set([word]), any: false, empty: false };
      }
      case 'choice':
        return union(expression.items.map((item) => this.of(item)));
      case 'rule':
        return this.of(this.#scope.rule(expression.rule));
      case 'list': {
        const list = this.#scope.list(expression.list);
        if (expression.possessive) return ANY;
        return list.type === 'items' ? union(list.items.map((one) => this.of(one.expression))) : ANY;
      }
      case 'sequence': {
        const firsts: First[] = [];
        for (const item of expression.items) {
          const first = this.of(item);
          firsts.push({ ...first, empty: false });
          if (!first.empty) return union(firsts);
        }
        return { ...union(firsts), empty: true };
      }
    }
  }
}

function union(firsts: readonly First[]): First {
  return {
    words: new Set(firsts.flatMap(({ words }) => [...words])),
    any: firsts.some(({ any }) => any),
    empty: firsts.some(({ empty }) => empty),
  };
}
