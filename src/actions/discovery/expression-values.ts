/** What the operators, filters and members of template expressions do with values. */
import { formatted, listOrText } from './expression-texts.js';

export type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value };
export type Scope = ReadonlyMap<string, Value>;

/** A value that is not there. Jinja prints it as nothing; we drop the message instead. */
export class Missing extends Error {}

/** A compiled expression. */
export type Evaluate = (scope: Scope) => Value;

const CONSTANTS: ReadonlyMap<string, Value> = new Map<string, Value>([
  ['true', true],
  ['True', true],
  ['false', false],
  ['False', false],
  ['none', null],
  ['None', null],
]);

export function named(text: string): Evaluate {
  const constant = CONSTANTS.get(text);
  if (constant !== undefined) return () => constant;
  return (scope) => {
    const value = scope.get(text);
    if (value === undefined) throw new Missing(text);
    return value;
  };
}

export function member(value: Value, key: Value): Value {
  if (Array.isArray(value)) {
    const item: Value | undefined = value.at(number(key));
    if (item !== undefined) return item;
  } else if (typeof value === 'object' && value !== null && Object.hasOwn(value, print(key))) {
    return (value as { readonly [key: string]: Value })[print(key)]!;
  }
  throw new Missing(print(key));
}

export function method(called: string, target: Evaluate, args: readonly Evaluate[]): Evaluate {
  switch (called) {
    case 'get':
      return (scope) => {
        const [key, fallback] = args;
        if (key === undefined) throw new Missing('get');
        const found = orUndefined((inner) => member(target(inner), key(inner)), scope);
        return found ?? fallback?.(scope) ?? null;
      };
    case 'keys':
      return (scope) => Object.keys(target(scope) ?? {});
    case 'values':
      return (scope) => Object.values(target(scope) ?? {}) as Value[];
    case 'lower':
    case 'upper':
    case 'title':
    case 'capitalize':
      return filter(called, target, []);
    default: {
      const node = listOrText(called, target, args);
      if (node === null) throw new SyntaxError(`the method ${called}() is not understood`);
      return node;
    }
  }
}

export function filter(called: string, value: Evaluate, args: readonly Evaluate[]): Evaluate {
  const [first, second] = args;
  const fallback = (scope: Scope): Value => {
    if (first === undefined) throw new Missing(called);
    return first(scope);
  };
  const numeric =
    (convert: (value: number) => number): Evaluate =>
    (scope) => {
      const found = figure(orNull(value, scope));
      return Number.isFinite(found) ? convert(found) : fallback(scope);
    };
  switch (called) {
    case 'float':
      return numeric((found) => found);
    case 'int':
      if (second === undefined) return numeric(Math.trunc);
      return (scope) => {
        const found = Number.parseInt(print(orNull(value, scope)), number(second(scope)));
        return Number.isFinite(found) ? found : fallback(scope);
      };
    case 'round':
      return (scope) => {
        const factor = 10 ** (first === undefined ? 0 : number(first(scope)));
        const way = second === undefined ? 'common' : print(second(scope));
        const turn = way === 'floor' ? Math.floor : way === 'ceil' ? Math.ceil : halfToEven;
        return turn(number(value(scope)) * factor) / factor;
      };
    case 'abs':
      return (scope) => Math.abs(number(value(scope)));
    case 'default':
    case 'd':
      return (scope) => {
        const found = orUndefined(value, scope);
        // None is there, unless what is empty shall count as missing, too.
        const counts =
          second !== undefined && truthy(second(scope)) ? truthy(found ?? null) : found !== undefined;
        return counts ? (found ?? null) : fallback(scope);
      };
    case 'lower':
      return (scope) => print(value(scope)).toLowerCase();
    case 'upper':
      return (scope) => print(value(scope)).toUpperCase();
    case 'title':
      return (scope) => print(value(scope)).replaceAll(/\b\w/g, (letter) => letter.toUpperCase());
    case 'capitalize':
      return (scope) =>
        print(value(scope))
          .toLowerCase()
          .replace(/^./u, (letter) => letter.toUpperCase());
    case 'is_number':
      return (scope) => Number.isFinite(figure(orNull(value, scope)));
    case 'trim':
      return (scope) => print(value(scope)).trim();
    case 'string':
      return (scope) => print(value(scope));
    case 'tojson':
    case 'to_json':
      return (scope) => JSON.stringify(value(scope));
    case 'is_defined':
      return value;
    default: {
      const node = listOrText(called, value, args);
      if (node === null) throw new SyntaxError(`the filter ${called} is not understood`);
      return node;
    }
  }
}

export function combine(sign: string, left: Evaluate, right: Evaluate): Evaluate {
  switch (sign) {
    case 'or':
      return (scope) => {
        const value = orNull(left, scope);
        return truthy(value) ? value : right(scope);
      };
    case 'and':
      return (scope) => {
        const value = orNull(left, scope);
        return truthy(value) ? right(scope) : value;
      };
    case '==':
      return (scope) => same(left(scope), right(scope));
    case '!=':
      return (scope) => !same(left(scope), right(scope));
    case 'in':
    case 'not in':
      return (scope) => holds(right(scope), left(scope)) === (sign === 'in');
    case '~':
      return (scope) => print(left(scope)) + print(right(scope));
    case '+':
      return (scope) => {
        const [a, b] = [left(scope), right(scope)];
        return typeof a === 'string' && typeof b === 'string' ? a + b : number(a) + number(b);
      };
    case '%':
      return (scope) => {
        const [a, b] = [left(scope), right(scope)];
        if (typeof a === 'string') return formatted(a, Array.isArray(b) ? b : [b]);
        return number(a) - number(b) * Math.floor(number(a) / number(b));
      };
    default: {
      const calculate = ARITHMETIC[sign];
      if (calculate === undefined) throw new SyntaxError(`the operator ${sign} is not understood`);
      return (scope) => calculate(number(left(scope)), number(right(scope)));
    }
  }
}

const ARITHMETIC: Readonly<Record<string, (a: number, b: number) => Value>> = {
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '//': (a, b) => Math.floor(a / b),
  '**': (a, b) => number(a ** b),
  '<': (a, b) => a < b,
  '>': (a, b) => a > b,
  '<=': (a, b) => a <= b,
  '>=': (a, b) => a >= b,
};

export function orUndefined(node: Evaluate, scope: Scope): Value | undefined {
  try {
    return node(scope);
  } catch (error) {
    if (error instanceof Missing) return undefined;
    throw error;
  }
}

export function orNull(node: Evaluate, scope: Scope): Value {
  return orUndefined(node, scope) ?? null;
}

/** The part of a text or list, as Python cuts it: ends count from behind where they are negative. */
export function part(value: Value, from: Value | undefined, to: Value | undefined): Value {
  const ends = [from, to].map((end) => (end === undefined || end === null ? undefined : number(end)));
  return Array.isArray(value) ? value.slice(...ends) : print(value).slice(...ends);
}

/** Python's way: 20.25 to one decimal is 20.2, and 20.35 is what its binary fraction says. */
function halfToEven(value: number): number {
  const down = Math.floor(value);
  if (value - down !== 0.5) return Math.round(value);
  return down % 2 === 0 ? down : down + 1;
}

/** NaN where it is none. True counts as 1. */
function figure(value: Value): number {
  if (typeof value === 'boolean') return Number(value);
  return typeof value === 'number' ? value : Number(print(value).trim() || Number.NaN);
}

export function number(value: Value): number {
  const found = figure(value);
  if (!Number.isFinite(found)) throw new Missing('a number');
  return found;
}

export function truthy(value: Value): boolean {
  if (Array.isArray(value)) return value.length > 0;
  if (typeof value === 'object' && value !== null) return Object.keys(value).length > 0;
  return Boolean(value);
}

function same(a: Value, b: Value): boolean {
  return typeof a === 'object' || typeof b === 'object' ? JSON.stringify(a) === JSON.stringify(b) : a === b;
}

function holds(container: Value, value: Value): boolean {
  if (typeof container === 'string') return container.includes(print(value));
  if (Array.isArray(container)) return container.some((item: Value) => same(item, value));
  return typeof container === 'object' && container !== null && Object.hasOwn(container, print(value));
}

/** As Jinja prints it: True, None, whole numbers without a point. */
export function print(value: Value): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
