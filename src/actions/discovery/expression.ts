/**
 * Expressions of the templates that devices announce: the part of Jinja that discovery payloads use, evaluated without
 * `eval`. Names, member access, literals, maps, comparisons, arithmetic, `x if y else z`, and a handful of filters.
 * Anything else is an error, which the caller reports once.
 */

import { lookup } from '../lookup.js';
import {
  combine,
  type Evaluate,
  filter,
  Missing,
  member,
  method,
  named,
  number,
  orNull,
  orUndefined,
  part,
  print,
  type Scope,
  truthy,
  type Value,
} from './expression-values.js';

export { Missing, print, type Scope, type Value };

const TOKEN =
  /\s*(?:(\d+\.?\d*(?:[eE][-+]?\d+)?)|'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|([A-Za-z_]\w*)|(==|!=|<=|>=|\/\/|\*\*|[-+*/%~<>()[\]{},.:|=]))/y;

interface Token {
  readonly type: 'number' | 'string' | 'name' | 'sign';
  readonly text: string;
}

function tokenize(source: string): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  const text = source.trimEnd();
  while (TOKEN.lastIndex < text.length) {
    const match = TOKEN.exec(text);
    if (match === null) throw new SyntaxError(`cannot read "${text.slice(0, 40)}"`);
    const [, number, single, double, name, sign] = match;
    const string = single ?? double;
    if (number !== undefined) tokens.push({ type: 'number', text: number });
    else if (string !== undefined) tokens.push({ type: 'string', text: unescapeText(string) });
    else if (name !== undefined) tokens.push({ type: 'name', text: name });
    else tokens.push({ type: 'sign', text: sign ?? '' });
  }
  return tokens;
}

function unescapeText(text: string): string {
  return text.replaceAll(/\\(.)/g, (_, char: string) => (char === 'n' ? '\n' : char === 't' ? '\t' : char));
}

/** Compiles once; the result is evaluated per message. Throws SyntaxError on what is not understood. */
export function compileExpression(source: string): Evaluate {
  return new Parser(tokenize(source)).whole();
}

const LEVELS: readonly (readonly string[])[] = [
  ['or'],
  ['and'],
  ['==', '!=', '<', '>', '<=', '>=', 'in', 'not in', 'is'],
  ['~'],
  ['+', '-'],
  ['*', '/', '//', '%'],
  ['**'],
];

/** Arguments that may be given by name: their place after the value. */
const KEYWORDS: ReadonlyMap<string, number> = new Map([
  ['default', 0],
  ['default_value', 0],
  ['precision', 0],
  ['base', 1],
  ['boolean', 1],
  ['method', 1],
]);

/** After `is`. */
const TESTS: Readonly<Record<string, (value: Value | undefined) => boolean>> = {
  defined: (found) => found !== undefined,
  undefined: (found) => found === undefined,
  none: (found) => found === null,
  None: (found) => found === null,
  number: (found) => typeof found === 'number',
  string: (found) => typeof found === 'string',
  boolean: (found) => typeof found === 'boolean',
  true: (found) => found === true,
  false: (found) => found === false,
};

class Parser {
  private at = 0;
  private depth = 0;
  private readonly tokens: readonly Token[];

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  whole(): Evaluate {
    const node = this.expression();
    if (this.at < this.tokens.length) throw new SyntaxError(`did not expect "${this.tokens[this.at]?.text}"`);
    return node;
  }

  private peek(text: string): boolean {
    const token = this.tokens[this.at];
    return token !== undefined && token.type !== 'string' && token.text === text;
  }

  private take(text: string): boolean {
    const found = this.peek(text);
    if (found) this.at += 1;
    return found;
  }

  private need(text: string): void {
    if (!this.take(text)) throw new SyntaxError(`expected "${text}"`);
  }

  private expression(): Evaluate {
    // A template is a line or two: nesting beyond this is an attack on the stack.
    this.depth += 1;
    if (this.depth > 30) throw new SyntaxError('nested too deeply');
    const then = this.binary(0);
    let node = then;
    if (this.take('if')) {
      const test = this.binary(0);
      const otherwise: Evaluate = this.take('else') ? this.expression() : () => '';
      node = (scope) => (truthy(orNull(test, scope)) ? then(scope) : otherwise(scope));
    }
    this.depth -= 1;
    return node;
  }

  private binary(level: number): Evaluate {
    const operators = LEVELS[level];
    if (operators === undefined) return this.unary();
    let left = this.binary(level + 1);
    for (;;) {
      const sign = this.operator(operators);
      if (sign === null) return left;
      if (sign === 'is') left = this.test(left);
      else left = combine(sign, left, this.binary(level + 1));
    }
  }

  private operator(operators: readonly string[]): string | null {
    if (operators.includes('not in') && this.peek('not')) {
      this.at += 1;
      this.need('in');
      return 'not in';
    }
    return operators.find((sign) => this.take(sign)) ?? null;
  }

  private test(value: Evaluate): Evaluate {
    const negated = this.take('not');
    const name = this.tokens[this.at++]?.text;
    const check = name === undefined ? undefined : lookup(TESTS, name);
    if (check === undefined) throw new SyntaxError(`the test "is ${name}" is not understood`);
    return (scope) => check(orUndefined(value, scope)) !== negated;
  }

  private unary(): Evaluate {
    if (this.take('not')) {
      const value = this.unary();
      return (scope) => !truthy(orNull(value, scope));
    }
    if (this.take('-')) {
      const value = this.unary();
      return (scope) => -number(value(scope));
    }
    return this.filtered(this.postfix(this.primary()));
  }

  private filtered(value: Evaluate): Evaluate {
    let node = value;
    while (this.take('|')) {
      const name = this.tokens[this.at++]?.text ?? '';
      const args = this.take('(') ? this.list(')') : [];
      node = filter(name, node, args);
      node = this.postfix(node);
    }
    return node;
  }

  private postfix(value: Evaluate): Evaluate {
    let node = value;
    for (;;) {
      const target = node;
      if (this.take('[')) {
        node = this.inBrackets(target);
      } else if (this.take('.')) {
        const name = this.tokens[this.at++]?.text ?? '';
        if (this.take('(')) node = method(name, target, this.list(')'));
        else node = (scope) => member(target(scope), name);
      } else return node;
    }
  }

  /** `[key]`, or a part: `[0:3]`, `[:2]`, `[-2:]`. */
  private inBrackets(target: Evaluate): Evaluate {
    const from = this.peek(':') ? undefined : this.expression();
    if (!this.take(':')) {
      this.need(']');
      return from === undefined ? target : (scope) => member(target(scope), from(scope));
    }
    const to = this.peek(']') ? undefined : this.expression();
    this.need(']');
    return (scope) => part(target(scope), from?.(scope), to?.(scope));
  }

  private list(end: string): Evaluate[] {
    const nodes: Evaluate[] = [];
    while (!this.take(end)) {
      const place = this.keyword();
      nodes[place ?? nodes.length] = this.expression();
      if (!this.peek(end)) this.need(',');
    }
    return nodes;
  }

  /** `default=0`: where the argument stands that is called so; null for one without a name. */
  private keyword(): number | null {
    const [name, sign] = this.tokens.slice(this.at, this.at + 2);
    if (name?.type !== 'name' || sign?.type !== 'sign' || sign.text !== '=') return null;
    const place = KEYWORDS.get(name.text);
    if (place === undefined) throw new SyntaxError(`the argument "${name.text}=" is not understood`);
    this.at += 2;
    return place;
  }

  private primary(): Evaluate {
    const token = this.tokens[this.at++];
    if (token === undefined) throw new SyntaxError('it ends too early');
    if (token.type === 'number') return () => Number(token.text);
    if (token.type === 'string') return () => token.text;
    if (token.type === 'name') {
      // `float(value)` is `value | float`.
      if (!this.take('(')) return named(token.text);
      const [value, ...rest] = this.list(')');
      if (value === undefined) throw new SyntaxError(`${token.text}() lacks an argument`);
      return filter(token.text, value, rest);
    }
    if (token.text === '(') {
      const node = this.expression();
      this.need(')');
      return node;
    }
    if (token.text === '[') {
      const items = this.list(']');
      return (scope) => items.map((item) => item(scope));
    }
    if (token.text === '{') return this.dictionary();
    throw new SyntaxError(`did not expect "${token.text}"`);
  }

  private dictionary(): Evaluate {
    const entries: [Evaluate, Evaluate][] = [];
    while (!this.take('}')) {
      const key = this.expression();
      this.need(':');
      entries.push([key, this.expression()]);
      if (!this.peek('}')) this.need(',');
    }
    return (scope) =>
      Object.fromEntries(entries.map(([key, value]) => [print(key(scope)), value(scope)] as const));
  }
}
