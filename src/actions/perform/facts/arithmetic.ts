/** Sums as a person dictates them: `12 * 7`, `15 % of 80`, `sqrt 49`, `2 ^ 10`, `5 !`. A small recursive descent. */

const TOKEN = /\d+(?:\.\d+)?|sqrt|cbrt|of|[-+*/^%!()]/g;

/** Deeper nesting than this is no sum that anybody speaks. */
const MAX_DEPTH = 32;

/**
 * @param expression numbers and `+ - * / ^ % ! sqrt cbrt of ( )`; `%` alone is a hundredth, `x % of y` a share,
 *   `x + y %` adds that share of x, as people mean it
 * @returns null where it is no sum, or the result is not a number (division by zero)
 */
export function evaluate(expression: string): number | null {
  const tokens = expression.match(TOKEN) ?? [];
  if (tokens.join('') !== expression.replace(/\s+/g, '') || tokens.length === 0) return null;
  const reader = new Reader(tokens);
  const value = reader.sum(0);
  return reader.atEnd && value !== null && Number.isFinite(value) ? value : null;
}

class Reader {
  private at = 0;

  constructor(private readonly tokens: readonly string[]) {}

  get atEnd(): boolean {
    return this.at === this.tokens.length;
  }

  sum(depth: number): number | null {
    if (depth > MAX_DEPTH) return null;
    let left = this.product(depth);
    for (let op = this.take('+', '-'); op !== null && left !== null; op = this.take('+', '-')) {
      const start = this.at;
      const right = this.product(depth);
      if (right === null) return null;
      // "80 plus 15 percent": a share of what stands before it.
      const share = this.tokens[this.at - 1] === '%' && this.at - start === 2;
      const amount = share ? left * right : right;
      left = op === '+' ? left + amount : left - amount;
    }
    return left;
  }

  private product(depth: number): number | null {
    let left = this.power(depth);
    for (let op = this.take('*', '/', 'of'); op !== null && left !== null; op = this.take('*', '/', 'of')) {
      const right = this.power(depth);
      if (right === null) return null;
      left = op === '/' ? left / right : left * right;
    }
    return left;
  }

  private power(depth: number): number | null {
    const base = this.postfix(depth);
    if (base === null || this.take('^') === null) return base;
    const exponent = depth > MAX_DEPTH ? null : this.power(depth + 1);
    return exponent === null ? null : base ** exponent;
  }

  private postfix(depth: number): number | null {
    let value = this.atom(depth);
    for (let op = this.take('%', '!'); op !== null && value !== null; op = this.take('%', '!')) {
      value = op === '%' ? value / 100 : factorial(value);
    }
    return value;
  }

  private atom(depth: number): number | null {
    if (depth > MAX_DEPTH) return null;
    if (this.take('(') !== null) {
      const inner = this.sum(depth + 1);
      return this.take(')') === null ? null : inner;
    }
    const sign = this.take('-', '+', 'sqrt', 'cbrt');
    if (sign !== null) {
      const value = this.atom(depth + 1);
      if (value === null) return null;
      return { '-': -value, '+': value, sqrt: Math.sqrt(value), cbrt: Math.cbrt(value) }[sign] ?? null;
    }
    const token = this.tokens[this.at];
    if (token === undefined || !/^\d/.test(token)) return null;
    this.at += 1;
    return Number(token);
  }

  private take(...options: readonly string[]): string | null {
    const token = this.tokens[this.at];
    if (token === undefined || !options.includes(token)) return null;
    this.at += 1;
    return token;
  }
}

function factorial(value: number): number {
  if (!Number.isInteger(value) || value < 0) return Number.NaN;
  let product = 1;
  for (let factor = 2; factor <= value && Number.isFinite(product); factor += 1) product *= factor;
  return product;
}

/** As spoken: at most two decimals for what is above one, three significant digits below; no trailing zeros. */
export function sayNumber(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return String(value);
  const size = Math.abs(value);
  if (size >= 1e15 || size < 1e-6) return value.toPrecision(4).replace(/\.?0+(?=e|$)/, '');
  const rounded = size >= 1 ? value.toFixed(2) : value.toPrecision(3);
  return String(Number(rounded));
}
